"""What the settings make of an environment, each tried in a process of its own."""

import json
import os
import subprocess
import sys

import pytest

from tests.house.trees import ROOT

NAMES = ["SITE_URL", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "DEMONSTRATION"]
READ = f"import json, kb.settings as it; print(json.dumps([getattr(it, name) for name in {NAMES}]))"
REAL = {"DEBUG": "0", "SECRET_KEY": "k" * 60, "ALLOWED_HOSTS": "rapport.example"}
OWN = {"DEBUG", "SECRET_KEY", "ALLOWED_HOSTS", "SITE_URL", "DEMONSTRATION", "SECURE_SSL_REDIRECT"}
OWN |= {"EMAIL_BACKEND", "VOTES_COUNT_AFTER_HOURS", "VOTES_NEED_CONFIRMED_EMAIL", "VOTE_LIMITS"}


def run(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    inherited = {name: value for name, value in os.environ.items() if name not in OWN}
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=inherited | environment, capture_output=True, text=True
    )


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, ["http://127.0.0.1:8000", False, False, False, True]),
        (REAL, ["https://rapport.example", True, True, True, False]),
        (REAL | {"SITE_URL": "http://127.0.0.1:9000"}, ["http://127.0.0.1:9000", False, False, False, False]),
        (REAL | {"SECURE_SSL_REDIRECT": "0"}, ["https://rapport.example", True, True, False, False]),
    ],
    ids=["to try", "real", "real, over plain http", "real, behind a proxy that redirects"],
)
def test_settings_are_safe_unless_the_address_says_otherwise(environment, expected):
    assert json.loads(run(READ, **environment).stdout) == expected


@pytest.mark.parametrize("missing", ["SECRET_KEY", "ALLOWED_HOSTS"])
def test_settings_of_a_real_site_refuse_to_guess(missing):
    answer = run(READ, **{name: value for name, value in REAL.items() if name != missing})

    assert answer.returncode == 1
    assert f"set {missing}" in answer.stderr


def test_settings_take_a_machine_only_by_an_address_of_the_web():
    code = "import kb.settings as it; print(it.MACHINE_TRANSLATION_URL)"

    wrong, right = (run(code, MACHINE_TRANSLATION_URL=url) for url in ("file:///etc/passwd", "http://lt.example"))

    assert (wrong.returncode, right.stdout.strip()) == (1, "http://lt.example")
    assert "MACHINE_TRANSLATION_URL must begin with" in wrong.stderr


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "24 False True"),
        ({"EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend"}, "24 True True"),
        ({"VOTES_NEED_CONFIRMED_EMAIL": "1", "VOTES_COUNT_AFTER_HOURS": "0", "VOTE_LIMITS": "0"}, "0 True False"),
    ],
    ids=["letters go to the console", "letters go out", "said"],
)
def test_votes_want_a_confirmed_address_where_letters_go_out(environment, expected):
    code = "import kb.settings as it; print(it.VOTES_COUNT_AFTER_HOURS, it.VOTES_NEED_CONFIRMED_EMAIL, it.VOTE_LIMITS)"

    assert run(code, **environment).stdout.strip() == expected


@pytest.mark.parametrize(
    ("url", "host", "name"),
    [
        ("postgres://rapport:x@db.example:5433/rapport", "db.example", "rapport"),
        ("postgres://rapport@%2Fvar%2Frun%2Fpostgresql/rapport", "/var/run/postgresql", "rapport"),
        ("sqlite:////srv/rapport/db.sqlite3", "", "/srv/rapport/db.sqlite3"),
    ],
)
def test_database_is_read_from_its_address(url, host, name):
    code = (
        "import json, kb.settings as it; one = it.DATABASES['default']; print(json.dumps([one['HOST'], one['NAME']]))"
    )

    assert json.loads(run(code, DATABASE_URL=url).stdout) == [host, name]


def test_sqlite_is_opened_durably_and_for_many_writers(tmp_path):
    code = """
import django
django.setup()
from django.db import connection
with connection.cursor() as cursor:
    names = ("journal_mode", "synchronous", "foreign_keys")
    print([cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in names])
print(connection.settings_dict["OPTIONS"]["transaction_mode"])
"""

    answer = run(code, DJANGO_SETTINGS_MODULE="kb.settings", DATABASE_URL=f"sqlite:///{tmp_path}/site.db")

    assert answer.stdout.splitlines() == ["['wal', 2, 1]", "IMMEDIATE"], answer.stderr


@pytest.mark.parametrize("url", ["nonsense", "mysql://rapport@db.example/rapport", ""])
def test_database_of_another_kind_is_refused_in_words(url):
    answer = run("import kb.settings", DATABASE_URL=url)

    assert answer.stderr.splitlines()[-1].endswith("sqlite:///relative.db, sqlite:////absolute.db or postgres://…")
