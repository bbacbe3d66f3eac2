"""Votes that count and votes that do not yet: the log of changes, the clusters, and the months of the public log. Every vote there is counts.

The new columns make SQLite rebuild the table of votes, which drops the trigger of migration 0002: it is made again, on the way back too.
"""

import importlib

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def guard_again(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "sqlite":
        guard = importlib.import_module("advice.migrations.0002_no_vote_on_ones_own")
        guard.drop(apps, schema_editor)
        guard.create(apps, schema_editor)


class Migration(migrations.Migration):
    dependencies = [
        ("advice", "0010_trials"),
    ]

    operations = [
        migrations.RunPython(migrations.RunPython.noop, guard_again),
        migrations.CreateModel(
            name="VoteMonth",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", models.DateField(unique=True)),
                ("given", models.PositiveIntegerField(default=0)),
                ("waiting", models.PositiveIntegerField(default=0)),
                ("found", models.PositiveIntegerField(default=0)),
                ("confirmed", models.PositiveIntegerField(default=0)),
                ("dismissed", models.PositiveIntegerField(default=0)),
                ("set_aside", models.PositiveIntegerField(default=0)),
                ("changed", models.DateTimeField(auto_now=True)),
            ],
            options={
                "ordering": ("-month",),
            },
        ),
        migrations.AddField(
            model_name="vote",
            name="counted",
            field=models.BooleanField(db_default=True, default=True),
        ),
        migrations.AddField(
            model_name="vote",
            name="waiting",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.CreateModel(
            name="VoteChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("old", models.SmallIntegerField()),
                ("new", models.SmallIntegerField()),
                ("created", models.DateTimeField(auto_now_add=True)),
                (
                    "contribution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="advice.contribution"
                    ),
                ),
                (
                    "voter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="vote_changes",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="VoteCluster",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("signals", models.JSONField(default=list)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "open"), ("confirmed", "confirmed"), ("dismissed", "dismissed")],
                        default="open",
                        max_length=9,
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                ("found", models.DateTimeField(auto_now_add=True)),
                ("decided", models.DateTimeField(blank=True, null=True)),
                (
                    "decider",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("members", models.ManyToManyField(related_name="vote_clusters", to=settings.AUTH_USER_MODEL)),
                ("targets", models.ManyToManyField(related_name="+", to="advice.contribution")),
            ],
            options={
                "ordering": ("-id",),
            },
        ),
        migrations.AddField(
            model_name="vote",
            name="set_aside",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="votes_set_aside",
                to="advice.votecluster",
            ),
        ),
        migrations.AddIndex(
            model_name="vote",
            index=models.Index(models.F("voter"), condition=models.Q(("waiting", True)), name="vote_waiting"),
        ),
        migrations.AddConstraint(
            model_name="vote",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("counted", False), models.Q(("set_aside", None), ("waiting", False)), _connector="OR"
                ),
                name="vote_counted_without_a_reason",
            ),
        ),
        migrations.AddIndex(
            model_name="votechange",
            index=models.Index(fields=["voter", "created"], name="vote_change_of_a_day"),
        ),
        migrations.AddIndex(
            model_name="votechange",
            index=models.Index(fields=["created"], name="vote_change_by_age"),
        ),
        migrations.AddConstraint(
            model_name="votechange",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("new__in", [-1, 0, 1]), ("old__in", [-1, 0, 1]), models.Q(("old", models.F("new")), _negated=True)
                ),
                name="vote_change_changes",
            ),
        ),
        migrations.AddConstraint(
            model_name="votecluster",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["open", "confirmed", "dismissed"])), name="cluster_state_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="votecluster",
            constraint=models.CheckConstraint(
                condition=models.Q(("state", "open"), ("decided__isnull", False), _connector="OR"),
                name="cluster_decided_at_a_time",
            ),
        ),
        migrations.RunPython(guard_again, migrations.RunPython.noop),
    ]
