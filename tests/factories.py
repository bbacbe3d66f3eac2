"""What tests are made of: plain functions that go through the verbs, and a named cast."""

import itertools
from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.utils import timezone

from advice.actions import asking, contributing, curating, joining, trying, voting
from advice.models import (
    Contribution,
    Membership,
    Playbook,
    Situation,
    Strategy,
    StrategyLabel,
    Team,
    Topic,
    TopicName,
    Trial,
    User,
)
from tests.makers import STANDING

_numbers = itertools.count(1)


def make_user(username: str = "", **fields: object) -> User:
    """A person whose votes count; without a password they can only be signed in with `client.force_login`."""
    fields.setdefault("date_joined", timezone.now() - STANDING)
    username = username or f"person{next(_numbers)}"
    return User.objects.create_user(username, email=f"{username}@example.org", **fields)


def _of_the_cast(username: str, **fields: object) -> User:
    found = User.objects.filter(username=username).first()
    return found or make_user(username, **fields)


def ana() -> User:
    """Who asks."""
    return _of_the_cast("ana", name="Ana")


def bo() -> User:
    """Who advises, in Chinese."""
    return _of_the_cast("bo", name="波", reads=["zh", "en"])


def cy() -> User:
    """Who curates the site."""
    return _of_the_cast("cy", name="Cy", curator=True)


def dee() -> User:
    """A stranger to everybody."""
    return _of_the_cast("dee", name="Dee")


def make_topic(slug: str = "negotiation", **names: str) -> Topic:
    """The topic of this slug; `names` are by language code."""
    topic, _made = Topic.objects.get_or_create(slug=slug)
    for language, name in (names or {"en": slug.replace("-", " ").capitalize()}).items():
        TopicName.objects.get_or_create(topic=topic, language=language, defaults={"name": name})
    return topic


def make_strategy(slug: str = "listen", **labels: str) -> Strategy:
    """The strategy of this slug, whether the site begins with it or not; `labels` are by language code."""
    strategy, _made = Strategy.objects.get_or_create(slug=slug, defaults={"name": slug})
    for language, label in (labels or {"en": slug.replace("-", " ").capitalize()}).items():
        StrategyLabel.objects.get_or_create(strategy=strategy, language=language, defaults={"label": label})
    return strategy


def make_situation(
    title: str = "",
    *,
    by: User | None = None,
    body: str = "",
    language: str | None = "en",
    topic: Topic | None = None,
) -> Situation:
    """A published situation, ana's unless somebody else asks."""
    title = title or f"The client is angry for the {next(_numbers)}th time"
    return asking.ask(title, by=by or ana(), body=body, language=language, topic=topic)


def make_contribution(
    situation: Situation | None = None,
    *,
    by: User | None = None,
    body: str = "",
    language: str | None = "en",
    strategies: Collection[str] = (),
) -> Contribution:
    """Published advice, bo's unless somebody else writes; the strategies are made when they are missing."""
    for slug in strategies:
        make_strategy(slug)
    return contributing.contribute(
        situation or make_situation(),
        by=by or bo(),
        body=body or f"Ask what happened, and listen for {next(_numbers)} minutes.",
        language=language,
        strategies=strategies,
    )


def make_contributions(
    count: int, situation: Situation, *, by: User | None = None, language: str = "en", strategies: Collection[str] = ()
) -> list[Contribution]:
    """So much published advice at once, as an import writes it: each as `make_contribution` makes one, in a tenth of the time."""
    author, tags = by or bo(), [make_strategy(slug) for slug in strategies]
    with transaction.atomic():
        rows = [
            (
                Contribution(situation=situation, author=author, language=language, created=timezone.now()),
                f"Ask what happened, and listen for {next(_numbers)} minutes.",
                tags,
            )
            for _ in range(count)
        ]
        contributing.store_all(rows)
    situation.refresh_from_db(fields=["contribution_count"])
    return [contribution for contribution, _body, _tags in rows]


def make_votes(contribution: Contribution, *, helpful: int = 0, unhelpful: int = 0) -> Contribution:
    """The contribution after so many new people voted on it."""
    for value in [1] * helpful + [-1] * unhelpful:
        contribution = voting.vote(contribution, value, by=make_user())
    return contribution


def make_trial(
    contribution: Contribution | None = None, *, by: User | None = None, outcome: str = "", **said: object
) -> Trial:
    """An open trial, dee's unless somebody else tries; with an outcome it is reported, and `said` is what was said of it."""
    reader = by or dee()
    trial = trying.try_out(contribution or make_contribution(), by=reader)
    return trying.report_outcome(trial, outcome, by=reader, **said) if outcome else trial


def make_outcomes(contribution: Contribution, *, worked: int = 0, mixed: int = 0, failed: int = 0) -> Contribution:
    """The contribution after so many new people tried it."""
    for outcome in ["worked"] * worked + ["mixed"] * mixed + ["failed"] * failed:
        make_trial(contribution, by=make_user(), outcome=outcome)
    contribution.refresh_from_db()
    return contribution


def make_due(trial: Trial, day: date) -> Trial:
    """The trial as if its person were to be asked on this day."""
    Trial.objects.filter(pk=trial.pk).update(due=day)
    trying.note_next_due(trial.person)
    trial.refresh_from_db()
    return trial


def make_team(name: str = "Support", *, by: User | None = None, editors: Collection[User] = ()) -> Team:
    """A team, cy's unless somebody else founds it."""
    team = joining.found(name, by=by or cy())
    for member in editors:
        Membership.objects.create(team=team, member=member, role=Membership.Role.EDITOR)
    return team


def make_playbook(
    team: Team | None = None, title: str = "Angry customers", *, by: User | None = None, **fields: str
) -> Playbook:
    """An empty playbook of a team, cy's unless somebody else makes it."""
    return curating.make_playbook(team or make_team(by=by), title, by=by or cy(), **fields)
