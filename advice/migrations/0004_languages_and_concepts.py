"""What languages and strategies need as concepts: translations, addresses for ever, merges, proposals, decisions, and what suggestions learn from.

SQLite rebuilds the table of contributions here, which the trigger of migration 0002 looks into: it is taken down before and put up again after.
"""

from importlib import import_module

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

trigger = import_module("advice.migrations.0002_no_vote_on_ones_own")


class Migration(migrations.Migration):
    dependencies = [
        ("advice", "0003_the_strategies"),
    ]

    operations = [
        migrations.RunPython(trigger.drop, trigger.create),
        migrations.CreateModel(
            name="Decision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("reworded", "reworded"),
                            ("merged", "merged"),
                            ("parted", "merge undone"),
                            ("accepted", "proposal accepted"),
                            ("declined", "proposal declined"),
                        ],
                        max_length=8,
                    ),
                ),
                ("language", models.CharField(blank=True, max_length=8)),
                ("before", models.JSONField(blank=True, default=dict)),
                ("after", models.JSONField(blank=True, default=dict)),
                ("reason", models.TextField(blank=True)),
                ("created", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ("-id",),
            },
        ),
        migrations.CreateModel(
            name="Merge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created", models.DateTimeField(auto_now_add=True)),
                ("undone", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="MergedTagging",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("had_target", models.BooleanField()),
            ],
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(max_length=8)),
                ("label", models.CharField(max_length=60)),
                ("definition", models.TextField()),
                ("example", models.TextField(blank=True)),
                ("when_not", models.TextField(blank=True)),
                ("why", models.TextField(blank=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("accepted", "accepted"),
                            ("declined", "declined"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="open",
                        max_length=9,
                    ),
                ),
                ("created", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ("-id",),
            },
        ),
        migrations.CreateModel(
            name="StrategyAddress",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(max_length=8)),
                ("slug", models.CharField(max_length=120)),
                ("created", models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name="SuggestionAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("accepted", models.BooleanField()),
                ("score", models.FloatField()),
                ("created", models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name="SuggestionTraining",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("model", models.BinaryField()),
                ("strengths", models.JSONField(default=dict)),
                ("trained_on", models.JSONField(default=dict)),
                ("figures", models.JSONField(default=dict)),
                ("promoted", models.BooleanField()),
                ("created", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ("-id",),
            },
        ),
        migrations.CreateModel(
            name="Translation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(max_length=8)),
                ("engine", models.CharField(blank=True, max_length=40)),
                ("body", models.TextField()),
                ("body_html", models.TextField(editable=False)),
                ("source_revision", models.PositiveIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "not reviewed yet"), ("reviewed", "reviewed"), ("withdrawn", "withdrawn")],
                        default="draft",
                        max_length=9,
                    ),
                ),
                ("revision_count", models.PositiveIntegerField(default=1)),
                ("created", models.DateTimeField(auto_now_add=True)),
                ("revised", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="revision",
            name="revision_of_one_text",
        ),
        migrations.AddField(
            model_name="contribution",
            name="author_credit",
            field=models.CharField(blank=True, max_length=80),
        ),
        migrations.AddField(
            model_name="contribution",
            name="external_id",
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name="situation",
            name="language_confidence",
            field=models.FloatField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="strategy",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="merged_from",
                to="advice.strategy",
            ),
        ),
        migrations.AddField(
            model_name="strategylabel",
            name="slug",
            field=models.CharField(blank=True, editable=False, max_length=120),
        ),
        migrations.AddField(
            model_name="user",
            name="interface",
            field=models.CharField(blank=True, max_length=10, verbose_name="language of the pages"),
        ),
        migrations.AddConstraint(
            model_name="contribution",
            constraint=models.UniqueConstraint(
                models.F("external_id"),
                condition=models.Q(("external_id", ""), _negated=True),
                name="contribution_external_id_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="strategylabel",
            constraint=models.UniqueConstraint(
                models.F("language"),
                models.F("slug"),
                condition=models.Q(("slug", ""), _negated=True),
                name="strategy_label_slug_unique_in_language",
            ),
        ),
        migrations.AddField(
            model_name="decision",
            name="decider",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="decisions",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="decision",
            name="other",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="advice.strategy",
            ),
        ),
        migrations.AddField(
            model_name="decision",
            name="strategy",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="decisions",
                to="advice.strategy",
            ),
        ),
        migrations.AddField(
            model_name="merge",
            name="curator",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="merge",
            name="source",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="merges", to="advice.strategy"
            ),
        ),
        migrations.AddField(
            model_name="merge",
            name="target",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="merges_received", to="advice.strategy"
            ),
        ),
        migrations.AddField(
            model_name="mergedtagging",
            name="contribution",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="advice.contribution"
            ),
        ),
        migrations.AddField(
            model_name="mergedtagging",
            name="merge",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="taggings", to="advice.merge"
            ),
        ),
        migrations.AddField(
            model_name="proposal",
            name="proposer",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="proposals",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="proposal",
            name="strategy",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="proposals",
                to="advice.strategy",
            ),
        ),
        migrations.AddField(
            model_name="decision",
            name="proposal",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="decisions",
                to="advice.proposal",
            ),
        ),
        migrations.AddField(
            model_name="strategyaddress",
            name="strategy",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="addresses", to="advice.strategy"
            ),
        ),
        migrations.AddField(
            model_name="suggestionanswer",
            name="answerer",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="suggestionanswer",
            name="contribution",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="suggestion_answers", to="advice.contribution"
            ),
        ),
        migrations.AddField(
            model_name="suggestionanswer",
            name="strategy",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="suggestion_answers", to="advice.strategy"
            ),
        ),
        migrations.AddIndex(
            model_name="suggestiontraining",
            index=models.Index(fields=["promoted", "-id"], name="suggestion_training_in_use"),
        ),
        migrations.AddField(
            model_name="translation",
            name="contribution",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="translations", to="advice.contribution"
            ),
        ),
        migrations.AddField(
            model_name="translation",
            name="reviewer",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="translation",
            name="translator",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="translations",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="revision",
            name="translation",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="revisions",
                to="advice.translation",
            ),
        ),
        migrations.AddConstraint(
            model_name="revision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("contribution__isnull", False), ("situation__isnull", True), ("translation__isnull", True)
                    ),
                    models.Q(
                        ("contribution__isnull", True), ("situation__isnull", False), ("translation__isnull", True)
                    ),
                    models.Q(
                        ("contribution__isnull", True), ("situation__isnull", True), ("translation__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="revision_of_one_text",
            ),
        ),
        migrations.AddConstraint(
            model_name="revision",
            constraint=models.UniqueConstraint(
                models.F("translation"), models.F("number"), name="revision_once_per_translation"
            ),
        ),
        migrations.AddConstraint(
            model_name="merge",
            constraint=models.CheckConstraint(
                condition=models.Q(("source", models.F("target")), _negated=True), name="merge_of_two"
            ),
        ),
        migrations.AddConstraint(
            model_name="merge",
            constraint=models.UniqueConstraint(
                models.F("source"), condition=models.Q(("undone", None)), name="merge_once_at_a_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="mergedtagging",
            constraint=models.UniqueConstraint(models.F("merge"), models.F("contribution"), name="merged_tagging_once"),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["open", "accepted", "declined", "withdrawn"])),
                name="proposal_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["reworded", "merged", "parted", "accepted", "declined"])),
                name="decision_kind_known",
            ),
        ),
        migrations.AddIndex(
            model_name="strategyaddress",
            index=models.Index(fields=["slug"], name="strategy_address_by_slug"),
        ),
        migrations.AddConstraint(
            model_name="strategyaddress",
            constraint=models.UniqueConstraint(
                models.F("language"), models.F("slug"), name="strategy_address_leads_to_one"
            ),
        ),
        migrations.AddConstraint(
            model_name="suggestionanswer",
            constraint=models.UniqueConstraint(
                models.F("contribution"), models.F("strategy"), name="suggestion_answered_once"
            ),
        ),
        migrations.AddIndex(
            model_name="translation",
            index=models.Index(fields=["language", "state", "contribution"], name="translation_by_language"),
        ),
        migrations.AddConstraint(
            model_name="translation",
            constraint=models.UniqueConstraint(
                models.F("contribution"), models.F("language"), models.F("engine"), name="translation_once_per_language"
            ),
        ),
        migrations.AddConstraint(
            model_name="translation",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "reviewed", "withdrawn"])), name="translation_state_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="translation",
            constraint=models.CheckConstraint(
                condition=models.Q(("source_revision__gte", 1)), name="translation_of_a_revision"
            ),
        ),
        migrations.RunPython(trigger.create, trigger.drop),
    ]
