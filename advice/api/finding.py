"""What a program asks for with words and filters, and how it is found."""

from dataclasses import dataclass, field
from typing import Any, Literal, Self

from django.http import HttpRequest
from ninja.errors import HttpError

from advice.models import Contribution, ContributionQuerySet, Strategy, Topic
from advice.search.filters import Filters
from advice.search.operators import filters_of, resolve
from advice.search.queries import Query, parse
from advice.search.searching import Found, search


@dataclass
class Asked:
    """The words of a request, and its filters: those of its parameters and those typed as operators among the words."""

    words: str
    query: Query
    strategies: list[str]
    languages: list[str]
    situation: int | None
    without: list[str]
    topic: str
    author: str
    tried: bool
    found: Found | None = field(default=None)

    @classmethod
    def of(cls, text: str, strategies: list[str], languages: list[str], situation: int | None) -> Self:
        """What is asked for. Raises HttpError 422 for an operator that leads nowhere: leaving it out would find what was not asked for."""
        query = parse(text)
        resolved = resolve(query.operators)
        if resolved.unknown:
            name, value = resolved.unknown[0]
            raise HttpError(422, f"There is nothing to which {name}:{value} leads.")
        typed: dict[str, list[str]] = {}
        for name, value in resolved.pairs:
            typed.setdefault(name, []).append(value)
        return cls(
            words=query.words,
            query=query,
            strategies=[*strategies, *typed.get("strategy", ())],
            languages=[*languages, *typed.get("lang", ())],
            situation=situation or next(map(int, typed.get("situation", ())), None),
            without=typed.get("without", []),
            topic=next(iter(typed.get("topic", ())), ""),
            author=next(iter(typed.get("by", ())), ""),
            tried="has" in typed,
        )

    def narrowed(self, rows: ContributionQuerySet) -> ContributionQuerySet:
        """What of these rows the filters leave."""
        rows = rows.with_all_strategies(self.strategies)
        rows = rows.without_strategies(self.without) if self.without else rows
        rows = rows.filter(language__in=self.languages) if self.languages else rows
        rows = rows.in_situation(self.situation) if self.situation is not None else rows
        rows = rows.on_topic(self.topic) if self.topic else rows
        rows = rows.with_outcome() if self.tried else rows
        return rows.filter(author__username=self.author) if self.author else rows

    @property
    def filters(self) -> Filters:
        return filters_of(
            strategies=self.strategies,
            every=True,
            without=self.without,
            written=self.languages,
            situation=self.situation,
            topic=self.topic,
            author=self.author,
            tried=self.tried,
        )


def found_page(
    request: HttpRequest, asked: Asked, sort: Literal["relevance", "best", "new"], limit: int, cursor: str
) -> tuple[list[Contribution], str]:
    """One page of what a search finds, and the cursor of the next one; "" where there is none."""
    start = _start(cursor)
    asked.found = search(asked.query, asked.filters, sort="fit" if sort == "relevance" else sort)
    numbers = asked.found.numbers[start : start + limit]
    rows = Contribution.objects.visible_to(request.user).published().filter(pk__in=numbers)
    by_number = {row.pk: row for row in rows.select_related("author", "situation").prefetch_related("taggings__tag")}
    following = f"at-{start + limit}" if start + limit < len(asked.found.numbers) else ""
    return [by_number[number] for number in numbers if number in by_number], following


def facets_of(asked: Asked) -> dict[str, Any]:
    """The counts behind each further filter (two queries, and those of a search where none was made yet)."""
    found = asked.found or search(Query(), asked.filters, sort="new")
    slugs, topics = dict(Strategy.objects.values_list("pk", "slug")), dict(Topic.objects.values_list("pk", "slug"))
    tallies = found.tallies
    return {
        "facets": {
            "strategy": _sorted({slugs[key]: count for key, count in tallies.strategies.items() if key in slugs}),
            "lang": _sorted({code: count for code, count in tallies.written.items() if code}),
            "situation": _sorted({str(key): count for key, count in tallies.situations.items()}),
            "topic": _sorted({topics[key]: count for key, count in tallies.topics.items() if key in topics}),
        },
        "total": found.total,
        "capped": found.capped,
    }


def _sorted(counts: dict[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:100])


def _start(cursor: str) -> int:
    place = cursor.removeprefix("at-")
    if cursor and not (cursor.startswith("at-") and place.isascii() and place.isdigit() and len(place) < 5):
        raise HttpError(400, "This cursor is not one that this API gave.")
    return int(place) if cursor else 0
