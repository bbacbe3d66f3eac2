"""Which contributions the editions of each playbook hold, so that whoever keeps a text that was taken back is found without reading every edition."""

import json

import django.db.models.deletion
from django.db import migrations, models

AT_ONCE = 1000


def hold(apps, schema_editor):
    holdings = apps.get_model("advice", "Holding").objects
    there = apps.get_model("advice", "Contribution").objects
    editions = apps.get_model("advice", "Edition").objects.filter(imported=False).order_by("playbook", "number")
    for playbook, document in editions.values_list("playbook", "document").iterator(chunk_size=20):
        said = {play["contribution"] for section in json.loads(document)["sections"] for play in section["plays"]}
        numbers = there.filter(pk__in=said).values_list("pk", flat=True)
        holdings.bulk_create(
            (holdings.model(playbook_id=playbook, contribution_id=number) for number in numbers),
            batch_size=AT_ONCE,
            ignore_conflicts=True,
        )


class Migration(migrations.Migration):
    dependencies = [("advice", "0019_chosen_as_they_stand")]

    operations = [
        migrations.CreateModel(
            name="Holding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "contribution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="holdings",
                        to="advice.contribution",
                    ),
                ),
                (
                    "playbook",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="holdings", to="advice.playbook"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        models.F("playbook"), models.F("contribution"), name="holding_once_per_playbook"
                    )
                ],
            },
        ),
        migrations.RunPython(hold, migrations.RunPython.noop),
    ]
