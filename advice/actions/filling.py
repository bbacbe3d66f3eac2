"""Fill a playbook by rules: the rules themselves, and the plays that somebody ticked of what they propose."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from advice import policy
from advice.actions import curating, sectioning
from advice.curation.filling import section_of, section_title
from advice.curation.picking import allowed_uses
from advice.language import is_known
from advice.models import Contribution, Play, Playbook, Rule, Section, Strategy, Topic, User

MOST_OF_EACH = 8
MOST_RULES = 8  # of one playbook; each costs a query, and what all propose has to fit one form
MOST_HELPFUL = 100_000


@dataclass
class Filled:
    """What came of filling: the new plays, the sections made for them, and the contributions that were left out."""

    plays: list[Play] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    withdrawn: list[int] = field(default_factory=list)
    limited: list[int] = field(default_factory=list)
    there: list[int] = field(default_factory=list)


def make_rule(
    playbook: Playbook,
    *,
    by: User,
    most: int,
    strategies: Sequence[str] = (),
    languages: Sequence[str] = (),
    topic: Topic | None = None,
    helpful: int = 0,
) -> Rule:
    """Make a rule: the best `most` of each of these strategies (slugs; none: of all). Raises PermissionDenied and ValidationError. One transaction."""
    policy.require(policy.may_curate(by, playbook), _(curating.REFUSAL))
    with transaction.atomic():
        curating.lock(playbook)
        if playbook.rules.count() >= MOST_RULES:
            raise ValidationError(_("A playbook has eight rules at most: change one of these."), code="rules")
        rule = Rule(playbook=playbook, maker=by)
        _describe(rule, most, strategies, languages, topic, helpful)
        rule.save()
    return rule


def change_rule(
    rule: Rule,
    *,
    by: User,
    most: int,
    strategies: Sequence[str] = (),
    languages: Sequence[str] = (),
    topic: Topic | None = None,
    helpful: int = 0,
) -> Rule:
    """Change what a rule asks for; no play is touched. Raises PermissionDenied and ValidationError."""
    policy.require(policy.may_curate(by, rule.playbook), _(curating.REFUSAL))
    _describe(rule, most, strategies, languages, topic, helpful)
    rule.save()
    return rule


def remove_rule(rule: Rule, *, by: User) -> None:
    """Remove a rule; what it once proposed stays in the playbook. Raises PermissionDenied."""
    policy.require(policy.may_curate(by, rule.playbook), _(curating.REFUSAL))
    Rule.objects.filter(pk=rule.pk).delete()


def fill(playbook: Playbook, picks: Sequence[tuple[int, str]], *, by: User, section: Section | None = None) -> Filled:
    """Add what was ticked: contributions by their number, each with the slug of the strategy that it was chosen for, in this order.

    They go to the end of `section`, else of the section called like their strategy, which is made where there is none. What was withdrawn or limited by
    its author meanwhile, or is in the playbook already, is left out and told; no play that is there is changed or moved. One transaction.
    Raises PermissionDenied, and ValidationError where nothing was ticked or for a section of another playbook.
    """
    policy.require(policy.may_curate(by, playbook), _(curating.REFUSAL))
    if not picks:
        raise ValidationError(_("Tick what you want to add."), code="empty")
    filled, uses = Filled(), allowed_uses(playbook)
    with transaction.atomic():
        curating.lock(playbook)
        rows = Contribution.objects.select_related("situation").in_bulk([number for number, _slug in picks])
        there = set(playbook.plays.values_list("contribution", flat=True))
        homes = _Homes(playbook, by, section, filled)
        for number, slug in picks:
            row = rows.get(number)
            if number in there:
                filled.there.append(number)
            elif row is None or not (row.published and row.situation.published):
                filled.withdrawn.append(number)
            elif row.use not in uses:
                filled.limited.append(number)
            else:
                there.add(number)
                filled.plays.append(curating.add_play(playbook, row, by=by, section=homes.of(slug)))
    return filled


def take_back(playbook: Playbook, plays: Collection[int], sections: Collection[int], *, by: User) -> list[Play]:
    """Undo a filling: take these plays out, and these sections where they are empty then. One transaction.

    A play on which somebody has written since stays; those are returned. Raises PermissionDenied.
    """
    policy.require(policy.may_curate(by, playbook), _(curating.REFUSAL))
    kept = []
    with transaction.atomic():
        curating.lock(playbook)
        for play in playbook.plays.filter(pk__in=plays):
            if any(getattr(play, name) for name in Play.NOTES):
                kept.append(play)
            else:
                curating.remove_play(play, by=by)
        for section in playbook.sections.filter(pk__in=sections, plays=None):
            if playbook.sections.count() > 1:
                sectioning.remove_section(section, by=by)
            else:
                sectioning.rename_section(section, "", by=by)  # as it was when the playbook was new
    return kept


class _Homes:
    """Where each pick goes; sections are made when the first pick needs them, and noted on what came of it."""

    def __init__(self, playbook: Playbook, by: User, section: Section | None, filled: Filled) -> None:
        self.playbook, self.by, self.section, self.filled = playbook, by, section, filled
        self.sections = list(playbook.sections.all())
        self.strategies = {row.slug: row for row in Strategy.objects.labelled()}

    def of(self, slug: str) -> Section | None:
        strategy = self.strategies.get(slug)
        if self.section is not None or strategy is None:
            return self.section
        there = section_of(strategy, self.playbook.language, self.sections)
        return there or self._made(section_title(strategy, self.playbook.language))

    def _made(self, title: str) -> Section:
        """A new section; a playbook that has nothing but its first, empty one gives that one the title."""
        first = self.sections[0]
        if len(self.sections) == 1 and not first.title and not first.plays.exists():
            made = sectioning.rename_section(first, title, by=self.by)
        else:
            made = sectioning.add_section(self.playbook, title, by=self.by)
            self.sections.append(made)
        self.filled.sections.append(made)
        return made


def _describe(
    rule: Rule, most: int, strategies: Sequence[str], languages: Sequence[str], topic: Topic | None, helpful: int
) -> None:
    if not 1 <= most <= MOST_OF_EACH:
        raise ValidationError(_("A rule takes one to eight of each strategy."), code="most")
    if not 0 <= helpful <= MOST_HELPFUL:
        raise ValidationError(_("The number of helpful votes is 0 or more."), code="helpful")
    slugs, codes = list(dict.fromkeys(strategies)), list(dict.fromkeys(languages))
    if Strategy.objects.current().filter(slug__in=slugs).count() != len(slugs):
        raise ValidationError(_("There is no such strategy."), code="strategy")
    for code in codes:
        if not is_known(code):
            raise ValidationError(
                _("“%(code)s” is not a language this site knows."), code="language", params={"code": code}
            )
    rule.most, rule.helpful, rule.topic, rule.strategies, rule.languages = most, helpful, topic, slugs, codes
