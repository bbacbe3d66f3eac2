"""The check of the SQLite in use."""

import pytest
from django.core.checks import registry
from django.db import connection

from kb.checks import check_sqlite, has_wal_fix


@pytest.mark.parametrize(
    ("version", "fixed"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 52, 0), True),
        ((4, 0, 0), True),
    ],
)
def test_fix_is_known_by_version(version, fixed):
    assert has_wal_fix(version) is fixed


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the site runs on another database")
def test_check_warns_of_an_old_sqlite():
    assert [message.id for message in check_sqlite(version=(3, 40, 1))] == ["kb.W001"]


@pytest.mark.skipif(connection.vendor == "sqlite", reason="the site runs on SQLite")
def test_check_says_nothing_of_sqlite_where_it_is_not_used():
    assert check_sqlite(version=(3, 40, 1)) == []


def test_check_is_content_with_what_the_requirements_install():
    assert check_sqlite() == []


def test_check_is_run_with_the_others():
    assert check_sqlite in registry.registry.get_checks()
