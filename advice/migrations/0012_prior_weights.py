"""The weights of decision 10: 7 is one of them. A site that has a 5 keeps it until the next rescoring."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("advice", "0011_counted_votes")]

    operations = [
        migrations.RemoveConstraint(model_name="languageprior", name="prior_weight_known"),
        migrations.AddConstraint(
            model_name="languageprior",
            constraint=models.CheckConstraint(
                condition=models.Q(("weight__in", [5, 6, 7, 8, 10])), name="prior_weight_known"
            ),
        ),
    ]
