"""The link in a letter that ends its kind: for whoever holds it, signed in or not, and for their mail program in one press (RFC 8058)."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from advice.actions.unsubscribing import set_letters, whose_letters


@never_cache
@csrf_exempt  # a mail program has no cookie of ours: the signed link is what lets it, and it lets nothing else
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """What the link ends, and a button that does; looking changes nothing, for programs look at links before people do."""
    wanted = "again" in request.POST
    try:
        person, kind = set_letters(token, wanted=wanted) if request.method == "POST" else whose_letters(token)
        context = {"kind": kind, "wanted": getattr(person, kind)}
    except ValidationError:
        context = {}
    response = render(request, "attention/unsubscribe.html", context, status=200 if context else 404)
    response["Referrer-Policy"], response["X-Robots-Tag"] = "strict-origin", "noindex"
    return response
