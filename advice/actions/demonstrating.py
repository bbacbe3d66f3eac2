"""Load the demonstration site: people, situations, contributions, votes, trials, teams and a published playbook, by the verbs."""

import hashlib
import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from advice.actions.asking import ask
from advice.actions.balancing import explain_tension
from advice.actions.bridging import mark_bridges
from advice.actions.contributing import contribute
from advice.actions.counting import count_votes
from advice.actions.curating import add_play, make_playbook
from advice.actions.joining import found
from advice.actions.publishing import publish
from advice.actions.rescoring import rescore
from advice.actions.sectioning import add_section, rename_section
from advice.actions.trying import DAYS, note_next_due, report_outcome, try_out
from advice.actions.voting import vote
from advice.models import (
    Contribution,
    Membership,
    Revision,
    Situation,
    Strategy,
    Team,
    Topic,
    TopicName,
    Trial,
    User,
    VoteChange,
)

PASSWORD = "rapport-demo"
CURATOR = "ana"
JOINED = timedelta(days=500)  # before anything was asked, so that their votes count


def is_empty() -> bool:
    """Whether nobody has an account and nothing was asked yet (two queries)."""
    return not User.objects.exists() and not Situation.objects.exists()


def load_demonstration(folder: Path, *, report: Callable[[int, int], None]) -> dict[str, int]:
    """Write the whole demonstration site from `folder`, all or nothing, and say how many of each noun it has.

    `report(done, of)` is called as the work goes on. Raises IntegrityError where its accounts exist already.
    """
    with transaction.atomic():
        people = _people(_read(folder / "people.json"))
        topics = _topics(_read(folder / "topics.json"))
        files = sorted((folder / "situations").glob("*.json"))
        contributions: dict[str, Contribution] = {}
        for number, path in enumerate(files, start=1):
            contributions |= _situation(_read(path), people, topics)
            report(number, len(files))
        for row in _read(folder / "trials.json"):
            _trial(row, people[row["person"]], contributions[row["contribution"]])
        count_votes()
        for row in _read(folder / "teams.json"):
            _team(row, people, contributions)
        rescore()
        mark_bridges()
    return {
        "people": len(people),
        "situations": len(files),
        "contributions": len(contributions),
        "teams": Team.objects.count(),
    }


def _read(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def _people(rows: list[dict[str, Any]]) -> dict[str, User]:
    password = make_password(PASSWORD)
    people = {}
    for row in rows:
        person = User.objects.create(
            username=row["username"],
            email=f"{row['username']}@example.org",
            name=row["name"],
            role=row["role"],
            reads=row["languages"],
            curator=row["username"] == CURATOR,
            password=password,
            date_joined=timezone.now() - JOINED,
        )
        EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
        people[person.username] = person
    return people


def _topics(rows: list[dict[str, Any]]) -> dict[str, Topic]:
    topics = {}
    for row in rows:
        topics[row["slug"]] = Topic.objects.create(slug=row["slug"])
        for language, name in row["names"].items():
            TopicName.objects.create(topic=topics[row["slug"]], language=language, name=name)
    return topics


def _situation(row: dict[str, Any], people: dict[str, User], topics: dict[str, Topic]) -> dict[str, Contribution]:
    situation = ask(
        row["title"],
        by=people[row["author"]],
        body=row["body"],
        language=row["language"],
        topic=topics[row["topic"]],
        aware=True,
    )
    contributions = {}
    for each in row["contributions"]:
        contribution = contribute(
            situation,
            by=people[each["author"]],
            body=each["body"],
            language=each["language"],
            strategies=each["strategies"],
            aware=True,
        )
        for voter, value in _votes(each, people):
            vote(contribution, value, by=voter)
        _backdate(contribution, each["days_ago"])
        _spread_votes(contribution, each["days_ago"])
        contributions[each["key"]] = contribution
    asked = timezone.now() - timedelta(days=max(each["days_ago"] for each in row["contributions"]) + 1)
    Situation.objects.filter(pk=situation.pk).update(created=asked)
    Revision.objects.filter(situation=situation).update(created=asked)
    return contributions


def _votes(row: dict[str, Any], people: dict[str, User]) -> list[tuple[User, int]]:
    """Who votes what: people who read the language, in an order that is the same on every machine."""
    readers = [each for each in people.values() if row["language"] in each.reads and each.username != row["author"]]
    readers.sort(key=lambda each: hashlib.sha256(f"{row['key']}/{each.username}".encode()).digest())
    values = [1] * row["helpful"] + [-1] * row["unhelpful"]
    return list(zip(readers, values, strict=False))


def _backdate(contribution: Contribution, days: int) -> None:
    written = timezone.now() - timedelta(days=days)
    Contribution.objects.filter(pk=contribution.pk).update(created=written)
    Revision.objects.filter(contribution=contribution).update(created=written)


def _trial(row: dict[str, Any], person: User, contribution: Contribution) -> None:
    """A trial that was begun some days ago: open, to be asked of in so many days (or since so many), or reported a fortnight after it began."""
    trial, begun = try_out(contribution, by=person), timezone.now() - timedelta(days=row["days_ago"])
    if "outcome" in row:
        report_outcome(trial, row["outcome"], by=person, line=row["line"], shown=row["shown"])
        said = begun + timedelta(days=DAYS)
        Trial.objects.filter(pk=trial.pk).update(created=begun, due=said.date(), reported=said)
    else:
        due = timezone.localdate() + timedelta(days=row["due_in"])
        Trial.objects.filter(pk=trial.pk).update(created=begun, due=due)
        note_next_due(person)


def _spread_votes(contribution: Contribution, days: int) -> None:
    """As if readers had come by over the first days, each at an hour of their own."""
    votes = list(contribution.vote_set.order_by("pk"))
    written, step = timezone.now() - timedelta(days=days), timedelta(days=min(days, 30)) / (len(votes) + 1)
    for number, row in enumerate(votes, start=1):
        digest = hashlib.sha256(f"{row.voter_id}/{contribution.fingerprint}".encode()).digest()
        moment = written + step * (number - digest[0] / 512)
        contribution.vote_set.filter(pk=row.pk).update(created=moment, changed=moment)
        VoteChange.objects.filter(voter=row.voter_id, contribution=contribution).update(created=moment)


def _team(row: dict[str, Any], people: dict[str, User], contributions: dict[str, Contribution]) -> None:
    owner = people[next(name for name, role in row["members"].items() if role == Membership.Role.OWNER)]
    team = found(row["name"], by=owner)
    for name, role in row["members"].items():
        Membership.objects.get_or_create(team=team, member=people[name], defaults={"role": role})
    for each in row["playbooks"]:
        _playbook(team, each, owner, contributions)


def _playbook(team: Team, row: dict[str, Any], owner: User, contributions: dict[str, Contribution]) -> None:
    playbook = make_playbook(
        team, row["title"], by=owner, intro=row["intro"], language=row["language"], visibility=row["visibility"]
    )
    section = playbook.sections.all()[0]
    for number, part in enumerate(row["sections"]):
        if number:
            section = add_section(playbook, part["title"], by=owner)
        else:
            rename_section(section, part["title"], by=owner)
        for play in part["plays"]:
            add_play(playbook, contributions[play["contribution"]], by=owner, section=section, why=play["why"])
    for tension in row.get("tensions", ()):
        first, second = (Strategy.objects.get(slug=slug) for slug in tension["strategies"])
        explain_tension(playbook, first, second, tension["body"], by=owner)
    for edition in row["editions"]:
        publish(playbook, by=owner, note=edition["note"])
