"""The cue files, read: patterns of words that are evidence for a strategy, and what negates them in a language."""

import functools
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from advice.language.folding import fold
from advice.suggestions.words import UNSPACED, words

FOLDER = Path(__file__).parent / "cues"
STRONG, WEAK = 0.85, 0.35
GAPS = {"..": 4, "...": 8}
COMMA = -1  # in place of a gap: the next word opens a new clause
UNSPACED_GAPS = {"..": 6, "...": 14}
REMEMBERED = 20_000  # words whose tests a lexicon keeps


@dataclass(frozen=True, slots=True)
class Test:
    """One word of a pattern: `text` whole, at the beginning, at the end, or anywhere in the word; empty text fits every word."""

    text: str
    open_start: bool = False
    open_end: bool = False


Run = tuple[Test, ...]
Plan = tuple[tuple[int, tuple[tuple[int, ...], ...]], ...]  # the slots of a cue: a gap, and runs of numbered tests


@dataclass(frozen=True, slots=True)
class Slot:
    """A place of a pattern: up to `gap` other words, then one of `alternatives`, each a run of words."""

    gap: int
    alternatives: tuple[Run, ...]


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
    """What negates in a language: words before, words after, forms of the word itself; what ends its reach, and what negates nothing.

    `regrets` are phrases that take back what stands before them ("… was a mistake"), `vain` what follows in the sentence ("no point in …").
    """

    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    inside: re.Pattern[str] | None = None
    breaks: frozenset[str] = frozenset()
    breaks_after: frozenset[str] = frozenset()
    exceptions: tuple[Cue, ...] = ()
    regrets: tuple[Cue, ...] = ()
    vain: tuple[Cue, ...] = ()


class Lexicon:
    """All cues of one language, by the tests that their first word passes; tests are numbered, as a word passes many."""

    def __init__(self, language: str, cues: Sequence[Cue] = (), negation: Negation | None = None) -> None:
        self.language = language
        self.negation = negation or Negation()
        self._numbers: dict[Test, int] = {}
        self._known: dict[str, frozenset[int]] = {}
        planned = dict[int, tuple[tuple[int, ...], ...]]()
        self._runs: dict[int, tuple[int, ...]] = {}
        self.plans = {cue.number: self._plan(cue, planned) for cue in cues}
        self.exceptions = [self._plan(cue, planned) for cue in self.negation.exceptions]
        self.regrets = [self._plan(cue, planned) for cue in self.negation.regrets]
        self.vain = [self._plan(cue, planned) for cue in self.negation.vain]
        self._runs.clear()
        self.cues = tuple(replace(cue, slots=()) for cue in cues)  # the plans say the same in a tenth of the memory
        self.first: dict[int, list[tuple[tuple[int, ...], Cue]]] = {}
        for cue in self.cues:
            for run in dict.fromkeys(self.plans[cue.number][0][1]):
                self.first.setdefault(run[0], []).append((run[1:], cue))
        told = self._numbers.items()
        self._whole = {test.text: number for test, number in told if not (test.open_start or test.open_end)}
        self._beginning = {test.text: number for test, number in told if test.open_end and not test.open_start}
        self._ending = {test.text: number for test, number in told if test.open_start and not test.open_end}
        self._within = [(test.text, number) for test, number in told if test.open_start and test.open_end]

    def passed(self, forms: Sequence[str]) -> frozenset[int]:
        """The numbers of the tests that a word of these forms passes; kept for the words seen most lately."""
        if len(forms) > 1:
            return frozenset().union(*(self.passed((form,)) for form in forms))
        found = self._known.get(forms[0])
        if found is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            found = self._known[forms[0]] = frozenset(self._tests(forms[0]))
        return found

    def _plan(self, cue: Cue, planned: dict[int, tuple[tuple[int, ...], ...]]) -> Plan:
        """The slots by number; `planned` remembers the alternatives that many cues share."""
        plan = list[tuple[int, tuple[tuple[int, ...], ...]]]()
        for slot in cue.slots:
            if id(slot.alternatives) not in planned:
                planned[id(slot.alternatives)] = tuple(self._numbered(run) for run in slot.alternatives)
            plan.append((slot.gap, planned[id(slot.alternatives)]))
        return tuple(plan)

    def _numbered(self, run: Run) -> tuple[int, ...]:
        if id(run) not in self._runs:
            self._runs[id(run)] = tuple(self._numbers.setdefault(test, len(self._numbers)) for test in run)
        return self._runs[id(run)]

    def _tests(self, form: str) -> Iterator[int]:
        if (number := self._whole.get(form)) is not None:
            yield number
        for length in range(len(form) + 1):
            if (number := self._beginning.get(form[:length])) is not None:
                yield number
            if length and (number := self._ending.get(form[-length:])) is not None:
                yield number
        yield from (number for text, number in self._within if text in form)


class CueError(ValueError):
    """A line of a cue file that cannot be read; the message names file and line."""


@functools.cache
def languages() -> frozenset[str]:
    """The languages that have a cue file, looked up once a process."""
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
    numbered = [replace(_firmed(cue, negation), number=at) for at, cue in enumerate(cues)]
    found = Lexicon(language, numbered, negation)
    _alternatives.cache_clear()
    _run.cache_clear()
    return found


def _cues(line: str, strategy: str, language: str) -> Iterator[Cue]:
    """The patterns of a line: one for each way of leaving its optional words out."""
    if not strategy:
        raise ValueError("it stands before the first [strategy].")
    strength = {"~": WEAK, "!": 0.0}.get(line[0], STRONG)
    pieces, key = line.lstrip("~!+ ").split(), f"{language}:{strategy}:{line}"
    optional = [at for at, piece in enumerate(pieces) if piece.endswith("?")]
    for left_out in itertools.product((False, True), repeat=len(optional)):
        gone = {at for at, out in zip(optional, left_out, strict=True) if out}
        kept = [piece.rstrip("?") for at, piece in enumerate(pieces) if at not in gone]
        if slots := _slots(kept, language):
            yield Cue(strategy, slots, strength, key, firm=line[0] == "+")


def _slots(pieces: list[str], language: str) -> tuple[Slot, ...]:
    gaps = UNSPACED_GAPS if language in UNSPACED else GAPS
    slots, gap = list[Slot](), 0
    for piece in pieces:
        if piece in gaps:
            gap = max(gap, gaps[piece])
            continue
        if piece == ",":
            gap = COMMA
            continue
        slots.append(Slot(gap if slots else 0, _alternatives(piece, language)))
        gap = 0
    return tuple(slots)


@functools.lru_cache(maxsize=50_000)
def _alternatives(piece: str, language: str) -> tuple[Run, ...]:
    """What a piece offers, the same object for the same piece: many lines share their pieces."""
    alternatives = tuple(run for each in piece.split("|") if (run := _run(each, language)))
    if not alternatives:
        raise ValueError(f"“{piece}” holds no word.")
    return alternatives


@functools.lru_cache(maxsize=50_000)
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

    def phrases(key: str) -> tuple[Cue, ...]:
        spoken = (phrase.strip() for phrase in rules.get(key, "").split(";"))
        return tuple(cue for phrase in spoken if phrase for cue in _cues(phrase, key, language))

    return Negation(
        before=listed("before"),
        after=listed("after"),
        inside=re.compile("|".join(rules["inside"].split())) if rules.get("inside") else None,
        breaks=listed("break"),
        breaks_after=listed("break_after"),
        exceptions=phrases("except"),
        regrets=phrases("regret"),
        vain=phrases("vain"),
    )


def _firmed(cue: Cue, negation: Negation) -> Cue:
    """A cue that holds a negator itself is not subject to those around it; nor is one marked "+", whose words are negated by their own form."""
    tests = [run for slot in cue.slots for run in slot.alternatives]
    negators = negation.before | negation.after
    spelt = ("".join(test.text for test in run) for run in tests)
    whole = any(text in negators for text in spelt) or any(test.text in negators for run in tests for test in run)
    return replace(cue, firm=cue.firm or whole)
