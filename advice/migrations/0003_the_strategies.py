"""The strategies the site begins with, from fixtures/strategies; curators own their words from then on."""

import json

from django.conf import settings
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def create(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    strategies = apps.get_model("advice", "Strategy").objects
    labels = apps.get_model("advice", "StrategyLabel").objects
    rows = [
        json.loads(path.read_text("utf-8"))
        for path in sorted((settings.BASE_DIR / "fixtures/strategies").glob("*.json"))
    ]
    made = {}
    for position, row in enumerate(rows, start=1):
        slug = row["slug"]
        made[slug], _ = strategies.get_or_create(slug=slug, defaults={"name": slug, "position": position})
        for language, words in row["labels"].items():
            labels.get_or_create(strategy=made[slug], language=language, defaults=words)
    for row in rows:
        strategies.filter(slug=row["slug"]).update(opposite=made.get(row["opposite"]))


class Migration(migrations.Migration):
    dependencies = [("advice", "0002_no_vote_on_ones_own")]

    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
