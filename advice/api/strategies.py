"""Strategies, by program."""

from typing import Any

from django.http import HttpRequest
from ninja import Router

from advice.api.schemas import StrategyOut
from advice.models import Strategy

router = Router(tags=["strategies"])


@router.get("", response=list[StrategyOut], summary="All strategies, with their labels by language")
def strategies(request: HttpRequest) -> list[dict[str, Any]]:
    """All strategies in their order (two queries)."""
    return [
        {
            "slug": strategy.slug,
            "labels": {words.language: words.label for words in strategy.labels.all()},
            "url": request.build_absolute_uri(strategy.get_absolute_url()),
        }
        for strategy in Strategy.objects.labelled()
    ]
