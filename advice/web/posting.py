"""What every page with a form does alike: read what was posted, show what was refused, and go back to where the person was."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import SafeString, mark_safe
from django_htmx.http import HttpResponseClientRedirect

from advice.models import User
from advice.web.forms.drafts import keep_drafts

View = Callable[[HttpRequest, int], HttpResponse]


def actor(request: HttpRequest) -> User:
    """The person behind a request that `login_required` let through."""
    assert isinstance(request.user, User)
    return request.user


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form was sent with; None when the page is only asked for, so that a form stays unbound."""
    return request.POST if request.method == "POST" else None


def filled(sentence: str, **places: str) -> SafeString:
    """A sentence for a message with these words at its places, each escaped unless `named` made it."""
    return mark_safe(conditional_escape(sentence) % {place: conditional_escape(word) for place, word in places.items()})


def named(name: object, language: str = "") -> SafeString:
    """What a person called something, in its language (an empty one where nobody knows it) and direction, for `filled`."""
    return format_html('<span lang="{}" dir="auto">{}</span>', language, name)


def signed_in(page: str = "") -> Callable[[View], View]:
    """What `login_required` does, for a press inside a page: htmx would follow to the sign-in page and put it into the card.

    Back they come to the page of this name that has the same number, else to where the press was made.
    """

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, pk: int) -> HttpResponse:
            if request.user.is_authenticated:
                return view(request, pk)
            back = reverse(page, args=[pk]) if page else way_back(request, reverse("home"))
            sign_in = redirect_to_login(back)
            return HttpResponseClientRedirect(sign_in.url) if "hx-request" in request.headers else sign_in

        return guarded

    return guard


@contextmanager
def refusals_on(form: BaseForm) -> Iterator[None]:
    """Put on the form whatever the verb inside refuses with ValidationError."""
    try:
        yield
    except ValidationError as error:
        form.add_error(None, error)


def form_page(
    request: HttpRequest, template: str, form: BaseForm, *, draft: str = "", **context: object
) -> HttpResponse:
    """The page of a form: 200 while it is empty, 422 once it was sent and refused.

    With a `draft`, what is typed is kept on the device under this key; whoever sends it must read a message of success.
    """
    if draft:
        keep_drafts(form, draft)
    return render(request, template, {"form": form, **context}, status=422 if form.is_bound else 200)


def on_this_site(request: HttpRequest, address: str) -> bool:
    """Whether an address that came with a request is one to send somebody to: absolute, and of this site.

    A bare word is none, though a browser would take it for a neighbour of the page: `redirect` takes it for the name of a view.
    """
    absolute = address.startswith(("/", "http://", "https://"))
    return absolute and url_has_allowed_host_and_scheme(
        address, {request.get_host()}, require_https=request.is_secure()
    )


def way_back(request: HttpRequest, otherwise: str) -> str:
    """Where the person came from, by the form's `next` or the browser's word, as long as it is on this site."""
    for address in (request.POST.get("next", ""), request.headers.get("referer", "")):
        if on_this_site(request, address):
            return address
    return otherwise
