"""Receive: store contributions that come by the thousand from elsewhere, a line each."""

from collections.abc import Sequence

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext as _

from advice import policy, privacy
from advice.actions.contributing import store_all
from advice.actions.drafting import Draft, Names, Outcome, drafted
from advice.actions.lines import Line, LineRefused, read_line
from advice.actions.placing import new_situation, standing_situations, store_situations
from advice.actions.rehearsing import Rehearsal
from advice.models import Contribution, Revision, Situation, User, fingerprint
from advice.suggestions.knowledge import current_knowledge


def receive(
    lines: Sequence[tuple[int, bytes]],
    *,
    by: User | None,
    source: str,
    block_personal: bool = False,
    rehearsal: Rehearsal | None = None,
) -> list[Outcome]:
    """Store the contributions of some numbered lines, and say what became of each, in their order, as if they came one by one.

    A line whose id is in the site already is left as it is, so that receiving lines again goes on where it stopped. `by` is a curator, or None
    for the operator at the command line. With a `rehearsal` nothing is stored. Raises PermissionDenied. The texts are read first (some two
    milliseconds each), then all are stored in one transaction; the queries grow with the different situations, topics and names of strategies.
    """
    if by is not None:
        policy.require(policy.may_import(by), _("Only a curator of the site may import."))
    try:
        return _receive(lines, _Desk(source, block_personal or settings.PERSONAL_DETAILS == "block", rehearsal))
    except IntegrityError:  # somebody stored one of them meanwhile: now it is seen
        return _receive(lines, _Desk(source, block_personal or settings.PERSONAL_DETAILS == "block", rehearsal))


def _receive(lines: Sequence[tuple[int, bytes]], desk: "_Desk") -> list[Outcome]:
    outcomes, read = dict[int, Outcome](), dict[int, Line]()
    for number, raw in lines:
        try:
            read[number] = read_line(raw)
        except LineRefused as refusal:
            outcomes[number] = Outcome(number, "rejected", error=str(refusal))
    known = _known([line.key for line in read.values()], desk.rehearsal)
    names, knowledge, drafts = Names(), current_knowledge(), list[Draft]()
    for number, line in read.items():
        if line.key in known:
            differs = fingerprint(line.body) not in known[line.key]
            outcomes[number] = Outcome(number, "unchanged", line.key, differs=differs)
        else:
            drafts.append(drafted(number, line, names, knowledge))
    with transaction.atomic():
        desk.lay_out(drafts)
        outcomes |= {draft.number: desk.decide(draft) for draft in drafts}
        outcomes |= desk.store(outcomes)
    return [outcomes[number] for number, _raw in lines]


def _known(keys: Sequence[str], rehearsal: Rehearsal | None) -> dict[str, set[str]]:
    """Of these ids the ones in the site, each with the fingerprints of what the text says now and said first (two queries)."""
    rows = Contribution.objects.filter(external_id__in=set(keys)).exclude(external_id="")
    found = {key: {now} for key, now in rows.values_list("external_id", "fingerprint")}
    revised = Revision.objects.filter(contribution__in=rows.filter(revision_count__gt=1), number=1)
    for key, body in revised.values_list("contribution__external_id", "body"):
        found[key or ""].add(fingerprint(body))
    for key in keys if rehearsal else ():
        if rehearsal and (said := rehearsal.recall(f"id {key}")) is not None:
            found[key] = {said}
    return found


class _Desk:
    """Where the drafts of one transaction are decided one after the other, each knowing of those before it."""

    def __init__(self, source: str, block: bool, rehearsal: Rehearsal | None) -> None:
        self.source, self.block, self.rehearsal = source, block, rehearsal
        self.places = dict[str | int, Situation]()
        self.texts, self.keys = set[tuple[str, str]](), dict[str, str]()
        self.fresh, self.taken = list[Situation](), list[tuple[Draft, Situation]]()

    def lay_out(self, drafts: Sequence[Draft]) -> None:
        """Look up, and lock, the situations of the drafts, and which of their texts stand there already (four queries)."""
        titles = [draft.line.situation for draft in drafts if isinstance(draft.line.situation, str)]
        numbers = {draft.line.situation for draft in drafts if isinstance(draft.line.situation, int)}
        by_title = standing_situations(titles)
        wanted = numbers | {situation.pk for situation in by_title.values()}
        locked = {row.pk: row for row in Situation.objects.select_for_update().filter(pk__in=wanted).order_by("pk")}
        self.places |= {key: locked[row.pk] for key, row in by_title.items() if row.pk in locked}
        self.places |= {pk: row for pk, row in locked.items() if pk in numbers}
        prints = {draft.print for draft in drafts}
        there = Contribution.objects.filter(state=Contribution.State.PUBLISHED, situation__in=locked)
        rows = there.filter(fingerprint__in=prints).values_list("situation", "fingerprint")
        self.texts |= {(str(situation), print) for situation, print in rows}

    def decide(self, draft: Draft) -> Outcome:
        """What becomes of a draft; those to be stored are kept for `store`."""
        line = draft.line
        place = fingerprint(line.situation) if isinstance(line.situation, str) else line.situation
        situation = self.places.get(place)
        if line.key in self.keys:
            return Outcome(draft.number, "unchanged", line.key, differs=self.keys[line.key] != draft.print)
        asked = situation is None and not self._rehearsed(f"title {place}")
        public = (str(line.situation), line.topic) if asked else ()  # what a new situation would show, beside the text
        kinds = sorted({span.kind for said in public for span in privacy.find(said)})
        if error := draft.error or _refusal(line, situation, self.block and bool(draft.personal or kinds)):
            return draft.became("rejected", error=error, personal=kinds)
        own = (str(situation.pk or place) if situation else str(place), draft.print)
        if own in self.texts or self._rehearsed(f"text {own}"):
            return draft.became("repeated", personal=kinds)
        self.texts.add(own)
        self.keys[line.key] = draft.print
        self._take(draft, place, situation, own)
        return draft.became("imported", personal=kinds, asked=asked)

    def _rehearsed(self, said: str) -> bool:
        return self.rehearsal is not None and self.rehearsal.recall(said) is not None

    def _take(self, draft: Draft, place: str | int, situation: Situation | None, own: tuple[str, str]) -> None:
        line = draft.line
        if self.rehearsal:
            self.rehearsal.note(f"id {line.key}", draft.print)
            self.rehearsal.note(f"text {own}")
            self.rehearsal.note(f"title {place}")
            return
        if situation is None:
            situation = new_situation(str(line.situation), "", line.topic, self.source)
            self.places[place] = situation
            self.fresh.append(situation)
        self.taken.append((draft, situation))

    def store(self, outcomes: dict[int, Outcome]) -> dict[int, Outcome]:
        """Write what was taken (some ten queries, more for many rows), and give the outcomes their numbers in the site."""
        store_situations(self.fresh)
        people = _people({draft.line.author for draft, _situation in self.taken if draft.line.author})
        rows = [(self._contribution(draft, situation, people), draft) for draft, situation in self.taken]
        store_all([(contribution, draft.line.body, draft.strategies) for contribution, draft in rows])
        return {
            draft.number: draft.became(
                "imported",
                personal=outcomes[draft.number].personal,
                asked=outcomes[draft.number].asked,
                contribution=contribution.pk,
            )
            for contribution, draft in rows
        }

    def _contribution(self, draft: Draft, situation: Situation, people: dict[str, User]) -> Contribution:
        line = draft.line
        author = people.get(line.author.casefold())
        return Contribution(
            situation=situation,
            author=author,
            author_credit="" if author else line.author,
            **draft.spoken.fields,
            source=self.source,
            external_id=line.key,
            helpful_elsewhere=line.helpful,
            created=line.created or timezone.now(),
        )


def _refusal(line: Line, situation: Situation | None, personal: bool) -> str:
    """Why a line cannot be imported; "" where it can."""
    if situation is None and isinstance(line.situation, int):
        return "There is no situation of this number."
    if situation is not None and not situation.published:
        return "Its situation was taken back, and takes no advice."
    return "It gives personal details away." if personal else ""


def _people(names: set[str]) -> dict[str, User]:
    """The people with a live account under these usernames, in any case (one query)."""
    if not names:
        return {}
    rows = User.objects.annotate(plain=Lower("username")).filter(is_active=True)
    found = rows.filter(Q(username__in=names) | Q(plain__in={name.lower() for name in names}))
    return {person.username.casefold(): person for person in found}
