"""Adopt: take a playbook that was exported elsewhere into a team, with the edition as it was."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from advice import policy
from advice.actions.curating import REFUSAL, make_playbook
from advice.actions.holding import hold
from advice.actions.noticing import notice
from advice.actions.wording import cleaned_body, cleaned_title
from advice.curation.adoption import Adoption, weigh
from advice.export.canonical import play_to_json, text_digest, to_json
from advice.export.document import PlayEntry, SectionEntry
from advice.export.reading import NotImportable
from advice.models import Edition, Play, Playbook, Section, Team, Tension, User


class AlreadyHere(ValidationError):
    """The team has this edition already; `edition` is the one."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        words = _("Your team has this very edition already, in the playbook “%(title)s”.")
        super().__init__(words, code="twice", params={"title": edition.playbook.title})


def refusal_of(error: NotImportable) -> ValidationError:
    """Why a file cannot be imported, as a sentence with the place that is wrong."""
    if not error.place:
        return ValidationError(error.sentence, code="file")
    params = {"said": error.sentence, "place": error.place}
    return ValidationError(_("%(said)s It is here: %(place)s"), code="file", params=params)


def adopt(team: Team, content: bytes, *, by: User, again: bool = False) -> Playbook:
    """Make a playbook of a JSON export: the draft as the edition says, and the edition itself under its number and digest.

    A play whose advice is of this site is a play like any other; of every other one the draft keeps what the edition said. What authors took back
    stands in the edition alone, as a tombstone. Only the team may read the playbook.
    Raises PermissionDenied, and ValidationError for a file that is no whole edition; AlreadyHere where the team has it, unless it wants it `again`.
    One transaction; some thirty queries, and few more for each thousand plays.
    """
    policy.require(policy.may_curate(by, team), _(REFUSAL))
    with transaction.atomic():
        try:
            found = weigh(team, content)
        except NotImportable as error:
            raise refusal_of(error) from error
        if found.twin and not again:
            raise AlreadyHere(found.twin)
        said = found.document
        playbook = make_playbook(team, said.title, by=by, intro=said.intro, language=said.language)
        playbook.sections.all().delete()
        _draft(playbook, found, by)
        _freeze(playbook, found)
        own = [contribution.pk for contribution in found.own.values()]
        hold(playbook, own)
        notice(own)
    return playbook


def _draft(playbook: Playbook, found: Adoption, by: User) -> None:
    """The sections with their plays and the tensions of a draft."""
    entries = found.document.sections
    sections = Section.objects.bulk_create(
        Section(playbook=playbook, title=_line(entry.title), level=entry.level, position=place)
        for place, entry in enumerate(entries, start=1)
    )
    kept = {play.number for play in found.kept}
    Play.objects.bulk_create(
        _play(play, found, section, position, by)
        for entry, section in zip(entries, sections, strict=True)
        for position, play in enumerate(_of(entry, kept), start=1)
    )
    Tension.objects.bulk_create(
        Tension(playbook=playbook, first_id=first, second_id=second, body=cleaned_body(body), writer=by)
        for (first, second), body in found.pulls.items()
    )


def _of(section: SectionEntry, kept: set[int]) -> list[PlayEntry]:
    return [play for play in section.plays if play.number in kept]


def _play(entry: PlayEntry, found: Adoption, section: Section, position: int, by: User) -> Play:
    notes = {name: cleaned_body(getattr(entry, name), required=False) for name in Play.NOTES}
    play = Play(playbook=section.playbook, section=section, position=position, chooser=by, **notes)
    contribution = found.own.get(entry.number)
    if contribution is None:
        play.origin, play.entry = entry.permalink, play_to_json(entry)
        return play
    play.contribution = contribution
    # what the team over there chose: what has changed since is drift here too
    play.seen_revision, play.seen_score = entry.revision, contribution.score
    play.seen_strategies = sorted(mark.slug for mark in entry.strategies)
    return play


def _line(title: str) -> str:
    return cleaned_title(title) if title.strip() else ""


def _freeze(playbook: Playbook, found: Adoption) -> None:
    """The edition as it was published, and its number as the last one of the playbook."""
    said = found.document
    Edition.objects.create(
        playbook=playbook,
        number=said.edition,
        note=said.note,
        document=to_json(said),
        digest=found.digest,
        erased_digest="" if found.whole else text_digest(said),
        imported=True,
        published=found.published,
    )
    playbook.edition_count = said.edition
    playbook.save(update_fields=["edition_count"])
