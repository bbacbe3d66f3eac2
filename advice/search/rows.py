"""What the search has to know of contributions and situations, made from their tables: the one place that says what is found by which words."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from advice.language import is_known
from advice.language.terms import plain, terms
from advice.models import Contribution, IndexEntry, Situation, Tagging, Translation
from advice.search.engines import BREAK, Text

Spelled = tuple[str, str, str]
"""A word: its folded form, its language, its stem."""
ALL = "z_"
"""The facet that every contribution has."""
UNKNOWN, NO_LANGUAGE = "und", "none"
TRIED = "zo_1"
"""The facet of what somebody has tried, with an outcome."""
_ADDRESS = re.compile(r"https?://\S+|\]\([^)\s]*\)")
_FIELDS = (
    "pk",
    "body",
    "language",
    "situation",
    "situation__title",
    "situation__language",
    "situation__topic",
    "author",
    "score",
    "votes",
    "outcome_count",
)


@dataclass(frozen=True)
class Row:
    """A contribution as the search keeps it, and how its words are spelled where that is not their folded form."""

    entry: IndexEntry
    text: Text
    spellings: Mapping[Spelled, str]


def written(code: str) -> str:
    """The facet of what was written in a language; "" is the one nobody could name."""
    return f"zw_{_code(code)}"


def readable(code: str) -> str:
    """The facet of what can be read in a language: written in it, or translated into it."""
    return f"zl_{_code(code)}"


def _code(code: str) -> str:
    """A code as it stands in a facet: what a stranger typed never does, for a facet becomes part of a query of the database."""
    return code if is_known(code) else NO_LANGUAGE if code else UNKNOWN


def tagged(strategy: int) -> str:
    """The facet of a strategy."""
    return f"zs_{strategy}"


def under(situation: int) -> str:
    """The facet of a situation."""
    return f"zu_{situation}"


def about(topic: int) -> str:
    """The facet of a topic."""
    return f"zt_{topic}"


def by(author: int) -> str:
    """The facet of an author."""
    return f"za_{author}"


def contribution_rows(numbers: Collection[int]) -> list[Row]:
    """What the search has to hold of those of these contributions that are published (three queries; some 50 microseconds a text)."""
    rows = list(Contribution.objects.published().filter(pk__in=numbers).order_by("pk").values(*_FIELDS))
    there = [row["pk"] for row in rows]
    translations, strategies = defaultdict[int, list[tuple[str, str]]](list), defaultdict[int, list[int]](list)
    standing = Translation.objects.standing().filter(contribution__in=there).order_by("pk")
    for number, language, body in standing.values_list("contribution", "language", "body"):
        translations[number].append((language, body))
    for number, strategy in (
        Tagging.objects.filter(content_object__in=there).order_by("pk").values_list("content_object", "tag")
    ):
        strategies[number].append(strategy)
    return [_row(row, translations[row["pk"]], strategies[row["pk"]]) for row in rows]


def _row(row: dict[str, object], translations: list[tuple[str, str]], strategies: list[int]) -> Row:
    language = str(row["language"])
    codes = list(dict.fromkeys([language, *(code for code, _body in translations)]))
    facets = [ALL, written(language), *map(readable, codes), *map(tagged, strategies), under(_number(row["situation"]))]
    facets += [about(_number(row["situation__topic"]))] if row["situation__topic"] else []
    facets += [by(_number(row["author"]))] if row["author"] else []
    facets += [TRIED] if row["outcome_count"] else []
    fields = [(language, row["body"]), *translations, (row["situation__language"], row["situation__title"])]
    entry = IndexEntry(
        contribution_id=_number(row["pk"]),
        language=language,
        readable=" ".join(code or UNKNOWN for code in codes),
        strategies=" ".join(map(str, strategies)),
        situation=_number(row["situation"]),
        topic=_number(row["situation__topic"]) if row["situation__topic"] else None,
        score=_number(row["score"]),
        votes=_number(row["votes"]),
    )
    spellings = dict[Spelled, str]()
    text = _text(entry.contribution_id, [(str(code), str(body)) for code, body in fields], facets, spellings)
    return Row(entry, text, spellings)


def _number(value: object) -> int:
    assert isinstance(value, int)
    return value


def situation_rows(numbers: Collection[int]) -> list[Text]:
    """What the search has to hold of those of these situations that are published (one query)."""
    rows = Situation.objects.published().filter(pk__in=numbers).order_by("pk")
    return [
        _text(pk, [(language, title), (language, body)], [ALL, written(language), *([about(topic)] if topic else [])])
        for pk, title, body, language, topic in rows.values_list("pk", "title", "body", "language", "topic")
    ]


def _text(
    number: int, fields: Iterable[tuple[str, str]], facets: Iterable[str], spellings: dict[Spelled, str] | None = None
) -> Text:
    stems, surfaces = list[str](), list[str]()
    for language, body in fields:
        stems.append(BREAK)
        surfaces.append(f"{BREAK}{language}")
        plain_body = _without_addresses(body)
        for term in terms(plain_body, language):
            stems.append(term.stem)
            surfaces.append(term.surface)
            if spellings is not None and not plain_body[term.start : term.end].isascii():
                spellings[term.surface, language, term.stem] = plain(plain_body[term.start : term.end])
    return Text(number, " ".join([*stems, BREAK, *facets]), " ".join(surfaces))


def stems_of(body: str, language: str) -> list[str]:
    """The stems of a text as its row would hold them."""
    return [term.stem for term in terms(_without_addresses(body), language)]


def _without_addresses(body: str) -> str:
    return _ADDRESS.sub(" ", body)


def fields_of(text: Text) -> Iterator[tuple[str, list[str], list[str]]]:
    """The language, the stems and the written forms of each part of a row: its own words, its translations, last the title of its situation."""
    surfaces, stems = text.surfaces.split(), text.terms.split()
    starts = [place for place, surface in enumerate(surfaces) if surface[0] == BREAK]
    for start, end in zip(starts, [*starts[1:], len(surfaces)], strict=True):
        yield surfaces[start][1:], stems[start + 1 : end], surfaces[start + 1 : end]


def words_of(text: Text) -> set[Spelled]:
    """The words of a row, each once: (written form, language, stem)."""
    return {
        (surface, language, stem)
        for language, stems, surfaces in fields_of(text)
        for stem, surface in zip(stems, surfaces, strict=True)
    }
