"""What the pages of a draft share: all that it shows, and the answer after a change to it."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from advice import policy
from advice.export.compile import compile_playbook, frozen
from advice.models import Playbook


def draft_context(request: HttpRequest, playbook: Playbook) -> dict[str, Any]:
    """The draft for a member of its team: sections with plays, editions, and whether they may change it."""
    sections = list(playbook.sections.drafted())
    return {
        "playbook": playbook,
        "sections": sections,
        "play_count": sum(len(section.plays.all()) for section in sections),
        "curates": policy.may_curate(request.user, playbook),
        "may_delete": policy.may_delete_playbook(request.user, playbook),
        "editions": playbook.editions.listed(),
    }


def draft_answer(request: HttpRequest, playbook: Playbook, anchor: str, said: str) -> HttpResponse:
    """After a change: for htmx the sections as they are now, with `said` for screen readers; else back to where it happened."""
    if getattr(request, "htmx", False):
        return render(request, "playbook/_changed.html", {**draft_context(request, playbook), "said": said})
    return redirect(f"{playbook.get_absolute_url()}#{anchor}")


def preview(playbook: Playbook) -> dict[str, Any]:
    """What the next edition will hold and what it leaves out, compared with the last one."""
    document = compile_playbook(
        playbook,
        edition=playbook.edition_count + 1,
        published=timezone.now(),
        publisher="",
        note="",
        site_url=settings.SITE_URL,
        licence=settings.CONTRIBUTION_LICENCE,
    )
    latest = playbook.editions.first()
    last = frozen(latest) if latest else None
    return {
        "playbook": playbook,
        "document": document,
        "sections": [section for section in document.sections if section.plays],
        "languages": sorted({play.language for play in document.plays if play.language}),
        "left_out": playbook.plays.withdrawn().count(),
        "unchanged": last is not None
        and (last.title, last.intro, last.language, last.sections)
        == (document.title, document.intro, document.language, document.sections),
    }
