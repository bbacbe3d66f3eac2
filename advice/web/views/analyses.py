"""What the site finds in a text while somebody types it, and how suggestions are found."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from advice.models import SuggestionTraining
from advice.suggestions.engine import MAXIMUM_CHARACTERS
from advice.web import browsing, composing


@require_POST
def analysis(request: HttpRequest) -> HttpResponse:
    """The piece under a text that is being written. Nothing of the text is stored or logged."""
    text, said = composing.whole_text(request.POST)[:MAXIMUM_CHARACTERS], request.POST.get("language", "")
    there = {} if "title" in request.POST else browsing.catalogue()  # a situation carries no strategies
    found = composing.composed(text, composing.known_language(said), there) if text.strip() else None
    return render(request, "contribution/_analysis.html", {"found": found, "live": True})


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """How strategies are suggested, on what that was trained, and how well it did on texts kept apart."""
    training = SuggestionTraining.objects.defer("model", "strengths")
    return render(request, "about/suggestions.html", {"current": training.filter(promoted=True).first()})
