"""What a reader has to do with a contribution, to be shown on its card: their vote, trial and bookmark, and the notes of their teams."""

from typing import Any

from django.db.models import Case, OuterRef, Subquery, Value, When
from django.db.models.functions import Coalesce

from advice.models.note import Note
from advice.models.shelf import Bookmark
from advice.models.trial import Trial
from advice.models.user import User
from advice.models.vote import Vote


def own_fields(reader: object) -> dict[str, Any]:
    """What rows of contributions are annotated with for a reader (no query of its own).

    `own_vote`, 0 for none; `own_trial` and `own_bookmark`, the numbers of the open trial and of the bookmark, None without one; `own_notes`, how many
    notes their teams have written on it.
    """
    vote = Vote.objects.filter(contribution=OuterRef("pk"), voter=reader if isinstance(reader, User) else None)
    trial = Trial.objects.visible_to(reader).open().filter(contribution=OuterRef("pk"))
    bookmark = Bookmark.objects.visible_to(reader).filter(contribution=OuterRef("pk"))
    notes = Note.objects.visible_to(reader).filter(contribution=OuterRef("pk"))
    uncounted = Case(When(set_aside__isnull=False, then=Value("aside")), When(waiting=True, then=Value("waiting")))
    return {
        "own_vote": Coalesce(Subquery(vote.values("value")[:1]), 0),
        "own_vote_uncounted": Subquery(vote.annotate(uncounted=uncounted).values("uncounted")[:1]),
        "own_trial": Subquery(trial.values("pk")[:1]),
        "own_bookmark": Subquery(bookmark.order_by().values("pk")[:1]),
        "own_notes": Coalesce(Subquery(notes.counted()), 0),
    }
