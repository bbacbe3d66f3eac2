"""What near-identical advice is found by: a few numbers of each contribution. `manage.py reindex` fills it (`manage.py prepare` runs that where it is empty)."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("advice", "0015_bridges")]

    operations = [
        migrations.CreateModel(
            name="Sketch",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "key", "contribution_id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("key", models.BigIntegerField()),
                (
                    "contribution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sketches",
                        to="advice.contribution",
                    ),
                ),
            ],
            options={"verbose_name_plural": "sketches"},
        ),
    ]
