"""Operators of a search, such as strategy:listen, as the values the addresses of lists have."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from advice.language import LANGUAGES, is_known, primary
from advice.language.folding import fold
from advice.models import Situation, Strategy, Topic, TopicName, User
from advice.search.filters import Filters

OUTCOME = "outcome"
NOWHERE = 0  # the number of nothing: what is asked for and is not there finds nothing
_LARGEST = 2**62


@dataclass(frozen=True)
class Resolved:
    """What operators ask for: pairs of a parameter and its value, and the operators nobody understands, as they were typed."""

    pairs: tuple[tuple[str, str], ...] = ()
    unknown: tuple[tuple[str, str], ...] = ()


def resolve(operators: Sequence[tuple[str, str]], *, language: str = "en") -> Resolved:
    """What these operators ask for (a query or two each). A strategy may be called by its slug or by any of its names, those in `language` first."""
    pairs, unknown = list[tuple[str, str]](), list[tuple[str, str]]()
    for name, value in operators:
        found = _value(name, value, language)
        if found is None:
            unknown.append((name, value))
        else:
            pairs.append((name, found))
    return Resolved(tuple(dict.fromkeys(pairs)), tuple(unknown))


def _value(name: str, value: str, language: str) -> str | None:
    if name in ("strategy", "without"):
        strategy = Strategy.objects.at(value, language)
        return strategy.slug if strategy else None
    if name == "lang":
        return _language(value)
    if name == "situation":
        number = int(value) if value.isascii() and value.isdigit() and len(value) < 19 else NOWHERE
        return str(number) if Situation.objects.published().filter(pk=number).exists() else None
    if name == "topic":
        return _topic(value)
    if name == "by":
        person = User.objects.filter(username__iexact=value.lstrip("@"), is_active=True).first()
        return person.username if person else None
    return OUTCOME if value.lower() in (OUTCOME, "outcomes") else None


def _language(value: str) -> str | None:
    if is_known(code := primary(value)):
        return code
    named = fold(value)
    return next((row.code for row in LANGUAGES.values() if named in (fold(row.native), fold(row.english))), None)


def _topic(value: str) -> str | None:
    there = Topic.objects.filter(slug__iexact=value).first()
    if there is None:
        name = TopicName.objects.filter(name__iexact=value).select_related("topic").order_by("pk").first()
        return name.topic.slug if name else None
    return there.slug


def filters_of(
    *,
    strategies: Sequence[str] = (),
    every: bool = False,
    without: Sequence[str] = (),
    languages: Sequence[str] = (),
    written: Sequence[str] = (),
    situation: int | None = None,
    topic: str = "",
    author: str = "",
    tried: bool = False,
) -> Filters:
    """The filters that the values of an address mean (a query for each kind that is named); a value that leads nowhere finds nothing."""
    slugs = [*strategies, *without]
    numbers = dict(Strategy.objects.filter(slug__in=slugs).values_list("slug", "pk")) if slugs else {}
    return Filters(
        strategies=tuple(numbers.get(slug, NOWHERE) for slug in strategies),
        every=every,
        without=tuple(numbers[slug] for slug in without if slug in numbers),
        languages=tuple(languages),
        written=tuple(written),
        situation=situation,
        topic=_number(Topic.objects.filter(slug=topic)) if topic else None,
        author=_number(User.objects.filter(username=author)) if author else None,
        tried=tried,
    )


def _number(rows: "QuerySet[Topic] | QuerySet[User]") -> int:
    return rows.values_list("pk", flat=True).first() or NOWHERE
