"""The laws of comparing documents, and that what moved is told as little as can be."""

import itertools
import json
from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from advice.export.aligning import standing
from advice.export.canonical import digest, to_json
from advice.export.changes import Changes, PlayKey, as_data
from advice.export.comparing import applied, diff
from advice.export.document import Document, PlayEntry, SectionEntry, StrategyMark, TensionEntry, TranslationEntry
from tests.export.samples import make_document, make_play

TEXTS = some.sampled_from(["", "a", "a b", "دعه يتكلم", "先听。", "a\n\nb"])
FEW = some.integers(0, 2)
LANGUAGES = some.sampled_from([None, "en", "ar"])
MARKS = some.builds(StrategyMark, some.sampled_from(["listen", "humour"]), some.sampled_from(["Listen", "Zuhören"]))
ADDRESSES = some.sampled_from(
    ["https://a.example/en/c/1/", "https://A.example/fr/c/1/", "https://b.example/en/", "", "//x", "http://[::1"]
)
TRANSLATIONS = some.builds(
    TranslationEntry,
    some.sampled_from(["fr", "ar"]),
    TEXTS,
    TEXTS,
    some.sampled_from(["", "machine"]),
    some.booleans(),
    FEW,
)
FIRST = {
    "number": some.integers(1, 4),
    "contribution": some.integers(1, 5),
    "revision": FEW,
    "body": TEXTS,
    "language": LANGUAGES,
    "author": TEXTS,
    "licence": TEXTS,
    "permalink": ADDRESSES,
    "situation": TEXTS,
    "situation_language": LANGUAGES,
    "situation_url": TEXTS,
    "strategies": some.lists(MARKS, max_size=2).map(tuple),
    "why": TEXTS,
    "helpful": FEW,
    "votes": FEW,
    "written": TEXTS,
}
SECOND = {
    **dict.fromkeys(["house_rule", "local_example", "wording", "when_not", "digest"], TEXTS),
    **dict.fromkeys(["worked", "mixed", "failed"], FEW),
    "translations": some.lists(TRANSLATIONS, max_size=2).map(tuple),
    "use": some.sampled_from(["public", "team"]),
    "tombstone": some.sampled_from(["", "withdrawn"]),
}


def sections(play, **more):
    titles = some.sampled_from(["", "", "One", "Two"])
    rows = some.builds(SectionEntry, titles, some.lists(play, max_size=3).map(tuple), **more)
    return some.lists(rows, max_size=4).map(tuple)


def of_schema(schema, **more):
    texts = dict.fromkeys(["title", "intro", "language", "note", "published", "published_by", "slug", "team"], TEXTS)
    made = some.builds(Document, **texts, playbook=FEW, edition=FEW, licence=TEXTS, permalink=TEXTS, **more)
    return made.map(lambda document: numbered(replace(document, schema=schema)))


def numbered(document):
    """With plays numbered from 1, where the first two of its numbers say so: most documents are."""
    if document.edition == 2:
        return document
    numbers = itertools.count(1)
    rows = tuple(
        replace(row, plays=tuple(replace(play, number=next(numbers)) for play in row.plays))
        for row in document.sections
    )
    return replace(document, sections=rows)


OLD = of_schema(1, sections=sections(some.builds(PlayEntry, **FIRST)))
NEW = of_schema(
    2,
    sections=sections(some.builds(PlayEntry, **FIRST, **SECOND), level=some.integers(1, 2)),
    tensions=some.lists(some.builds(TensionEntry, MARKS, MARKS, TEXTS), max_size=2).map(tuple),
    approved_by=TEXTS,
    approved_by_link=some.booleans(),
    scope=TEXTS,
)
DOCUMENTS = OLD | NEW


@some.composite
def edited(draw):
    """A document and what became of it after a few edits."""
    before = draw(DOCUMENTS)
    rows = [list(row.plays) for row in before.sections]
    heads = list(before.sections)
    for _edit in range(draw(some.integers(1, 4))):
        if not rows:
            break
        one, other = (draw(some.integers(0, len(rows) - 1)) for _end in range(2))
        match draw(some.sampled_from(["play", "section", "copy", "drop", "word", "title"])):
            case "play" if rows[one]:
                rows[other].insert(draw(some.integers(0, 3)), rows[one].pop())
            case "section":
                rows.insert(other, rows.pop(one))
                heads.insert(other, heads.pop(one))
            case "copy" if rows[one]:
                rows[other].append(rows[one][0])
            case "drop" if rows[one]:
                rows[one].pop(0)
            case "word" if rows[one]:
                rows[one][0] = replace(rows[one][0], body=draw(TEXTS), helpful=draw(FEW))
            case "title":
                heads[one] = replace(heads[one], title=draw(TEXTS))
    made = tuple(replace(head, plays=tuple(plays)) for head, plays in zip(heads, rows, strict=True))
    return before, numbered(replace(before, sections=made, title=draw(TEXTS)))


@settings(max_examples=50, deadline=None)
@given(DOCUMENTS)
def test_nothing_differs_from_itself(document):
    changes = diff(document, document)

    assert not changes
    assert changes == Changes()
    assert applied(changes, document) == document


def makes(before, after):
    made = applied(diff(before, after), before)
    return (made, to_json(made), digest(made)) == (after, to_json(after), digest(after))


@settings(max_examples=80, deadline=None)
@given(DOCUMENTS, DOCUMENTS)
def test_changes_make_any_document_of_any_other(before, after):
    assert makes(before, after)
    assert bool(diff(before, after)) == (before != after)


@settings(max_examples=80, deadline=None)
@given(edited())
def test_changes_make_the_edited_document_and_the_one_before(pair):
    before, after = pair

    assert makes(before, after)
    assert makes(after, before)


@settings(max_examples=50, deadline=None)
@given(DOCUMENTS, DOCUMENTS)
def test_changes_are_plain_data(before, after):
    data = json.loads(json.dumps(as_data(diff(before, after))))

    assert set(data) == {row.name for row in fields(Changes)}
    assert any(data.values()) == (before != after)


def reordered(order, **more):
    plays = [replace(make_play(number, "en"), number=place) for place, number in enumerate(order, start=1)]
    return make_document(sections=(SectionEntry("Only", tuple(plays), **more),))


def rising(order):
    """The length of its longest rising part, found by trying them all."""
    return max(len(rows) for n in range(6) for rows in itertools.combinations(order, n) if list(rows) == sorted(rows))


def test_as_few_plays_as_possible_have_moved():
    orders = list(itertools.permutations(range(1, 6)))

    found = {order: diff(reordered(range(1, 6)), reordered(order)) for order in orders}

    assert {order: len(changes.moved) for order, changes in found.items()} == {row: 5 - rising(row) for row in orders}
    assert {replace(changes, moved=()) for changes in found.values()} == {Changes()}


@given(some.permutations(range(12)))
def test_what_stands_still_rises(order):
    kept = standing(order)

    assert [place for place in order if place in kept] == sorted(kept)


def test_play_moved_to_the_top_is_one_line():
    (moved,) = diff(reordered(range(1, 31)), reordered([30, *range(1, 30)])).moved

    assert (moved.play.contribution, moved.place_before, moved.place_after) == (130, 30, 1)


def test_section_moved_to_the_top_is_one_line_and_its_plays_have_not_moved():
    document = make_document()
    first, second, third = document.sections
    changes = diff(document, numbered(replace(document, sections=(third, first, second))))

    (section,) = changes.sections
    assert (section.was, section.now, section.moved) == (3, 1, True)
    assert replace(changes, sections=()) == Changes()


@pytest.mark.parametrize("kept", [0, 3, 7])
def test_section_that_kept_half_of_its_plays_is_renamed(kept):
    document = make_document()
    first, *others = document.sections
    later = replace(first, title="Openers", plays=first.plays[kept:])

    changes = diff(document, replace(document, sections=(later, *others)))

    assert [(row.was, row.now) for row in changes.sections] == ([(1, 1)] if kept < 7 else [(None, 1), (1, None)])


def test_play_keeps_its_name_in_another_language_of_its_site_and_loses_it_on_another_site():
    document = reordered([1])
    address = make_play(1, "en").permalink

    def at(permalink):
        play = replace(document.plays[0], permalink=permalink)
        return diff(document, replace(document, sections=(SectionEntry("Only", (play,)),)))

    (same,), other = at(address.replace("/en/", "/ar/")).changed, at(address.replace("rapport.", "advice."))
    assert (same.play, [row.name for row in same.fields]) == (
        PlayKey("https://rapport.example.org", 101),
        ["permalink"],
    )
    assert (len(other.added), len(other.removed), other.changed) == (1, 1, ())


def test_changes_of_another_document_are_refused():
    document = make_document()
    changes = diff(replace(document, title="Other"), document)

    with pytest.raises(ValueError, match="made from another document"):
        applied(changes, replace(document, title="A third"))
