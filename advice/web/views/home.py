"""The front of the site: the first page, what the site is, and what machines ask of it."""

from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from advice.integrity import limits
from advice.models import Contribution, Playbook, SitePrior, Situation
from advice.versions import choose_versions
from advice.web.browsing import catalogue, dress
from advice.web.forms.browsing import read_originals
from advice.web.interface import personal
from advice.web.ordering import ORDERS
from advice.web.reading import languages_read

SITUATIONS = 3
ADVICE = 3
PLAYBOOKS = 4


@require_safe
def front_door(request: HttpRequest) -> HttpResponse:
    """To the first page in the reader's language."""
    return personal(HttpResponseRedirect(reverse("home")))


@require_safe
@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """200 while the site can reach its database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers may read: the pages, not the ways to one's account nor every combination of filters."""
    lines = [
        "User-agent: *",
        "Disallow: /back-office/",
        "Disallow: /*/account/",
        "Disallow: /*/languages/",
        "Disallow: /*/interface/",
        "Disallow: /*?*",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The strategies, situations people are in, the best advice, public playbooks: in the languages the reader reads."""
    strategies = catalogue()
    front = _front(request, languages_read(request)) or _front(request, ())
    dress(front.get("best", []), strategies)
    playbooks = Playbook.objects.visible_to(None).listed()[:PLAYBOOKS]
    own = Playbook.objects.editable_by(request.user)
    context = {"strategies": strategies.values(), "playbooks": playbooks, "own_playbooks": own, **front}
    return render(request, "home/home.html", context)


def _front(request: HttpRequest, reads: tuple[str, ...]) -> dict[str, Any]:
    """Situations and the best advice in these languages (none: all); empty where nobody has written in them yet."""
    situations, advice = Situation.objects.published(), Contribution.objects.published()
    if reads:
        situations, advice = situations.in_languages(*reads), advice.in_languages(*reads)
    shown = situations.select_related("author", "topic")
    answered = list(shown.most_answered_first()[:SITUATIONS])
    newest = [row for row in shown.newest_first()[: 2 * SITUATIONS] if row not in answered][:SITUATIONS]
    prefetch_related_objects([*answered, *newest], "topic__names")  # of both at once, which spares a query
    best = list(advice.read_by(request.user).best_first()[:ADVICE])
    choose_versions(best, reads, originals=read_originals(request.GET))
    return {"answered": answered, "newest": newest, "best": best, "reads": reads} if answered or best else {}


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What the site is, how it orders advice and counts votes, under which licence, and what it keeps of its readers."""
    allowed = {
        "day": limits.VOTES_A_DAY,
        "after_15_days": limits.votes_a_day(15),
        "after_50_days": limits.votes_a_day(50),
        "author": limits.VOTES_A_DAY_ON_ONE_AUTHOR,
        "moment": limits.VOTES_IN_TEN_SECONDS,
        "hours": settings.VOTES_COUNT_AFTER_HOURS,
        "address": settings.VOTES_NEED_CONFIRMED_EMAIL,
    }
    marked = SitePrior.objects.values_list("bridges_marked", flat=True).first()
    context = {"limits": allowed, "orders": ORDERS.values(), "bridges_marked": marked}
    return render(request, "about/about.html", context)
