"""What keeps a playbook alive: shelves, notes, rules, tensions, approvals, links to share, alerts, and what authors allow."""

import importlib

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# SQLite rebuilds the table that the trigger of migration 0002 looks into, and would not do so below it
trigger = importlib.import_module("advice.migrations.0002_no_vote_on_ones_own")


class Migration(migrations.Migration):
    dependencies = [("advice", "0017_editors_and_readers")]

    operations = [
        migrations.RunPython(trigger.drop, trigger.create),
        migrations.CreateModel(
            name="Alert",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "cause",
                    models.CharField(
                        choices=[
                            ("edited", "edited"),
                            ("withdrawn", "withdrawn"),
                            ("retagged", "other strategies"),
                            ("support", "lost support"),
                            ("behind", "translation behind"),
                            ("limited", "use limited by its author"),
                        ],
                        max_length=9,
                    ),
                ),
                ("state", models.CharField(max_length=300)),
                ("why", models.TextField(blank=True)),
                ("raised", models.DateTimeField()),
                ("ended", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Approval",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("document", models.TextField()),
                ("digest", models.CharField(max_length=64)),
                ("note", models.TextField(blank=True)),
                ("scope", models.CharField(blank=True, max_length=300, verbose_name="what the approval covers")),
                ("approver_name", models.CharField(blank=True, max_length=80, verbose_name="name")),
                ("approver_address", models.EmailField(blank=True, max_length=254, verbose_name="e-mail address")),
                ("token_digest", models.CharField(blank=True, max_length=64, null=True, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "asked for"),
                            ("given", "given"),
                            ("declined", "declined"),
                            ("withdrawn", "no longer asked for"),
                        ],
                        default="asked",
                        max_length=9,
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                ("asked", models.DateTimeField(auto_now_add=True)),
                ("expires", models.DateTimeField(blank=True, null=True)),
                ("decided", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Bookmark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("note", models.TextField(blank=True, verbose_name="your note")),
                ("created", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ("-id",),
            },
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("body", models.TextField()),
                ("created", models.DateTimeField(auto_now_add=True)),
                ("revised", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="Rule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("most", models.PositiveSmallIntegerField(default=3, verbose_name="how many of each strategy")),
                ("strategies", models.JSONField(blank=True, default=list, verbose_name="strategies")),
                ("languages", models.JSONField(blank=True, default=list, verbose_name="languages")),
                ("helpful", models.PositiveIntegerField(default=0, verbose_name="helpful votes at least")),
                ("created", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="ShareLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("label", models.CharField(blank=True, max_length=80, verbose_name="for whom")),
                ("token_digest", models.CharField(max_length=64, unique=True)),
                ("created", models.DateTimeField(auto_now_add=True)),
                ("expires", models.DateTimeField()),
                ("revoked", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Tension",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("body", models.TextField()),
                ("created", models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.AddField(
            model_name="contribution",
            name="erased",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="contribution",
            name="use",
            field=models.CharField(
                choices=[
                    ("public", "anywhere, under the licence of the site"),
                    ("team", "in playbooks that only their team reads"),
                    ("site", "on this site only, in no file"),
                ],
                db_default="public",
                default="public",
                max_length=6,
            ),
        ),
        migrations.AddField(
            model_name="edition",
            name="erased_digest",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name="edition",
            name="imported",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="invitation",
            name="address",
            field=models.EmailField(blank=True, max_length=254, verbose_name="e-mail address"),
        ),
        migrations.AddField(
            model_name="invitation",
            name="used",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="membership",
            name="digest_sent",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="play",
            name="entry",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="play",
            name="house_rule",
            field=models.TextField(blank=True, verbose_name="house rule"),
        ),
        migrations.AddField(
            model_name="play",
            name="local_example",
            field=models.TextField(blank=True, verbose_name="example from us"),
        ),
        migrations.AddField(
            model_name="play",
            name="next_review",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="play",
            name="origin",
            field=models.CharField(blank=True, max_length=500),
        ),
        migrations.AddField(
            model_name="play",
            name="owner",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="owned_plays",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="play",
            name="review_days",
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="play",
            name="reviewed",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="play",
            name="seen_revision",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="play",
            name="seen_score",
            field=models.IntegerField(default=0),
        ),
        migrations.AddField(
            model_name="play",
            name="seen_strategies",
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name="play",
            name="when_not",
            field=models.TextField(blank=True, verbose_name="when not to"),
        ),
        migrations.AddField(
            model_name="play",
            name="wording",
            field=models.TextField(blank=True, verbose_name="wording you may use"),
        ),
        migrations.AddField(
            model_name="playbook",
            name="review_days",
            field=models.PositiveSmallIntegerField(
                blank=True, null=True, verbose_name="days until a play is looked at again"
            ),
        ),
        migrations.AddField(
            model_name="playbook",
            name="two_person",
            field=models.BooleanField(default=False, verbose_name="a second person approves each edition"),
        ),
        migrations.AddField(
            model_name="section",
            name="level",
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="user",
            name="digests",
            field=models.BooleanField(
                default=True, verbose_name="weekly letters on what needs attention in their playbooks"
            ),
        ),
        migrations.AlterField(
            model_name="play",
            name="contribution",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="plays",
                to="advice.contribution",
            ),
        ),
        migrations.AddConstraint(
            model_name="contribution",
            constraint=models.CheckConstraint(
                condition=models.Q(("use__in", ["public", "team", "site"])), name="contribution_use_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="contribution",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("erased", None), models.Q(("body", ""), ("body_html", ""), ("state", "withdrawn")), _connector="OR"
                ),
                name="contribution_erased_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="play",
            constraint=models.UniqueConstraint(
                models.F("playbook"),
                models.F("origin"),
                condition=models.Q(("origin", ""), _negated=True),
                name="play_once_per_origin",
            ),
        ),
        migrations.AddConstraint(
            model_name="play",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("contribution__isnull", False), ("entry", ""), ("origin", "")),
                    models.Q(
                        ("contribution__isnull", True),
                        models.Q(("origin", ""), _negated=True),
                        models.Q(("entry", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="play_of_one_source",
            ),
        ),
        migrations.AddConstraint(
            model_name="section",
            constraint=models.CheckConstraint(condition=models.Q(("level__in", [1, 2])), name="section_nested_once"),
        ),
        migrations.AddField(
            model_name="alert",
            name="contribution",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="alerts", to="advice.contribution"
            ),
        ),
        migrations.AddField(
            model_name="alert",
            name="dismisser",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="alert",
            name="playbook",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="alerts", to="advice.playbook"
            ),
        ),
        migrations.AddField(
            model_name="approval",
            name="approver",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="approvals",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="approval",
            name="asker",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="asked_approvals",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="approval",
            name="decider",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="approval",
            name="edition",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="approval",
                to="advice.edition",
            ),
        ),
        migrations.AddField(
            model_name="approval",
            name="playbook",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="approvals", to="advice.playbook"
            ),
        ),
        migrations.AddField(
            model_name="bookmark",
            name="contribution",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="bookmarks", to="advice.contribution"
            ),
        ),
        migrations.AddField(
            model_name="bookmark",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="bookmarks", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="note",
            name="author",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="notes",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="note",
            name="contribution",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="notes", to="advice.contribution"
            ),
        ),
        migrations.AddField(
            model_name="note",
            name="team",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="notes", to="advice.team"
            ),
        ),
        migrations.AddField(
            model_name="rule",
            name="maker",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="rules",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="rule",
            name="playbook",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="rules", to="advice.playbook"
            ),
        ),
        migrations.AddField(
            model_name="rule",
            name="topic",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="rules",
                to="advice.topic",
            ),
        ),
        migrations.AddField(
            model_name="sharelink",
            name="edition",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="share_links",
                to="advice.edition",
            ),
        ),
        migrations.AddField(
            model_name="sharelink",
            name="maker",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="share_links",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="sharelink",
            name="playbook",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="share_links", to="advice.playbook"
            ),
        ),
        migrations.AddField(
            model_name="tension",
            name="first",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="advice.strategy"
            ),
        ),
        migrations.AddField(
            model_name="tension",
            name="playbook",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="tensions", to="advice.playbook"
            ),
        ),
        migrations.AddField(
            model_name="tension",
            name="second",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="advice.strategy"
            ),
        ),
        migrations.AddField(
            model_name="tension",
            name="writer",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="tensions",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="alert",
            constraint=models.UniqueConstraint(
                models.F("playbook"),
                models.F("contribution"),
                models.F("cause"),
                condition=models.Q(("ended", None)),
                name="alert_open_once_per_cause",
            ),
        ),
        migrations.AddConstraint(
            model_name="alert",
            constraint=models.CheckConstraint(
                condition=models.Q(("cause__in", ["edited", "withdrawn", "retagged", "support", "behind", "limited"])),
                name="alert_cause_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="approval",
            constraint=models.UniqueConstraint(
                models.F("playbook"), condition=models.Q(("state", "asked")), name="approval_asked_once_per_playbook"
            ),
        ),
        migrations.AddConstraint(
            model_name="approval",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["asked", "given", "declined", "withdrawn"])),
                name="approval_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="bookmark",
            constraint=models.UniqueConstraint(
                models.F("person"), models.F("contribution"), name="bookmark_once_per_person"
            ),
        ),
        migrations.AddConstraint(
            model_name="tension",
            constraint=models.UniqueConstraint(
                models.F("playbook"), models.F("first"), models.F("second"), name="tension_explained_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="tension",
            constraint=models.CheckConstraint(
                condition=models.Q(("first__lt", models.F("second"))), name="tension_in_order"
            ),
        ),
        migrations.RunPython(trigger.create, trigger.drop),
    ]
