"""The words of a search as the site knows them: which stems each leads to, how common it is, and what it may mean besides."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.db.models import QuerySet, Sum

from advice.language.function_words import is_function_word
from advice.language.terms import STEMMERS, Term, is_dense, plain, stem, terms
from advice.models import Word
from advice.search.compounds import parts_of, wholes_of
from advice.search.expressions import AllOf, Node, Run, any_of
from advice.search.queries import Piece
from advice.search.slips import corrections

EXACT, SAME_STEM, PART, BEGINNING, NEAR, ONE_SLIP, TWO_SLIPS = (
    1.0,
    0.8,
    0.7,
    0.7,
    0.65,
    0.6,
    0.4,
)  # weights of section 2.5
MOST_STEMS = 20
MOST_ROOTS = 4
SHORTEST_ROOT = 4  # letters of a stem that others may begin with
SHORTEST_BEGINNING = 3  # signs of a word that is not known, to be taken for the beginning of another
Known = dict[str, set[tuple[str, str, int]]]  # (stem, language, documents) by written form


@dataclass(frozen=True)
class Unit:
    """One word of a search, or one run of signs or words that stand together.

    `typed` is its folded form, `spelled` what was typed. `stems` lead to the weight of a text that has them; `surfaces` to that of one that has the
    very word. One of the `runs` has to stand as it is where `firm`; else its parts will do. `documents` is about how many texts it finds, `languages`
    those it is written in here. `meant` are the words that a mistyped one was taken for.
    """

    typed: str
    stems: dict[str, float] = field(default_factory=dict)
    surfaces: dict[str, float] = field(default_factory=dict)
    runs: tuple[tuple[str, ...], ...] = ()
    firm: bool = False
    documents: int = 0
    languages: frozenset[str] = frozenset()
    meant: tuple[str, ...] = ()
    start: int = 0
    end: int = 0
    spelled: str = ""

    @property
    def slight(self) -> bool:
        """Whether it only holds a sentence together, as "the" and "how" do, and may be missing."""
        return bool(self.stems) and not self.meant and is_function_word(self.typed, self.languages)

    @property
    def known(self) -> bool:
        return bool(self.stems or self.runs)

    @property
    def node(self) -> Node:
        """What finds it in the index."""
        return any_of([*map(Run, self.runs), *(Run(tuple(each.split())) for each in self.stems)])

    @property
    def loose(self) -> Node:
        """The same, content with all parts of a run wherever they stand."""
        if self.firm or not self.runs:
            return self.node
        return any_of([AllOf(tuple(Run((part,)) for part in dict.fromkeys(run))) for run in self.runs])

    @property
    def parts(self) -> Node:
        """The same, content with any part of a run."""
        return self.node if self.firm or not self.runs else any_of([Run((part,)) for run in self.runs for part in run])


def units_of(pieces: Sequence[Piece], *, exact: bool = False) -> list[Unit]:
    """The units of these pieces, in their order (three queries; four more for each word nobody has written here).

    `start` and `end` of a unit are its place in the pieces joined by spaces.
    `exact` takes every word as it is typed: nothing is corrected, completed or taken apart.
    """
    spelled = defaultdict[str, set[str]](set)
    for piece in pieces:
        for term in (*piece.terms, *terms(piece.text, "zh")):
            spelled[term.surface] |= {term.surface, plain(piece.text[term.start : term.end])}
    known = _known(spelled)
    documents = _documents({row[0] for rows in known.values() for row in rows})
    found = list[Unit]()
    offset = 0
    for piece in pieces:
        units = _phrase(piece, known, documents) if piece.phrase else _words(piece, known, documents)
        for unit in units:
            typed = piece.text[unit.start : unit.end]
            found.append(replace(unit, spelled=typed, start=unit.start + offset, end=unit.end + offset))
        offset += len(piece.text) + 1
    return found if exact else [unit if unit.known else _guessed(unit) for unit in found]


def _known(spelled: Mapping[str, Collection[str]]) -> Known:
    """The words of the site that are these or, where nobody has written one of these, that share a stem with it in some language (two queries).

    `spelled` gives for each folded form the ways it was typed: a stemmer may read a word with its accents and without them in different ways.
    """
    found: Known = defaultdict(set)
    rows = Word.objects.filter(surface__in=spelled, documents__gt=0)
    for surface, language, root, count in rows.values_list("surface", "language", "stem", "documents"):
        found[surface].add((root, language, count))
    roots = defaultdict[str, set[tuple[str, str]]](set)
    for surface, forms in spelled.items():
        if surface in found:
            continue  # it is written so: what other languages would make of it is another word
        for language in STEMMERS:
            for form in forms:
                roots[stem(form, language)].add((language, surface))
    shared = Word.objects.filter(stem__in=roots, documents__gt=0).values_list("stem", "language").distinct()
    for root, language in shared:
        for code, surface in roots[root]:
            if code == language:
                found[surface].add((root, language, 0))
    return found


def _documents(stems: Collection[str]) -> dict[str, int]:
    """In about how many texts each of these stems stands, in whatever form (one query)."""
    rows = Word.objects.filter(stem__in=stems).values_list("stem").annotate(Sum("documents"))
    return dict(rows)


def _words(piece: Piece, known: Known, documents: dict[str, int]) -> list[Unit]:
    """A unit for each word of a piece, or one for all of it in a script that does not part its words."""
    if piece.dense and len(piece.terms) > 1:
        runs = tuple(dict.fromkeys(tuple(term.surface for term in terms(piece.text, code)) for code in ("", "zh")))
        count = max(min(documents.get(sign, 0) for sign in run) for run in runs)
        return [Unit(piece.text, runs=runs, documents=count, languages=_languages(runs[0], known), end=len(piece.text))]
    # the l of l'échéance and the s of client's say nothing
    whole = [term for term in piece.terms if len(term.surface) > 1 or is_dense(term.surface)] or piece.terms
    return [_word(term, known, documents) for term in whole]


def _languages(surfaces: Sequence[str], known: Known) -> frozenset[str]:
    """The languages in which the most of these forms are written on the site; where none of them is, those in which other forms of them are."""
    rows = [row for surface in surfaces for row in known.get(surface, ())]
    spoken = Counter(language for _root, language, count in rows if count or not any(row[2] for row in rows))
    return frozenset(language for language, count in spoken.items() if count == max(spoken.values()))


def _word(term: Term, known: Known, documents: dict[str, int]) -> Unit:
    forms = [term.surface, *(each.surface for each in terms(term.surface, "zh") if is_dense(term.surface))]
    there = {row for form in forms for row in known.get(form, ())}
    rows = sorted(there, key=lambda row: (-row[2], row[0]))[:MOST_STEMS]
    roots = dict.fromkeys((row[0] for row in rows), SAME_STEM)
    count = sum(documents.get(root, 0) for root in roots)
    surfaces = dict.fromkeys(forms, EXACT) if rows else {}
    spoken = _languages(forms, known)
    return Unit(term.surface, roots, surfaces, documents=count, languages=spoken, start=term.start, end=term.end)


def _phrase(piece: Piece, known: Known, documents: dict[str, int]) -> list[Unit]:
    """The words of a phrase, which have to stand one behind the other, by the stems they have in each language that knows them all."""
    if piece.dense:
        units = _words(piece, known, documents)
        return [replace(unit, firm=True, runs=unit.runs if unit.known else ((unit.typed,),)) for unit in units]
    surfaces = [term.surface for term in piece.terms]
    spoken = sorted(set.intersection(*({row[1] for row in known.get(surface, ())} for surface in surfaces)))
    runs = tuple(dict.fromkeys(tuple(_root(surface, code, known) for surface in surfaces) for code in spoken))
    runs = runs or (tuple(_root(surface, "", known) for surface in surfaces),)
    count = max(min(documents.get(root, 0) for root in run) for run in runs)
    said = dict.fromkeys(surfaces, EXACT)
    return [Unit(piece.text, {}, said, runs, True, count, _languages(surfaces, known), end=len(piece.text))]


def _root(surface: str, language: str, known: Known) -> str:
    """The stem by which most texts know a word, of one language where it is given; the word itself where none does."""
    rows = [row for row in known.get(surface, ()) if language in ("", row[1])]
    return max(rows, key=lambda row: (row[2], row[0]))[0] if rows else surface


def _guessed(unit: Unit) -> Unit:
    """What an unknown word may be: the beginning of another, a compound of others, a slip; the unknown unit itself where nothing is found."""
    return _begun(unit) or _taken_apart(unit) or _corrected(unit) or unit


def _begun(unit: Unit) -> Unit | None:
    """The unit with the words that begin with it (one query)."""
    if unit.runs or (len(unit.typed) < SHORTEST_BEGINNING and not is_dense(unit.typed)):
        return None
    rows = beginning_with(unit.typed, most=MOST_STEMS)
    return _with(unit, rows, BEGINNING) if rows else None


def _taken_apart(unit: Unit) -> Unit | None:
    if parts := parts_of(unit.typed):
        return replace(unit, stems={" ".join(parts): PART}, documents=1)
    if rows := wholes_of(unit.typed):
        return _with(unit, rows, PART)
    return None


def nearby(unit: Unit) -> Unit:
    """The unit with the words that begin with one of its stems: forms that their stemmer keeps apart, and compounds (one query a stem)."""
    stems = dict(unit.stems)
    for root in list(unit.stems)[:MOST_ROOTS]:
        if len(root) >= SHORTEST_ROOT and not is_dense(root):
            rows = beginning_with(root, most=MOST_STEMS)
            stems |= {near: NEAR for _surface, near, _count in rows if near not in stems}
    return replace(unit, stems=stems)


def _corrected(unit: Unit) -> Unit | None:
    found = corrections(unit.typed)
    if not found:
        return None
    nearest = [each for each in found if each.cost <= found[0].cost + 0.3]
    weights = {each.surface: ONE_SLIP if each.slips == 1 else TWO_SLIPS for each in nearest}
    words = list(Word.objects.filter(surface__in=weights, documents__gt=0))
    stems = {word.stem: weights[word.surface] * SAME_STEM for word in words}
    spelled = {word.surface: word.spelling for word in words}
    meant = tuple(spelled.get(surface, surface) for surface in weights)
    return replace(unit, stems=stems, surfaces=weights, documents=sum(word.documents for word in words), meant=meant)


def _with(unit: Unit, rows: Iterable[tuple[str, str, int]], weight: float) -> Unit:
    listed = list(rows)
    return replace(
        unit,
        stems={root: weight for _surface, root, _count in listed},
        documents=sum(count for *_word, count in listed),
    )


def beginning_with(start: str, *, most: int) -> list[tuple[str, str, int]]:
    """The commonest words that begin so: (written form, stem, documents) (one query)."""
    return list(begun_with(start).values_list("surface", "stem", "documents")[:most])


def begun_with(start: str) -> "QuerySet[Word]":
    """The words of the site that begin so, the commonest first."""
    rows = Word.objects.filter(surface__gte=start, surface__lt=behind(start), documents__gt=0)
    return rows.order_by("-documents", "surface", "language")


def behind(start: str) -> str:
    """The first text, by code points, behind all that begin so."""
    return start[:-1] + chr(ord(start[-1]) + 1)
