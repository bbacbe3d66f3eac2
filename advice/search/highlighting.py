"""The words of a search, marked where they stand in a text."""

import re
from collections.abc import Collection, Iterable, Sequence

from advice.language.terms import Term, terms
from advice.search.scoring import stands
from advice.search.units import Unit

_PART = re.compile(r"(<[^>]*>|&[#\w]+;)")
Span = tuple[int, int]


def highlighted(html: str, language: str, units: Sequence[Unit]) -> str:
    """Clean HTML with `<mark>` around the words of a search, in whatever form they stand there; tags and entities are left as they are. No query."""
    if not units:
        return html
    parts = _PART.split(html)
    said = [terms(part, language) if number % 2 == 0 else [] for number, part in enumerate(parts)]
    loose = _loose_parts(units, [term for row in said for term in row])
    return "".join(_marked(part, _spans(row, units, loose)) for part, row in zip(parts, said, strict=True))


def _loose_parts(units: Sequence[Unit], said: Sequence[Term]) -> set[str]:
    """The parts of the runs that stand nowhere as they are: each of them is marked by itself."""
    stems = [term.stem for term in said]
    scattered = (
        unit for unit in units if unit.runs and not unit.firm and not any(stands(run, stems) for run in unit.runs)
    )
    return {part for unit in scattered for run in unit.runs for part in run}


def _spans(said: Sequence[Term], units: Sequence[Unit], loose: Collection[str]) -> Iterable[Span]:
    wanted = {part for unit in units for root in unit.stems for part in root.split()} | set(loose)
    runs = [run for unit in units for run in unit.runs]
    for place, term in enumerate(said):
        if term.stem in wanted:
            yield term.start, term.end
        for run in runs:
            if term.stem == run[0] and tuple(each.stem for each in said[place : place + len(run)]) == run:
                yield term.start, said[place + len(run) - 1].end


def _marked(part: str, spans: Iterable[Span]) -> str:
    merged = list[Span]()
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    for start, end in reversed(merged):
        part = f"{part[:start]}<mark>{part[start:end]}</mark>{part[end:]}"
    return part
