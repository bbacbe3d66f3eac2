"""Which version of a contribution a reader is shown: the original, or its best translation into a language they read. Reads, never writes."""

from collections.abc import Collection, Iterable, Sequence

from advice.models import Contribution, Translation


def choose_versions(rows: Iterable[Contribution], codes: Sequence[str], *, originals: Collection[int] = ()) -> None:
    """Give each row its `version`: None where the original is to be shown, else the translation, its translator and reviewer loaded.

    The original is shown to who reads its language, to who reads nothing in particular (no `codes`), and where nobody knows its language; else the
    best translation into the first of `codes` that has one; else the original. `originals` are the numbers of those whose reader asked for the
    original all the same: they are `flipped`. One query for all rows, none where every original is to be shown.
    """
    foreign = {row.pk: row for row in rows if _is_foreign(row, codes)}
    if not foreign:
        return
    found = Translation.objects.into(*codes).filter(contribution__in=foreign).select_related("translator", "reviewer")
    best: dict[int, Translation] = {}
    for translation in sorted(found, key=lambda each: (codes.index(each.language), each.rank, -each.pk)):
        best.setdefault(translation.contribution_id, translation)
    for number, translation in best.items():
        show_version(foreign[number], translation, original=number in originals)


def show_version(row: Contribution, translation: Translation, *, original: bool = False) -> None:
    """Show this translation in place of the original; `original` says that its reader asked for that all the same."""
    translation.contribution = row
    row.version, row.flipped = translation, original


def _is_foreign(row: Contribution, codes: Sequence[str]) -> bool:
    return bool(codes and row.language and row.language not in codes and row.published)
