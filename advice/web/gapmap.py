"""The gap map as readers see it: a page of it, and its lines as CSV."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.conf import settings
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import override

from advice.export.csv import guarded
from advice.gaps import GapMap, count_voices, draw
from advice.language import LANGUAGES, native_name
from advice.models import Contribution, ContributionQuerySet, Situation, Strategy
from advice.models.situation import SituationQuerySet
from advice.web.browsing import Choice
from advice.web.forms.browsing import MOST_VALUES
from advice.web.forms.gaps import GapSelection

MOST_SITUATIONS = 1000  # in one CSV file; its Link header leads to the next
AT_ONCE = 50  # situations counted in one query for CSV
COLUMNS = (
    "situation", "title", "title_language", "topic", "strategy", "label", "language", "contributions", "address",
)  # fmt: skip


@dataclass(frozen=True)
class GapPage:
    """A page of the map. `offered` are the languages a reader may well want, `others` all the rest there are; `unanswered` counts the situations
    of the topic that nobody has answered in any language."""

    selection: GapSelection
    map: GapMap
    offered: Sequence[Choice]
    others: Sequence[tuple[str, str]]
    next_query: str
    unanswered: int


def gap_page(
    base: SituationQuerySet, selection: GapSelection, there: Mapping[str, Strategy], reads: tuple[str, ...]
) -> GapPage:
    """The page of a selection out of `base` (three queries). In all languages: those in which something on this page can be read, else `reads`."""
    rows = list(_ordered(base, selection)[: selection.size + 1])
    more = len(rows) > selection.size
    del rows[selection.size :]
    voices = count_voices(Contribution.objects.published(), [row.pk for row in rows])
    languages = selection.languages or tuple(voices.languages[:MOST_VALUES]) or reads
    if not selection.languages and len(voices.languages) > MOST_VALUES:
        words = _("Only the %(number)d languages with the most advice are shown. Choose those you want to see.")
        selection = replace(selection, problems=(*selection.problems, words % {"number": MOST_VALUES}))
    offered = list(dict.fromkeys([*languages, *reads, *voices.languages]))
    return GapPage(
        selection=selection,
        map=draw(rows, strategies_of(selection, there), languages, voices),
        offered=[Choice(code, native_name(code), 0, code in selection.languages) for code in offered],
        others=sorted(
            ((row.code, row.native) for row in LANGUAGES.values() if row.code not in offered),
            key=lambda pair: pair[1].casefold(),
        ),
        next_query=selection.query_after(_place(rows[-1], selection)) if more else "",
        unanswered=_narrowed(base, selection).unanswered().count(),
    )


def strategies_of(selection: GapSelection, there: Mapping[str, Strategy]) -> list[Strategy]:
    """The strategies asked for, in their order; all of them where none are."""
    return [row for slug, row in there.items() if slug in selection.strategies or not selection.strategies]


def gap_file(base: SituationQuerySet, selection: GapSelection) -> tuple[list[Situation], str]:
    """The situations of one CSV file, MOST_SITUATIONS at most, and the query of the next file ("": this is the last). One query."""
    rows = list(_ordered(base, selection).select_related("topic")[: MOST_SITUATIONS + 1])
    more = len(rows) > MOST_SITUATIONS
    del rows[MOST_SITUATIONS:]
    return rows, selection.query_after(_place(rows[-1], selection)) if more else ""


def languages_of(
    contributions: ContributionQuerySet,
    selection: GapSelection,
    situations: Sequence[Situation],
    reads: tuple[str, ...],
) -> tuple[str, ...]:
    """The languages asked for; where all are, those in which anything on these situations can be read (one query then), else `reads`."""
    if selection.languages:
        return selection.languages
    counts = contributions.filter(situation__in=[row.pk for row in situations]).counted_by_language()
    return tuple(sorted(filter(None, counts), key=lambda code: (-counts[code], code))) or reads


def csv_lines(
    situations: Sequence[Situation], strategies: Sequence[Strategy], languages: Sequence[str], interface: str
) -> Iterator[bytes]:
    """The file in pieces: a line for each situation, language and strategy, with a 0 where there is no advice (a query every AT_ONCE situations).

    UTF-8 with a byte order mark, lines ended by CR LF, each cell quoted and `guarded`, as in the export of a playbook.
    """
    yield _piece([COLUMNS]).encode("utf-8-sig")
    for at in range(0, len(situations), AT_ONCE):
        part = situations[at : at + AT_ONCE]
        voices = count_voices(Contribution.objects.published(), [row.pk for row in part])
        # what comes in pieces is made after the page's language was set, and perhaps set anew
        with override(interface):
            piece = _piece(_cells(draw(part, strategies, languages, voices)))
        yield piece.encode()


def _cells(drawn: GapMap) -> Iterator[tuple[object, ...]]:
    for row in drawn.rows:
        situation = row.situation
        topic = situation.topic.slug if situation.topic else ""
        read, write = situation.get_absolute_url(), reverse("contribute", args=[situation.pk])
        for line in row.lines:
            for strategy, count in line.places:
                query = urlencode({"strategy": strategy.slug, "lang": line.language})
                address = f"{settings.SITE_URL}{read if count else write}?{query}"
                about = (situation.pk, situation.title, situation.language, topic)
                yield (*about, strategy.slug, strategy.label, line.language, count, address)


def _piece(rows: Sequence[Sequence[object]] | Iterator[Sequence[object]]) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([guarded(str(cell)) for cell in row] for row in rows)
    return stream.getvalue()


def _narrowed(base: SituationQuerySet, selection: GapSelection) -> SituationQuerySet:
    return base.on_topic(selection.topic) if selection.topic else base


def _ordered(base: SituationQuerySet, selection: GapSelection) -> SituationQuerySet:
    rows, after = _narrowed(base, selection), selection.after
    if selection.sort == "new":
        return rows.newest_first_after(*after) if after else rows.newest_first()
    if selection.sort == "answered":
        return rows.most_answered_first_after(*after) if after else rows.most_answered_first()
    return rows.fewest_answered_first_after(*after) if after else rows.fewest_answered_first()


def _place(row: Situation, selection: GapSelection) -> tuple[int, ...]:
    return (row.pk,) if selection.sort == "new" else (row.contribution_count, row.pk)
