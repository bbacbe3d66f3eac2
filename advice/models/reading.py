"""Which contributions are for a reader: those in their languages, and those that need their view."""

from collections.abc import Collection
from typing import Self, TypeVar

from django.db import models
from django.db.models import Exists, Q

from advice.models.orders import OrderedQuerySet, behind, translated
from advice.models.user import User
from advice.models.vote import Vote

FEW = 10  # votes: with fewer, a contribution still needs readers who say whether it would help

M = TypeVar("M", bound=models.Model)


class ReadQuerySet(OrderedQuerySet[M]):
    """What of a list of contributions is for a reader."""

    def in_languages(self, *codes: str) -> Self:
        """Written in one of these languages or translated into one, or in one nobody could name (a smile is read by everybody)."""
        return self.filter(_readable(codes))

    def in_other_languages(self, *codes: str) -> Self:
        """All but those that can be read in one of these languages."""
        return self.exclude(_readable(codes))

    def with_few_votes(self) -> Self:
        return self.filter(votes__lt=FEW)

    def settled_or_behind(self, score: int, votes: int, number: int) -> Self:
        """All but those with few votes that stand, in the order of the best, before or at this place."""
        return self.filter(Q(votes__gte=FEW) | behind("", score, votes, number))

    def needing_view_of(self, reader: object) -> Self:
        """With few votes: for a reader with an account neither their own, nor what they have voted on."""
        rows = self.with_few_votes()
        if not isinstance(reader, User):
            return rows
        # without a link to the outer row, so that the reader's votes are looked up once and not once a row
        voted = Vote.objects.filter(voter=reader).values("contribution")
        return rows.exclude(pk__in=voted).exclude(author=reader)


def _readable(codes: Collection[str]) -> Q:
    return Q(language__in=[*codes, ""]) | Q(Exists(translated(codes, "pk")))
