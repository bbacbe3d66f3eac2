"""Which cues a text holds, where, and which of them count: not negated, not a false friend."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from advice.suggestions.cues import Cue, Lexicon, Slot
from advice.suggestions.words import UNSPACED, Word

REACH = 4  # words before or after, in which a negator is heard
UNSPACED_REACH = 6


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue at a place: its first word and the word behind its last."""

    cue: Cue
    first: int
    behind: int


def hits(text: Sequence[Word], lexicon: Lexicon) -> list[Hit]:
    """The hits that count, in order of place."""
    return read(text, lexicon)[0]


def read(text: Sequence[Word], lexicon: Lexicon) -> tuple[list[Hit], frozenset[str]]:
    """The hits that count, and the strategies that are named only to refuse them, or in another sense."""
    found = list(_all(text, lexicon))
    friends = [hit for hit in found if not hit.cue.strength]
    spared = _spared(text, lexicon)
    counted, refused = list[Hit](), set[str]()
    for hit in found:
        false = any(_overlap(hit, each) for each in friends if each.cue.strategy == hit.cue.strategy)
        if false or (not hit.cue.firm and _negated(hit, text, lexicon, spared)):
            refused.add(hit.cue.strategy)
        else:
            counted.append(hit)
    return counted, frozenset(refused - {hit.cue.strategy for hit in counted})


def _all(text: Sequence[Word], lexicon: Lexicon) -> Iterator[Hit]:
    for at, word in enumerate(text):
        seen = set[int]()
        for cue in _candidates(word, lexicon):
            if cue.number not in seen:
                seen.add(cue.number)
                behind = _match(text, at, cue.slots)
                if behind:
                    yield Hit(cue, at, behind)


def _candidates(word: Word, lexicon: Lexicon) -> Iterator[Cue]:
    for form in word.forms:
        yield from lexicon.whole.get(form, ())
        for length in range(1, len(form) + 1):
            if rows := lexicon.beginning.get(form[:length]):
                yield from rows
    yield from lexicon.within


def _match(text: Sequence[Word], at: int, slots: Sequence[Slot]) -> int:
    """The number of the word behind the match of these slots from this word on; 0 where they do not match."""
    if not slots:
        return at
    for skipped in range(slots[0].gap + 1):
        place = at + skipped
        if place >= len(text) or (at and text[place].sentence != text[at - 1].sentence and skipped):
            return 0
        for run in slots[0].alternatives:
            behind = place + len(run)
            if behind <= len(text) and all(
                any(test.fits(form) for form in text[place + step].forms) for step, test in enumerate(run)
            ):
                if text[behind - 1].sentence != text[place].sentence:
                    continue
                if len(slots) == 1:
                    return behind
                if behind < len(text) and text[behind].sentence == text[place].sentence:
                    end = _match(text, behind, slots[1:])
                    if end:
                        return end
    return 0


def _overlap(one: Hit, other: Hit) -> bool:
    return one.first < other.behind and other.first < one.behind


def _spared(text: Sequence[Word], lexicon: Lexicon) -> frozenset[int]:
    """The words that stand in a phrase in which the negator negates nothing."""
    spared = set[int]()
    for at in range(len(text)):
        for cue in lexicon.negation.exceptions:
            behind = _match(text, at, cue.slots)
            spared.update(range(at, behind) if behind else ())
    return frozenset(spared)


def _negated(hit: Hit, text: Sequence[Word], lexicon: Lexicon, spared: frozenset[int]) -> bool:
    rules = lexicon.negation
    if rules.inside and any(
        rules.inside.search(form) for at in range(hit.first, hit.behind) for form in text[at].forms
    ):
        return True
    if any(_spells(text, at, rules.before | rules.after) for at in range(hit.first, hit.behind) if at not in spared):
        return True  # one that stands in a gap of the pattern
    reach = UNSPACED_REACH if lexicon.language in UNSPACED else REACH
    if _continued(text[hit.first], lexicon):
        return False
    before = _reached(text, range(hit.first - 1, max(hit.first - 1 - reach, -1), -1), text[hit.first].clause)
    for at in before:
        if _spells(text, at, rules.breaks):
            break
        if at not in spared and _spells(text, at, rules.before):
            return True
    last = text[hit.behind - 1].clause
    for at in _reached(text, range(hit.behind, min(hit.behind + reach, len(text))), last):
        if _spells(text, at, rules.breaks) or _spells(text, at, rules.breaks_after):
            break
        if at not in spared and _spells(text, at, rules.after):
            return True
    return False


def _continued(word: Word, lexicon: Lexicon) -> bool:
    """Whether the word opens a clause of its own: Arabic writes "and" and "so" together with the word behind them."""
    return lexicon.language == "ar" and len(word.forms) > 1 and word.forms[0][0] in "وف"


def _reached(text: Sequence[Word], places: range, clause: int) -> Iterator[int]:
    for at in places:
        if text[at].clause != clause:
            return
        yield at


def _spells(text: Sequence[Word], at: int, listed: frozenset[str]) -> bool:
    """Whether a listed word, or in a script without spaces a listed string of signs, begins here."""
    if any(form in listed for form in text[at].forms):
        return True
    run = ""
    for word in text[at : at + 4]:
        if word.end - word.start != 1:
            return False
        run += word.forms[0]
        if run in listed:
            return True
    return False
