"""The command `import_contributions`, as it is called, interrupted, and fed with what is no file of contributions."""

import gzip
import io
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from advice.management.commands import import_contributions
from advice.models import Contribution, Revision, Situation, Tagging, Topic
from tests.makers import make_situation

ROOT = Path(__file__).parents[2]
ROWS = [
    {"id": 1, "text": "Hear her out before you offer anything.", "situation": "A client shouts", "helpful": 3},
    {"id": 2, "text": "Écoutez d’abord votre client jusqu’au bout.", "situation": "A client shouts"},
    {"id": 3, "text": "OK", "situation": "A client shouts"},
]


def written(path: Path, *rows: object) -> Path:
    text = "".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows)
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    return path


def run(capsys, *args: object) -> tuple[int, dict]:
    status = 0
    try:
        call_command("import_contributions", *map(str, args), "--json")
    except SystemExit as stop:
        status = int(stop.code)
    return status, json.loads(capsys.readouterr().out)


def rejects(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.fixture
def file(tmp_path):
    return written(tmp_path / "old.jsonl", *ROWS)


def test_import_contributions_counts_what_it_did(db, capsys, file):
    status, facts = run(capsys, file)

    assert status == 0
    assert {name: facts[name] for name in ("lines", "imported", "unchanged", "repeated", "rejected", "situations")} == {
        "lines": 3,
        "imported": 3,
        "unchanged": 0,
        "repeated": 0,
        "rejected": 0,
        "situations": 1,
    }
    assert (facts["languages"], facts["unknown_language"]) == ({"en": 1, "fr": 1}, 1)
    assert facts["suggestions"] == {"lines": 2, "strategies": {"listen": 2}}
    assert (facts["personal_details"]["lines"], facts["rejects"], facts["file"]) == (0, None, "old.jsonl")
    assert not list(file.parent.glob("*.rejects*"))


def test_import_contributions_again_says_unchanged(db, capsys, file):
    run(capsys, file)

    status, facts = run(capsys, file)

    assert (status, facts["imported"], facts["unchanged"], facts["situations"]) == (0, 0, 3, 0)


def test_import_contributions_writes_bad_lines_beside_the_file(db, capsys, tmp_path):
    bad = ["{", "", {"id": 5, "text": "Wait.", "situation": "A client shouts", "mood": "good"}, '{"id": 6}']
    file = written(tmp_path / "old.jsonl", ROWS[0], *bad, ROWS[1], ROWS[0])

    status, facts = run(capsys, file)

    rows = rejects(tmp_path / "old.rejects.jsonl")
    assert (status, facts["lines"], facts["imported"], facts["unchanged"], facts["rejected"]) == (1, 6, 2, 1, 3)
    assert [row["line"] for row in rows] == [2, 4, 5]
    assert [row["raw"] for row in rows] == ["{", json.dumps(bad[2]), '{"id": 6}']
    assert [row["error"] for row in rows] == [each["error"] for each in facts["listed"]["rejected"]]
    assert rows[1]["error"].startswith("Field 4 is none of the fields that there are: id, text, situation,")
    assert facts["rejects"] == str(tmp_path / "old.rejects.jsonl")


def test_import_contributions_of_the_mended_file_takes_the_rejects_away(db, capsys, tmp_path):
    file = written(tmp_path / "old.jsonl", ROWS[0], "{")
    run(capsys, file)
    there = (tmp_path / "old.rejects.jsonl").exists()

    status, facts = run(capsys, written(file, *ROWS))

    assert (there, status, facts["imported"], facts["unchanged"]) == (True, 0, 2, 1)
    assert not (tmp_path / "old.rejects.jsonl").exists()


def test_import_contributions_dry_run_stores_and_writes_nothing(db, capsys, tmp_path):
    file = written(tmp_path / "old.jsonl", *ROWS, "{", ROWS[0] | {"id": 9}, ROWS[0])

    status, facts = run(capsys, file, "--dry-run", "--batch", 2)
    left = [model.objects.count() for model in (Contribution, Situation, Revision, Topic)]
    _status, real = run(capsys, file)

    assert (status, left, sorted(path.name for path in tmp_path.iterdir())) == (
        1,
        [0, 0, 0, 0],
        ["old.jsonl", "old.rejects.jsonl"],
    )
    changing = ("dry_run", "seconds", "rejects")
    assert {name: facts[name] for name in facts if name not in changing} == {
        name: real[name] for name in real if name not in changing
    }


def test_import_contributions_dry_run_writes_rejects_when_asked(db, capsys, tmp_path):
    path = tmp_path / "asked.jsonl"

    run(capsys, written(tmp_path / "old.jsonl", "{"), "--dry-run", "--rejects", path)

    assert [row["line"] for row in rejects(path)] == [1]


def test_import_contributions_reads_gzip_and_standard_input(db, capsys, tmp_path, monkeypatch):
    packed = written(tmp_path / "old.jsonl.gz", ROWS[0], "{")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(("\ufeff" + json.dumps(ROWS[1])).encode())))

    _status, first = run(capsys, packed)
    _status, second = run(capsys, "-", "--source", "The old forum", "--rejects", tmp_path / "stdin.jsonl")

    assert (first["imported"], second["imported"], second["file"]) == (1, 1, "standard input")
    assert [row["line"] for row in rejects(tmp_path / "old.rejects.jsonl")] == [2]
    assert list(Contribution.objects.order_by("pk").values_list("source", flat=True)) == [
        "old.jsonl.gz",
        "The old forum",
    ]


def test_import_contributions_of_a_damaged_archive_keeps_what_could_be_read(db, capsys, tmp_path):
    rows = [{"id": n, "text": random.Random(n).randbytes(40).hex(), "situation": "A client shouts"} for n in range(900)]
    packed = written(tmp_path / "old.jsonl.gz", *rows)
    packed.write_bytes(packed.read_bytes()[:-20_000])

    status, facts = run(capsys, packed)

    assert (status, facts["rejected"]) == (1, 0)
    assert 0 < facts["imported"] == Contribution.objects.count() < 900
    assert "cannot be read behind line" in facts["damage"]


def test_import_contributions_reports_every_line_without_its_words(db, capsys, tmp_path):
    jane = "jane.miller@acme.com"
    slips = [{"language": jane}, {"strategies": ["listen", jane]}, {jane: ""}, {"created": jane}, {"helpful": jane}]
    rows = [ROWS[0], ROWS[0] | {"id": 8, "text": f"Write to {jane}."}, *(ROWS[0] | {"id": 9} | slip for slip in slips)]
    file = written(tmp_path / "old.jsonl", *rows, f'{{"{jane}')

    _status, facts = run(capsys, file, "--report", tmp_path / "report.jsonl")

    rows = rejects(tmp_path / "report.jsonl")
    assert [(row["line"], row["outcome"], row["personal_details"]) for row in rows] == [
        (1, "imported", []),
        (2, "imported", ["email"]),
        *((number, "rejected", []) for number in range(3, 9)),
    ]
    assert rows[0]["contribution"] == Contribution.objects.get(external_id="1").pk
    assert rows[0]["suggestions"] == ["listen"]
    assert "jane" not in (tmp_path / "report.jsonl").read_text() + json.dumps(facts)
    assert (tmp_path / "old.rejects.jsonl").read_text().count("jane") == 6


def test_import_contributions_blocks_personal_details_when_told(db, capsys, tmp_path):
    secret = ROWS[0] | {"id": 8, "text": "Write to jane.miller@acme.com."}

    status, facts = run(capsys, written(tmp_path / "old.jsonl", ROWS[0], secret), "--block-personal")

    assert (status, facts["imported"], facts["rejected"]) == (1, 1, 1)
    assert facts["personal_details"] == {"lines": 1, "kinds": {"email": 1}}
    assert facts["listed"]["personal_details"] == [{"line": 2, "kinds": ["email"]}]


def test_import_contributions_lists_the_lines_to_look_at_by_why(db, capsys, tmp_path):
    rows = [ROWS[0], ROWS[0] | {"text": "Wait."}, ROWS[0] | {"id": 2}, ROWS[0], "{"]
    personal = ROWS[0] | {"id": 3, "text": "Write to jane.miller@acme.com."}

    _status, facts = run(capsys, written(tmp_path / "old.jsonl", *rows, personal))

    listed = {why: [row["line"] for row in lines] for why, lines in facts["listed"].items()}
    assert listed == {"rejected": [5], "repeated": [3], "differing": [2], "personal_details": [6]}


def test_import_contributions_keeps_the_tallies_exact(db, capsys, file):
    run(capsys, file)

    call_command("verify")

    assert capsys.readouterr().out == "0 differences\n"


def test_import_contributions_speaks_of_its_work_in_words(db, capsys, file):
    written(file, *ROWS, "{", ROWS[0] | {"id": 9})

    with pytest.raises(SystemExit):
        call_command("import_contributions", str(file))

    words = capsys.readouterr().out
    assert "3 imported, under 1 new situations" in words
    assert "line 4: This line is not JSON" in words
    assert "1 repeated: these words stand under their situation already: line 5" in words


@pytest.mark.parametrize(
    "args", [["none.jsonl"], ["."], ["old.jsonl", "--rejects", "old.jsonl"], ["old.jsonl", "--report", "no/where"]]
)
def test_import_contributions_says_what_is_wrong_with_a_file(db, tmp_path, monkeypatch, args):
    monkeypatch.chdir(tmp_path)
    written(tmp_path / "old.jsonl", *ROWS)

    with pytest.raises(CommandError, match=r"\.$"):
        call_command("import_contributions", *args)

    assert (Contribution.objects.count(), (tmp_path / "old.jsonl").stat().st_size > 0) == (0, True)


@pytest.mark.parametrize(
    "places",
    [
        ["--report", "old.rejects.jsonl"],
        ["--report", "linked.jsonl"],
        ["--report", "new.jsonl", "--rejects", "./new.jsonl"],
    ],
    ids=["where rejects go by themselves", "through a link", "asked for"],
)
def test_import_contributions_keeps_the_report_and_the_rejects_apart(db, tmp_path, monkeypatch, places):
    monkeypatch.chdir(tmp_path)
    written(tmp_path / "old.jsonl", *ROWS)
    (tmp_path / "linked.jsonl").symlink_to("old.rejects.jsonl")

    with pytest.raises(CommandError, match=r"need a file each\.$"):
        call_command("import_contributions", "old.jsonl", *places)

    assert (Contribution.objects.count(), (tmp_path / "new.jsonl").exists()) == (0, False)


@pytest.mark.parametrize("option", ["--rejects", "--report"])
def test_import_contributions_never_writes_over_what_standard_input_is_led_from(tmp_path, option):
    file = written(tmp_path / "old.jsonl", *ROWS)
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{tmp_path}/none.sqlite3"}
    words = [sys.executable, "manage.py", "import_contributions", "-", option, str(file)]

    with file.open("rb") as led:
        answer = subprocess.run(words, cwd=ROOT, env=environment, stdin=led, capture_output=True, text=True)

    assert (answer.returncode, "would replace the file that is read" in answer.stderr) == (1, True)
    assert file.read_text() == "".join(f"{json.dumps(row)}\n" for row in ROWS)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk to write to")
@pytest.mark.parametrize("option", ["--rejects", "--report"])
def test_import_contributions_says_which_file_cannot_be_written(db, tmp_path, option):
    file = written(tmp_path / "old.jsonl", "{")

    with pytest.raises(CommandError, match=r"^/dev/full: No space left on device\.$"):
        call_command("import_contributions", str(file), option, "/dev/full")


def test_import_contributions_of_a_pipe_writes_its_rejects_here(db, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    read, write = os.pipe()
    os.write(write, b"{\n")
    os.close(write)

    status, facts = run(capsys, f"/dev/fd/{read}")
    os.close(read)

    assert (status, facts["rejected"], facts["rejects"]) == (1, 1, "stdin.rejects.jsonl")
    assert [row["line"] for row in rejects(tmp_path / "stdin.rejects.jsonl")] == [1]


def test_import_contributions_keeps_a_report_beside_rejects_that_there_are_not(db, capsys, file):
    status, _facts = run(capsys, file, "--report", file.parent / "report.jsonl")

    assert (status, len(rejects(file.parent / "report.jsonl"))) == (0, 3)


@pytest.mark.parametrize("ending", [".jsonl", ".jsonl.gz"])
def test_import_contributions_of_random_bytes_is_never_a_traceback(db, capsys, tmp_path, ending):
    chance = random.Random(11)
    good = json.dumps(ROWS[0]).encode()
    noise = [chance.randbytes(chance.randrange(1, 200)).replace(b"\n", b" ") for _ in range(4000)]
    for _ in range(1000):  # a good line with some bytes changed
        line = bytearray(good)
        for _change in range(chance.randrange(1, 4)):
            line[chance.randrange(len(line))] = chance.randrange(256)
        noise.append(bytes(line).replace(b"\n", b" "))
    text = b"\n".join(noise)
    path = tmp_path / f"noise{ending}"
    path.write_bytes(gzip.compress(text) if ending.endswith(".gz") else text)

    status, facts = run(capsys, path)

    assert status == 1
    assert facts["lines"] == sum(bool(line.strip()) for line in noise)
    assert facts["lines"] == sum(facts[kind] for kind in ("imported", "unchanged", "repeated", "rejected"))
    assert facts["rejected"] == len(rejects(tmp_path / "noise.rejects.jsonl")) > 4000


def test_import_contributions_of_one_endless_line_does_not_read_it_whole(db, capsys, tmp_path):
    path = tmp_path / "old.jsonl"
    path.write_bytes(b"[" * 5_000_000 + b"\n" + json.dumps(ROWS[0]).encode() + b"\n")

    _status, facts = run(capsys, path)

    (row,) = rejects(tmp_path / "old.rejects.jsonl")
    assert (facts["imported"], row["line"], len(row["raw"])) == (1, 1, 2000)


def test_import_contributions_stopped_with_the_keyboard_keeps_what_is_stored(db, capsys, tmp_path, monkeypatch):
    receive, calls = import_contributions.receive, []

    def interrupted(batch, **options):
        calls.append(batch)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return receive(batch, **options)

    file = written(tmp_path / "old.jsonl", *ROWS)
    monkeypatch.setattr(import_contributions, "receive", interrupted)

    status, facts = run(capsys, file, "--batch", 1)
    monkeypatch.undo()
    _status, rest = run(capsys, file)

    assert (status, facts["interrupted"], facts["imported"]) == (130, True, 1)
    assert (rest["unchanged"], rest["imported"], Contribution.objects.count()) == (1, 2, 3)


def site(folder: Path, name: str) -> dict[str, str]:
    """The environment of a site of its own, migrated."""
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{folder / name}.sqlite3", "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=environment, check=True)
    return environment


def command(environment: dict[str, str], *args: object) -> subprocess.Popen:
    words = [sys.executable, "manage.py", "import_contributions", *map(str, args)]
    return subprocess.Popen(words, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


CONTENT = """
import json
from advice.models import *
free = {"Situation": {"created"}, "Revision": {"created"}, "Contribution": {"lot"}}
for model in (Situation, Contribution, Revision, Tagging, Topic, TopicName):
    for row in model.objects.order_by("pk").values():
        row = {k: str(v) for k, v in row.items() if k not in free.get(model.__name__, ())}
        print(json.dumps([model.__name__, row], sort_keys=True))
"""


def content(environment: dict[str, str]) -> str:
    """Every row of the site but for the moment when a situation was made, and the lots, which are chance."""
    words = [sys.executable, "manage.py", "shell", "-v0", "-c", CONTENT]
    return subprocess.run(words, cwd=ROOT, env=environment, check=True, capture_output=True, text=True).stdout


@pytest.mark.skipif(
    connection.vendor != "sqlite", reason="the sites of this test are SQLite's, whatever the others run on"
)
def test_import_contributions_killed_in_the_middle_and_run_again_is_as_if_it_had_run_once(tmp_path):
    rows = [
        {
            "id": n,
            "text": f"Hear her out for {n} minutes, then ask what would help." if n % 9 else "OK",
            "situation": f"A client shouts at me, case {n % 70}",
            "topic": "Complaints",
            "strategies": ["listen"] if n % 2 else [],
            "created": "2024-05-31",
        }
        for n in range(1200)
    ]
    file = written(tmp_path / "old.jsonl", *rows, "{", rows[5])
    whole, broken = site(tmp_path, "whole"), site(tmp_path, "broken")
    once = command(whole, file, "--json", "--batch", 100)
    facts = json.loads(once.communicate()[0])
    refused = rejects(tmp_path / "old.rejects.jsonl")

    killed = command(broken, file, "--batch", 100, "--report", tmp_path / "report.jsonl")
    while killed.poll() is None and (
        not (tmp_path / "report.jsonl").exists() or len(rejects(tmp_path / "report.jsonl")) < 300
    ):
        time.sleep(0.02)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    again = command(broken, file, "--json", "--batch", 100)
    resumed = json.loads(again.communicate()[0])

    assert (once.returncode, again.returncode) == (1, 1)
    assert 300 <= resumed["unchanged"] - facts["unchanged"] < 1200
    assert resumed["unchanged"] + resumed["imported"] == facts["unchanged"] + facts["imported"]
    assert (resumed["repeated"], resumed["rejected"]) == (facts["repeated"], facts["rejected"])
    assert content(broken) == content(whole) != ""
    assert rejects(tmp_path / "old.rejects.jsonl") == refused


def test_import_contributions_answers_a_situation_by_its_number(db, capsys, tmp_path, ana):
    situation = make_situation(ana)

    run(capsys, written(tmp_path / "old.jsonl", ROWS[0] | {"situation": situation.pk}))

    assert Contribution.objects.get().situation == situation
    assert Tagging.objects.count() == 0


def test_import_contributions_shows_any_source_as_one_line(db, capsys, file):
    run(capsys, file, "--source", "The old\nforum\udcff\x00")

    assert set(Contribution.objects.values_list("source", flat=True)) == {"The old forum"}


def test_import_contributions_takes_a_file_whose_name_is_no_text(db, capsys, tmp_path):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.jsonl"))

    status, facts = run(capsys, written(path, ROWS[0], "{"))

    assert (status, facts["file"], Contribution.objects.get().source) == (1, "caf\ufffd.jsonl", "caf\ufffd.jsonl")
