"""Nobody outside a team learns anything of its private playbook: every address, every answer, every count, and the words of every field it has."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import models, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from advice.actions import curating, joining, publishing, sectioning
from advice.models import (
    Alert,
    Approval,
    Bookmark,
    Note,
    Play,
    Playbook,
    Rule,
    ShareLink,
    Team,
    Tension,
)
from tests.factories import make_contribution, make_strategy, make_team, make_topic, make_user
from tests.web.doors import API_HIDDEN, HIDDEN_NAMES, MISSING, House, make_house
from tests.web.walking import api_map, asked, found, masked, said, site_map

pytestmark = pytest.mark.django_db

OUTSIDERS = ("anonymous", "rival", "former", "curator")
SIGN = "zyxq"  # every word of the private playbook begins with it, and nothing else on the site does
# what no page shows to a member; it may only grow shorter
UNSHOWN = {"alert.why", "approval.note", "approval.approver_address"}
CODED = {"token_digest", "digest", "erased_digest", "document", "language", "entry", "origin", "state"}


@dataclass(frozen=True)
class Secret:
    """A house with another team, whose private playbook says a word of its own in every field; and what the open pages told before there was one.

    `words` says of each field of each noun which word stands in it.
    """

    house: House
    words: dict[str, str]
    before: dict[str, dict[str, bytes]]
    clients: dict[str, Client]


def private_nouns() -> set[type[models.Model]]:
    """A team, and every noun that belongs to one, or to a thing that does."""
    nouns: set[type[models.Model]] = {Team}
    while more := {
        noun
        for noun in apps.get_app_config("advice").get_models()
        if noun not in nouns and any(field.related_model in nouns for field in noun._meta.concrete_fields)
    }:
        nouns |= more
    return nouns


def fields(noun: type[models.Model]) -> Iterator[models.Field]:
    """The fields in which a person says what they like."""
    for field in noun._meta.concrete_fields:
        if isinstance(field, models.CharField | models.TextField) and not field.choices and field.name not in CODED:
            yield field


def fill(team: Team, play: Play) -> dict[str, str]:
    """A row of every noun that a private playbook has, and a word of its own in every field of it."""
    book, owner, soon = play.playbook, play.chooser, timezone.now() + timedelta(days=3)
    first, second = sorted((make_strategy("humour"), make_strategy("listen")), key=lambda row: row.pk)
    joining.invite(team, by=owner)
    rows = [
        team, *team.invitations.all(), book, play.section, play,
        Tension.objects.create(playbook=book, first=first, second=second, writer=owner),
        Rule.objects.create(playbook=book, strategies=["listen"], topic=make_topic("quiet"), maker=owner),
        ShareLink.objects.create(playbook=book, maker=owner, token_digest="0" * 64, expires=soon),
        Note.objects.create(team=team, contribution=play.contribution, author=owner),
        Alert.objects.create(playbook=book, contribution=play.contribution, cause="edited", state="1 → 2", raised=timezone.now()),
        Bookmark.objects.create(person=owner, contribution=play.contribution),
        Approval.objects.create(playbook=book, document="{}", digest="0" * 64, asker=owner, approver=owner),
    ]  # fmt: skip
    words = dict[str, str]()
    for row in rows:
        for field in fields(type(row)):
            name = f"{row._meta.model_name}.{field.name}"
            words[name] = f"{SIGN}{len(words):02}"
            mail = isinstance(field, models.EmailField)
            setattr(row, field.name, f"{words[name]}@example.org" if mail else words[name])
        row.save()
    words["edition.note"] = f"{SIGN}99"
    edition = publishing.publish(Playbook.objects.get(pk=book.pk), by=owner, note=words["edition.note"])
    book.approvals.update(document=edition.document)
    return words


def opened(house: House) -> list[str]:
    """The addresses that everybody may ask, with all that they count."""
    hidden = {path for name in HIDDEN_NAMES for path in house.paths(name)}
    people = [reverse("person", args=[name]) for name in ("bo", "ana", "founder")]
    return [*(path for path in (*site_map(house), *api_map(house)) if path not in hidden), *people, *asked("advice")]


def told(clients: dict[str, Client], paths: list[str]) -> dict[str, dict[str, bytes]]:
    return {person: {path: said(client.get(path)) for path in paths} for person, client in clients.items()}


@pytest.fixture(scope="module")
def secret(django_db_setup, django_db_blocker) -> Iterator[Secret]:
    """One for all: no test here changes anything."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_secret()
        transaction.set_rollback(True)


def make_secret() -> Secret:
    house, founder = make_house(), make_user("founder")
    clients = {person: Client() for person in OUTSIDERS}
    former, curator = make_user("once"), make_user("curator", curator=True)
    for person, user in (("rival", house.company.people["rival"]), ("former", former), ("curator", curator)):
        clients[person].force_login(user)
    chosen = make_contribution(house.shown, strategies=["humour", "listen"])
    before = told(clients, opened(house))
    team = make_team("A", by=founder, editors=[former])
    joining.leave(team, by=former)
    book = curating.make_playbook(team, "A", by=founder)
    section = sectioning.add_section(book, "A", by=founder)
    play = curating.add_play(book, chosen, by=founder, section=section)
    words = fill(team, play)
    company = replace(house.company, team=team, people=house.company.people | {"owner": founder})
    of_team = {
        "invitation": team.invitations.get(),
        "membership": team.memberships.get(),
        "edition": book.editions.get(),
        "approval": book.approvals.get(),
        "share": book.share_links.get(),
        "alert": book.alerts.get(),
    }
    house = replace(
        house, company=company, playbook=Playbook.objects.get(pk=book.pk), section=section, play=play, **of_team
    )
    return Secret(house, words, before, clients)


def both(house: House) -> Iterator[tuple[str, str]]:
    """Every address behind which something private stands, the API's too, with the same one for what does not exist."""
    for name in HIDDEN_NAMES:
        yield from zip(house.paths(name), house.paths(name, MISSING), strict=True)
    for path, noun in API_HIDDEN.items():
        yield path.format(pk=getattr(house, noun).pk, number=1), path.format(pk=MISSING, number=1)


def told_of(answer: bytes, secret: Secret) -> list[str]:
    """The words of the private playbook that an answer holds."""
    return [name for name, word in secret.words.items() if word.encode() in answer]


def test_every_field_of_every_noun_has_a_word(secret):
    """A new noun of a team needs a row in `fill`; then all that a person may write in it is looked for."""
    named = {f"{noun._meta.model_name}.{field.name}" for noun in (*private_nouns(), Bookmark) for field in fields(noun)}

    assert named == secret.words.keys()
    assert len(set(secret.words.values())) == len(secret.words)


@pytest.mark.parametrize("person", OUTSIDERS)
def test_its_addresses_answer_as_if_there_were_nothing(secret, person):
    client, sign_in = secret.clients[person], reverse("account_login")
    for hidden, missing in both(secret.house):
        there, nowhere = client.get(hidden), client.get(missing)

        assert masked(said(there), hidden) == masked(said(nowhere), missing)
        assert told_of(masked(said(there), hidden), secret) == []
        led = there.status_code == 302 and there["Location"].startswith(sign_in)
        assert there.status_code in (404, 405) or (led and person == "anonymous")


def test_its_addresses_have_the_headers_of_nothing(secret):
    client = secret.clients["rival"]
    for hidden, missing in both(secret.house):
        assert masked(said(client.head(hidden)), hidden) == masked(said(client.head(missing)), missing)


@pytest.mark.parametrize("person", OUTSIDERS)
def test_nothing_is_told_and_nothing_counted_of_it(secret, person):
    """Lists, profiles, strategies, the home page, the gap map, the API: to the letter what they were before there was a private playbook."""
    before, client = secret.before[person], secret.clients[person]
    after = {path: said(client.get(path)) for path in before}

    assert [path for path in before if after[path] != before[path]] == []
    assert [path for path in before if told_of(after[path], secret)] == []
    assert len(before) > 40  # the twin: of these pages and no others nothing may change


@pytest.mark.parametrize("path", ["/en/search/?q={}", "/en/search/offered/?q={}", "/api/v1/contributions?q={}"])
def test_its_words_are_words_that_nobody_wrote(secret, path):
    client = secret.clients["curator"]
    nobody = [masked(said(client.get(path.format(word))), word) for word in (f"{SIGN}xx", f"{SIGN}yy")]

    assert nobody[0] == nobody[1]
    assert [
        word for word in secret.words.values() if masked(said(client.get(path.format(word))), word) != nobody[0]
    ] == []


def test_its_members_find_its_words(secret):
    client = Client()
    client.force_login(secret.house.company.people["owner"])
    paths = [path for path in (*site_map(secret.house), *api_map(secret.house)) if not path.endswith(".pdf")]
    paths.append(reverse("contribution_notes", args=[secret.house.play.contribution_id]))

    there = set.union(*found(client, paths, secret.words.values()).values())
    assert {name for name, word in secret.words.items() if word not in there} <= UNSHOWN
