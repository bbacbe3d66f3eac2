"""The database itself refuses a vote on one's own contribution.

A check constraint cannot look into another table, so each database gets a trigger. SQLite drops it when a later migration rebuilds the table of votes:
such a migration must run `create` again (tests/models/test_vote.py fails otherwise).
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SQLITE = """
CREATE TRIGGER vote_not_ones_own_{event} BEFORE {event} ON advice_vote
WHEN EXISTS (SELECT 1 FROM advice_contribution WHERE id = NEW.contribution_id AND author_id = NEW.voter_id)
BEGIN SELECT RAISE(ABORT, 'vote_not_ones_own'); END
"""
POSTGRESQL = """
CREATE FUNCTION vote_not_ones_own() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM advice_contribution WHERE id = NEW.contribution_id AND author_id = NEW.voter_id) THEN
    RAISE EXCEPTION 'vote_not_ones_own' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER vote_not_ones_own BEFORE INSERT OR UPDATE ON advice_vote FOR EACH ROW EXECUTE FUNCTION vote_not_ones_own();
"""


def create(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "sqlite":
        for event in ("INSERT", "UPDATE"):
            schema_editor.execute(SQLITE.format(event=event))
    elif schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL)


def drop(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "sqlite":
        for event in ("INSERT", "UPDATE"):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS vote_not_ones_own_{event}")
    elif schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER IF EXISTS vote_not_ones_own ON advice_vote")
        schema_editor.execute("DROP FUNCTION IF EXISTS vote_not_ones_own()")


class Migration(migrations.Migration):
    dependencies = [("advice", "0001_nouns")]

    operations = [migrations.RunPython(create, drop)]
