"""Which knowledge the suggestions rest on now: the newest promoted training, else what ships with the site."""

import functools

from django.db import DatabaseError

from advice.models import SuggestionTraining
from advice.suggestions.engine import Knowledge
from advice.suggestions.storage import SHIPPED, load


def current_knowledge() -> Knowledge:
    """The knowledge in use (one query, and one more when it has changed since). A process without a site's tables gets the shipped one."""
    try:
        newest = SuggestionTraining.objects.filter(promoted=True).values_list("pk", flat=True).first()
    except DatabaseError:
        newest = None
    return shipped_knowledge() if newest is None else _trained(newest)


@functools.cache
def shipped_knowledge() -> Knowledge:
    """What a new site starts with: trained on the examples beside the code."""
    return Knowledge(*load(SHIPPED.read_bytes()))


@functools.lru_cache(maxsize=1)
def _trained(number: int) -> Knowledge:
    training = SuggestionTraining.objects.get(pk=number)
    try:
        model, judge = load(bytes(training.model))
    except ValueError:  # made by an older version: until the next training the shipped one does better
        return shipped_knowledge()
    return Knowledge(model, judge, training.strengths)
