"""Remind: ask people by letter what came of what they try, each of them once for each day they chose."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone

from advice.models import Trial, User

logger = logging.getLogger(__name__)
Write = Callable[[User, str, Sequence[Trial]], None]


@dataclass
class Reminding:
    """What came of one round: letters written, trials they ask of, people left to the reminder on the site, and the letters that failed."""

    letters: int = 0
    trials: int = 0
    without: int = 0
    failed: int = 0


def remind(
    today: date, *, write: Write, dry_run: bool = False, report: Callable[[int, int], None] = lambda done, of: None
) -> Reminding:
    """Write one letter to each person with trials that are due by `today`, and mark these reminded; repeating it writes none again.

    `write(person, address, trials)` sends it; whatever it raises costs that letter alone, which the next round tries again. Nobody is written to who has
    turned letters off or confirmed no address. `report(done, of)` is called as the work goes on. With `dry_run` nothing is written or marked.

    Trials are marked in a transaction of their own before the letter goes, so that no row is locked while a server of mail takes its time, and
    two rounds at once write one letter.
    """
    done = Reminding()
    people = _people(today)
    for number, person in enumerate(people, start=1):
        address = _address(person)
        if address is None:
            done.without += 1
        else:
            _ask(person, address, today, write=None if dry_run else write, done=done)
        report(number, len(people))
    return done


def _people(today: date) -> Sequence[User]:
    waiting = Trial.objects.due(today).filter(reminded=None)
    return list(User.objects.filter(is_active=True, pk__in=waiting.values("person")).order_by("pk"))


def _address(person: User) -> str | None:
    """The person's confirmed address, the chosen one first; None where there is none or they want no letters."""
    if not person.letters:
        return None
    confirmed = EmailAddress.objects.filter(user=person, verified=True).order_by("-primary", "pk").first()
    return confirmed.email if confirmed else None


def _ask(person: User, address: str, today: date, *, write: Write | None, done: Reminding) -> None:
    with transaction.atomic():
        due = Trial.objects.due(today).visible_to(person).filter(reminded=None)
        trials = list(
            due.select_for_update(of=("self",)).select_related("contribution__situation").order_by("due", "pk")
        )
        numbers = [trial.pk for trial in trials]
        if write:
            Trial.objects.filter(pk__in=numbers).update(reminded=timezone.now())
    if not trials:
        return
    try:
        if write:
            write(person, address, trials)
    except Exception:  # whatever is wrong with one address or one server, the others get their letters
        Trial.objects.filter(pk__in=numbers).update(reminded=None)
        logger.exception("The letter to person %d did not go.", person.pk)
        done.failed += 1
    else:
        done.letters += 1
        done.trials += len(trials)
