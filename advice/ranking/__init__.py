"""In which order advice is shown: formulae with their sources; reads, never writes."""

from advice.ranking.best import language_weight, score, site_permille
from advice.ranking.priors import Priors, current_priors

__all__ = ["Priors", "current_priors", "language_weight", "score", "site_permille"]
