"""The cue files, read: patterns of words that are evidence for a strategy, and what negates them in a language."""

import functools
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from advice.suggestions.words import UNSPACED, fold, words

FOLDER = Path(__file__).parent / "cues"
STRONG, WEAK = 0.85, 0.35
GAPS = {"..": 4, "...": 8}
UNSPACED_GAPS = {"..": 6, "...": 14}


@dataclass(frozen=True, slots=True)
class Test:
    """One word of a pattern: `text` whole, at the beginning, at the end, or anywhere in the word; empty text fits every word."""

    text: str
    open_start: bool = False
    open_end: bool = False

    def fits(self, form: str) -> bool:
        if self.open_start:
            return self.text in form if self.open_end else form.endswith(self.text)
        return form.startswith(self.text) if self.open_end else form == self.text


@dataclass(frozen=True, slots=True)
class Slot:
    """A place of a pattern: up to `gap` other words, then one of `alternatives`, each a run of words."""

    gap: int
    alternatives: tuple[tuple[Test, ...], ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """One pattern of one strategy. `strength` is 0 for a false friend; `firm` says that no negator outside touches it.

    `key` names the line of the cue file it comes from, wherever the line stands.
    """

    strategy: str
    slots: tuple[Slot, ...]
    strength: float
    key: str
    firm: bool = False
    number: int = 0


@dataclass(frozen=True)
class Negation:
    """What negates in a language: words before, words after, forms of the word itself; what ends its reach, and what negates nothing."""

    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    inside: re.Pattern[str] | None = None
    breaks: frozenset[str] = frozenset()
    breaks_after: frozenset[str] = frozenset()
    exceptions: tuple[Cue, ...] = ()


@dataclass(frozen=True)
class Lexicon:
    """All cues of one language, found by how their first word begins, ends, or as a whole."""

    language: str
    cues: tuple[Cue, ...] = ()
    negation: Negation = field(default_factory=Negation)
    whole: dict[str, list[Cue]] = field(default_factory=dict)
    beginning: dict[str, list[Cue]] = field(default_factory=dict)
    within: tuple[Cue, ...] = ()


class CueError(ValueError):
    """A line of a cue file that cannot be read; the message names file and line."""


def languages() -> frozenset[str]:
    """The languages that have a cue file."""
    return frozenset(path.stem for path in FOLDER.glob("*.txt"))


@functools.cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language, read once a process; one without cues where there is no file. Raises CueError."""
    path = FOLDER / f"{language}.txt"
    return read(path.read_text("utf-8"), language, path.name) if path.is_file() else Lexicon(language)


def read(text: str, language: str, name: str = "cues") -> Lexicon:
    """The lexicon that a cue file says. Raises CueError."""
    section, cues, rules = "", list[Cue](), dict[str, str]()
    for number, line in enumerate(text.splitlines(), start=1):
        line = line.split("#")[0].strip()
        if line.startswith("["):
            section = line.strip("[]")
        elif line and section == "negation":
            key, _, value = line.partition(":")
            rules[key.strip()] = f"{rules.get(key.strip(), '')} {value.strip()}".strip()
        elif line:
            try:
                cues += _cues(line, section, language)
            except ValueError as error:
                raise CueError(f"{name}, line {number}: {error}") from None
    negation = _negation(rules, language)
    return _indexed(language, [_firmed(cue, negation) for cue in cues], negation)


def _cues(line: str, strategy: str, language: str) -> Iterator[Cue]:
    """The patterns of a line: one for each way of leaving its optional words out."""
    if not strategy:
        raise ValueError("it stands before the first [strategy].")
    strength = {"~": WEAK, "!": 0.0}.get(line[0], STRONG)
    pieces = line.lstrip("~! ").split()
    optional = [at for at, piece in enumerate(pieces) if piece.endswith("?")]
    for left_out in itertools.product((False, True), repeat=len(optional)):
        gone = {at for at, out in zip(optional, left_out, strict=True) if out}
        kept = [piece.rstrip("?") for at, piece in enumerate(pieces) if at not in gone]
        if slots := _slots(kept, language):
            yield Cue(strategy, slots, strength, f"{language}:{strategy}:{line}")


def _slots(pieces: list[str], language: str) -> tuple[Slot, ...]:
    gaps = UNSPACED_GAPS if language in UNSPACED else GAPS
    slots, gap = list[Slot](), 0
    for piece in pieces:
        if piece in gaps:
            gap = max(gap, gaps[piece])
            continue
        alternatives = tuple(run for each in piece.split("|") if (run := _run(each, language)))
        if not alternatives:
            raise ValueError(f"“{piece}” holds no word.")
        slots.append(Slot(gap if slots else 0, alternatives))
        gap = 0
    return tuple(slots)


def _run(piece: str, language: str) -> tuple[Test, ...]:
    if set(piece) == {"_"}:
        return (Test("", open_end=True),) * len(piece)
    if language in UNSPACED:
        return tuple(Test(word.forms[0]) for word in words(piece.strip("*"), language))
    text = fold(re.sub(r"['’]", "", piece.strip("*")))
    return (Test(text, piece.startswith("*"), piece.endswith("*")),) if text else ()


def _negation(rules: dict[str, str], language: str) -> Negation:
    def listed(key: str) -> frozenset[str]:
        return frozenset(fold(re.sub(r"['’]", "", word)) for word in rules.get(key, "").split())

    phrases = [phrase for phrase in rules.get("except", "").split(";") if phrase.strip()]
    return Negation(
        before=listed("before"),
        after=listed("after"),
        inside=re.compile("|".join(rules["inside"].split())) if rules.get("inside") else None,
        breaks=listed("break"),
        breaks_after=listed("break_after"),
        exceptions=tuple(cue for phrase in phrases for cue in _cues(phrase.strip(), "except", language)),
    )


def _firmed(cue: Cue, negation: Negation) -> Cue:
    """A cue that holds a negator itself is not subject to those around it."""
    tests = [run for slot in cue.slots for run in slot.alternatives]
    negators = negation.before | negation.after
    spelt = ("".join(test.text for test in run) for run in tests)
    whole = any(text in negators for text in spelt) or any(test.text in negators for run in tests for test in run)
    return replace(cue, firm=whole)


def _indexed(language: str, cues: list[Cue], negation: Negation) -> Lexicon:
    numbered = tuple(replace(cue, number=at) for at, cue in enumerate(cues))
    whole, beginning, within = dict[str, list[Cue]](), dict[str, list[Cue]](), list[Cue]()
    for cue in numbered:
        firsts = {run[0] for run in cue.slots[0].alternatives}
        if any(first.open_start or not first.text for first in firsts):
            within.append(cue)
            continue
        for first in firsts:
            (beginning if first.open_end else whole).setdefault(first.text, []).append(cue)
    return Lexicon(language, numbered, negation, whole, beginning, tuple(within))
