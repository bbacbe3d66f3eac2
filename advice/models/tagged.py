"""What is asked of rows that carry strategies."""

from collections.abc import Collection
from typing import Self, TypeVar

from django.db import models
from django.db.models import Exists, OuterRef

from advice.models.reading import ReadQuerySet
from advice.models.strategy import Tagging

Row = TypeVar("Row", bound=models.Model)


class TaggedQuerySet(ReadQuerySet[Row]):
    """Contributions by the strategies they carry."""

    def with_any_strategy(self, slugs: Collection[str]) -> Self:
        return self.filter(Exists(_tagged(slugs)))

    def with_all_strategies(self, slugs: Collection[str]) -> Self:
        return self.filter(*(Exists(_tagged([slug])) for slug in slugs))

    def without_strategies(self, slugs: Collection[str]) -> Self:
        return self.filter(~Exists(_tagged(slugs)))


def _tagged(slugs: Collection[str]) -> "models.QuerySet[Tagging]":
    return Tagging.objects.filter(content_object=OuterRef("pk"), tag__slug__in=slugs)
