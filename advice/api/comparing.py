"""What changed between two editions, by program."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema

from advice.api.playbooks import NUMBER
from advice.api.schemas import Problem
from advice.export.changes import Changes
from advice.export.comparing import diff
from advice.export.document import WHOLE
from advice.export.telling import tell
from advice.export.today import compile_today
from advice.models import Edition, Playbook

router = Router(tags=["playbooks"])


class ComparedOut(Schema):
    """One of the two editions; `digest` is that of the edition as it was frozen."""

    edition: int
    published: str
    digest: str


class ComparisonOut(Schema):
    """`counts` says how many plays were added, removed, reworded, moved, retagged, retranslated, annotated (the team's words) or made a tombstone, how many
    sections changed, and how much of the playbook itself; what did not happen is left out. `changes` are everything that differs, down to the votes:
    made to the earlier edition, they give the later one."""

    earlier: ComparedOut
    later: ComparedOut
    counts: dict[str, int]
    changes: Changes


@router.get(
    "/{int:pk}/compare",
    response={200: ComparisonOut, 404: Problem, 422: Problem},
    summary="What changed between two editions",
)
def compare(
    request: HttpRequest,
    response: HttpResponse,
    pk: int = NUMBER,
    earlier: int | None = Query(None, alias="from", ge=1, le=2**31 - 1, description="An edition; the one before `to`."),
    later: int | None = Query(None, alias="to", ge=1, le=2**31 - 1, description="An edition; the latest."),
) -> dict[str, Any]:
    """Two editions of a playbook, 404 where this reader may not see it, or one of them is not there (five queries).

    What an author took back since is a tombstone in both, as in every file. Two equal numbers give no changes.
    """
    book = get_object_or_404(Playbook.objects.visible_to(request.user), pk=pk)
    old, new = _pair(book, earlier, later)
    before, after = compile_today(old, WHOLE), compile_today(new, WHOLE)
    changes = diff(before, after)
    if book.visibility == Playbook.Visibility.TEAM:
        response["Cache-Control"] = "private, no-store"
    return {
        "earlier": {"edition": old.number, "published": before.published, "digest": old.digest},
        "later": {"edition": new.number, "published": after.published, "digest": new.digest},
        "counts": tell(changes, before, after).counts,
        "changes": changes,
    }


def _pair(book: Playbook, earlier: int | None, later: int | None) -> tuple[Edition, Edition]:
    """The editions of these numbers, the latest and the one before it where nobody names them."""
    numbers = list(book.editions.listed().values_list("number", flat=True))
    new = numbers[0] if later is None and numbers else later
    old = next((number for number in numbers if new and number < new), None) if earlier is None else earlier
    there = {
        row.number: row for row in book.editions.filter(number__in=[each for each in numbers if each in (old, new)])
    }
    if old not in there or new not in there:
        raise Http404
    return there[old], there[new]
