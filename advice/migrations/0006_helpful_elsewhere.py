"""Keep how many found an imported contribution helpful where it came from: a fact of its own, for there are no votes behind it here.

The column may be null, so that SQLite adds it without rebuilding the table that the trigger of migration 0002 looks into.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("advice", "0005_strategy_addresses")]

    operations = [
        migrations.AddField(
            model_name="contribution",
            name="helpful_elsewhere",
            field=models.PositiveIntegerField(blank=True, null=True),
        ),
    ]
