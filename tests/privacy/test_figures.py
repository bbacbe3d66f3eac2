"""The figures of docs/privacy.md hold: what is found of the lines kept for it, and how few look-alikes are flagged."""

import json
from collections import Counter
from pathlib import Path

import pytest

from advice.privacy import find

LINES = Path(__file__).resolve().parents[2] / "bench" / "privacy" / "lines.jsonl"
TARGETS = {
    **dict.fromkeys(["email", "iban", "card", "ip"], 0.9),
    **dict.fromkeys(["phone", "national_id", "handle", "address", "person"], 0.8),
}


@pytest.fixture(scope="module")
def rows():
    return [json.loads(line) for line in LINES.read_text("utf-8").splitlines()]


def test_lines_are_enough_in_every_language_and_half(rows):
    counts = Counter((row["language"], row["half"], bool(row["spans"])) for row in rows)

    assert len(counts) == 12 * 2 * 2
    assert min(counts[key] for key in counts if key[2]) >= 10
    assert min(counts[key] for key in counts if not key[2]) >= 6


@pytest.mark.parametrize("half", ["tuning", "held-out"])
def test_recall_reaches_its_targets(rows, half):
    there, found = Counter(), Counter()
    for row in rows:
        if row["half"] == half:
            spans = find(row["text"], languages=[row["language"]])
            for start, end, kind in row["spans"]:
                there[kind] += 1
                found[kind] += any(s.kind == kind and s.start < end and start < s.end for s in spans)

    assert sorted(there) == sorted(TARGETS)
    assert {kind: found[kind] / there[kind] for kind in there if found[kind] / there[kind] < TARGETS[kind]} == {}


def test_look_alikes_are_left_alone(rows):
    clean = [row for row in rows if not row["spans"]]
    flagged = [row["id"] for row in clean if find(row["text"], languages=[row["language"]])]

    assert len(flagged) <= 3 * len(clean) // 50 // 3
