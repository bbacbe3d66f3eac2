"""Adopting: what was exported comes back the same, and nothing else comes in."""

import json
import time
from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from hypothesis import HealthCheck, given
from hypothesis import settings as rules
from hypothesis import strategies as st

from advice.actions import adopting, balancing, contributing, curating, publishing, sectioning
from advice.export.canonical import as_data, text_digest
from advice.export.compile import compile_edition
from advice.export.document import WHOLE, Choice, SectionEntry
from advice.export.formats import FORMATS
from advice.models import Contribution, Membership, Play, Section, Tension
from tests.export.samples import make_document, make_play
from tests.factories import (
    ana,
    bo,
    cy,
    dee,
    make_contribution,
    make_playbook,
    make_strategy,
    make_team,
    make_user,
)

pytestmark = pytest.mark.django_db
ELSEWHERE = "https://another.example.net"
RETOLD = ("json", "markdown", "html", "csv")


@pytest.fixture
def team():
    return make_team("Second", by=dee())


def make_book():
    """A playbook with two levels of sections, two opposite strategies, notes, and plays in three languages; cy's."""
    playbook = make_playbook(language="fr", title="Quand ça brûle", intro="*Lisez* d’abord.")
    top = playbook.sections.get()
    sectioning.rename_section(top, "D’abord", by=cy())
    below = sectioning.nest(sectioning.add_section(playbook, "Ensuite", by=cy()), 2, by=cy())
    listen, solve = make_strategy("listen"), make_strategy("find-solutions")
    for body, language, section in (("先听。", "zh", top), ("دعه يكمل.", "ar", below), ("Wait.", "en", below)):
        advice = make_contribution(body=body, language=language, strategies=["listen", "find-solutions"])
        play = curating.add_play(playbook, advice, by=cy(), section=section, why="Ça **marche**.")
    curating.explain_play(play, {"house_rule": "Jamais seul.", "when_not": "=1+1"}, by=cy())
    balancing.explain_tension(playbook, listen, solve, "L’un, puis l’autre.", by=cy())
    return playbook


def exported(edition, choice=WHOLE, name="json"):
    return FORMATS[name].render(compile_edition(edition, choice))


def whole(document, **around):
    """A file as another site would write it."""
    data = {"format": "rapport-playbook", "version": 2, "digest": text_digest(document)}
    return json.dumps(data | {"document": as_data(document)} | around).encode()


def changed(change):
    """A file whose document was changed by hand, its digest made anew."""
    data = json.loads(whole(make_document()))
    change(data["document"])
    return json.dumps(data).encode()


@pytest.mark.parametrize("site", ["here", "elsewhere"])
def test_adopt_gives_the_same_bytes_in_every_format(team, settings, site):
    edition = publishing.publish(make_book(), by=cy(), note="Première")
    files = {name: exported(edition, name=name) for name in FORMATS if name != "pdf"}
    settings.SITE_URL = settings.SITE_URL if site == "here" else ELSEWHERE

    playbook = adopting.adopt(team, files["json"], by=dee())

    again = playbook.editions.get()
    assert {name: exported(again, name=name) for name in files} == files
    assert (again.number, again.document, again.digest, again.note) == (1, edition.document, edition.digest, "Première")
    assert (again.imported, again.published, again.erased_digest) == (True, edition.published, "")
    assert (playbook.visibility, playbook.language, playbook.edition_count) == ("team", "fr", 1)
    assert {play.foreign for play in playbook.plays.all()} == {site == "elsewhere"}


def test_adopt_gives_the_same_pdf(team):
    edition = publishing.publish(make_book(), by=cy())

    playbook = adopting.adopt(team, exported(edition), by=dee())

    assert exported(playbook.editions.get(), name="pdf") == exported(edition, name="pdf")


@rules(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    codes=st.lists(st.sampled_from(["en", "ar", "zh", "he", None]), min_size=1, max_size=6),
    cuts=st.lists(st.integers(1, 3), min_size=6, max_size=6),
    title=st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=40),
    number=st.integers(1, 2**31 - 1),
)
def test_adopt_takes_every_edition_as_it_is(team, codes, cuts, title, number):
    plays = [make_play(place, code) for place, code in enumerate(codes, start=1)]
    sections = []
    for cut in cuts:
        if plays:
            sections.append(SectionEntry(title, tuple(plays[:cut]), 2 if sections and cut > 1 else 1))
            plays = plays[cut:]
    document = make_document(title=title, sections=tuple(sections), edition=number)

    playbook = adopting.adopt(team, FORMATS["json"].render(document), by=dee(), again=True)

    again = playbook.editions.get()
    assert {name: exported(again, name=name) for name in RETOLD} == {n: FORMATS[n].render(document) for n in RETOLD}
    assert (playbook.plays.count(), playbook.sections.count()) == (len(codes), len(sections))
    assert (again.number, playbook.edition_count) == (number, number)
    playbook.delete()


def test_adopt_makes_the_draft_that_the_edition_froze(team, settings):
    book = make_book()
    edition = publishing.publish(book, by=cy())
    settings.SITE_URL = ELSEWHERE
    playbook = adopting.adopt(team, exported(edition), by=dee())

    second = publishing.publish(playbook, by=dee())

    first, then = compile_edition(playbook.editions.get(number=1)), compile_edition(second)
    assert second.number == 2
    assert then.sections == first.sections
    assert then.tensions == first.tensions
    assert [(row.title, row.level) for row in playbook.sections.all()] == [("D’abord", 1), ("Ensuite", 2)]
    assert Tension.objects.filter(playbook=playbook).count() == 1
    assert then.permalink.startswith(ELSEWHERE)
    assert compile_edition(edition) == replace(compile_edition(edition), sections=first.sections)  # the old one too


def test_adopt_ties_plays_of_this_site_to_their_advice(team):
    edition = publishing.publish(make_book(), by=cy())
    advice = Contribution.objects.get(body="先听。")
    contributing.revise(advice, by=bo(), body="先听，再问。", strategies=["listen"])

    playbook = adopting.adopt(team, exported(edition), by=dee())

    play = playbook.plays.get(contribution=advice)
    assert (play.seen_revision, play.seen_strategies, play.why) == (1, ["find-solutions", "listen"], "Ça **marche**.")
    assert not Play.objects.filter(playbook=playbook, contribution=None).exists()
    assert [(row.contribution, row.cause) for row in playbook.alerts.order_by("cause")] == [
        (advice, "edited"),
        (advice, "retagged"),
    ]


def test_adopt_tells_of_what_is_taken_back_later(team):
    file = exported(publishing.publish(make_book(), by=cy()))
    playbook = adopting.adopt(team, file, by=dee())
    play = playbook.plays.get(contribution__body="先听。")
    curating.remove_play(play, by=dee())

    contributing.withdraw(play.contribution, by=bo())

    assert [row.cause for row in playbook.alerts.open()] == ["withdrawn"]


def test_adopt_makes_a_foreign_play_of_what_only_says_it_is_from_here(team, settings):
    edition = publishing.publish(make_book(), by=cy())
    document = compile_edition(edition)
    forged = replace(document.plays[0], body="先说。", digest="", strategies=())
    document = replace(document, sections=(SectionEntry("", (forged,)),), tensions=())

    playbook = adopting.adopt(team, whole(document), by=dee())
    second = publishing.publish(playbook, by=dee())

    assert playbook.plays.get().foreign
    contributing.withdraw(Contribution.objects.get(pk=forged.contribution), by=bo())
    assert [(play.body, play.contribution) for play in compile_edition(second).plays] == [("先说。", 0)]


@pytest.mark.parametrize("site", ["here", "elsewhere"])
def test_adopt_keeps_tombstones_and_leaves_them_out_of_the_draft(team, settings, site):
    edition = publishing.publish(make_book(), by=cy())
    contributing.withdraw(Contribution.objects.get(body="先听。"), by=bo())
    file = exported(edition)
    settings.SITE_URL = settings.SITE_URL if site == "here" else ELSEWHERE

    playbook = adopting.adopt(team, file, by=dee())

    again = playbook.editions.get()
    assert exported(again) == file
    assert [play.tombstone for play in compile_edition(again).plays] == ["withdrawn", "", ""]
    assert (again.digest, again.erased_digest) == (edition.digest, text_digest(compile_edition(again)))
    assert playbook.plays.count() == 2
    assert playbook.sections.count() == 2


def test_adopt_brings_nothing_back_that_was_taken_back_here(team):
    edition = publishing.publish(make_book(), by=cy())
    file = exported(edition)
    gone = Contribution.objects.get(body="先听。")
    contributing.withdraw(gone, by=bo())

    playbook = adopting.adopt(team, file, by=dee())

    assert playbook.plays.count() == 2
    assert "先听" not in exported(playbook.editions.get()).decode()
    contributing.restore(gone, by=bo())
    assert exported(playbook.editions.get()) == file


def test_adopt_brings_no_erased_text_back(team):
    edition = publishing.publish(make_book(), by=cy())
    file = exported(edition)
    gone = Contribution.objects.get(body="先听。")
    contributing.withdraw(gone, by=bo())
    Contribution.objects.filter(pk=gone.pk).update(body="", body_html="", erased=gone.created)

    playbook = adopting.adopt(team, file, by=dee())

    again = playbook.editions.get()
    assert "先听" not in again.document
    assert (again.digest, again.erased_digest) == (edition.digest, text_digest(compile_edition(again)))


def test_adopt_numbers_other_sites_apart(team):
    """Another site's contribution has the number of one of ours, which is taken back: that is not the same."""
    ours = make_contribution()
    document = make_document(sections=(SectionEntry("", (make_play(1, "en", contribution=ours.pk),)),))
    playbook = adopting.adopt(team, whole(document), by=dee())
    curating.add_play(playbook, ours, by=dee())
    second = publishing.publish(playbook, by=dee())

    contributing.withdraw(ours, by=bo())

    shown = [compile_edition(edition) for edition in playbook.editions.order_by("number")]
    assert [[play.tombstone for play in document.plays] for document in shown] == [[""], ["", "withdrawn"]]
    assert second.number == 4


def test_adopt_shows_everybody_nothing_that_is_for_teams_only(team):
    plays = make_play(1, "en", use="team", body="For us."), make_play(2, "en", body="For all.")
    playbook = adopting.adopt(team, whole(make_document(sections=(SectionEntry("", plays),))), by=dee())
    publishing.publish(playbook, by=dee())

    def shown():
        return [[play.body for play in compile_edition(row, WHOLE).plays] for row in playbook.editions.all()]

    assert shown() == [["For us.", "For all."]] * 2
    words = {"title": playbook.title, "intro": "", "language": "en", "visibility": "public"}
    curating.describe(playbook, by=dee(), **words)
    assert shown() == [["", "For all."]] * 2


def test_adopt_reads_the_first_version(team):
    document = make_document(schema=1, tensions=(), approved_by="", approved="", scope="")
    document = replace(document, sections=document.sections[:2])

    playbook = adopting.adopt(team, whole(document, version=1), by=dee())

    assert playbook.editions.get().digest == text_digest(document)


@pytest.mark.parametrize("choice", [Choice(section=2), Choice(languages=("zh",)), Choice(strategies=("listen",))])
def test_adopt_says_what_a_part_is(team, choice):
    book = make_book()
    curating.add_play(book, make_contribution(), by=cy(), section=Section.objects.filter(playbook=book).last())
    document = compile_edition(publishing.publish(book, by=cy()), choice)
    file = json.loads(FORMATS["json"].render(document))
    file["part"] = {"of": document.choice.of}

    with pytest.raises(ValidationError, match="holds a part of its edition"):
        adopting.adopt(team, json.dumps(file).encode(), by=dee())


def test_adopt_refuses_the_same_edition_twice_unless_asked_again(team):
    file = whole(make_document())
    first = adopting.adopt(team, file, by=dee())

    with pytest.raises(adopting.AlreadyHere) as refusal:
        adopting.adopt(team, file, by=dee())

    assert refusal.value.edition == first.editions.get()
    assert adopting.adopt(team, file, by=dee(), again=True) != first
    assert adopting.adopt(make_team("Third", by=dee()), file, by=dee())


@pytest.mark.parametrize(("role", "allowed"), [("owner", True), ("editor", True), ("reader", False), (None, False)])
def test_adopt_is_for_owners_and_editors(team, role, allowed):
    person = make_user()
    if role:
        Membership.objects.create(team=team, member=person, role=role)

    if allowed:
        assert adopting.adopt(team, whole(make_document()), by=person).team == team
    else:
        with pytest.raises(PermissionDenied):
            adopting.adopt(team, whole(make_document()), by=person)
        assert not team.playbooks.exists()


def at(path, value):
    """What sets the value at this path of a document."""

    def change(document):
        *steps, last = path
        for step in steps:
            document = document[step]
        document[last] = value

    return change


PLAY = ("sections", 0, "plays", 1)
HOSTILE = {
    "nothing": (b"", "line 1, column 1"),
    "no text": (b"\xff\xfe{", "byte 1"),
    "no JSON": (b'{"format": "rapport-playbook",}', "line 1, column 31"),
    "another file": (b'{"format": "something"}', "format"),
    "a list": (b"[]", "format"),
    "a later version": (whole(make_document(), version=3), "version"),
    "no digest": (whole(make_document(), digest="x"), "digest"),
    "another digest": (whole(make_document(sections=make_document().sections[:1]), digest="0" * 64), "digest"),
    "too large": (b" " * 5_000_001, "too large"),
    "deep lists": (b"[" * 4_000_000, "nested"),
    "deep objects": (b'{"a":' * 900_000, "nested"),
    "a long number": (b'{"version": ' + b"9" * 4_000_000 + b"}", "number"),
    "a list of texts for a text": (changed(at(("title",), ["x"])), "document.title"),
    "a number for a text": (changed(at((*PLAY, "body"), 3)), "document.sections[0].plays[1].body"),
    "a truth for a number": (changed(at((*PLAY, "votes"), True)), "document.sections[0].plays[1].votes"),
    "no number at all": (changed(at((*PLAY, "votes"), float("nan"))), "document.sections[0].plays[1].votes"),
    "a key more": (changed(at((*PLAY, "x"), 1)), "document.sections[0].plays[1]"),
    "a key that fills pages": (changed(at((*PLAY, "x" * 3_000_000), 1)), "document.sections[0].plays[1]"),
    "a number of a thousand digits": (changed(at(("edition",), 10**1000)), "document.edition"),
    "edition nought": (changed(at(("edition",), 0)), "document.edition"),
    "a script for an address": (
        changed(at((*PLAY, "permalink"), "javascript:alert(1)")),
        "document.sections[0].plays[1].permalink",
    ),
    "an attribute in an address": (
        changed(at((*PLAY, "situation_url"), 'https://x" onclick="y')),
        "document.sections[0].plays[1].situation_url",
    ),
    "a NUL": (changed(at((*PLAY, "body"), "a\0b")), "document.sections[0].plays[1].body"),
    "half a character": (changed(at((*PLAY, "why"), "\ud800")), "document.sections[0].plays[1].why"),
    "a book for a play": (changed(at((*PLAY, "body"), "x" * 20_001)), "document.sections[0].plays[1].body"),
    "a long title": (changed(at(("title",), "x" * 141)), "document.title"),
    "an unknown language": (changed(at(("language",), "xx")), "document.language"),
    "a strategy that is no word": (
        changed(at((*PLAY, "strategies", 0, "slug"), "a/b")),
        "document.sections[0].plays[1].strategies[0].slug",
    ),
    "a day that never was": (changed(at((*PLAY, "written"), "2026-02-31")), "document.sections[0].plays[1].written"),
    "a moment that never was": (changed(at(("published",), "soon")), "document.published"),
    "a section too deep": (changed(at(("sections", 1, "level"), 3)), "document.sections[1].level"),
    "the same advice twice": (
        changed(lambda row: row["sections"][0]["plays"].insert(1, row["sections"][0]["plays"][0] | {"number": 2})),
        "document.sections[0].plays[1].permalink",
    ),
    "other words for a play": (changed(at((*PLAY, "body"), "Changed.")), "document.sections[0].plays[1].digest"),
    "other words for the whole": (
        json.dumps(
            json.loads(whole(make_document(sections=make_document().sections[:2]))) | {"digest": "1" * 64}
        ).encode(),
        "digest",
    ),
    "nothing in it": (changed(at(("sections",), [])), "document.sections"),
    "too many plays": (
        changed(lambda row: row["sections"][0].update(plays=row["sections"][0]["plays"][:1] * 2001)),
        "document.sections",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_adopt_refuses_a_hostile_file_at_once_and_says_where(team, name):
    content, place = HOSTILE[name]
    begun = time.perf_counter()

    with pytest.raises(ValidationError) as refusal:
        adopting.adopt(team, content, by=dee())

    assert time.perf_counter() - begun < 1
    (sentence,) = refusal.value.messages
    assert place in sentence
    assert len(sentence) < 600
    assert not team.playbooks.exists()


def test_adopt_costs_the_same_for_few_and_many(team, django_assert_max_num_queries):
    edition = publishing.publish(make_book(), by=cy())
    ana()
    with django_assert_max_num_queries(35):
        adopting.adopt(team, exported(edition), by=dee())

    many = make_document(sections=(SectionEntry("", tuple(make_play(number, "en") for number in range(1, 400))),))
    with django_assert_max_num_queries(35):
        adopting.adopt(team, whole(many), by=dee())
