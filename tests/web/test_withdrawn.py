"""What its author took back is found by nobody but them: at no address, in no file, not in the index; what they had erased, not in the database."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from advice.actions import contributing, curating, erasing, publishing, sharing, translating, trying, voting
from advice.actions.recounting import all_differences
from advice.export.compile import compile_edition
from advice.export.formats import FORMATS, file_name
from advice.export.wording import words_in
from advice.models import Approval, Bookmark, Contribution, Edition, Note, Playbook, User
from advice.search.engines import engine
from tests.factories import make_playbook, make_strategy, make_team, make_user
from tests.web.doors import House, make_house
from tests.web.walking import api_map, asked, found, said, site_map

# two versions of the text, two of its translation, and its author's name: each stands in one place alone
WORDS = ("zyxwalrus", "zyxbadger", "zyxblaireau", "zyxloutre", "Zyxauthor")
TEXT = "Listen to the lighthouse keeper before you answer, with {} patience, and ask what happened next."
FRENCH = "Écoutez le gardien du phare, avec {}, avant de répondre."
GONE = "This text was withdrawn by its author"


@dataclass(frozen=True)
class Kept:
    """A text in a playbook of the house, whose team alone reads it, and in one for everybody; `editions` in this order, the first with a link to share."""

    house: House
    author: User
    text: Contribution
    editions: tuple[Edition, Edition]
    token: str

    @property
    def paths(self) -> list[str]:
        own = [path for path in site_map(self.house) if not path.endswith(".pdf")]
        return [*own, *api_map(self.house), *self.files(), *asked("zyxbad", "lighthouse", "phare"), *self.more()]

    def files(self) -> Iterator[str]:
        for row in self.editions:
            for each in FORMATS.values():
                if each.name != "pdf":  # which takes seconds to set; it says what the same document says
                    yield reverse(
                        "edition_export", args=[row.playbook_id, row.number, file_name(compile_edition(row), each)]
                    )

    def more(self) -> Iterator[str]:
        situation = self.house.shown.get_absolute_url()
        yield from (situation, f"{situation}?focus={self.text.pk}", f"{situation}?lang=all")
        shared = file_name(compile_edition(self.editions[0]), FORMATS["html"])
        yield from (reverse("shared", args=[self.token]), reverse("shared_file", args=[self.token, shared]))
        for row in self.editions:
            yield row.get_absolute_url()
            yield f"/api/v1/playbooks/{row.playbook_id}/editions/{row.number}"

    def client(self, person: str) -> Client:
        if person in ("author", "translator"):
            client = Client()
            client.force_login(User.objects.get(username=person))
            return client
        return self.house.company.client(person)


@pytest.fixture
def kept(db) -> Kept:
    return make_kept()


def make_kept() -> Kept:
    house, author, translator = make_house(), make_user("author", name=WORDS[4]), make_user("translator", curator=True)
    owner, rival, slug = house.company.people["owner"], house.company.people["rival"], make_strategy("listen").slug
    tagged = {"language": "en", "strategies": [slug], "shown": [slug]}
    text = contributing.contribute(house.shown, by=author, body=TEXT.format(WORDS[0]), **tagged)
    text = contributing.revise(text, by=author, body=TEXT.format(WORDS[1]), **tagged)
    french = translating.translate(text, by=translator, language="fr", body=FRENCH.format(WORDS[2]))
    french = translating.revise_translation(french, by=translator, body=FRENCH.format(WORDS[3]))
    Playbook.objects.filter(pk=house.playbook.pk).update(two_person=False)
    play = curating.add_play(house.playbook, text, by=owner, section=house.section, why="A word of the team")
    public = make_playbook(make_team("Open", by=rival), "Open", by=rival, visibility="public")
    curating.add_play(public, text, by=rival)
    editions = publishing.publish(house.playbook, by=owner), publishing.publish(public, by=rival)
    voting.vote(text, 1, by=house.company.people["reader"])
    trial = trying.report_outcome(trying.try_out(text, by=owner), "worked", by=owner, line="It did", shown=True)
    Bookmark.objects.create(person=owner, contribution=text, note="Mine")
    Note.objects.create(team=house.team, contribution=text, author=owner, body="A note of the team")
    Approval.objects.create(playbook=house.playbook, document=editions[0].document, digest="0" * 64, state="given")
    _link, token = sharing.share(house.playbook, by=owner)
    house.cluster.targets.add(text)
    house = replace(house, contribution=text, translation=french, play=play, trial=trial)
    return Kept(house, author, text, editions, token)


def alike(client: Client, kept: Kept) -> bytes:
    """What the site says of a text that is nearly the same."""
    body = TEXT.format("great")
    shown = client.post(reverse("analysis"), {"body": body, "situation": kept.house.shown.pk})
    told = client.post("/api/v1/analyze", {"text": body, "alike": True}, content_type="application/json")
    return said(shown) + said(told)


def exported(kept: Kept) -> str:
    """What the command writes of both editions in every format but PDF, and the numbers of its documents."""
    texts = []
    for row in kept.editions:
        for name in ("html", "markdown", "csv", "json"):
            out = io.StringIO()
            call_command("export_playbook", row.playbook_id, "--format", name, stdout=out)
            texts.append(out.getvalue())
    return "\n".join(texts)


def tables() -> Iterator[tuple[str, bytes]]:
    """Every table of the database, those behind the full-text tables too, with all that stands in it."""
    with connection.cursor() as cursor:
        for name in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")
            rows = cursor.fetchall()
            yield (
                name,
                b"\n".join(
                    bytes(cell) if isinstance(cell, bytes | memoryview) else str(cell).encode()
                    for row in rows
                    for cell in row
                ),
            )


def holding(words: tuple[str, ...]) -> dict[str, set[str]]:
    """The tables in which any of these words stands, with those words."""
    there = {name: {word for word in words if word.encode() in text} for name, text in tables()}
    return {name: seen for name, seen in there.items() if seen}


INDEX = (
    "advice_word",
    "advice_contribution_text",
    "advice_contribution_terms",
    "advice_indexentry",
    "advice_sketch",
    "advice_slip",
)


@pytest.mark.parametrize("person", ["anonymous", "editor", "translator"])
def test_withdrawn_text_is_found_by_nobody(kept, person):
    client, paths = kept.client(person), kept.paths
    contributing.withdraw(kept.text, by=kept.author)

    assert found(client, paths, WORDS) == {}
    assert [word for word in WORDS if word.encode() in alike(client, kept)] == []


def test_text_is_found_before_it_is_withdrawn_and_by_its_author_after(kept):
    there = found(kept.client("editor"), kept.paths, WORDS)

    assert set.union(*there.values()) == set(WORDS)
    searched = {
        path
        for path in asked("lighthouse", "phare")
        if path.startswith(("/en/search/?q=l", "/en/search/?q=p", "/api/"))
    }
    assert {*kept.files(), *kept.more(), *searched} - there.keys() == set()
    assert WORDS[1].encode() in alike(Client(), kept)
    assert [word for word in (WORDS[1], WORDS[3], WORDS[4]) if word not in exported(kept)] == []

    contributing.withdraw(kept.text, by=kept.author)
    assert set.union(*found(kept.client("author"), kept.paths, WORDS).values()) == set(WORDS)


def test_withdrawn_text_is_in_no_new_file_and_not_in_the_index(kept):
    before = holding(WORDS)
    contributing.withdraw(kept.text, by=kept.author)

    assert [word for word in WORDS if word in exported(kept)] == []
    assert {name for name in before if name in INDEX} >= {"advice_word", "advice_contribution_text"}
    assert [name for name in holding(WORDS) if name.startswith(INDEX)] == []
    assert all_differences() == []
    contributing.restore(kept.text, by=kept.author)
    assert WORDS[1] in exported(kept)


def test_old_editions_show_a_tombstone(kept):
    contributing.withdraw(kept.text, by=kept.author)

    for row, client in zip(kept.editions, (kept.client("editor"), Client()), strict=True):
        page, told = (
            client.get(row.get_absolute_url()),
            client.get(f"/api/v1/playbooks/{row.playbook_id}/editions/{row.number}"),
        )
        assert GONE in page.content.decode()
        assert [play["tombstone"] for section in told.json()["document"]["sections"] for play in section["plays"]][
            -1
        ] == "withdrawn"
        assert (told.json()["digest"], row.document.count(WORDS[1])) == (row.digest, 1)
    assert exported(kept).count(words_in("en").withdrawn) == 6  # HTML, Markdown and CSV of both; JSON names it


def test_erased_text_is_in_no_table_and_in_every_edition_a_tombstone(kept):
    words = (*WORDS[:4], "lighthouse keeper", "gardien du phare")
    noun = ContentType.objects.get_for_model(Contribution)
    LogEntry.objects.create(
        user=kept.author, content_type=noun, object_id=str(kept.text.pk), object_repr=str(kept.text), action_flag=CHANGE
    )
    assert holding(words).keys() >= {
        "advice_contribution",
        "advice_revision",
        "advice_translation",
        "advice_edition",
        "advice_approval",
    }
    contributing.withdraw(kept.text, by=kept.author)

    client = kept.client("author")
    asked_for = client.get(reverse("contribution_erase", args=[kept.text.pk]))
    refused = client.post(reverse("contribution_erase", args=[kept.text.pk]), {"word": "yes"})
    done = client.post(reverse("contribution_erase", args=[kept.text.pk]), {"word": " Erase "})

    assert (asked_for.status_code, refused.status_code, done.status_code) == (200, 422, 302)
    assert holding(words) == {}
    assert holding(WORDS[4:]).keys() == {"advice_user"}
    assert all_differences() == []
    for row in kept.editions:
        row.refresh_from_db()
        (play,) = (play for play in compile_edition(row).plays if play.contribution == kept.text.pk)
        assert (play.tombstone, play.body, play.author, play.translations) == ("erased", "", "", ())
    assert "erased for good" in Client().get(kept.editions[1].get_absolute_url()).content.decode()


@pytest.mark.django_db(transaction=True)
def test_erased_text_leaves_the_file_of_the_database(strategies):
    """Without a rebuild: what SQLite deletes it overwrites, the full-text tables too once `manage.py prepare` has settled them."""
    if connection.vendor != "sqlite":
        pytest.skip("the files of a server are its operator's")
    engine().settle()
    kept, path = make_kept(), Path(connection.settings_dict["NAME"])
    assert WORDS[1] in file_text(path)

    contributing.withdraw(kept.text, by=kept.author)
    erasing.erase(kept.text, by=kept.author)

    assert [word for word in (*WORDS[:4], "lighthouse", "gardien") if word in file_text(path)] == []


def file_text(path: Path) -> str:
    """All that stands in the file of a database, once what was written lately has been brought into it."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path.read_bytes().decode("utf-8", errors="replace")
