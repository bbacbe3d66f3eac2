"""The plays that there are stand as their contributions are now: what changes from here on is drift."""

from django.db import migrations


def remember(apps, schema_editor):
    plays = apps.get_model("advice", "Play").objects.select_related("contribution")
    taggings = apps.get_model("advice", "Tagging").objects
    for play in plays.iterator():
        slugs = taggings.filter(content_object=play.contribution_id).values_list("tag__slug", flat=True)
        play.seen_strategies = sorted(slugs)
        play.seen_revision, play.seen_score = play.contribution.revision_count, play.contribution.score
        play.save(update_fields=["seen_strategies", "seen_revision", "seen_score"])


class Migration(migrations.Migration):
    dependencies = [("advice", "0018_living_playbooks")]

    operations = [migrations.RunPython(remember, migrations.RunPython.noop)]
