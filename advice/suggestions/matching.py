"""Which cues a text holds, where, and which of them count: not negated, not a false friend."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from advice.suggestions.cues import COMMA, Cue, Lexicon, Plan
from advice.suggestions.words import UNSPACED, Word

REACH = 4  # words before or after, in which a negator is heard
UNSPACED_REACH = 6
PROMPT = 3  # words into the next sentence, by which a regret still speaks of the one before


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
    passed = [lexicon.passed(word.forms) for word in text]
    found = list(_all(text, passed, lexicon))
    friends = [hit for hit in found if not hit.cue.strength]
    spared, back = _spared(text, passed, lexicon), _taken_back(text, passed, lexicon)
    counted, refused = list[Hit](), set[str]()
    for hit in found:
        false = any(_overlap(hit, each) for each in friends if each.cue.strategy == hit.cue.strategy)
        taken = any(first <= hit.first and hit.behind <= behind for first, behind in back)
        if false or (not hit.cue.firm and (taken or _negated(hit, text, lexicon, spared))):
            refused.add(hit.cue.strategy)
        else:
            counted.append(hit)
    return counted, frozenset(refused - {hit.cue.strategy for hit in counted})


Passed = Sequence[frozenset[int]]


def _all(text: Sequence[Word], passed: Passed, lexicon: Lexicon) -> Iterator[Hit]:
    there = frozenset().union(*passed)
    possible = dict[int, bool]()
    for at, tests in enumerate(passed):
        following = passed[at + 1] if at + 1 < len(passed) else frozenset()
        seen = set[int]()
        for test in tests & lexicon.first.keys():
            for rest, cue in lexicon.first[test]:
                # most cues fall here, at their second word or sign, before anything dearer is asked
                if rest and (rest[0] not in following or not _stands(rest, passed, at + 1)):
                    continue
                number = cue.number
                if number in seen:
                    continue
                seen.add(number)
                plan = lexicon.plans[number]
                if number not in possible:
                    possible[number] = _possible(plan, there)
                if possible[number] and (behind := _match(text, passed, at, plan)):
                    yield Hit(cue, at, behind)


def _stands(run: Sequence[int], passed: Passed, at: int) -> bool:
    """Whether these words stand here, one behind the other."""
    return at + len(run) <= len(passed) and all(test in passed[at + step] for step, test in enumerate(run))


def _possible(plan: Plan, there: frozenset[int]) -> bool:
    """Whether every place of the pattern has an alternative whose words stand anywhere in the text: quick, and rules most cues out."""
    return all(any(there.issuperset(run) for run in runs) for _gap, runs in plan)


def _match(text: Sequence[Word], passed: Passed, at: int, plan: Plan) -> int:
    """The number of the word behind the match of these slots from this word on; 0 where they do not match."""
    if at >= len(text):
        return 0
    sentence, (gap, runs) = text[at].sentence, plan[0]
    if gap == COMMA and at and text[at].clause == text[at - 1].clause:
        return 0
    for place in range(at, min(at + max(gap, 0) + 1, len(text))):
        if text[place].sentence != sentence:
            return 0
        for run in runs:
            behind = place + len(run)
            if behind > len(text) or text[behind - 1].sentence != sentence:
                continue
            if all(test in passed[place + step] for step, test in enumerate(run)):
                if len(plan) == 1:
                    return behind
                if behind < len(text) and text[behind].sentence == sentence:
                    end = _match(text, passed, behind, plan[1:])
                    if end:
                        return end
    return 0


def _overlap(one: Hit, other: Hit) -> bool:
    return one.first < other.behind and other.first < one.behind


def _spared(text: Sequence[Word], passed: Passed, lexicon: Lexicon) -> frozenset[int]:
    """The words that stand in a phrase in which the negator negates nothing."""
    return frozenset(at for first, behind in _phrases(lexicon.exceptions, text, passed) for at in range(first, behind))


def _phrases(plans: Sequence[Plan], text: Sequence[Word], passed: Passed) -> Iterator[tuple[int, int]]:
    """Where these phrases stand: the first word of each, and the word behind its last."""
    there = frozenset().union(*passed)
    for plan in plans:
        if _possible(plan, there):
            beginnings = {run[0] for run in plan[0][1]}
            for at, tests in enumerate(passed):
                if not tests.isdisjoint(beginnings) and (behind := _match(text, passed, at, plan)):
                    yield at, behind


def _taken_back(text: Sequence[Word], passed: Passed, lexicon: Lexicon) -> list[tuple[int, int]]:
    """The stretches of words that a phrase elsewhere in the sentence, or at the beginning of the next one, takes back."""
    begins = {word.sentence: at for at, word in reversed(list(enumerate(text)))}
    stretches = list[tuple[int, int]]()
    for first, _behind in _phrases(lexicon.regrets, text, passed):
        begin = begins[text[first].sentence]
        if first - begin <= PROMPT and begin:
            begin = begins[text[begin - 1].sentence]
        stretches.append((begin, first))
    for _first, behind in _phrases(lexicon.vain, text, passed):
        end = behind
        while end < len(text) and text[end].sentence == text[behind - 1].sentence:
            if _spells(text, end, lexicon.negation.breaks):
                break
            end += 1
        stretches.append((behind, end))
    return stretches


def _negated(hit: Hit, text: Sequence[Word], lexicon: Lexicon, spared: frozenset[int]) -> bool:
    rules = lexicon.negation
    if rules.inside and any(rules.inside.search(text[at].forms[0]) for at in (hit.first, hit.behind - 1)):
        return True
    within = (at for at in range(hit.first, hit.behind) if at not in spared)
    if any(_spells(text, at, rules.before) or _spells(text, at, rules.after) for at in within):
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
