"""What every test has: settings that are quick, and a named cast with different rights."""

import importlib
import shutil
import tempfile
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.utils import translation

_folder = pytest.StashKey[Path]()


def pytest_configure(config: pytest.Config) -> None:
    """Before Django is set up: quick passwords, plain statics, and a SQLite test database that is a file.

    A database in memory lives in one process; the live server and the concurrency tests need one that others can open.
    It is not waited for until it is on the disk: nobody wants it back after a power cut.
    """
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    settings.MIDDLEWARE = [each for each in settings.MIDDLEWARE if not each.startswith("whitenoise.")]
    config.stash[_folder] = Path(tempfile.mkdtemp(prefix="rapport-tests-"))
    database = settings.DATABASES["default"]
    if database["ENGINE"] == "django.db.backends.sqlite3":
        database.setdefault("TEST", {})["NAME"] = str(config.stash[_folder] / "test.sqlite3")
        database["OPTIONS"]["init_command"] += " PRAGMA synchronous=OFF;"


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(config.stash[_folder], ignore_errors=True)


@pytest.fixture(autouse=True)
def _language_of_the_settings():
    """A page in another language leaves it on in this thread, and `reverse` would lead the next test there."""
    translation.deactivate()


@pytest.fixture
def ana(db):
    """Asks."""
    return _person("ana")


@pytest.fixture
def bo(db):
    """Advises, in Chinese too."""
    return _person("bo", reads=["zh", "en"])


@pytest.fixture
def cy(db):
    """Looks after the site's strategies and imports pages."""
    return _person("cy", curator=True)


@pytest.fixture
def dee(db):
    """A stranger: has an account, and nothing to do with the others."""
    return _person("dee")


@pytest.fixture
def gone(db):
    """Had an account; it is closed."""
    return _person("gone", is_active=False)


def _person(username: str, **values):
    from tests.makers import make_user  # the models exist only once Django is set up

    return make_user(username, **values)


@pytest.fixture
def strategies(transactional_db):
    """The strategies that `migrate` makes, for tests that commit: the flush after each of those takes them away.

    Django's own remedy, serialized_rollback, keeps what it restores on the connection object, and a browser's event loop gives a test another one.
    """
    with transaction.atomic():
        importlib.import_module("advice.migrations.0003_the_strategies").create(apps, None)
