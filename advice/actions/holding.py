"""Hold: keep which contributions the editions of a playbook say, so that who keeps a text is known without reading every edition."""

import json
from collections.abc import Iterable, Iterator

from django.conf import settings

from advice.models import Contribution, Edition, Holding, Playbook


def hold(playbook: Playbook, contributions: Iterable[int]) -> None:
    """Note that an edition of this playbook says these contributions; repeating it changes nothing (one query, more for a thousand)."""
    rows = (Holding(playbook=playbook, contribution_id=number) for number in contributions)
    Holding.objects.bulk_create(rows, batch_size=1000, ignore_conflicts=True)


def not_held() -> dict[int, set[int]]:
    """By playbook the contributions that an edition says and nobody noted (two queries, and every edition is read)."""
    noted = set(Holding.objects.values_list("playbook", "contribution"))
    missing = dict[int, set[int]]()
    for playbook, document in Edition.objects.filter(imported=False).values_list("playbook", "document").iterator(100):
        for number in _said(document):
            if (playbook, number) not in noted:
                missing.setdefault(playbook, set()).add(number)
    return {playbook: there for playbook, said in missing.items() if (there := _there(said))}


def hold_again() -> list[str]:
    """Note what is missing, and say what, a line each."""
    missing = not_held()
    for playbook in Playbook.objects.filter(pk__in=missing):
        hold(playbook, missing[playbook.pk])
    return list(lines(missing))


def lines(missing: dict[int, set[int]]) -> Iterator[str]:
    """What is missing, in words."""
    for playbook, numbers in sorted(missing.items()):
        yield f"playbook {playbook}: editions say contributions {sorted(numbers)}, and nobody noted that"


def _said(document: str) -> list[int]:
    """The numbers of this site's contributions; a play that came from elsewhere has a number there. None where somebody touched the edition."""
    try:
        plays = [play for section in json.loads(document)["sections"] for play in section["plays"]]
        return [play["contribution"] for play in plays if play["permalink"].startswith(f"{settings.SITE_URL}/")]
    except (ValueError, KeyError, TypeError):
        return []  # its digest tells


def _there(numbers: set[int]) -> set[int]:
    return set(Contribution.objects.filter(pk__in=numbers).values_list("pk", flat=True))
