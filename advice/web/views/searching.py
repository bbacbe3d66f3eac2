"""Search: what some words and filters find, and what is offered while they are typed."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from advice.models import Playbook, Situation, User, interface_language
from advice.search.operators import resolve
from advice.search.queries import LONGEST, parse
from advice.search.suggesting import suggestions
from advice.web import browsing
from advice.web.chips import chips
from advice.web.finding import find
from advice.web.forms.searching import read_search
from advice.web.reading import languages_read


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Operators that were typed become filters of the address, so that it can be kept and each taken away by itself."""
    asked = parse(request.GET.get("q", ""))
    resolved = resolve(asked.operators, language=interface_language())
    if resolved.pairs:
        return redirect(f"{reverse('search')}?{_address(request, asked.words, resolved.pairs, resolved.unknown)}")
    there, topics, reads = browsing.catalogue(), browsing.topics(), languages_read(request)
    selection = read_search(
        request.GET, resolved.unknown, strategies=there, merged=there.merged, topics=topics, reads=reads
    )
    situation = Situation.objects.published().filter(pk=selection.situation or 0).first()
    person = User.objects.filter(username=selection.author or None, is_active=True).first()
    parts = chips(selection, there, topic=topics.get(selection.topic), situation=situation, person=person)
    context = {
        "selection": selection,
        "page": find(selection, request.user, there, topics) if selection.words or selection.narrowed else None,
        "chips": list(parts),
        "playbooks": Playbook.objects.editable_by(request.user),
    }
    return render(request, "search/_rows.html" if browsing.wants_rows_alone(request) else "search/search.html", context)


@require_safe
def offered(request: HttpRequest) -> HttpResponse:
    """What fits the beginning of a search, as a piece of a page."""
    words = request.GET.get("q", "")[:LONGEST]
    context = {"offered": suggestions(words, reads=languages_read(request)), "words": words}
    return render(request, "search/_offered.html", context)


def _address(
    request: HttpRequest, words: str, pairs: tuple[tuple[str, str], ...], unknown: tuple[tuple[str, str], ...]
) -> str:
    """The query of the address with these pairs as filters, and the operators that lead nowhere still among the words."""
    kept = [(name, value) for name, values in request.GET.lists() for value in values if name not in ("q", "after")]
    left = " ".join(f'{name}:"{value}"' if " " in value else f"{name}:{value}" for name, value in unknown)
    single = {name for name, _value in pairs if name in ("situation", "topic", "by", "has")}
    kept = [(name, value) for name, value in kept if name not in single]
    return urlencode([("q", f"{words} {left}".strip()), *dict.fromkeys([*kept, *pairs])])
