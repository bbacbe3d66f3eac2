"""One page of somebody's shelf: its rows, what may be filtered for, and where they may be handed on to."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, QuerySet, prefetch_related_objects
from django.http import HttpRequest

from advice.language import native_name
from advice.models import Bookmark, Play, Playbook, Section, Tagging
from advice.models.contribution import TAGGINGS
from advice.models.shelf import BookmarkQuerySet
from advice.versions import choose_versions
from advice.web.browsing import Catalogue, Choice, catalogue, dress, numbered
from advice.web.forms.browsing import Selection, read_selection
from advice.web.forms.shelf import shelf_query
from advice.web.reading import languages_read

MOST_WORDS = 200  # letters of what is looked for in the notes


def shelf_page(request: HttpRequest, *, ticked: Iterable[int] = ()) -> dict[str, Any]:
    """All that the page of the reader's own shelf shows (ten queries at most, however much stands there)."""
    there = catalogue()
    selection = read_selection(request.GET, strategies=there, merged=there.merged, here=True)
    words = request.GET.get("q", "").strip()[:MOST_WORDS]
    own = Bookmark.objects.visible_to(request.user)
    shown = numbered(request, narrowed(own, selection, words).listed())
    rows: list[Bookmark] = list(shown["rows"])  # type: ignore[call-overload]
    advice = [row.contribution for row in rows]
    prefetch_related_objects(advice, TAGGINGS)
    dress(advice, there)
    choose_versions(advice, selection.languages or languages_read(request))
    return {
        "page": shown["page"],
        "rows": rows,
        "selection": selection,
        "words": words,
        "query": shelf_query(selection, words),
        "narrowed": bool(selection.strategies or selection.languages or words),
        "strategies": _strategies(own, selection, there),
        "languages": _languages(own, selection),
        "homes": sections_to_fill(request.user),
        "holding": _holding(request.user, rows),
        "ticked": set(ticked),
    }


def narrowed(own: BookmarkQuerySet, selection: Selection, words: str) -> BookmarkQuerySet:
    """What of a shelf the filters leave; by strategy and language only what still says something."""
    if selection.strategies or selection.languages:
        own = own.standing().of_strategies(selection.strategies).in_languages(selection.languages)
    return own.noting(words)


def sections_to_fill(user: object) -> QuerySet[Section]:
    """The sections of all playbooks that this person may change, playbook by playbook (one query)."""
    playbooks = Playbook.objects.editable_by(user)
    rows = Section.objects.visible_to(user).filter(playbook__in=playbooks).select_related("playbook")
    return rows.order_by("playbook__title", "playbook", "position")


def _strategies(own: BookmarkQuerySet, selection: Selection, there: Catalogue) -> list[Choice]:
    advice = own.standing().order_by().values("contribution")
    counts = dict(
        Tagging.objects.filter(content_object__in=advice).order_by().values_list("tag__slug").annotate(Count("pk"))
    )
    return [
        Choice(slug, row.label, counts.get(slug, 0), slug in selection.strategies, language=row.words.language)
        for slug, row in there.items()
        if row.words and (slug in counts or slug in selection.strategies)
    ]


def _languages(own: BookmarkQuerySet, selection: Selection) -> list[Choice]:
    """The languages that what stands there was written in, the most frequent first."""
    written = own.standing().order_by().values_list("contribution__language").annotate(Count("pk"))
    counts = {code: count for code, count in written if code}
    codes = sorted({*counts, *selection.languages}, key=lambda code: (-counts.get(code, 0), code))
    return [Choice(code, native_name(code), counts.get(code, 0), code in selection.languages) for code in codes]


def _holding(user: object, rows: list[Bookmark]) -> dict[int, list[Playbook]]:
    """The playbooks of the reader's teams that hold what stands in these rows, by contribution (one query)."""
    held: dict[int, list[Playbook]] = {}
    plays = Play.objects.visible_to(user).filter(contribution__in=[row.contribution_id for row in rows])
    for play in plays.select_related("playbook").order_by("playbook__title", "playbook"):
        held.setdefault(play.contribution_id or 0, []).append(play.playbook)
    return held
