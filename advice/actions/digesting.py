"""Digest: write to the members of teams, once a week at most, what is new in what their playbooks need."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from advice import policy
from advice.actions.rounds import Round
from advice.models import Alert, Approval, Membership, Play, Playbook, User

WEEK = timedelta(days=6, hours=12)  # a round that comes a little early on the same day of the week is none too early


@dataclass(frozen=True)
class News:
    """What one letter tells: changes since the last one, plays whose day has come, and approvals that wait for this person."""

    alerts: Sequence[Alert]
    reviews: Sequence[Play]
    approvals: Sequence[Approval]

    @property
    def count(self) -> int:
        return len(self.alerts) + len(self.reviews) + len(self.approvals)

    @property
    def playbooks(self) -> Sequence[tuple[Playbook, Sequence[Alert], Sequence[Play], Sequence[Approval]]]:
        """By playbook, in the order of their titles."""
        parts = (self.alerts, self.reviews, self.approvals)
        books = {row.playbook.pk: row.playbook for part in parts for row in part}
        return [
            (
                book,
                [row for row in self.alerts if row.playbook_id == book.pk],
                [row for row in self.reviews if row.playbook_id == book.pk],
                [row for row in self.approvals if row.playbook_id == book.pk],
            )
            for book in sorted(books.values(), key=lambda book: (book.title, book.pk))
        ]


Write = Callable[[User, str, News], None]


def digest(
    now: datetime, *, write: Write, dry_run: bool = False, report: Callable[[int, int], None] = lambda done, of: None
) -> Round:
    """Write one letter to each owner and editor for whom something is new since their last one, at least a week ago, and mark it.

    New is a change nobody has answered, a play whose day has come, or an approval that was asked of them, since then; the letter tells all plays and
    approvals that wait. `write(person, address, news)` sends it; whatever it raises costs that letter alone, which the next round tries again. Nobody
    is written to who has turned these letters off or confirmed no address. With `dry_run` nothing is written or marked.

    Memberships are marked in a transaction of their own before the letter goes, so that no row is locked while a server of mail takes its time, and two
    rounds at once write one letter.
    """
    done = Round()

    def tell(person: User, address: str) -> None:
        _tell(person, address, now, write=None if dry_run else write, done=done)

    done.go(list(_people(now)), tell, wanted=lambda person: person.digests, report=report)
    return done


def _curating() -> "QuerySet[Membership]":
    return Membership.objects.filter(role__in=policy.CURATING)


def _people(now: datetime) -> "QuerySet[User]":
    """Those in whose teams anything waits at all."""
    alerts = Alert.objects.open().filter(playbook__team=OuterRef("team"))
    due = Play.objects.due(timezone.localdate(now)).filter(playbook__team=OuterRef("team"))
    asked = Approval.objects.waiting().filter(playbook__team=OuterRef("team"), approver=OuterRef("member"))
    waiting = _curating().filter(Exists(alerts) | Exists(due) | Exists(asked))
    return User.objects.filter(is_active=True, pk__in=waiting.values("member")).order_by("pk")


def _tell(person: User, address: str, now: datetime, *, write: Write | None, done: Round) -> None:
    with transaction.atomic():
        places = list(_curating().filter(member=person).select_for_update(of=("self",)).order_by("pk"))
        before = {place.pk: place.digest_sent for place in places}
        if any(sent > now - WEEK for sent in before.values() if sent):
            return
        news = _news(person, places, now)
        if news is None:
            return
        if write:
            Membership.objects.filter(pk__in=before).update(digest_sent=now)
    done.post(
        person, lambda: write(person, address, news) if write else None, tells=news.count, undo=lambda: _unmark(before)
    )


def _unmark(before: Mapping[int, datetime | None]) -> None:
    for pk, sent in before.items():
        Membership.objects.filter(pk=pk).update(digest_sent=sent)


def _news(person: User, places: Sequence[Membership], now: datetime) -> News | None:
    """What to tell, None where nothing is new (three queries)."""
    today = timezone.localdate(now)
    since = {place.team_id: place.digest_sent for place in places}
    new = Q(pk__in=[])
    for team, sent in since.items():
        new |= Q(playbook__team=team, raised__gt=sent) if sent else Q(playbook__team=team)
    of_theirs = Q(playbook__team__in=since)
    owned = _curating().filter(team=OuterRef("playbook__team"), member=OuterRef("owner"))
    plays = Play.objects.due(today).filter(of_theirs).annotate(looked_after=Exists(owned))
    asked = Approval.objects.waiting().filter(of_theirs, approver=person).exclude(expires__lte=now)
    news = News(
        alerts=list(Alert.objects.open().filter(new).listed().order_by("-raised", "-pk")),
        reviews=list(
            plays.filter(Q(owner=person) | Q(looked_after=False))
            .select_related("playbook", "contribution__situation")
            .order_by("next_review", "pk")
        ),
        approvals=list(asked.defer("document").select_related("playbook").order_by("pk")),
    )
    return news if _is_new(news, since) else None


def _is_new(news: News, since: Mapping[int, datetime | None]) -> bool:
    came = [(row.playbook.team_id, row.asked) for row in news.approvals]
    days = [(row.playbook.team_id, row.next_review) for row in news.reviews]
    return (
        bool(news.alerts)
        or any(sent is None or moment > sent for team, moment in came for sent in [since[team]])
        or any(sent is None or (day and day > timezone.localdate(sent)) for team, day in days for sent in [since[team]])
    )
