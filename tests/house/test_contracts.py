"""The import contracts hold, and each breaks when somebody breaks it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

ROOF = "The roof stands on the application"
FLOORS = "The floors of the house"
PURE = "The text engines do not know Django"
FORMATS = "The formats do not read the database"
NOUNS = "The nouns are written one above the other"

VIOLATIONS = {
    "a stray module without a floor": (FLOORS, "advice/utils.py", '"""Stray."""\n'),
    "a text engine that knows Django": (PURE, "advice/language/stray.py", "from django.db import models as models\n"),
    "a text engine that knows a noun": (FLOORS, "advice/markup/stray.py", "from advice.models import User as User\n"),
    "a format that reads the database": (
        FORMATS,
        "advice/export/markdown.py",
        "from advice.models import Edition as Edition\n",
    ),
    "a noun that calls a verb": (FLOORS, "advice/models/topic.py", "from advice.actions.asking import ask as ask\n"),
    "an engine that calls a verb": (FLOORS, "advice/ranking/best.py", "from advice.actions.asking import ask as ask\n"),
    "an engine that knows another": (FLOORS, "advice/ranking/best.py", "from advice import policy as policy\n"),
    "a machine that knows the versions": (
        FLOORS,
        "advice/machines/failure.py",
        "from advice import versions as versions\n",
    ),
    "a page that knows the programs' door": (FLOORS, "advice/web/views/home.py", "from advice import api as api\n"),
    "an application that knows the roof": (ROOF, "advice/policy.py", "from kb import checks as checks\n"),
    "two nouns in a ring": (
        NOUNS,
        "advice/models/user.py",
        "from advice.models.playbook import Playbook as Playbook\n",
    ),
}


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, env=os.environ | {"PYTHONPATH": "."})


@pytest.fixture
def copy(tmp_path):
    """The tree with its contracts, to break."""
    for room in ("kb", "advice"):
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__", "fonts"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_contracts_hold(copy):
    answer = lint(copy)

    assert answer.returncode == 0, answer.stdout + answer.stderr


@pytest.mark.parametrize(("contract", "path", "words"), VIOLATIONS.values(), ids=VIOLATIONS)
def test_contracts_break_on(copy, contract, path, words):
    broken = copy / path
    before = broken.read_text() if broken.exists() else ""
    broken.write_text(f"{before}\n{words}")

    answer = lint(copy)

    assert answer.returncode == 1
    assert f"{contract} BROKEN" in answer.stdout
