"""Why the rules of a playbook would not choose a play of it. Reads, never writes."""

from collections.abc import Collection, Sequence
from enum import IntEnum
from typing import NamedTuple

from advice.models import Contribution, Play, Rule, Translation


class Why(IntEnum):
    """Why a rule would not choose a contribution, what keeps it out last: the nearer the miss, the higher."""

    WITHDRAWN = 1
    LIMITED = 2
    LANGUAGE = 3
    TOPIC = 4
    FEW_HELPFUL = 5
    OTHERS = 6


class Declined(NamedTuple):
    """A play that no rule would choose though one looks at its strategies, and why the rule that comes nearest would not."""

    play: Play
    rule: Rule
    why: Why


def declined(
    plays: Sequence[Play], scopes: Sequence[tuple[Rule, Collection[int]]], uses: Collection[str]
) -> list[Declined]:
    """Those of these plays, which no rule chose, that a rule looks at, the nearest misses first (one query).

    `scopes` are the rules with the numbers of their strategies. The contributions of the plays, their situations and strategy links must be loaded.
    """
    numbers = [play.contribution_id for play in plays]
    readable: dict[int, set[str]] = {}
    for number, code in (
        Translation.objects.standing().filter(contribution__in=numbers).values_list("contribution", "language")
    ):
        readable.setdefault(number, set()).add(code)
    found = []
    for play in plays:
        contribution = play.contribution
        assert contribution is not None  # what came from elsewhere is no rule's
        own = {tagging.tag_id for tagging in contribution.taggings.all()}
        languages = {contribution.language, *readable.get(contribution.pk, ())}
        misses = [(_why(rule, contribution, languages, uses), rule) for rule, numbers in scopes if own & set(numbers)]
        if misses:
            why, rule = max(misses, key=lambda miss: miss[0])
            found.append(Declined(play, rule, why))
    return sorted(found, key=lambda row: -row.why)


def _why(rule: Rule, contribution: Contribution, languages: Collection[str], uses: Collection[str]) -> Why:
    """The first of the rule's conditions that it does not meet; if it meets all, others stand higher."""
    if not (contribution.published and contribution.situation.published):
        return Why.WITHDRAWN
    if contribution.use not in uses:
        return Why.LIMITED
    if rule.languages and "" not in languages and not set(rule.languages) & set(languages):
        return Why.LANGUAGE
    if rule.topic_id and contribution.situation.topic_id != rule.topic_id:
        return Why.TOPIC
    return Why.FEW_HELPFUL if contribution.helpful < rule.helpful else Why.OTHERS
