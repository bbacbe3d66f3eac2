"""How well the search finds what was asked for: nDCG@10 over a set of judged queries in many languages.

    .venv/bin/python bench/search.py                 the judged set of bench/search/, by kind and by language
    .venv/bin/python bench/search.py --misses 10     the ten worst queries too, with what was found and what should have been
    .venv/bin/python bench/search.py --set FOLDER    another set of the same form

It imports every contribution of the set into a database of its own, in memory of this process alone, and asks as the API does.
The exit status is 1 if the goal is missed: 0.80 over all, and 0.65 for every kind.
"""

import argparse
import json
import os
import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import log2
from pathlib import Path
from statistics import mean

ROOT = Path(__file__).resolve().parent.parent
GOAL, GOAL_OF_A_KIND, DEPTH = 0.80, 0.65, 10


@dataclass(frozen=True)
class Judged:
    """One query with what a reader would want to find: grades 1 to 3 by the id of a contribution."""

    words: str
    language: str
    kind: str
    grades: dict[str, int]


@dataclass(frozen=True)
class Answer:
    """What the search found for a query, best first, and how good that is."""

    judged: Judged
    found: Sequence[str]
    gain: float


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--set",
        type=Path,
        default=ROOT / "bench" / "search",
        help="a folder of contributions.*.jsonl and queries.*.jsonl",
    )
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="print the N worst queries")
    parser.add_argument("--json", action="store_true", help="print figures as JSON")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="rapport-search-") as folder:
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/site.sqlite3")
        open_site()
        rows = [json.loads(line) for path in sorted(options.set.glob("contributions.*.jsonl")) for line in lines(path)]
        fill(rows)
        answers = [answer(judged) for judged in queries(options.set, rows)]
    return report(answers, rows, options.misses, as_json=options.json)


def open_site() -> None:
    """Make Django ready on the database of the environment, migrated."""
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kb.settings")
    os.environ.setdefault("DEBUG", "1")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)


def lines(path: Path) -> list[str]:
    return [line for line in path.read_text("utf-8").splitlines() if line.strip()]


def fill(rows: Sequence[dict]) -> None:
    """Import the contributions as a site would."""
    from advice.actions.receiving import receive

    raw = [(number, json.dumps(row).encode()) for number, row in enumerate(rows, start=1)]
    for start in range(0, len(raw), 500):
        refused = [
            outcome
            for outcome in receive(raw[start : start + 500], by=None, source="bench")
            if outcome.kind != "imported"
        ]
        if refused:
            sys.exit(f"not imported: {refused[:3]}")


def queries(folder: Path, rows: Sequence[dict]) -> list[Judged]:
    """The judged queries; one that names a strategy wants every contribution of it, most of all where it comes first."""
    found = []
    for path in sorted(folder.glob("queries.*.jsonl")):
        for row in map(json.loads, lines(path)):
            grades = row.get("relevant") or {
                each["id"]: 3 if each["strategies"][0] == row["strategy"] else 2
                for each in rows
                if row["strategy"] in each["strategies"]
            }
            found.append(Judged(row["q"], row["lang"], row["kind"], grades))
    return found


def answer(judged: Judged) -> Answer:
    from advice.models import Contribution
    from advice.search.filters import Filters
    from advice.search.queries import parse
    from advice.search.searching import search

    numbers = list(search(parse(judged.words), Filters()).numbers)[:DEPTH]
    keys = dict(Contribution.objects.filter(pk__in=numbers).values_list("pk", "external_id"))
    found = [keys[number] for number in numbers]
    return Answer(judged, found, ndcg([judged.grades.get(key, 0) for key in found], list(judged.grades.values())))


def ndcg(found: Sequence[int], there: Sequence[int]) -> float:
    """Normalised discounted cumulative gain at 10 (Järvelin and Kekäläinen 2002), a grade g gaining 2^g - 1."""
    ideal = _gain(sorted(there, reverse=True)[:DEPTH])
    return _gain(found[:DEPTH]) / ideal if ideal else 0.0


def _gain(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / log2(place + 1) for place, grade in enumerate(grades, start=1))


def report(answers: Sequence[Answer], rows: Sequence[dict], misses: int, *, as_json: bool) -> int:
    by_kind, by_language = defaultdict(list), defaultdict(list)
    for each in answers:
        by_kind[each.judged.kind].append(each.gain)
        by_language[each.judged.language].append(each.gain)
    overall = mean(each.gain for each in answers)
    missed = [kind for kind, gains in by_kind.items() if mean(gains) < GOAL_OF_A_KIND]
    if as_json:
        kinds = {kind: round(mean(gains), 4) for kind, gains in by_kind.items()}
        print(
            json.dumps({"ndcg": round(overall, 4), "kinds": kinds, "queries": len(answers), "contributions": len(rows)})
        )
    else:
        print(f"{len(answers)} queries over {len(rows)} contributions, nDCG@10 {overall:.3f} (goal {GOAL})")
        for name, groups in (("kind", by_kind), ("language", by_language)):
            print(f"\n{name:<16}queries  nDCG@10")
            for key, gains in sorted(groups.items(), key=lambda item: mean(item[1])):
                print(f"{key:<16}{len(gains):7}  {mean(gains):7.3f}")
    for each in sorted(answers, key=lambda each: each.gain)[:misses]:
        wanted = sorted(each.judged.grades.items(), key=lambda item: -item[1])[:12]
        print(f"\n{each.gain:.3f}  {each.judged.kind}  {each.judged.language}  {each.judged.words}")
        print("   found ", " ".join(f"{key}:{each.judged.grades.get(key, 0)}" for key in each.found))
        print("   wanted", " ".join(f"{key}:{grade}" for key, grade in wanted))
    return 0 if overall >= GOAL and not missed else 1


if __name__ == "__main__":
    sys.exit(main())
