"""The command `analyze`: a line in, a line out, whatever the line is."""

import io
import json

import pytest
from django.core.management import call_command

from advice.management.commands.analyze import analysed

pytestmark = pytest.mark.django_db


def rows(*lines: bytes) -> list[dict]:
    return list(analysed(io.BytesIO(b"\n".join(lines))))


def test_analyze_finds_language_strategies_and_personal_details():
    text = "🙂 Hear her out, then write to Jane Miller from Acme: jane.miller@acme.com"

    (row,) = rows(json.dumps({"id": "a", "text": text}).encode())

    assert (row["id"], row["language"]) == ("a", "en")
    (listen,) = [each for each in row["strategies"] if each["slug"] == "listen"]
    assert [text[mark["start"] : mark["end"]] for mark in listen["evidence"]] == ["Hear her out"]
    assert {(text[each["start"] : each["end"]], each["kind"]) for each in row["personal_data"]} >= {
        ("Jane Miller", "person"),
        ("jane.miller@acme.com", "email"),
    }


def test_every_suggestion_has_evidence_that_is_in_the_text():
    text = "Give him a few days, then ask how it went. Don’t joke about it. Wir sind ganz Ohr."

    (row,) = rows(json.dumps({"id": 1, "text": text}).encode())

    assert row["strategies"]
    for each in row["strategies"]:
        assert each["evidence"]
        assert all(text[mark["start"] : mark["end"]] == mark["text"] for mark in each["evidence"])


@pytest.mark.parametrize(
    "line",
    [b"{", b"[]", b"5", b'{"text": "x"}', b'{"id": 1}', b'{"id": 1, "text": 5}', b"\xff\xfe", b"[" * 100_000],
)
def test_a_broken_line_says_why_and_the_rest_goes_on(line):
    broken, good = rows(line, b'{"id": 2, "text": "ok"}')

    assert (set(broken), broken["line"], good["id"]) == ({"line", "error"}, 1, 2)
    assert broken["error"].endswith(".")


def test_empty_lines_count_but_say_nothing():
    assert [row.get("line") for row in rows(b"", b'{"id": 1, "text": ""}', b"", b"x")] == [None, 4]


@pytest.mark.parametrize(
    "text", ["", " ", "\u0000", "🙂" * 50, "\ud800", "a" * 30_000, "۔؟!" * 100, "נקודה. 句。ประโยค"]
)
def test_any_text_is_analyzed(text):
    (row,) = rows(json.dumps({"id": 1, "text": text}).encode())

    assert row["id"] == 1
    assert "error" not in row


def test_command_writes_json_lines(monkeypatch, capsys):
    stdin = io.TextIOWrapper(io.BytesIO('{"id": 1, "text": "Écoutez d’abord votre client."}\nx\n'.encode()))
    monkeypatch.setattr("sys.stdin", stdin)

    call_command("analyze")

    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["language"], second["line"]) == ("fr", 2)
