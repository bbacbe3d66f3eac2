"""Rescore: bring the priors and all scores up to date with the votes."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import BigIntegerField, Count, F, IntegerField, OuterRef, Subquery, Sum, Value
from django.db.models.functions import Cast, Coalesce

from advice.actions.indexing import copy_scores
from advice.models import Contribution, LanguagePrior, SitePrior, Tagging, Vote
from advice.models.prior import DEFAULT_PERMILLE, DEFAULT_WEIGHT
from advice.ranking import WEIGHTS, language_weight, site_permille

NOTICEABLE = 10  # thousandths: a smaller change of the site's mean is not worth a rewrite of every row


@dataclass(frozen=True)
class Rescoring:
    """What a rescoring found: the prior in thousandths, the weight by language, and how many rows got another score."""

    permille: int
    weights: dict[str, int]
    changed: int


def rescore() -> Rescoring:
    """Recompute the site's prior and each language's weight, and the scores where they changed. One transaction; run it nightly.

    The priors are written before the rows are: a vote that waits for its row reads the new ones (see `ranking.priors`).
    """
    with transaction.atomic():
        permille, weights = _permille(), _weights()
        SitePrior.objects.update_or_create(pk=1, defaults={"permille": permille})
        changed = sum(_rescore_rows(permille, weight, weights) for weight in WEIGHTS)
        _copy_scores()
    return Rescoring(permille, weights, changed)


def _permille() -> int:
    tally = Contribution.objects.published().aggregate(
        helpful=Coalesce(Sum("helpful"), 0), votes=Coalesce(Sum("votes"), 0)
    )
    found = site_permille(tally["helpful"], tally["votes"] - tally["helpful"])
    standing = SitePrior.objects.values_list("permille", flat=True).first() or DEFAULT_PERMILLE
    return found if abs(found - standing) >= NOTICEABLE else standing


def _weights() -> dict[str, int]:
    rows = Vote.objects.counted().values("contribution__language").annotate(voters=Count("voter", distinct=True))
    voters = {row["contribution__language"]: row["voters"] for row in rows}
    largest = max(voters.values(), default=0)
    weights = {language: language_weight(count, largest) for language, count in voters.items()}
    for language in set(Contribution.objects.values_list("language", flat=True)) - set(voters):
        weights[language] = language_weight(0, largest)
    for language, weight in weights.items():
        LanguagePrior.objects.update_or_create(
            language=language, defaults={"weight": weight, "voters": voters.get(language, 0)}
        )
    return weights


def _rescore_rows(permille: int, weight: int, weights: dict[str, int]) -> int:
    languages = [language for language, each in weights.items() if each == weight]
    if weight == DEFAULT_WEIGHT:
        rows = Contribution.objects.exclude(
            language__in=[language for language, each in weights.items() if each != weight]
        )
    else:
        rows = Contribution.objects.filter(language__in=languages)
    # whole-number division, the same in both databases as in ranking.best.score; a thousand times a thousand votes pass 32 bits
    helpful = Cast(F("helpful"), BigIntegerField())
    new = (1000 * (1000 * helpful + weight * permille)) / (F("votes") + Value(weight, output_field=IntegerField()))
    return rows.exclude(score=new).update(score=new)


def _copy_scores() -> None:
    own = Subquery(Contribution.objects.filter(pk=OuterRef("content_object")).values("score")[:1])
    Tagging.objects.exclude(score=own).update(score=own)
    copy_scores()
