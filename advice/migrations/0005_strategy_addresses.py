"""Give every name of a strategy its address: the label's first, so that an alternative elsewhere never takes it."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from advice.language import address


def create(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    labels = list(apps.get_model("advice", "StrategyLabel").objects.order_by("strategy__position", "id"))
    addresses = apps.get_model("advice", "StrategyAddress").objects
    for words in labels:
        slug = address(words.label)
        if slug:
            row, _made = addresses.get_or_create(
                language=words.language, slug=slug, defaults={"strategy": words.strategy}
            )
            if row.strategy_id == words.strategy_id:
                words.slug = slug
                words.save(update_fields=["slug"])
    for words in labels:
        for name in words.alternatives:
            if slug := address(name):
                addresses.get_or_create(language=words.language, slug=slug, defaults={"strategy": words.strategy})


class Migration(migrations.Migration):
    dependencies = [("advice", "0004_languages_and_concepts")]

    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
