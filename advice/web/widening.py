"""What else to look for where a selection finds nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from django.utils.translation import gettext as _

from advice.models import Strategy
from advice.web.forms.browsing import Selection


def widened(start: Selection, there: Mapping[str, Strategy]) -> Iterator[tuple[Selection, str]]:
    """One filter less each time, the smallest loss first; at last none at all."""
    everywhere = replace(start, languages=(), explicit=True)
    if start.match == "all" and len(start.strategies) > 1:
        yield replace(everywhere, match="any"), _("There is advice with any of these strategies instead of all.")
    if start.without:
        yield replace(everywhere, without=()), _("There is advice with nothing left out.")
    if start.candidate:
        yield replace(everywhere, candidate=False), _("There is advice that is no candidate for a playbook.")
    if len(start.strategies) > 1:
        for slug in reversed(start.strategies):
            kept = tuple(each for each in start.strategies if each != slug)
            words = _("There is advice without asking for “%(strategy)s”.") % {"strategy": there[slug].label}
            yield replace(everywhere, strategies=kept), words
    if start.situation:
        yield replace(everywhere, situation=None), _("There is advice in all situations.")
    if start.topic:
        yield replace(everywhere, topic=""), _("There is advice on all topics.")
    if start.strategies:
        yield replace(everywhere, strategies=(), without=()), _("There is advice with all strategies.")
    yield Selection(explicit=True, sort=start.sort, seed=start.seed), _("There is advice without any filter.")
