"""What a page shows of alerts: the change itself, word by word or by name, beside the play it concerns."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from advice.curation.drift import TO, seen_slugs
from advice.language.differences import Change, changes
from advice.models import Alert, Play, Playbook, Revision, Section, Strategy

Texts = Mapping[tuple[int, int], str]
Named = Mapping[str, Strategy]


@dataclass(frozen=True)
class Mark:
    """One alert as it is shown. What it tells nothing of is empty; `play` is None where only editions hold the contribution.

    `old` and `new` are revisions, `changes` what happened between them; `before` and `after` strategies; `languages` those whose translation is behind.
    """

    alert: Alert
    play: Play | None
    published: bool
    old: int = 0
    new: int = 0
    changes: Sequence[Change] = ()
    before: Sequence[Strategy] = ()
    after: Sequence[Strategy] = ()
    languages: Sequence[str] = ()


def marks(alerts: Iterable[Alert], plays: Iterable[Play]) -> list[Mark]:
    """These alerts, `listed`, with what they tell, in their order: one query where a text was edited, two where strategies are others."""
    rows = list(alerts)
    texts, named = _texts(rows), _strategies(rows)
    by_pair = {(play.playbook_id, play.contribution_id): play for play in plays}
    return [_mark(row, by_pair.get((row.playbook_id, row.contribution_id)), texts, named) for row in rows]


def plays_of(alerts: Iterable[Alert]) -> "QuerySet[Play]":
    """The plays that hold what these alerts are on, and the same contributions in the other playbooks among them."""
    pairs = [(row.playbook_id, row.contribution_id) for row in alerts]
    return Play.objects.filter(playbook__in={pair[0] for pair in pairs}, contribution__in={pair[1] for pair in pairs})


def mark_plays(playbook: Playbook, sections: Iterable[Section]) -> None:
    """Give each play of these sections, `drafted`, its open alerts as `marks` (one query where there is none, four at most)."""
    plays = [play for section in sections for play in section.plays.all()]
    found: dict[int | None, list[Mark]] = {}
    for mark in marks(Alert.objects.open().of_playbook(playbook).listed().order_by("raised", "pk"), plays):
        found.setdefault(mark.alert.contribution_id, []).append(mark)
    for play in plays:
        play.marks = found.get(play.contribution_id, ())


def _mark(alert: Alert, play: Play | None, texts: Texts, named: Named) -> Mark:
    contribution, (before, _to, after) = alert.contribution, alert.state.partition(TO)
    published = contribution.published and contribution.situation.published
    if not published:
        return Mark(alert, play, published)
    if alert.cause == Alert.Cause.EDITED:
        old, new = int(before), int(after)
        was, now = (texts.get((contribution.pk, number), "") for number in (old, new))
        return Mark(alert, play, published, old=old, new=new, changes=changes(was, now))
    if alert.cause == Alert.Cause.RETAGGED:
        sides = ([named[slug] for slug in seen_slugs(side) if slug in named] for side in (before, after))
        return Mark(alert, play, published, before=next(sides), after=next(sides))
    if alert.cause == Alert.Cause.TRANSLATION_BEHIND:
        late = alert.state.partition(": ")[2].split(", ")
        return Mark(alert, play, published, languages=[words.split(" ")[0] for words in late])
    return Mark(alert, play, published)


def _texts(alerts: Sequence[Alert]) -> Texts:
    """What the edited contributions said in the revisions that their alerts name."""
    edited = [row for row in alerts if row.cause == Alert.Cause.EDITED]
    if not edited:
        return {}
    numbers = {int(number) for row in edited for number in row.state.split(TO)}
    rows = Revision.objects.filter(contribution__in=[row.contribution_id for row in edited], number__in=numbers)
    return {(pk, number): body for pk, number, body in rows.values_list("contribution", "number", "body") if pk}


def _strategies(alerts: Sequence[Alert]) -> Named:
    """The strategies that alerts name, by slug, with their words."""
    states = [row.state for row in alerts if row.cause == Alert.Cause.RETAGGED]
    slugs = {slug for state in states for side in state.split(TO) for slug in seen_slugs(side)}
    return {row.slug: row for row in Strategy.objects.filter(slug__in=slugs).named()} if slugs else {}
