"""Which language a page is in: the address, then the account, then the cookie, then what the browser asks for."""

from collections.abc import Callable
from typing import TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.urls import is_valid_path
from django.utils import translation
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.encoding import escape_uri_path

from advice.language.interface import INTERFACES, in_language, named_in, nearest
from advice.models import User

Answer = Callable[[HttpRequest], HttpResponse]
ENGLISH = "en"
SAFE = ("GET", "HEAD")
R = TypeVar("R", bound=HttpResponse)


def in_its_language(get_response: Answer) -> Answer:
    """Middleware: set the language of each page, and lead addresses that name none, or another country's, to one that has a language.

    It stands behind the accounts, which it asks only where the address names no language, and before whatever looks addresses up.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        named = named_in(request.path_info)
        code = nearest(named)
        if code and named != code:
            address = f"/{code}{request.get_full_path_info().removeprefix(f'/{named}')}"
            return HttpResponsePermanentRedirect(_below(request) + address, preserve_request=request.method not in SAFE)
        english = request.path_info.startswith(settings.PATHS_IN_ENGLISH)
        language = code or (ENGLISH if english else preferred(request))
        translation.activate(language)
        request.LANGUAGE_CODE = language
        response = get_response(request)
        if response.status_code == 404 and not code and not english and _stands(request, language):
            address = in_language(request.get_full_path_info(), language)
            return personal(HttpResponseRedirect(_below(request) + address))
        response.headers.setdefault("Content-Language", INTERFACES[language].tag)
        patch_vary_headers(response, ["Accept-Language"])  # lists show what a reader reads
        return response

    return answer


def preferred(request: HttpRequest) -> str:
    """The language a reader wants the pages in, whatever the address says: the account's, the cookie's, the browser's, else English.

    No query beyond those that load the account.
    """
    if isinstance(request.user, User) and request.user.interface in INTERFACES:
        return request.user.interface
    return translation.get_language_from_request(request)


def remember(response: HttpResponse, code: str) -> None:
    """Keep the choice on this device for a year; "" forgets it."""
    name, path = settings.LANGUAGE_COOKIE_NAME, settings.LANGUAGE_COOKIE_PATH
    if not code:
        response.delete_cookie(name, path=path, samesite="Lax")
        return
    response.set_cookie(
        name,
        code,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        path=path,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",
    )


def personal(response: R) -> R:
    """An answer that depends on the reader: nobody else's cache may keep it."""
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    patch_cache_control(response, private=True)
    return response


def _below(request: HttpRequest) -> str:
    """The path that the server keeps the site below, before which no language stands; empty where it is the whole server."""
    return escape_uri_path(request.path.removesuffix(request.path_info))


def _stands(request: HttpRequest, language: str) -> bool:
    """Whether there is something at this address once it names a language."""
    if request.method not in SAFE:
        return False
    urls = getattr(request, "urlconf", settings.ROOT_URLCONF)
    path = in_language(request.path_info, language)
    return any(is_valid_path(each, urls) for each in (path, path if path.endswith("/") else f"{path}/"))
