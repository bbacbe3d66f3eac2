"""Errors as problem documents (RFC 9457)."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

MEDIA_TYPE = "application/problem+json"
NOTHING = "There is nothing here, or nothing that you may see."
REFUSED = {
    400: "This request was not understood.",
    404: NOTHING,
    405: "This address does not answer to this method.",
    500: "Something broke on our side.",
}


def problem(status: int, detail: str, **more: Any) -> HttpResponse:
    """A problem document of this HTTP status; `detail` is a sentence for whoever reads the log."""
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail, **more}
    return JsonResponse(body, status=status, content_type=MEDIA_TYPE)


def problems_only(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: what is refused below /api/ before the API sees it, or is a fault of the site, is a problem document too.

    An unknown address, a method that is not allowed, a host that is not ours: Django would answer those with a page.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        made = response.get("Content-Type", "") == MEDIA_TYPE
        if response.status_code < 400 or made or not request.path_info.startswith("/api/"):
            return response
        said = REFUSED.get(response.status_code, REFUSED[500 if response.status_code >= 500 else 400])
        response.content = problem(response.status_code, said).content
        response["Content-Type"], response["Content-Length"] = MEDIA_TYPE, str(len(response.content))
        return response  # with the headers it had: the methods allowed, the policies of the site

    return answer


def add_problem_handlers(api: NinjaAPI) -> None:
    """Answer every error of this API with a problem document."""

    @api.exception_handler(Http404)
    def not_found(request: HttpRequest, error: Http404) -> HttpResponse:
        return problem(404, NOTHING)

    @api.exception_handler(PermissionDenied)
    def denied(request: HttpRequest, error: PermissionDenied) -> HttpResponse:
        return problem(403, str(error) or "You may not do this.")

    @api.exception_handler(HttpError)
    def failed(request: HttpRequest, error: HttpError) -> HttpResponse:
        return problem(error.status_code, str(error))

    @api.exception_handler(ValidationError)
    def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
        errors = [{"parameter": str(each["loc"][-1]), "detail": each["msg"]} for each in error.errors]
        return problem(422, "A parameter is not what it should be.", errors=errors)
