"""A text sentence by sentence and clause by clause, as the judge looks at it."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from functools import cached_property

from advice.suggestions.grams import grams
from advice.suggestions.learned import Letters, Model, vector
from advice.suggestions.words import Word


class Sentences:
    """The sentences and clauses of a text by their numbers. Each part is made when it is first asked for, and once."""

    def __init__(self, text: str, seen: Sequence[Word], model: Model) -> None:
        self.runs = list(grams(seen))
        self._text, self._seen, self._model = text, seen, model
        self._shares = dict[int, dict[str, float]]()
        self._clause_shares = dict[frozenset[int], dict[str, float]]()

    @cached_property
    def whole(self) -> dict[str, float]:
        """The shares of the strategies in the whole text."""
        return self._model.shares(vector((bucket for bucket, _at in self.runs), self._model.rarity))

    def shares(self, number: int) -> dict[str, float]:
        """The shares of the strategies in one sentence."""
        if number not in self._shares:
            self._shares[number] = self.whole if len(self._words) == 1 else self._model.shares(self.letters([number]))
        return self._shares[number]

    def letters(self, numbers: Collection[int]) -> Letters:
        """The runs of letters of these sentences; none where there is no such sentence."""
        return vector((bucket for number in numbers for bucket in self._by_sentence[number]), self._model.rarity)

    def clauses(self, start: int, end: int) -> frozenset[int]:
        """The numbers of the clauses that hold a place of the text."""
        first, behind = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return frozenset(word.clause for word in self._seen[first:behind])

    def clause_letters(self, clauses: Collection[int]) -> Letters:
        """The runs of letters of these clauses."""
        return vector((bucket for clause in sorted(clauses) for bucket in self._by_clause[clause]), self._model.rarity)

    def clause_shares(self, clauses: frozenset[int]) -> dict[str, float]:
        """The shares of the strategies in these clauses."""
        if clauses not in self._clause_shares:
            self._clause_shares[clauses] = self._model.shares(self.clause_letters(clauses))
        return self._clause_shares[clauses]

    def ends(self, number: int, marks: Collection[str]) -> bool:
        """Whether one of these signs stands between a sentence and the next."""
        last = self._words[number][-1]
        behind = bisect_left(self._starts, last.end)
        following = self._starts[behind] if behind < len(self._starts) else len(self._text)
        return any(sign in marks for sign in self._text[last.end : following])

    def near(self, start: int, end: int, reach: int, signs: Collection[str]) -> bool:
        """Whether one of these signs stands in a place of the text or within so many code points of it."""
        return any(sign in signs for sign in self._text[max(start - reach, 0) : end + reach])

    def opens(self, start: int) -> bool:
        """Whether a sentence begins at this place."""
        return start in self._openings

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self._seen]

    @cached_property
    def _words(self) -> dict[int, list[Word]]:
        found = defaultdict[int, list[Word]](list)
        for word in self._seen:
            found[word.sentence].append(word)
        return found

    @cached_property
    def _openings(self) -> frozenset[int]:
        return frozenset(words[0].start for words in self._words.values())

    @cached_property
    def _by_sentence(self) -> dict[int, list[int]]:
        return self._buckets(lambda word: word.sentence)

    @cached_property
    def _by_clause(self) -> dict[int, list[int]]:
        return self._buckets(lambda word: word.clause)

    def _buckets(self, part: Callable[[Word], int]) -> dict[int, list[int]]:
        found = defaultdict[int, list[int]](list)
        for bucket, at in self.runs:
            found[part(self._seen[at])].append(bucket)
        return found
