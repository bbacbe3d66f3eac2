"""Recount: compare everything that is kept twice with what it is made from, and put it right."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, F, Min, Model, Q

from advice.actions.holding import hold_again, lines, not_held
from advice.actions.reindexing import Stale, repair_index, stale_index
from advice.actions.tallying import decided_otherwise
from advice.actions.trying import outcome_fields
from advice.integrity.remedy import rings
from advice.markup import to_html
from advice.models import (
    Contribution,
    Edition,
    Play,
    Playbook,
    Situation,
    Tagging,
    Translation,
    Trial,
    User,
    Vote,
    fingerprint,
)
from advice.ranking import current_priors


@dataclass(frozen=True)
class Difference:
    """One stored value that is not what its sources say."""

    row: Model
    field: str
    stored: object
    found: object

    def __str__(self) -> str:
        return f"{self.row._meta.model_name} {self.row.pk}: {self.field} is {self.stored!r}, should be {self.found!r}"


def differences() -> list[Difference]:
    """Every difference there is but those of the search (fifteen queries, and one walk over each of seven tables). Changes nothing."""
    texts = [*_votes(), *_contributions(), *_taggings(), *_translations(), *_situations()]
    return [*texts, *_trials(), *_people(), *_playbooks(), *_editions()]


def all_differences() -> list[str]:
    """Every difference there is, those of the search index included, a line each. Changes nothing."""
    return [*map(str, differences()), *stale_index(), *lines(not_held())]


def repair() -> list[str]:
    """Put every difference right that can be, and return what was put right, a line each. An edition is never touched. One transaction."""
    with transaction.atomic():
        found = [
            *_put_right(_votes()),  # the tallies are made of them
            *_put_right(each for each in differences() if not isinstance(each.row, Edition | Play)),
            *_put_right(_taggings()),  # a score put right above leaves its copies behind: they are found now
        ]
        stale: Stale = stale_index()
        repair_index(stale)
        unheld = hold_again()
    return [*map(str, found), *stale, *unheld]


def _put_right(wrong: Iterable[Difference]) -> list[Difference]:
    found = list(wrong)
    rows = defaultdict[Model, dict[str, object]](dict)
    for each in found:
        rows[each.row][each.field] = each.found
    for row, values in rows.items():  # all at once: half of it may be what the database refuses
        type(row)._default_manager.filter(pk=row.pk).update(**values)
    return found


def _compare(row: Model, **found: object) -> Iterator[Difference]:
    for field, value in found.items():
        if getattr(row, field) != value:
            yield Difference(row, field, getattr(row, field), value)


def _votes() -> Iterator[Difference]:
    """Votes that are not as the confirmed clusters say, and those that do not count without a reason; that one with a reason counts, the database refuses."""
    otherwise = decided_otherwise(rings(), Vote.objects.all())
    for row, ring in otherwise:
        yield from _compare(row, counted=not row.waiting and ring is None, set_aside_id=ring)
    for row in Vote.objects.filter(counted=False, waiting=False, set_aside=None):
        if row.pk not in {each.pk for each, _ring in otherwise}:
            yield from _compare(row, counted=True)


def _contributions() -> Iterator[Difference]:
    priors = current_priors()
    rows = (
        Vote.objects.counted()
        .values_list("contribution")
        .annotate(votes=Count("id"), helpful=Count("id", filter=Q(value=1)))
    )
    tallies = {contribution: (votes, helpful) for contribution, votes, helpful in rows}
    outcomes = _outcomes()
    revisions = dict(Contribution.objects.annotate(n=Count("revisions")).values_list("pk", "n"))
    for row in Contribution.objects.iterator(chunk_size=2000):
        votes, helpful = tallies.get(row.pk, (0, 0))
        score = priors.score(row.language, helpful, votes)
        yield from _compare(row, votes=votes, helpful=helpful, score=score, revision_count=revisions.get(row.pk, 0))
        yield from _compare(row, body_html=to_html(row.body), fingerprint=fingerprint(row.body))
        yield from _compare(row, **outcome_fields(outcomes.get(row.pk, {}).items()))


def _last_words() -> dict[tuple[int, int], tuple[int, str]]:
    """By person and contribution the trial whose outcome counts, the one they reported last: its number, and what came of it."""
    rows = Trial.objects.exclude(reported=None).order_by("reported", "pk")
    said = rows.values_list("person", "contribution", "pk", "outcome").iterator(chunk_size=2000)
    return {(person, contribution): (number, outcome) for person, contribution, number, outcome in said}


def _outcomes() -> dict[int, Counter[str]]:
    """How many of each outcome a contribution has, by its number: also where an account was deleted, and its trials with it."""
    counts: dict[int, Counter[str]] = {}
    for (_person, contribution), (_number, outcome) in _last_words().items():
        counts.setdefault(contribution, Counter())[outcome] += 1
    return counts


def _trials() -> Iterator[Difference]:
    last = {number for number, _outcome in _last_words().values()}
    # those that count no more come first: two of one person may not stand side by side, not even while they are put right
    for row in Trial.objects.order_by("-counted", "pk").iterator(chunk_size=2000):
        yield from _compare(row, counted=row.pk in last)


def _people() -> Iterator[Difference]:
    first = Min("trials__due", filter=Q(trials__outcome=""))
    for row in User.objects.annotate(first=first).filter(Q(first__isnull=False) | Q(next_due__isnull=False)):
        yield from _compare(row, next_due=row.first)


def _taggings() -> Iterator[Difference]:
    for row in Tagging.objects.select_related("content_object").iterator(chunk_size=2000):
        kept = row.content_object
        yield from _compare(row, language=kept.language, published=kept.published, score=kept.score, votes=kept.votes)


def _translations() -> Iterator[Difference]:
    revisions = dict(Translation.objects.annotate(n=Count("revisions")).values_list("pk", "n"))
    for row in Translation.objects.iterator(chunk_size=2000):
        yield from _compare(row, body_html=to_html(row.body), revision_count=revisions.get(row.pk, 0))


def _situations() -> Iterator[Difference]:
    published = Contribution.objects.filter(state=Contribution.State.PUBLISHED)
    counts = dict(published.values_list("situation").annotate(Count("pk")))
    for row in Situation.objects.iterator(chunk_size=2000):
        yield from _compare(row, contribution_count=counts.get(row.pk, 0))
        yield from _compare(row, body_html=to_html(row.body), title_fingerprint=fingerprint(row.title))


def _playbooks() -> Iterator[Difference]:
    for book in Playbook.objects.annotate(found=Count("editions")).exclude(edition_count=F("found")):
        yield Difference(book, "edition_count", book.edition_count, book.found)  # type: ignore[attr-defined]
    for play in Play.objects.exclude(playbook=F("section__playbook")).select_related("section"):
        yield Difference(play, "playbook_id", play.playbook_id, play.section.playbook_id)


def _editions() -> Iterator[Difference]:
    """Editions that do not say what they were frozen with; or, once an author had a text erased, what was left of it then."""
    for row in Edition.objects.iterator(chunk_size=100):
        found = hashlib.sha256(row.document.encode()).hexdigest()
        yield from _compare(row, **{"erased_digest" if row.erased_digest else "digest": found})
