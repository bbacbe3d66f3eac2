"""One page of situations for a selection: its rows, and the counts beside its filters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from advice.models import Situation, Topic
from advice.models.situation import SituationQuerySet
from advice.web.browsing import ROWS, Choice, language_choices
from advice.web.forms.situations import SituationSelection


@dataclass(frozen=True)
class SituationPage:
    """What a reader sees of the situations they selected; the fields mean what they mean for advice."""

    selection: SituationSelection
    rows: Sequence[Situation]
    next_query: str
    topics: Sequence[Choice]
    languages: Sequence[Choice]
    unanswered: int
    total: int
    elsewhere: int


def browse_situations(
    base: SituationQuerySet, selection: SituationSelection, there: Mapping[str, Topic]
) -> SituationPage:
    """The page of a selection out of `base` (six queries)."""
    named = narrowed_situations(base, selection)
    rows = list(_ordered_situations(named, selection).listed()[: ROWS + 1])
    tallies = narrowed_situations(base, replace(selection, languages=())).counted_by_language()
    by_topic = narrowed_situations(base, replace(selection, topic="")).counted_by_topic()
    everywhere = sum(tallies.values())
    total = sum(tallies.get(code, 0) for code in {*selection.languages, ""}) if selection.languages else everywhere
    more = len(rows) > ROWS
    del rows[ROWS:]
    last = rows[-1] if more else None
    place = () if last is None else (last.pk,) if selection.sort == "new" else (last.contribution_count, last.pk)
    return SituationPage(
        selection=selection,
        rows=rows,
        next_query=selection.query_after(place) if place else "",
        topics=[
            Choice(slug, str(topic), by_topic.get(slug, 0), slug == selection.topic)
            for slug, topic in there.items()
            if by_topic.get(slug) or slug == selection.topic
        ],
        languages=language_choices(tallies, selection.languages),
        unanswered=narrowed_situations(base, replace(selection, unanswered=True)).count(),
        total=total,
        elsewhere=everywhere - total,
    )


def narrowed_situations(base: SituationQuerySet, selection: SituationSelection) -> SituationQuerySet:
    """What of `base` the selection's filters leave, in no order."""
    if selection.languages:
        base = base.in_languages(*selection.languages)
    if selection.topic:
        base = base.on_topic(selection.topic)
    return base.unanswered() if selection.unanswered else base


def _ordered_situations(rows: SituationQuerySet, selection: SituationSelection) -> SituationQuerySet:
    after = selection.after
    if selection.sort == "new":
        return rows.newest_first_after(*after) if after else rows.newest_first()
    return rows.most_answered_first_after(*after) if after else rows.most_answered_first()
