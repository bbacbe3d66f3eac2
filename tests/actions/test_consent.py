"""Who may use a text, and erasing a withdrawn one: what changes, in which playbooks, and what is refused."""

import hashlib

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection

from advice.actions import contributing, curating, erasing, limiting, publishing
from advice.actions.recounting import all_differences, differences
from advice.export.canonical import play_to_json
from advice.export.compile import compile_edition, frozen
from advice.export.document import WHOLE
from advice.models import Approval, Bookmark, Contribution, Edition, Play
from tests import factories as f
from tests.export.samples import make_play

pytestmark = pytest.mark.django_db

QUERIES = {"sqlite": 28, "postgresql": 27}  # and two for each edition that holds it: its document is read, and written
TEXT = "Say what you can do by Friday, and nothing else."


@pytest.fixture
def advice():
    return f.make_contribution(body=TEXT)


def published(advice, visibility="team"):
    """An edition with this advice and another, which nobody limits."""
    owner = f.cy()
    playbook = f.make_playbook(by=owner, title=visibility, visibility=visibility)
    for contribution in (advice, f.make_contribution()):
        curating.add_play(playbook, contribution, by=owner, why="It is ours")
    return publishing.publish(playbook, by=owner)


def tombstones(edition, *choice, **how):
    return [play.tombstone for play in compile_edition(Edition.objects.get(pk=edition.pk), *choice, **how).plays]


@pytest.mark.parametrize("use", Contribution.Use.values)
def test_limit_keeps_what_its_author_says(advice, use):
    assert limiting.limit(advice, use, by=f.bo()).use == use
    advice.refresh_from_db()
    assert (advice.use, advice.revision_count) == (use, 1)


@pytest.mark.parametrize("who", ["ana", "cy", "dee"])
def test_limit_refuses_everybody_but_the_author(advice, who):
    with pytest.raises(PermissionDenied):
        limiting.limit(advice, "site", by=getattr(f, who)())

    assert Contribution.objects.get(pk=advice.pk).use == "public"


def test_limit_of_what_was_imported_is_for_curators():
    Contribution.objects.filter(pk=f.make_contribution().pk).update(author=None, source="old.jsonl")
    imported = Contribution.objects.get(source="old.jsonl")

    with pytest.raises(PermissionDenied):
        limiting.limit(imported, "team", by=f.dee())
    assert limiting.limit(imported, "team", by=f.cy()).use == "team"


@pytest.mark.parametrize("use", ["", "everybody"])
def test_a_use_that_there_is_not_is_refused(advice, use):
    with pytest.raises(ValidationError):
        limiting.limit(advice, use, by=f.bo())


def test_use_is_chosen_while_writing_and_stays_when_the_words_change():
    advice = contributing.contribute(f.make_situation(), by=f.bo(), body=TEXT, language="en", use="team")

    changed = contributing.revise(advice, by=f.bo(), body="Say it now.", language="en")
    opened = contributing.revise(advice, by=f.bo(), body="Say it now.", language="en", use="public")

    assert (advice.use, changed.use, opened.use, opened.revision_count) == ("team", "team", "public", 2)


# what is shown of an edition frozen before its author limited the use: on the page, in a file, to people outside the team on a page and in a file
SHOWN = {
    ("team", "public"): ("", "", "", ""),
    ("team", "team"): ("", "", "limited", "limited"),
    ("team", "site"): ("", "limited", "", "limited"),
    ("public", "public"): ("", "", "", ""),
    ("public", "team"): ("limited", "limited", "limited", "limited"),
    ("public", "site"): ("", "limited", "", "limited"),
}


@pytest.mark.parametrize(("visibility", "use"), SHOWN)
def test_old_editions_go_by_what_the_author_allows_now(advice, visibility, use):
    edition = published(advice, visibility)

    limiting.limit(advice, use, by=f.bo())

    ways = [tombstones(edition), tombstones(edition, WHOLE), tombstones(edition, outside=True)]
    assert [*ways, tombstones(edition, WHOLE, outside=True)] == [[said, ""] for said in SHOWN[visibility, use]]
    assert frozen(Edition.objects.get(pk=edition.pk)).plays[0].body == TEXT


def test_opening_a_playbook_to_everybody_takes_out_what_is_for_teams(advice):
    edition = published(advice)
    limiting.limit(advice, "team", by=f.bo())
    playbook = edition.playbook

    curating.describe(playbook, by=f.cy(), title="Open", intro="", language="en", visibility="public")

    assert tombstones(edition) == ["limited", ""]


@pytest.mark.parametrize(
    ("visibility", "use", "held"),
    [("team", "team", 2), ("team", "site", 2), ("public", "team", 1), ("public", "site", 2), ("public", "public", 2)],
)
def test_publish_leaves_out_of_a_public_edition_what_is_for_teams(advice, visibility, use, held):
    limiting.limit(advice, use, by=f.bo())

    document = frozen(published(advice, visibility))

    assert len(document.plays) == held
    licences = {play.licence for play in document.plays if play.contribution == advice.pk}
    assert licences <= {"CC BY-SA 4.0" if use == "public" else "no open licence; its author limits its use"}


def test_erase_takes_the_text_from_editions_and_approvals_and_keeps_the_counts(advice):
    f.make_votes(advice, helpful=2)
    edition, other = published(advice), published(f.make_contribution(), "public")
    asked = Approval.objects.create(
        playbook=edition.playbook, document=edition.document, digest="0" * 64, state="given"
    )
    Bookmark.objects.create(person=f.dee(), contribution=advice)
    contributing.withdraw(advice, by=f.bo())

    erased = erasing.erase(advice, by=f.bo())

    was, (now, asked_now, other_now) = edition.digest, (_fresh(edition), _fresh(asked), _fresh(other))
    assert (erased.body, erased.author, erased.votes, erased.helpful) == ("", None, 2, 2)
    assert (now.digest, now.erased_digest) == (was, hashlib.sha256(now.document.encode()).hexdigest())
    assert [TEXT in text for text in (now.document, asked_now.document)] == [False, False]
    assert [(play.tombstone, play.why) for play in frozen(now).plays] == [("erased", "It is ours"), ("", "It is ours")]
    assert (other_now.document, other_now.erased_digest, asked_now.digest) == (other.document, "", "0" * 64)
    assert not Bookmark.objects.exists()
    assert all_differences() == []
    assert publishing.publish(now.playbook, by=f.cy()).number == 2


def test_erased_edition_that_was_changed_by_hand_is_seen(advice):
    edition = published(advice)
    contributing.withdraw(advice, by=f.bo())
    erasing.erase(advice, by=f.bo())
    assert differences() == []

    Edition.objects.filter(pk=edition.pk).update(document=_fresh(edition).document.replace("ours", "yours"))

    assert [each.field for each in differences()] == ["erased_digest"]


def test_texts_are_erased_from_one_edition_one_after_the_other(advice):
    second = f.make_contribution(f.make_situation(), by=f.dee(), body="Call first.")
    playbook = f.make_playbook(by=f.cy())
    for contribution in (advice, second, f.make_contribution()):
        curating.add_play(playbook, contribution, by=f.cy())
    edition = publishing.publish(playbook, by=f.cy())

    for contribution, author in ((advice, f.bo()), (second, f.dee())):
        contributing.withdraw(contribution, by=author)
        erasing.erase(contribution, by=author)

    assert tombstones(edition) == ["erased", "erased", ""]
    assert all_differences() == []


@pytest.mark.parametrize(("site", "said"), [(settings.SITE_URL, "erased"), ("https://elsewhere.example", "")])
def test_an_imported_edition_keeps_what_has_the_same_number_elsewhere(advice, site, said):
    edition = published(advice)
    text = edition.document.replace(settings.SITE_URL, site)
    whole = hashlib.sha256(text.encode()).hexdigest()
    Edition.objects.filter(pk=edition.pk).update(imported=True, document=text, digest=whole)
    contributing.withdraw(advice, by=f.bo())

    erasing.erase(advice, by=f.bo())

    assert tombstones(edition) == [said, ""]
    assert (_fresh(edition).document == text, bool(_fresh(edition).erased_digest)) == (not said, bool(said))
    assert all_differences() == []


@pytest.mark.parametrize("moved", ["", "https://WAS.example"], ids=["here", "moved since"])
def test_a_play_from_elsewhere_stays_beside_one_of_ours_that_went(advice, moved):
    """Both have the same number; and the site may have been at another address when the edition came out."""
    playbook, there = f.make_playbook(by=f.cy()), "https://elsewhere.example/en/contributions/1/"
    curating.add_play(playbook, advice, by=f.cy())
    entry = play_to_json(make_play(1, "en", contribution=advice.pk, permalink=there, body="From elsewhere."))
    Play.objects.create(playbook=playbook, section=playbook.sections.get(), position=9, origin=there, entry=entry)
    edition = publishing.publish(playbook, by=f.cy())
    text = edition.document.replace(settings.SITE_URL, moved or settings.SITE_URL)
    Edition.objects.filter(pk=edition.pk).update(document=text, digest=hashlib.sha256(text.encode()).hexdigest())

    contributing.withdraw(advice, by=f.bo())
    assert tombstones(edition) == ["withdrawn", ""]
    erasing.erase(advice, by=f.bo())

    assert tombstones(edition) == ["erased", ""]
    assert (TEXT in _fresh(edition).document, "From elsewhere." in _fresh(edition).document) == (False, True)


@pytest.mark.parametrize("who", [f.ana, f.cy, f.dee, AnonymousUser], ids=["ana", "cy", "dee", "visitor"])
def test_erase_refuses_everybody_but_the_author(advice, who):
    contributing.withdraw(advice, by=f.bo())

    with pytest.raises(PermissionDenied):
        erasing.erase(advice, by=who())

    assert Contribution.objects.get(pk=advice.pk).body == TEXT


def test_erase_refuses_what_is_not_withdrawn(advice):
    with pytest.raises(ValidationError, match="Withdraw it first"):
        erasing.erase(advice, by=f.bo())


@pytest.mark.parametrize(
    "act",
    [
        lambda gone, person: contributing.restore(gone, by=person),
        lambda gone, person: contributing.revise(gone, by=person, body="Back."),
        lambda gone, person: limiting.limit(gone, "public", by=person),
        lambda gone, person: erasing.erase(gone, by=person),
    ],
    ids=["restore", "revise", "limit", "erase"],
)
def test_what_is_erased_is_nobodys(advice, act):
    contributing.withdraw(advice, by=f.bo())
    gone = erasing.erase(advice, by=f.bo())

    for person in (f.bo(), f.cy()):
        with pytest.raises(PermissionDenied):
            act(gone, person)
        assert not Contribution.objects.visible_to(person).filter(pk=gone.pk).exists()


@pytest.mark.parametrize("editions", [1, 30])
def test_erase_reads_one_document_at_a_time(advice, editions, django_assert_num_queries):
    playbook = f.make_playbook(by=f.cy())
    for contribution in (advice, f.make_contribution()):
        curating.add_play(playbook, contribution, by=f.cy())
    for _number in range(editions):
        publishing.publish(playbook, by=f.cy())
    contributing.withdraw(advice, by=f.bo())

    with django_assert_num_queries(QUERIES[connection.vendor] + 2 * editions):
        erasing.erase(advice, by=f.bo())


def _fresh(row):
    return type(row).objects.get(pk=row.pk)
