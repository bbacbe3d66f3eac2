import hashlib
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from advice.export.canonical import digest, from_json, to_json
from advice.export.document import Document, SectionEntry
from tests.export.samples import make_document, make_play, with_play


def test_json_round_trips() -> None:
    document = make_document()

    assert from_json(to_json(document)) == document


@given(some.text(alphabet=some.characters(exclude_categories=["Cs"])), some.none() | some.text(max_size=3))
def test_json_round_trips_with_any_text(text: str, language: str | None) -> None:
    document = with_play(body=text, situation_language=language if language is None else language.replace("\ud800", ""))

    assert from_json(to_json(document)) == document


def test_json_is_canonical() -> None:
    document = Document(
        1, "s", "é", "", "en", "t", 1, "2026-01-01T00:00:00Z", "", "", "l", "p", (SectionEntry("x", ()),)
    )

    assert to_json(document) == (
        '{"approved":"","approved_by":"","approved_by_link":false,"edition":1,"intro":"","language":"en","licence":"l",'
        '"note":"","permalink":"p","playbook":1,"published":"2026-01-01T00:00:00Z","published_by":"","schema":2,"scope":"",'
        '"sections":[{"level":1,"plays":[],"title":"x"}],"slug":"s","team":"t","tensions":[],"title":"é"}'
    )


def test_json_of_the_first_schema_keeps_its_text_and_digest() -> None:
    document = Document(
        1, "s", "é", "", "en", "t", 1, "2026-01-01T00:00:00Z", "", "", "l", "p", (SectionEntry("x", ()),), schema=1
    )

    text = to_json(document)

    assert from_json(text) == document
    assert text == (
        '{"edition":1,"intro":"","language":"en","licence":"l","note":"","permalink":"p","playbook":1,'
        '"published":"2026-01-01T00:00:00Z","published_by":"","sections":[{"plays":[],"title":"x"}],'
        '"slug":"s","team":"t","title":"é"}'
    )


def test_digest_is_that_of_the_canonical_text() -> None:
    document = make_document()

    assert digest(document) == hashlib.sha256(to_json(document).encode()).hexdigest()
    assert digest(replace(document, note="other")) != digest(document)


def test_plays_are_those_of_all_sections() -> None:
    assert [play.number for play in make_document().plays] == list(range(1, 18))


def changed(**changes: Any) -> str:
    row = json.loads(to_json(with_play())) | changes
    return json.dumps(row, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def changed_play(**changes: Any) -> str:
    play = json.loads(to_json(with_play()))["sections"][0]["plays"][0] | changes
    return changed(sections=[{"title": "Only", "level": 1, "plays": [play]}])


def test_changed_nothing_is_a_document() -> None:
    assert from_json(changed()) == with_play()
    assert from_json(changed_play(language=None)).plays[0].language is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[]",
        "null",
        "{",
        "[" * 100_000,
        changed(edition="3"),
        changed(edition=True),
        changed(edition=3.0),
        changed(title=None),
        changed(extra=1),
        changed(sections={}),
        changed(sections=[[]]),
        changed(sections=None),
        changed_play(language=1),
        changed_play(why=None),
        changed_play(strategies=["a"]),
        changed_play(strategies=[{"slug": "a"}]),
        changed_play(votes=float("nan")),
        to_json(make_document()) + "\n",
        json.dumps(json.loads(to_json(make_document()))),
        json.dumps(json.loads(to_json(make_document())), sort_keys=True, separators=(",", ":")),
        to_json(make_document()).replace('"edition":3', '"edition":2,"edition":3', 1),
        changed(schema=3),
        changed(schema=1),
        changed(schema=True),
        changed(schema=None),
        changed(sealed="a"),
        changed_play(tombstone=None),
    ],
    ids=range(29),
)
def test_json_of_another_shape_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        from_json(text)


def test_refusal_names_the_place() -> None:
    with pytest.raises(ValueError, match=r"^document\.sections\[0\]\.plays\[0\]\.votes: expected int, found str$"):
        from_json(changed_play(votes="5"))


def test_missing_key_is_named() -> None:
    row = json.loads(to_json(make_document()))
    del row["slug"]

    with pytest.raises(ValueError, match=r"^document: unexpected or missing keys \['slug'\]$"):
        from_json(json.dumps(row))


def test_play_is_equal_by_value() -> None:
    assert make_play(1, "fr") == make_play(1, "fr")
