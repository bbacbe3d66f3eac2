"""In which orders contributions are read, each of them a walk along one index."""

from collections.abc import Collection
from typing import Self, TypeVar

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import Coalesce
from django.db.models.lookups import In

from advice.models.strategy import Strategy
from advice.models.translation import Translation

M = TypeVar("M", bound=models.Model)


class OrderedQuerySet(models.QuerySet[M]):
    """The orders of a list of contributions, from its beginning and from behind a row on."""

    def best_first(self) -> Self:
        """The order of section 1.2 of the ranking paper: score, then number of votes, then age."""
        return self.order_by("-score", "-votes", "id")

    def newest_first(self) -> Self:
        return self.order_by("-id")

    def best_first_after(self, score: int, votes: int, number: int) -> Self:
        """The best first, behind the row with this score, these votes and this number."""
        return self.filter(behind("", score, votes, number)).best_first()

    def newest_first_after(self, number: int) -> Self:
        return self.filter(pk__lt=number).newest_first()

    def worked_first(self) -> Self:
        """Of what somebody has tried, what worked best first: the score of the outcomes, then how many there are, then age."""
        # what nobody has tried has no such score: the condition leaves it out, and is one range of the index
        return self.filter(worked_score__gte=0).order_by("-worked_score", "-outcome_count", "id")

    def worked_first_after(self, worked_score: int, outcome_count: int, number: int) -> Self:
        """What worked best first, behind the row with this score, so many outcomes and this number."""
        behind = (
            Q(worked_score__lt=worked_score)
            | Q(outcome_count__lt=outcome_count)
            | Q(outcome_count=outcome_count, id__gt=number)
        )
        return self.worked_first().filter(behind, worked_score__lte=worked_score)

    def best_of(self, strategy: Strategy, *codes: str, after: tuple[int, ...] = (), votes: int = 0) -> Self:
        """The best of one strategy first, readable in these languages (none: all), with so many votes at least, behind the row (score, votes, number)
        if one is given.

        One walk along an index of the strategy links, however many contributions there are.
        """
        # "in" where "equals" would do: Django writes the latter as a bare column, which SQLite does not find in an index
        condition = Q(taggings__tag=strategy, taggings__published__in=[True])
        if codes:
            # behind a function, or SQLite takes the index by language and has to sort all that it finds
            written = Q(In(Coalesce(F("taggings__language"), Value("")), [*codes, ""]))
            condition &= written | Q(Exists(translated(codes, "taggings__content_object")))
        if votes:
            condition &= Q(taggings__votes__gte=votes)
        if after:
            condition &= behind("taggings__", *after)
        rows = self.filter(condition)  # all in one call: a second one would join the links a second time
        return rows.order_by("-taggings__score", "-taggings__votes", "taggings__content_object_id")


def translated(codes: Collection[str], contribution: str) -> "models.QuerySet[Translation]":
    """The translations into one of these languages of the contribution of an outer query, whose number is in this field of it."""
    return Translation.objects.into(*codes).filter(contribution=OuterRef(contribution))


def behind(path: str, score: int, votes: int, number: int) -> Q:
    """The rows of the best first behind the one with this score, these votes and this number; `path` leads to the copies on the strategy links, or is empty."""
    # the first condition says nothing new, but it alone is one range of the index
    row = "content_object_id" if path else "id"
    return Q(**{f"{path}score__lte": score}) & (
        Q(**{f"{path}score__lt": score})
        | Q(**{f"{path}votes__lt": votes})
        | Q(**{f"{path}votes": votes, f"{path}{row}__gt": number})
    )
