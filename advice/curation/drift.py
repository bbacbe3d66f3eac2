"""Drift: what differs between what a team chose and what the contribution is now. Reads, never writes."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from advice.models import (
    Alert,
    Contribution,
    Holding,
    LanguagePrior,
    Play,
    Playbook,
    PlayQuerySet,
    Strategy,
    Tagging,
    Translation,
)
from advice.models.prior import DEFAULT_WEIGHT

FALL = 100_000  # of the score: ten points of a hundred
MISSED = 2_000_000  # two helpful votes, in millionths
LONGEST = 300  # what an alert keeps of a state
TO, NONE = " → ", "–"
Cause = Alert.Cause


@dataclass(frozen=True)
class Drift:
    """One thing that is not as it was chosen. `state` says exactly what was seen, and is the same for as long as it is so:

    edited "1 → 3" (revisions), withdrawn "withdrawn", "situation" or "erased", other strategies "humour → humour, listen" (slugs), lost support
    "870000 → 615384" (scores), translation behind "3: de 1, fr 2" (the original's revision, and that which each translation knows), limited "team"
    or "site".
    """

    playbook: int
    contribution: int
    cause: Cause
    state: str

    @property
    def key(self) -> tuple[int, int, str]:
        """What one alert stands for."""
        return self.playbook, self.contribution, self.cause.value


@dataclass(frozen=True)
class _Around:
    """What is looked up for all plays at once."""

    slugs: Mapping[int, Sequence[str]]
    versions: Mapping[int, Sequence[Translation]]
    whole: Mapping[str, str]
    weights: Mapping[str, int]


def drifts(plays: PlayQuerySet) -> list[Drift]:
    """What differs for these plays, five queries for any number of them. Of what was withdrawn nothing else is said."""
    rows = plays.exclude(contribution=None).order_by("pk")
    found = list(rows.select_related("playbook", "contribution__situation"))
    around = _around(rows) if found else None
    return [
        Drift(play.playbook_id, play.contribution.pk, cause, state)
        for play in found
        if play.contribution and around
        for cause, state in _states(play, play.contribution, around).items()
        if state
    ]


def taken_back(holdings: "QuerySet[Holding]") -> list[Drift]:
    """What editions hold and their authors took back (one query)."""
    rows = holdings.exclude(contribution__in=Contribution.objects.published()).order_by("pk")
    rows = rows.select_related("contribution__situation")
    return [Drift(row.playbook_id, row.contribution_id, Cause.WITHDRAWN, _withdrawn(row.contribution)) for row in rows]


def loss_from(score: int, votes: int, weight: int) -> int:
    """The least score a team may have seen for this one to be a loss of support, where the language starts with `weight` votes.

    Ten points less, and two helpful votes short of what the score they saw promised of as many votes: three "not for me" do it to well received
    advice, one or two never; nor does what moves the scores of a whole language alike.
    """
    return score + max(FALL, MISSED // (votes + weight))


def seen_before(state: str) -> str:
    """What of a state the team had seen, of a cause that keeps it."""
    return state.partition(TO)[0]


def seen_slugs(words: str) -> list[str]:
    """The strategies of one half of a state."""
    return [] if words == NONE else words.split(", ")


def _around(plays: PlayQuerySet) -> _Around:
    numbers = plays.order_by().values("contribution")
    slugs, versions = defaultdict[int, list[str]](list), defaultdict[int, list[Translation]](list)
    for number, slug in Tagging.objects.filter(content_object__in=numbers).values_list("content_object", "tag__slug"):
        slugs[number].append(slug)
    for version in Translation.objects.standing().filter(contribution__in=numbers).defer("body", "body_html"):
        versions[version.contribution_id].append(version)
    return _Around(slugs, versions, _whole(), dict(LanguagePrior.objects.values_list("language", "weight")))


def _whole() -> dict[str, str]:
    """By slug the slug of the strategy it is part of, through every merge; its own where it is part of none."""
    rows = {pk: (slug, onward) for pk, slug, onward in Strategy.objects.values_list("pk", "slug", "merged_into")}
    whole = {}
    for slug, onward in rows.values():
        end = slug
        while onward:
            end, onward = rows[onward]
        whole[slug] = end
    return whole


def _states(play: Play, contribution: Contribution, around: _Around) -> dict[Cause, str]:
    if taken := _withdrawn(contribution):
        return {Cause.WITHDRAWN: taken}
    return {
        Cause.EDITED: _between(play.seen_revision, contribution.revision_count),
        Cause.RETAGGED: _retagged(play.seen_strategies, around.slugs.get(contribution.pk, ()), around.whole),
        Cause.LOST_SUPPORT: _unsupported(play, contribution, around.weights),
        Cause.TRANSLATION_BEHIND: _behind(contribution, around.versions.get(contribution.pk, ())),
        Cause.LIMITED: _limited(contribution, play.playbook),
    }


def _withdrawn(contribution: Contribution) -> str:
    if contribution.erased:
        return "erased"
    if not contribution.published:
        return "withdrawn"
    return "" if contribution.situation.published else "situation"


def _between(seen: int, now: int) -> str:
    return f"{seen}{TO}{now}" if now > seen else ""


def _retagged(seen: Iterable[str], now: Iterable[str], whole: Mapping[str, str]) -> str:
    if {whole.get(slug, slug) for slug in seen} == {whole.get(slug, slug) for slug in now}:
        return ""
    before, after = (", ".join(sorted(slugs)) or NONE for slugs in (seen, now))
    return _fitting(f"{before}{TO}{after}")


def _unsupported(play: Play, contribution: Contribution, weights: Mapping[str, int]) -> str:
    weight = weights.get(contribution.language, DEFAULT_WEIGHT)
    lost = play.seen_score >= loss_from(contribution.score, contribution.votes, weight)
    return f"{play.seen_score}{TO}{contribution.score}" if lost else ""


def _behind(contribution: Contribution, versions: Iterable[Translation]) -> str:
    """Of each language the translation that an edition would hold, where it does not know the latest edit."""
    best = dict[str, Translation]()
    for row in sorted(versions, key=lambda row: (row.language, row.rank, row.pk)):
        best.setdefault(row.language, row)
    late = [
        f"{row.language} {row.source_revision}"
        for row in best.values()
        if row.language != contribution.language and row.source_revision < contribution.revision_count
    ]
    return _fitting(f"{contribution.revision_count}: {', '.join(late)}") if late else ""


def _limited(contribution: Contribution, playbook: Playbook) -> str:
    if contribution.use == Contribution.Use.SITE:
        return "site"
    shut = contribution.use == Contribution.Use.TEAM and playbook.visibility == Playbook.Visibility.PUBLIC
    return "team" if shut else ""


def _fitting(state: str) -> str:
    """A state as an alert keeps it: the end of one that is too long is told by its digest."""
    if len(state) <= LONGEST:
        return state
    return f"{state[: LONGEST - 66]}… {hashlib.sha256(state.encode()).hexdigest()}"
