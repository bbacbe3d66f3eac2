"""In which order advice is shown: formulae with their sources; reads, never writes."""

from advice.ranking.best import WEIGHTS, language_weight, score, site_permille
from advice.ranking.bridging import bridge, is_bridge, is_candidate
from advice.ranking.outcomes import worked_score
from advice.ranking.priors import Priors, current_priors

__all__ = [
    "WEIGHTS",
    "Priors",
    "bridge",
    "current_priors",
    "is_bridge",
    "is_candidate",
    "language_weight",
    "score",
    "site_permille",
    "worked_score",
]
