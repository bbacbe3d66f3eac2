"""A round of letters: one to each person who wants it and has confirmed an address, and what came of it."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from allauth.account.models import EmailAddress

from advice.models import User

logger = logging.getLogger(__name__)


@dataclass
class Round:
    """What came of one round: letters written, things they tell of, people left to the pages of the site, and the letters that failed."""

    letters: int = 0
    told: int = 0
    without: int = 0
    failed: int = 0

    def go(
        self,
        people: Sequence[User],
        tell: Callable[[User, str], None],
        *,
        wanted: Callable[[User], bool],
        report: Callable[[int, int], None],
    ) -> None:
        """Tell each of these people who wants it, at their address. `report(done, of)` is called as the work goes on."""
        for number, person in enumerate(people, start=1):
            address = confirmed_address(person) if wanted(person) else None
            if address is None:
                self.without += 1
            else:
                tell(person, address)
            report(number, len(people))

    def post(self, person: User, write: Callable[[], None], *, tells: int, undo: Callable[[], object]) -> None:
        """Write one letter that tells so many things; whatever that raises costs this letter alone, and `undo` lets the next round try again."""
        try:
            write()
        except Exception:  # whatever is wrong with one address or one server, the others get their letters
            undo()
            logger.exception("The letter to person %d did not go.", person.pk)
            self.failed += 1
        else:
            self.letters += 1
            self.told += tells


def confirmed_address(person: User) -> str | None:
    """The person's confirmed address, the chosen one first; None where there is none (one query)."""
    confirmed = EmailAddress.objects.filter(user=person, verified=True).order_by("-primary", "pk").first()
    return confirmed.email if confirmed else None
