"""What is already said: the advice that is like a text somebody writes, as the compose pages show it, and what they may do about it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from advice import policy
from advice.models import Contribution, Translation
from advice.search.likeness import Reason, alike
from advice.versions import choose_versions
from advice.web.browsing import Catalogue, dress

Act = Literal["endorse", "sign in", "endorsed", "own"]


@dataclass(frozen=True)
class Said:
    """Advice that is like the text, in the version its reader is shown; `here` says that it stands in the situation the text is for.

    `act` is what they may do: endorse it, sign in to do so, or nothing, because they have already or wrote it.
    """

    contribution: Contribution
    reason: Reason
    exact: bool
    here: bool
    act: Act

    @property
    def shown(self) -> Contribution | Translation:
        return self.contribution.version or self.contribution


def already_said(
    text: str,
    language: str,
    *,
    situation: int | None,
    strategies: Collection[str],
    but: int | None,
    reader: object,
    reads: Sequence[str],
    there: Catalogue,
) -> tuple[Said, ...]:
    """The advice most like a text, three at most, each in the text's own language where it can be read in that, else in one of `reads`.

    Two queries; one more where no words are alike, and two or three to read what is.
    """
    found = alike(text, language, situation=situation, strategies=strategies, but=but)
    if not found:
        return ()
    visible = Contribution.objects.visible_to(reader).published().filter(pk__in=[each.number for each in found])
    rows = {row.pk: row for row in visible.read_by(reader)}
    dress(list(rows.values()), there)
    choose_versions(rows.values(), tuple(dict.fromkeys(code for code in (language, *reads) if code)))
    return tuple(
        Said(row, each.reason, each.exact, row.situation_id == situation, _act(row, reader))
        for each in found
        if (row := rows.get(each.number)) is not None
    )


def _act(row: Contribution, reader: object) -> Act:
    if policy.wrote(reader, row):
        return "own"
    if not policy.may_vote(reader, row):
        return "sign in"
    return "endorsed" if getattr(row, "own_vote", 0) == 1 else "endorse"
