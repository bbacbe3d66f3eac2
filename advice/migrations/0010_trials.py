"""Trials: who tries what, and what came of it; the counts of outcomes on contributions."""

import importlib

import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

# SQLite rebuilds the table that the trigger of migration 0002 looks into, and would not do so below it
trigger = importlib.import_module("advice.migrations.0002_no_vote_on_ones_own")


class Migration(migrations.Migration):
    dependencies = [
        ("advice", "0009_search"),
    ]

    operations = [
        migrations.RunPython(trigger.drop, trigger.create),
        migrations.CreateModel(
            name="Trial",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("line", models.CharField(blank=True, max_length=200)),
                ("language", models.CharField(blank=True, max_length=8)),
                ("shown", models.BooleanField(default=False)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("worked", "It worked"), ("mixed", "Mixed"), ("failed", "It did not work")],
                        max_length=6,
                    ),
                ),
                ("counted", models.BooleanField(default=False)),
                ("due", models.DateField()),
                ("created", models.DateTimeField()),
                ("reminded", models.DateTimeField(blank=True, null=True)),
                ("reported", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.AddField(
            model_name="contribution",
            name="failed",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="contribution",
            name="mixed",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="contribution",
            name="outcome_count",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="contribution",
            name="worked",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="contribution",
            name="worked_score",
            field=models.IntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="user",
            name="letters",
            field=models.BooleanField(default=True, verbose_name="letters when something they try is due"),
        ),
        migrations.AddField(
            model_name="user",
            name="next_due",
            field=models.DateField(blank=True, editable=False, null=True),
        ),
        migrations.AddIndex(
            model_name="contribution",
            index=models.Index(fields=["state", "-worked_score", "-outcome_count", "id"], name="contribution_worked"),
        ),
        migrations.AddConstraint(
            model_name="contribution",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "outcome_count",
                        django.db.models.expressions.CombinedExpression(
                            django.db.models.expressions.CombinedExpression(models.F("worked"), "+", models.F("mixed")),
                            "+",
                            models.F("failed"),
                        ),
                    )
                ),
                name="contribution_outcomes_add_up",
            ),
        ),
        migrations.AddConstraint(
            model_name="contribution",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome_count", 0), ("worked_score", None)),
                    models.Q(
                        ("outcome_count__gt", 0), ("worked_score__isnull", False), ("worked_score__range", (0, 1000000))
                    ),
                    _connector="OR",
                ),
                name="contribution_worked_score_of_outcomes",
            ),
        ),
        migrations.AddField(
            model_name="trial",
            name="contribution",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="trials", to="advice.contribution"
            ),
        ),
        migrations.AddField(
            model_name="trial",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="trials", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddIndex(
            model_name="trial",
            index=models.Index(fields=["contribution", "counted", "-reported"], name="trial_of_contribution"),
        ),
        migrations.AddIndex(
            model_name="trial",
            index=models.Index(fields=["outcome", "due"], name="trial_due"),
        ),
        migrations.AddConstraint(
            model_name="trial",
            constraint=models.UniqueConstraint(
                models.F("person"),
                models.F("contribution"),
                condition=models.Q(("outcome", "")),
                name="trial_open_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="trial",
            constraint=models.UniqueConstraint(
                models.F("person"),
                models.F("contribution"),
                condition=models.Q(("counted", True)),
                name="trial_counted_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="trial",
            constraint=models.CheckConstraint(
                condition=models.Q(("outcome__in", ["", "worked", "mixed", "failed"])), name="trial_outcome_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="trial",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome", ""), ("reported", None)),
                    models.Q(models.Q(("outcome", ""), _negated=True), ("reported__isnull", False)),
                    _connector="OR",
                ),
                name="trial_reported_with_an_outcome",
            ),
        ),
        migrations.AddConstraint(
            model_name="trial",
            constraint=models.CheckConstraint(
                condition=models.Q(("counted", False), models.Q(("outcome", ""), _negated=True), _connector="OR"),
                name="trial_counted_with_an_outcome",
            ),
        ),
        migrations.AddConstraint(
            model_name="trial",
            constraint=models.CheckConstraint(
                condition=models.Q(("shown", False), models.Q(("line", ""), _negated=True), _connector="OR"),
                name="trial_shown_with_a_line",
            ),
        ),
        migrations.RunPython(trigger.create, trigger.drop),
    ]
