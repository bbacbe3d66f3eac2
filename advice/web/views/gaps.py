"""The gap map: which strategies nobody has written about, of which situation, in which language."""

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from advice.models import Contribution, Situation, Topic, interface_language
from advice.web import browsing
from advice.web.forms.gaps import GapSelection, read_gaps
from advice.web.gapmap import MOST_SITUATIONS, csv_lines, gap_file, gap_page, languages_of, strategies_of
from advice.web.reading import languages_read


@require_safe
def gaps(request: HttpRequest) -> HttpResponse:
    there, topics = browsing.catalogue(), browsing.topics()
    selection = _selection(request, there, topics)
    context = {
        "page": gap_page(Situation.objects.published(), selection, there, _reads(request)),
        "topics": topics.values(),
        "topic": topics.get(selection.topic),
        "strategies": there,
        "most": MOST_SITUATIONS,
    }
    return render(request, "gaps/gaps.html", context)


@require_safe
def gaps_csv(request: HttpRequest) -> HttpResponseBase:
    """The map from the place of the address on, for spreadsheets; where it goes on in another file, a Link header says where."""
    there, topics = browsing.catalogue(), browsing.topics()
    selection = _selection(request, there, topics)
    situations, next_query = gap_file(Situation.objects.published(), selection)
    languages = languages_of(Contribution.objects.published(), selection, situations, _reads(request))
    lines = csv_lines(situations, strategies_of(selection, there), languages, get_language() or "en")
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = content_disposition_header(True, "gap-map.csv")
    response["X-Content-Type-Options"], response["Cache-Control"] = "nosniff", "no-cache"
    if next_query:
        response["Link"] = f'<{reverse("gaps_csv")}{next_query}>; rel="next"'
    return response


def _selection(request: HttpRequest, there: browsing.Catalogue, topics: dict[str, Topic]) -> GapSelection:
    return read_gaps(request.GET, strategies=there, merged=there.merged, topics=topics, reads=_reads(request))


def _reads(request: HttpRequest) -> tuple[str, ...]:
    """The reader's languages; that of the page for whoever has said nothing, since a map of gaps needs to know in what."""
    return languages_read(request) or (interface_language(),)
