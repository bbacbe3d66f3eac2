"""Adoption: what a playbook that was exported elsewhere would be in a team here. Reads, never writes."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

from django.conf import settings
from django.utils.translation import gettext as _

from advice.export.aligning import origin_at
from advice.export.document import Document, PlayEntry
from advice.export.reading import NotImportable, received
from advice.export.showing import comes_from, with_tombstones
from advice.export.soundness import MOMENT
from advice.models import Contribution, Edition, Revision, Strategy, Team

_NUMBER = re.compile(r"/contributions/([0-9]{1,18})/?$|#c-([0-9]{1,18})$")


@dataclass(frozen=True)
class Adoption:
    """What a file holds, and what of it this site knows. Plays are named by their number in the document.

    `own` are those whose advice is of this site; `taken` those whose advice its author took back here since. `whole` says whether the digest could
    be checked; `twin` is the same edition in the same team. `pulls` are the tensions whose strategies are opposite here too.
    """

    document: Document
    digest: str
    whole: bool
    own: Mapping[int, Contribution]
    taken: frozenset[int]
    twin: Edition | None
    pulls: Mapping[tuple[int, int], str]

    @cached_property
    def kept(self) -> list[PlayEntry]:
        """The plays that the draft would hold."""
        return [play for play in self.document.plays if not (play.tombstone or play.number in self.taken)]

    @property
    def here(self) -> int:
        """How many plays of the draft are advice of this site."""
        return sum(play.number in self.own for play in self.kept)

    @property
    def elsewhere(self) -> int:
        return len(self.kept) - self.here

    @property
    def left_out(self) -> int:
        """How many plays only the edition has, because their texts were taken back."""
        return len(self.document.plays) - len(self.kept)

    @property
    def unpulled(self) -> int:
        """How many tensions only the edition has."""
        return len(self.document.tensions) - len(self.pulls)

    @property
    def languages(self) -> dict[str, int]:
        """How many plays are in each language, "" for those of which nobody knows, the most first."""
        counts = Counter(play.language or "" for play in self.document.plays if not play.tombstone)
        return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))

    @property
    def published(self) -> datetime:
        return datetime.strptime(self.document.published, MOMENT).replace(tzinfo=UTC)

    @property
    def site(self) -> str:
        """The host of the site it was published on."""
        return origin_at(self.document.permalink).partition("://")[2]


def weigh(team: Team, content: bytes) -> Adoption:
    """What importing a file into a team would make (five queries at most). Raises NotImportable."""
    file = received(content)
    document, home = file.document, origin_at(settings.SITE_URL)
    rows = _contributions(document, home)
    erased = {pk: "erased" for pk, row in rows.items() if row.erased}
    # a text that was erased for good does not come back in a file
    document = with_tombstones(document, erased, home=home) if erased else document
    known = _known(document, rows, home)
    return Adoption(
        document=document,
        digest=file.digest,
        whole=file.whole and document is file.document,
        own={number: row for number, row in known.items() if row.published and row.situation.published},
        taken=frozenset(number for number, row in known.items() if not (row.published and row.situation.published)),
        twin=Edition.objects.filter(playbook__team=team, digest=file.digest).select_related("playbook").first(),
        pulls=_pulls(document),
    )


def _contributions(document: Document, home: str) -> dict[int, Contribution]:
    """The rows of this site that have the numbers of what says it is from here (one query)."""
    numbers = {play.contribution for play in document.plays if comes_from(play, home) and _names_it(play)}
    return Contribution.objects.select_related("situation").in_bulk(numbers) if numbers else {}


def _names_it(play: PlayEntry) -> bool:
    found = _NUMBER.search(play.permalink)
    return found is not None and int(found[1] or found[2]) == play.contribution


def _known(document: Document, rows: Mapping[int, Contribution], home: str) -> dict[int, Contribution]:
    """The plays that are advice of this site: it is there, and once said these words (one query). Raises NotImportable for one that is in it twice."""
    versions = Revision.objects.filter(contribution__in=rows, number__in={play.revision for play in document.plays})
    said = {(row.contribution_id, row.number): row.body for row in versions} if rows else {}
    found, seen = dict[int, Contribution](), set[int]()
    for play, place in _placed(document):
        if not comes_from(play, home) or said.get((play.contribution, play.revision)) != play.body or play.tombstone:
            continue
        if play.contribution in seen:
            raise NotImportable(_("This advice is in it already."), f"{place}.contribution")
        seen.add(play.contribution)
        found[play.number] = rows[play.contribution]
    return found


def _placed(document: Document) -> Iterable[tuple[PlayEntry, str]]:
    for row, section in enumerate(document.sections):
        for column, play in enumerate(section.plays):
            yield play, f"document.sections[{row}].plays[{column}]"


def _pulls(document: Document) -> dict[tuple[int, int], str]:
    """What is said on each two strategies that are opposite here too, by their numbers (one query, none without a tension)."""
    slugs = {mark.slug for row in document.tensions for mark in (row.first, row.second)}
    known = {row.slug: row for row in Strategy.objects.filter(slug__in=slugs)} if slugs else {}
    found = {}
    for row in document.tensions:
        first, second = known.get(row.first.slug), known.get(row.second.slug)
        if first and second and first != second and (first.opposite_id == second.pk or second.opposite_id == first.pk):
            low, high = sorted((first.pk, second.pk))
            found[low, high] = row.body
    return found
