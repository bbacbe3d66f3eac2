"""Remind: ask people by letter what came of what they try, each of them once for each day they chose."""

from collections.abc import Callable, Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from advice.actions.rounds import Round
from advice.models import Trial, User

Write = Callable[[User, str, Sequence[Trial]], None]


def remind(
    today: date, *, write: Write, dry_run: bool = False, report: Callable[[int, int], None] = lambda done, of: None
) -> Round:
    """Write one letter to each person with trials that are due by `today`, and mark these reminded; repeating it writes none again.

    `write(person, address, trials)` sends it; whatever it raises costs that letter alone, which the next round tries again. Nobody is written to who has
    turned letters off or confirmed no address. `report(done, of)` is called as the work goes on. With `dry_run` nothing is written or marked.

    Trials are marked in a transaction of their own before the letter goes, so that no row is locked while a server of mail takes its time, and
    two rounds at once write one letter.
    """
    done = Round()

    def tell(person: User, address: str) -> None:
        _ask(person, address, today, write=None if dry_run else write, done=done)

    done.go(_people(today), tell, wanted=lambda person: person.letters, report=report)
    return done


def _people(today: date) -> Sequence[User]:
    waiting = Trial.objects.due(today).filter(reminded=None)
    return list(User.objects.filter(is_active=True, pk__in=waiting.values("person")).order_by("pk"))


def _ask(person: User, address: str, today: date, *, write: Write | None, done: Round) -> None:
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
    done.post(
        person,
        lambda: write(person, address, trials) if write else None,
        tells=len(trials),
        undo=lambda: Trial.objects.filter(pk__in=numbers).update(reminded=None),
    )
