"""Give every name of a strategy its address: the label's first, so that an alternative elsewhere never takes it."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from advice.language import address


def create(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    labels = list(apps.get_model("advice", "StrategyLabel").objects.order_by("strategy__position", "id"))
    noun = apps.get_model("advice", "StrategyAddress")
    owners = {(row.language, row.slug): row.strategy_id for row in noun.objects.all()}
    standing = set(owners)
    for words in labels:
        slug = address(words.label)
        if slug and owners.setdefault((words.language, slug), words.strategy_id) == words.strategy_id:
            words.slug = slug
            words.save(update_fields=["slug"])
    for words in labels:
        for slug in filter(None, map(address, words.alternatives)):
            owners.setdefault((words.language, slug), words.strategy_id)
    # thousands of them: one by one they would take a new site several seconds
    noun.objects.bulk_create(
        noun(language=language, slug=slug, strategy_id=owner)
        for (language, slug), owner in owners.items()
        if (language, slug) not in standing
    )


class Migration(migrations.Migration):
    dependencies = [("advice", "0004_languages_and_concepts")]

    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
