"""The language of the pages, as a reader chooses it."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from advice.actions import settling
from advice.language.interface import in_language, nearest
from advice.models import User
from advice.web.interface import remember
from advice.web.posting import on_this_site


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Keep a language on this device and with the account, and lead to the page the reader was on, in it."""
    code = nearest(request.POST.get("interface", ""))
    if code is None:
        return HttpResponse(_("The pages are not in this language."), status=422)
    if isinstance(request.user, User):
        settling.choose_interface(request.user, by=request.user, interface=code)
    address = request.POST.get("next", "")
    there = urlsplit(address if on_this_site(request, address) else "/")
    # the path alone: an address that names a site leads to this one
    response = redirect(in_language(f"{there.path}?{there.query}" if there.query else there.path, code))
    remember(response, code)
    return response
