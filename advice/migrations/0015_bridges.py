"""Keep of each contribution whether it bridges teams and languages and is a candidate for a playbook, and when that was last found.

The columns are added by hand: Django would have SQLite rebuild the table that the trigger of migration 0002 looks into.
"""

from django.db import migrations, models


def flag(name):
    return migrations.RunSQL(
        f"ALTER TABLE advice_contribution ADD COLUMN {name} boolean NOT NULL DEFAULT false",
        f"ALTER TABLE advice_contribution DROP COLUMN {name}",
        state_operations=[
            migrations.AddField(
                model_name="contribution",
                name=name,
                field=models.BooleanField(db_default=False, default=False),
            )
        ],
    )


class Migration(migrations.Migration):
    dependencies = [("advice", "0014_lots")]

    operations = [
        flag("bridged"),
        flag("candidate"),
        migrations.AddField(
            model_name="siteprior",
            name="bridges_marked",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
