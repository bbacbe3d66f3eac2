"""Strategies: all of them, and one with its best advice across situations."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from advice.models import Contribution, Playbook
from advice.web import browsing
from advice.web.forms.browsing import read_selection
from advice.web.reading import languages_read


@require_safe
def strategies(request: HttpRequest) -> HttpResponse:
    counts = Contribution.objects.published().counted_by_strategy()
    rows = [(strategy, counts.get(slug, 0)) for slug, strategy in browsing.catalogue().items()]
    return render(request, "strategy/strategies.html", {"rows": rows})


@require_safe
def strategy(request: HttpRequest, slug: str) -> HttpResponse:
    there = browsing.catalogue()
    if slug not in there:
        raise Http404
    asked = read_selection(request.GET, strategies=there, reads=languages_read(request), here=True)
    selection = replace(asked, strategies=(slug,), match="any", without=())
    strategy, base = there[slug], Contribution.objects.published()
    context = {
        "strategy": strategy,
        "opposite": next((other for other in there.values() if other.pk == strategy.opposite_id), None),
        "labels": sorted(strategy.labels.all(), key=lambda words: words.language),
        "page": browsing.browse(base, selection, request.user, there, choices=False),
        "playbooks": Playbook.objects.editable_by(request.user),
    }
    further = browsing.wants_rows_alone(request)
    return render(request, "contribution/_rows.html" if further else "strategy/strategy.html", context)
