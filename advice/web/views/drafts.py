"""What the pages of a draft share: all that it shows, and the answer after a change to it."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from advice import policy
from advice.curation.tensions import unexplained
from advice.export.compile import frozen
from advice.models import Contribution, Playbook, PlayQuerySet, Section
from advice.web.compared import since
from advice.web.drafting import draft_document
from advice.web.drifting import mark_plays


def with_steps(sections: Sequence[Section]) -> None:
    """Note on each section of a draft, in order, where one step up and one down lead: past a whole block for one of level 1."""
    heads = [place for place, section in enumerate(sections) if section.level == 1] + [len(sections)]
    for place, section in enumerate(sections):
        if section.level > 1:
            section.up, section.down = place, (place + 2) % (len(sections) + 1)
        else:
            number = heads.index(place)
            section.up = heads[number - 1] + 1 if number else 0
            section.down = place + heads[number + 2] - heads[number + 1] + 1 if number + 2 < len(heads) else 0


def draft_context(request: HttpRequest, playbook: Playbook) -> dict[str, Any]:
    """The draft for a member of its team: sections with plays, editions, and whether they may change it."""
    sections = list(playbook.sections.drafted())
    with_steps(sections)
    mark_plays(playbook, sections)
    curates, may_delete = policy.rights_in(request.user, playbook)
    return {
        "playbook": playbook,
        "sections": sections,
        "play_count": sum(len(section.plays.all()) for section in sections),
        "open_pulls": unexplained(playbook, [play for section in sections for play in section.plays.all()]),
        "curates": curates,
        "may_delete": may_delete,
        "editions": playbook.editions.listed(),
    }


def draft_answer(request: HttpRequest, playbook: Playbook, anchor: str, said: str) -> HttpResponse:
    """After a change: for htmx the sections as they are now, with `said` for screen readers; else back to where it happened."""
    if getattr(request, "htmx", False):
        return render(request, "playbook/_changed.html", {**draft_context(request, playbook), "said": said})
    return redirect(f"{playbook.get_absolute_url()}#{anchor}")


def preview(playbook: Playbook) -> dict[str, Any]:
    """What the next edition will hold and what it leaves out, compared with the last one."""
    document = draft_document(playbook)
    latest = playbook.editions.first()
    last = frozen(latest) if latest else None
    return {
        "playbook": playbook,
        "document": document,
        "sections": document.sections,
        "languages": sorted({play.language for play in document.plays if play.language}),
        "since": since(latest, document) if latest else None,
        "left_out": playbook.plays.withdrawn().count(),
        "open_pulls": unexplained(playbook),
        "limited": _limited(playbook),
        "unchanged": last is not None
        and (last.title, last.intro, last.language, last.sections)
        == (document.title, document.intro, document.language, document.sections),
    }


def _limited(playbook: Playbook) -> PlayQuerySet:
    """The plays that a playbook for everybody leaves out, because their authors allow them in teams' playbooks only."""
    standing = playbook.plays.filter(contribution__in=Contribution.objects.published())
    return standing.exclude(pk__in=playbook.plays.to_publish()).select_related("contribution__situation")
