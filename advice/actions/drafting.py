"""Draft: what the site finds in a line of a bulk import before it is stored, and what became of it after."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from advice import privacy
from advice.actions.contributing import MAXIMUM_STRATEGIES
from advice.actions.lines import Line, LineRefused
from advice.actions.wording import Spoken, spoken_language
from advice.language import address
from advice.models import LanguageSource, Strategy, fingerprint
from advice.suggestions.engine import Knowledge, suggest

Kind = Literal["imported", "unchanged", "repeated", "rejected"]


@dataclass(frozen=True)
class Outcome:
    """What became of a line.

    `error` says why it is rejected; `differs`, that its id is in the site with other words, which stay; `asked`, that its situation is new;
    `contribution` is its number in the site, None where it is none or only rehearsed. `personal` are the kinds of personal detail in it,
    `suggestions` the strategies found in it where it names none: neither is stored.
    """

    number: int
    kind: Kind
    key: str = ""
    error: str = ""
    contribution: int | None = None
    language: str = ""
    personal: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    differs: bool = False
    asked: bool = False


@dataclass(frozen=True)
class Draft:
    """A line that is not in the site yet, and what the site finds in it; `error` where it names a strategy that there is not."""

    number: int
    line: Line
    error: str
    print: str
    spoken: Spoken
    strategies: tuple[Strategy, ...]
    personal: tuple[str, ...]
    suggestions: tuple[str, ...]

    def became(
        self,
        kind: Kind,
        *,
        personal: Sequence[str] = (),
        error: str = "",
        asked: bool = False,
        contribution: int | None = None,
    ) -> Outcome:
        """The outcome of this line; `personal` adds to the kinds found in the text."""
        kinds = tuple(sorted({*self.personal, *personal}))
        if kind == "rejected":
            return Outcome(self.number, kind, self.line.key, error, personal=kinds)
        return Outcome(
            self.number,
            kind,
            self.line.key,
            contribution=contribution,
            language=self.spoken.language,
            personal=kinds,
            suggestions=self.suggestions,
            asked=asked,
        )


class Names:
    """The strategies by any of their names, each looked up once (some three queries)."""

    def __init__(self) -> None:
        self._found = dict[tuple[str, str], Strategy | None]()

    def strategies(self, line: Line, language: str) -> tuple[Strategy, ...]:
        """Those that a line names, or those they are part of by now. Raises LineRefused for an unknown one, or too many."""
        found = dict[Strategy, None]()
        for place, name in enumerate(line.strategies, start=1):
            if (name, language) not in self._found:
                self._found[name, language] = Strategy.objects.at(name, language) if address(name) else None
            strategy = self._found[name, language]
            if strategy is None:
                raise LineRefused(f"“strategies”: name {place} is that of no strategy.")
            found[strategy] = None
        if len(found) > MAXIMUM_STRATEGIES:
            raise LineRefused(f"“strategies” names {len(found)} strategies; {MAXIMUM_STRATEGIES} at most.")
        return tuple(found)


def drafted(number: int, line: Line, names: Names, knowledge: Knowledge) -> Draft:
    """Read the text of a line: some two milliseconds."""
    spoken, error, strategies = _spoken(line), "", tuple[Strategy, ...]()
    try:
        strategies = names.strategies(line, spoken.language)
    except LineRefused as refusal:
        error = str(refusal)
    kinds = {span.kind for span in privacy.find(line.body, languages=(spoken.language,) if spoken.language else ())}
    kinds |= {span.kind for span in privacy.find(line.author) if span.kind != "person"}  # a name is what credit is for
    found = () if strategies or error else suggest(line.body, spoken.language or None, knowledge)
    return Draft(
        number=number,
        line=line,
        error=error,
        print=fingerprint(line.body),
        spoken=spoken,
        strategies=strategies,
        personal=tuple(sorted(kinds)),
        suggestions=tuple(each.slug for each in found),
    )


def _spoken(line: Line) -> Spoken:
    """The language a line gives, by the word of its author or of who gathered the texts; found where it says nothing; none for null."""
    if line.language:
        return Spoken(line.language, LanguageSource.AUTHOR if line.author else LanguageSource.CURATOR, None)
    return spoken_language(line.body, None) if line.silent else Spoken("", LanguageSource.UNKNOWN, None)
