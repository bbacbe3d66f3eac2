"""Which two editions of a playbook the address asks to compare, and what there is to tell of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from django.http import Http404, QueryDict

from advice.export.comparing import diff
from advice.export.document import Document
from advice.export.telling import tell
from advice.export.today import compile_today
from advice.export.told import Story
from advice.models import Edition, Playbook
from advice.web.drafting import draft_document
from advice.web.forms.browsing import read_number

DRAFT: Literal["draft"] = "draft"
Version = int | Literal["draft"]


@dataclass(frozen=True)
class Comparison:
    """Two versions of a playbook, `old` and `new`, each the number of an edition or "draft", None where there is none; `story` is None where there are
    not two different ones. `editions` are all there are, the newest first; `drafts` says whether the reader may read the draft too."""

    editions: Sequence[Edition]
    drafts: bool
    old: Version | None
    new: Version | None
    document: Document | None = None
    story: Story | None = None

    @property
    def backwards(self) -> bool:
        """Whether the earlier one is compared with the later one."""
        places = [self.editions[0].number + 1 if each == DRAFT else each for each in (self.old, self.new) if each]
        return len(places) == 2 and places[0] > places[1]


def compared(playbook: Playbook, data: QueryDict, *, drafts: bool) -> Comparison:
    """The versions `from` and `to` of the address: without them the latest edition, and the one before that which is compared.

    Raises Http404 for one that is not there for this reader. Four queries, with the draft twelve; what authors took back since is told of nobody.
    """
    editions = list(playbook.editions.listed())
    numbers = [row.number for row in editions]
    new = _version(data.get("to", ""), numbers, drafts) or (numbers[0] if numbers else None)
    old = _version(data.get("from", ""), numbers, drafts) or _before(new, numbers)
    if old is None or new is None or old == new:
        return Comparison(editions, drafts, old, new)
    earlier, later = _documents(playbook, old, new)
    story = tell(diff(earlier, later), earlier, later)
    return Comparison(editions, drafts, old, new, later, story)


def since(edition: Edition, draft: Document) -> Story:
    """What the draft changes against an edition (one query)."""
    document = compile_today(edition)
    later = _as_of(draft, document)
    return tell(diff(document, later), document, later)


def _version(words: str, numbers: Sequence[int], drafts: bool) -> Version | None:
    if not words:
        return None
    number = read_number(words)
    if number in numbers:
        return number
    if words == DRAFT and drafts:
        return DRAFT
    raise Http404


def _before(version: Version | None, numbers: Sequence[int]) -> int | None:
    """The latest edition before this one, of the draft the latest of all."""
    return next((number for number in numbers if version == DRAFT or (version and number < version)), None)


def _documents(playbook: Playbook, old: Version, new: Version) -> tuple[Document, Document]:
    rows = playbook.editions.filter(number__in=[each for each in (old, new) if each != DRAFT])
    there: dict[Version, Document] = {row.number: compile_today(row) for row in rows}
    if DRAFT in (old, new):
        (other,) = there.values()
        there[DRAFT] = _as_of(draft_document(playbook), other)
    return there[old], there[new]


def _as_of(draft: Document, edition: Document) -> Document:
    """The draft with the edition's note and approval, of which it has none of its own yet."""
    return replace(
        draft,
        note=edition.note,
        approved_by=edition.approved_by,
        approved=edition.approved,
        approved_by_link=edition.approved_by_link,
        scope=edition.scope,
    )
