"""What people wrote of advice that they tried, for the page of its situation."""

from collections.abc import Iterable

from django.db.models import Prefetch, prefetch_related_objects

from advice.models import Contribution, Trial

LINES = 5


def tell(rows: Iterable[Contribution | None]) -> None:
    """Give each row that somebody has tried its `lines`, the newest few that are shown (one query for all, none where nobody has tried anything)."""
    tried = [row for row in rows if row and row.outcome_count]
    if tried:
        prefetch_related_objects(tried, Prefetch("trials", queryset=Trial.objects.told()[:LINES], to_attr="lines"))
