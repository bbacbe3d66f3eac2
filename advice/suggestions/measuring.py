"""How well suggestions do on labelled texts: precision, recall, F1, and how many true strategies are among the chips."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from advice.suggestions.engine import CHIPS, Knowledge, suggest
from advice.suggestions.training import Example


@dataclass
class Tally:
    """True positives, false positives and false negatives, and what follows from them (1 where there was nothing to find)."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, found: set[str], wanted: set[str]) -> None:
        self.right += len(found & wanted)
        self.wrong += len(found - wanted)
        self.missed += len(wanted - found)

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        whole = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / whole if whole else 1.0

    def __str__(self) -> str:
        return (
            f"F1 {self.f1:.3f}  precision {self.precision:.3f}  recall {self.recall:.3f}"
            f"  ({self.right} right, {self.wrong} wrong, {self.missed} missed)"
        )


@dataclass(frozen=True)
class Figures:
    """`whole` over all texts, `languages` over each language's; `among_chips` is the share of true strategies among the first three."""

    texts: int
    whole: Tally
    languages: dict[str, Tally]
    among_chips: float


def measure(examples: Sequence[Example], knowledge: Knowledge) -> Figures:
    """How well this knowledge does on these texts."""
    whole, languages, shown = Tally(), defaultdict[str, Tally](Tally), Tally()
    for example in examples:
        found = [each.slug for each in suggest(example.text, example.language or None, knowledge)]
        wanted = set(example.strategies)
        whole.add(set(found), wanted)
        languages[example.language].add(set(found), wanted)
        shown.add(set(found[:CHIPS]), wanted)
    return Figures(len(examples), whole, dict(languages), shown.recall)
