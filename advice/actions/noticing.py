"""Notice: tell teams, once each, what changed in the contributions that their playbooks hold."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import DateTimeField, Exists, OuterRef, Q, QuerySet, Value
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from advice.curation.drift import Cause, drifts, loss_from, taken_back
from advice.models import Alert, AlertQuerySet, Contribution, Holding, Play, Playbook, PlayQuerySet, User, interface_of

AT_ONCE = 200  # contributions looked at together
# what no play remembers: once dismissed, it is told again only after it was over and has come back
LASTING = (Cause.WITHDRAWN, Cause.TRANSLATION_BEHIND, Cause.LIMITED)
OVER = " (over)"
Pair = tuple[int, int]  # a playbook and a contribution


@dataclass
class Noticing:
    """What came of it: alerts that were raised, and those whose cause was gone."""

    raised: int = 0
    ended: int = 0


def notice(contributions: Iterable[int]) -> Noticing:
    """Raise an alert for each change to these contributions (by number) that their playbooks were not told of, and end those whose cause is gone.

    Every verb that changes what playbooks go by calls it in its own transaction, once for all it changed. What is open already is brought up to date;
    what somebody dismissed is not told again while it is still so. One query where no playbook holds any of them; else, for each 200, eight and up to
    four that write.
    """
    done, numbers = Noticing(), sorted(set(contributions))
    for start in range(0, len(numbers), AT_ONCE):
        _notice(numbers[start : start + AT_ONCE], done)
    return done


def notice_votes(contribution: Contribution, weight: int) -> None:
    """The same after a vote, which moves nothing but the support: one query, and those of `notice` in the vote that makes the difference.

    `weight` is how many votes the contribution's language starts with.
    """
    told = Alert.objects.open().filter(playbook=OuterRef("playbook"), contribution=contribution)
    lost = Q(seen_score__gte=loss_from(contribution.score, contribution.votes, weight))
    plays = Play.objects.filter(contribution=contribution)
    plays = plays.annotate(told=Exists(told.filter(cause=Cause.LOST_SUPPORT)))
    if plays.filter((lost & Q(told=False)) | (~lost & Q(told=True))).exists():
        notice([contribution.pk])


def notice_all(report: Callable[[int, int], None] = lambda done, of: None) -> Noticing:
    """`notice` for all that playbooks and their editions hold: the safety net. A transaction for each 200; `report(done, of)` is called as it goes on."""
    done, numbers = Noticing(), sorted({held for _playbook, held in _chosen(Play.objects.all(), Holding.objects.all())})
    for start in range(0, len(numbers), AT_ONCE):
        chunk = numbers[start : start + AT_ONCE]
        with transaction.atomic():
            # locked as their verbs lock them: what is told of them is what they are when it is told
            list(Contribution.objects.select_for_update(no_key=True).filter(pk__in=chunk).order_by("pk").only("pk"))
            _notice(chunk, done)
        report(start + len(chunk), len(numbers))
    return done


def end_alerts(alerts: AlertQuerySet, *, person: User, why: str) -> None:
    """End those of these alerts that are open, answered by this person (one query)."""
    alerts.open().update(ended=timezone.now(), dismisser=person, why=why)


def in_words_of(playbook: Playbook, sentence: str) -> str:
    """A sentence of the site in the language of a playbook, in which its team's words are kept."""
    with translation.override(interface_of(playbook.language)):
        return _(sentence)


def _chosen(plays: PlayQuerySet, holdings: "QuerySet[Holding]") -> dict[Pair, datetime | None]:
    """Which playbook holds which contribution, and since when its draft does; None where only editions do (one query)."""
    never = Value(None, output_field=DateTimeField())
    rows = plays.exclude(contribution=None).order_by().values_list("playbook", "contribution", "created")
    others = holdings.order_by().annotate(never=never).values_list("playbook", "contribution", "never")
    chosen = dict[Pair, datetime | None]()
    for playbook, contribution, created in rows.union(others, all=True):
        chosen[playbook, contribution] = created or chosen.get((playbook, contribution))
    return chosen


def _notice(numbers: Sequence[int], done: Noticing) -> None:
    plays, holdings = Play.objects.filter(contribution__in=numbers), Holding.objects.filter(contribution__in=numbers)
    chosen = _chosen(plays, holdings)
    if not chosen:
        return
    found = {drift.key: drift.state for drift in [*taken_back(holdings), *drifts(plays)]}
    rows = Alert.objects.filter(Q(ended=None) | Q(cause__in=LASTING, pk__in=Alert.objects.dismissed().values("pk")))
    told = [row for row in rows.filter(contribution__in=numbers) if not _rests(row, found, chosen)]
    now = timezone.now()
    open_rows = {_key(row): row for row in told if row.ended is None}
    _end([row for key, row in open_rows.items() if key not in found], now, done)
    _bring_up_to_date([(row, found[key]) for key, row in open_rows.items() if key in found])
    answered = [row for row in told if row.ended is not None]
    _bring_up_to_date([(row, _over(row)) for row in answered if _key(row) not in found])
    settled = {(*_key(row), row.state) for row in answered if _since(row, chosen)}
    fresh = {key: state for key, state in found.items() if key not in open_rows and (*key, state) not in settled}
    Alert.objects.bulk_create(
        (
            Alert(playbook_id=playbook, contribution_id=contribution, cause=cause, state=state, raised=now)
            for (playbook, contribution, cause), state in fresh.items()
        ),
        ignore_conflicts=True,  # told at the same moment by another verb
    )
    done.raised += len(fresh)


def _key(row: Alert) -> tuple[int, int, str]:
    return row.playbook_id, row.contribution_id, row.cause


def _rests(row: Alert, found: dict[tuple[int, int, str], str], chosen: dict[Pair, datetime | None]) -> bool:
    """Whether nothing is known of this alert now, because the play's contribution is withdrawn."""
    pair = (row.playbook_id, row.contribution_id)
    return row.cause != Cause.WITHDRAWN and (*pair, Cause.WITHDRAWN.value) in found and bool(chosen.get(pair))


def _since(row: Alert, chosen: dict[Pair, datetime | None]) -> bool:
    """Whether this alert was answered since the contribution is in the draft: one that was taken out and added again starts afresh."""
    added = chosen.get((row.playbook_id, row.contribution_id))
    return row.ended is not None and (added is None or row.ended >= added)


def _over(row: Alert) -> str:
    return row.state if row.state.endswith(OVER) else f"{row.state[: 300 - len(OVER)]}{OVER}"


def _end(rows: Sequence[Alert], now: datetime, done: Noticing) -> None:
    if rows:
        Alert.objects.filter(pk__in=[row.pk for row in rows]).update(ended=now)
        done.ended += len(rows)


def _bring_up_to_date(rows: Sequence[tuple[Alert, str]]) -> None:
    changed = [(row, state) for row, state in rows if row.state != state]
    for row, state in changed:
        row.state = state
    if changed:
        Alert.objects.bulk_update([row for row, _state in changed], ["state"])
