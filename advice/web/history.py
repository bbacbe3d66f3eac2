"""Two versions of a text side by side, as the address asks."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict

from advice.language.differences import Change, changes
from advice.models import Revision
from advice.web.forms.browsing import read_number


@dataclass(frozen=True)
class Comparison:
    """All versions, the latest first, and what changed between two of them; `old` is None for a text with one version."""

    revisions: Sequence[Revision]
    old: Revision | None
    new: Revision
    title: Sequence[Change]
    body: Sequence[Change]


def compared(revisions: Sequence[Revision], data: QueryDict) -> Comparison:
    """The versions `from` and `to` of the address; without them, or with unknown ones, the last change. There is at least one."""
    rows = sorted(revisions, key=lambda revision: -revision.number)
    by_number = {revision.number: revision for revision in rows}
    new = by_number.get(read_number(data.get("to", "")) or 0, rows[0])
    before = rows[rows.index(new) + 1] if new is not rows[-1] else None
    old = by_number.get(read_number(data.get("from", "")) or 0, before)
    return Comparison(
        revisions=rows,
        old=old,
        new=new,
        title=changes(old.title if old else new.title, new.title),
        body=changes(old.body if old else new.body, new.body),
    )
