"""What needs attention in a reader's playbooks, as the address asks: what changed, or what is to be looked at again."""

from collections.abc import Collection, Sequence
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone

from advice.models import Alert, Play, Playbook
from advice.web.browsing import numbered
from advice.web.drifting import Mark, marks, plays_of
from advice.web.forms.browsing import read_number

REVIEWS = "reviews"


def attention_page(request: HttpRequest) -> dict[str, Any]:
    """All that the page shows, of one playbook where the address names one of theirs: six queries, four more where it tells of changes."""
    today = timezone.localdate()
    alerts = Alert.objects.visible_to(request.user).open()
    due = Play.objects.visible_to(request.user).due(today)
    concerned = Q(pk__in=alerts.values("playbook")) | Q(pk__in=due.values("playbook"))
    books = list(Playbook.objects.filter(concerned).order_by("title", "pk"))
    number = read_number(request.GET.get("playbook", ""))
    chosen = next((book for book in books if book.pk == number), None)
    if chosen:
        alerts, due = alerts.of_playbook(chosen), due.filter(playbook=chosen)
    show = REVIEWS if request.GET.get("show") == REVIEWS else ""
    asked = {"playbook": chosen.pk if chosen else "", "show": show}
    editable = set(Playbook.objects.editable_by(request.user).values_list("pk", flat=True))
    found = numbered(request, due.to_review() if show else alerts.by_playbook())
    rows = list(found["rows"])  # type: ignore[call-overload]
    return {
        "rows": [(play, play.playbook_id in editable) for play in rows] if show else _piles(rows, editable),
        "page": found["page"],
        "books": books,
        "chosen": chosen,
        "show": show,
        "query": urlencode({name: value for name, value in asked.items() if value}),
        "here": request.get_full_path(),
        "alert_count": alerts.count(),
        "due_count": due.count(),
        "today": today,
    }


def _piles(alerts: Sequence[Alert], editable: Collection[int]) -> list[tuple[Playbook, bool, list[Mark]]]:
    """The alerts of each playbook, with whether the reader may answer them."""
    told = marks(alerts, plays_of(alerts))
    piles = groupby(told, key=lambda mark: mark.alert.playbook)
    return [(playbook, playbook.pk in editable, list(pile)) for playbook, pile in piles]
