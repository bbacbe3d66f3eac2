"""What the search reads: an entry a contribution, the words of the site, and the full-text tables of each database.

The index of a site that has contributions already is built by `manage.py reindex` (`manage.py prepare` runs it where it is missing).
"""

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

TABLES = ("advice_contribution_text", "advice_situation_text")
SQLITE = """
CREATE VIRTUAL TABLE {table} USING fts5(terms, surfaces UNINDEXED, tokenize = "ascii tokenchars '_'", columnsize = 0)
"""
POSTGRESQL = """
CREATE TABLE {table} (id bigint PRIMARY KEY, terms text NOT NULL, surfaces text NOT NULL);
CREATE TABLE {vectors} (id bigint PRIMARY KEY, vector tsvector NOT NULL);
CREATE INDEX {vectors}_vector ON {vectors} USING gin (vector) WITH (fastupdate = off);
"""
# by code point on both databases, and so that the beginning of a word is a range of the index whatever the locale of the server
COLLATE = """
ALTER TABLE advice_word ALTER COLUMN surface TYPE varchar(60) COLLATE "C", ALTER COLUMN stem TYPE varchar(60) COLLATE "C",
  ALTER COLUMN mirror TYPE varchar(60) COLLATE "C";
"""


def create(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    vendor = schema_editor.connection.vendor
    for table in TABLES:
        schema_editor.execute(
            {"sqlite": SQLITE, "postgresql": POSTGRESQL}[vendor].format(
                table=table, vectors=table.replace("_text", "_terms")
            )
        )
    if vendor == "postgresql":
        schema_editor.execute(COLLATE)


def drop(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for table in TABLES:
        schema_editor.execute(f"DROP TABLE IF EXISTS {table}")
        schema_editor.execute(f"DROP TABLE IF EXISTS {table.replace('_text', '_terms')}")


class Migration(migrations.Migration):
    dependencies = [("advice", "0008_newest_contributions")]

    operations = [
        migrations.CreateModel(
            name="IndexEntry",
            fields=[
                (
                    "contribution",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="index_entry",
                        serialize=False,
                        to="advice.contribution",
                    ),
                ),
                ("language", models.CharField(blank=True, max_length=8)),
                ("readable", models.CharField(blank=True, max_length=500)),
                ("strategies", models.CharField(blank=True, max_length=120)),
                ("situation", models.BigIntegerField()),
                ("topic", models.BigIntegerField(blank=True, null=True)),
                ("score", models.IntegerField(default=800000)),
                ("votes", models.PositiveIntegerField(default=0)),
            ],
            options={"verbose_name_plural": "index entries"},
        ),
        migrations.CreateModel(
            name="Word",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(blank=True, max_length=8)),
                ("surface", models.CharField(max_length=60)),
                ("stem", models.CharField(max_length=60)),
                ("mirror", models.CharField(max_length=60)),
                ("spelling", models.CharField(max_length=60)),
                ("documents", models.IntegerField(default=0)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["stem", "language"], name="word_by_stem"),
                    models.Index(fields=["mirror"], name="word_by_ending"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("surface", "language", "stem"), name="word_once_per_language")
                ],
            },
        ),
        migrations.CreateModel(
            name="Slip",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "key", "word_id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("key", models.BigIntegerField()),
                (
                    "word",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="slips",
                        to="advice.word",
                    ),
                ),
            ],
        ),
        migrations.RunPython(create, drop),
    ]
