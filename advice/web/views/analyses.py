"""What the site finds in a text while somebody types it, and how suggestions are found."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from advice.models import SuggestionTraining
from advice.suggestions.engine import MAXIMUM_CHARACTERS
from advice.web import browsing, composing
from advice.web.forms.browsing import read_number


@require_POST
def analysis(request: HttpRequest) -> HttpResponse:
    """The piece under a text that is being written. Nothing of the text is stored or logged.

    With advice comes for which `situation` it is and, where it is being changed, which `contribution` it is.
    """
    text, said = composing.whole_text(request.POST)[:MAXIMUM_CHARACTERS], request.POST.get("language", "")
    asked = "title" in request.POST  # a situation carries no strategies
    there = browsing.Catalogue() if asked else browsing.catalogue()
    found = composing.composed(text, composing.known_language(said), there) if text.strip() else None
    if found and not asked:
        situation, but = (read_number(request.POST.get(name, "")) for name in ("situation", "contribution"))
        ticked = request.POST.getlist("strategies")
        found = composing.with_alike(found, text, request, there, situation=situation, but=but, ticked=ticked)
    return render(request, "contribution/_analysis.html", {"found": found, "live": True})


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """How strategies are suggested, on what that was trained, and how well it did on texts kept apart."""
    training = SuggestionTraining.objects.defer("model", "strengths")
    return render(request, "about/suggestions.html", {"current": training.filter(promoted=True).first()})
