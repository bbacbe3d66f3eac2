"""The command line on a machine where something is missing: every command says in a sentence what, and teaches how it is used."""

import json
import os
import subprocess
import sys

import pytest

from tests.house.trees import ROOT

COMMANDS = sorted(path.stem for path in (ROOT / "advice/management/commands").glob("[!_]*.py"))
ARGUMENTS = {
    "compare_editions": ["1"],
    "export_playbook": ["1"],
    "export_site": ["site.zip"],
    "import_site": ["README.md"],
    "import_playbook": ["book.json", "--team", "1", "--as", "ana"],
    "import_article": ["fixtures/articles/seed-article.txt"],
    "import_contributions": ["README.md"],
    "prepare": None,
    "analyze": None,
    "check_export": None,
}


def manage(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "manage.py", *words]
    return subprocess.run(command, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True)


@pytest.fixture
def nowhere(tmp_path) -> str:
    return f"sqlite:///{tmp_path}/none/site.db"


@pytest.fixture(scope="module")
def empty(tmp_path_factory) -> str:
    """A database that was migrated and holds nothing, not even the demonstration site."""
    address = f"sqlite:///{tmp_path_factory.mktemp('empty')}/elsewhere.db"
    done = manage("migrate", "--verbosity", "0", DATABASE_URL=address)
    assert (done.returncode, done.stderr) == (0, "")
    return address


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_every_command_shows_an_example(command):
    answer = manage(command, "--help")

    assert answer.returncode == 0
    assert f"\n  manage.py {command}" in answer.stdout


@pytest.mark.parametrize("command", [name for name in COMMANDS if ARGUMENTS.get(name, []) is not None])
def test_commands_say_in_a_sentence_that_the_database_has_no_tables(command, tmp_path):
    answer = manage(command, *ARGUMENTS.get(command, []), DATABASE_URL=f"sqlite:///{tmp_path}/site.db")

    assert answer.returncode == 1
    assert "Traceback" not in answer.stderr
    assert answer.stderr.splitlines()[-1].endswith("manage.py migrate")


def test_analyze_needs_no_tables(tmp_path):
    command = [sys.executable, "manage.py", "analyze"]
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{tmp_path}/site.db"}
    line = '{"id": 1, "text": "Écoutez d’abord votre client."}\n'

    answer = subprocess.run(command, cwd=ROOT, env=environment, input=line, capture_output=True, text=True)

    assert (answer.returncode, answer.stderr) == (0, "")
    assert [each["slug"] for each in json.loads(answer.stdout)["strategies"]] == ["listen"]


def test_database_that_cannot_be_opened_is_said_in_a_sentence(nowhere):
    answer = manage("migrate", DATABASE_URL=nowhere)

    assert answer.returncode == 1
    assert answer.stderr.startswith("unable to open database file\n")


def test_traceback_is_there_for_whoever_asks(nowhere):
    assert "Traceback" in manage("verify", "--traceback", DATABASE_URL=nowhere).stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this machine has no device that is always full")
def test_screen_that_takes_nothing_is_said_in_a_sentence(empty):
    with open("/dev/full", "w") as full:
        command = [sys.executable, "manage.py", "import_article", "--dry-run", *ARGUMENTS["import_article"]]
        environment = os.environ | {"DATABASE_URL": empty, "PYTHONUNBUFFERED": "1"}
        answer = subprocess.run(command, cwd=ROOT, env=environment, stdout=full, stderr=subprocess.PIPE, text=True)

    assert (answer.returncode, answer.stderr) == (1, "[Errno 28] No space left on device\n")


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["verify"], 0, "0 differences"),
        (["verify", "--repair"], 0, "0 differences"),
        (["rescore"], 0, "0 bridge teams or languages, 0 are candidates for a playbook."),
        (["export_playbook", "1"], 1, "CommandError: There is no playbook 1."),
        (["import_article", "no-such-file"], 1, "no-such-file: refused. No such file or directory."),
        (
            ["import_article", "--dry-run", *ARGUMENTS["import_article"]],
            0,
            "    10 contributions, 4 related situations",
        ),
    ],
)
def test_commands_work_on_an_empty_database(empty, words, status, said):
    answer = manage(*words, DATABASE_URL=empty)

    assert answer.returncode == status
    assert (answer.stdout + answer.stderr).splitlines()[-1] == said
