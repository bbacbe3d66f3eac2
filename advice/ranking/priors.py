"""The priors in force: read from their rows, with the defaults of a new site."""

from collections.abc import Mapping
from dataclasses import dataclass

from advice.models import LanguagePrior, SitePrior
from advice.models.prior import DEFAULT_PERMILLE, DEFAULT_WEIGHT
from advice.ranking.best import score


@dataclass(frozen=True)
class Priors:
    """The prior share of the site in thousandths, and the weight by language."""

    permille: int
    weights: Mapping[str, int]

    def score(self, language: str, helpful: int, votes: int) -> int:
        """The score of a text in this language with so many votes, of which so many helpful."""
        return score(helpful, votes - helpful, self.weight(language), self.permille)

    def weight(self, language: str) -> int:
        """How many typical votes a text in this language starts with."""
        return self.weights.get(language, DEFAULT_WEIGHT)


def current_priors() -> Priors:
    """The priors now in force (two queries). Read them after locking what is to be scored, or a change in between is lost."""
    permille = SitePrior.objects.values_list("permille", flat=True).first()
    weights = dict(LanguagePrior.objects.values_list("language", "weight"))
    return Priors(DEFAULT_PERMILLE if permille is None else permille, weights)
