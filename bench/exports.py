"""How long each format takes for a large edition, beside a baseline measured in the same run; how large its file is; and memory.

    .venv/bin/python bench/exports.py [--plays 500] [--rounds 3] [--seed 1]

The edition holds texts in fifteen languages, every play with two translations, the team's words on every third, in forty sections.
The baseline is writing the same document as JSON with the standard library. Goals for 500 plays: PDF 5 s, any other format 2 s.
Prints a table in Markdown; ends with 1 where a goal is missed. Asks no database.
"""

import argparse
import json
import random
import resource
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from advice.export.canonical import as_data  # noqa: E402
from advice.export.document import Document, SectionEntry  # noqa: E402
from advice.export.formats import FORMATS  # noqa: E402
from tests.export.samples import BODIES, TRANSLATIONS, make_document, make_play  # noqa: E402

SECTIONS = 40
GOALS = {"pdf": 5.0}
GOAL = 2.0


def make_edition(plays: int, seed: int) -> Document:
    """An edition of this many plays, the same for the same seed; no two bodies are alike."""
    chance = random.Random(seed)
    rows = []
    for number in range(1, plays + 1):
        code = chance.choice(list(BODIES))
        more = f"\n\n{BODIES[chance.choice(list(BODIES))]}" if chance.random() < 0.3 else ""
        others = tuple(row for row in TRANSLATIONS if row.language != code)[:2]
        rows.append(make_play(number, code, body=f"{number}. {BODIES[code]}{more}", translations=others))
    size = max(1, -(-plays // SECTIONS))
    parts = [rows[place : place + size] for place in range(0, plays, size)]
    sections = [SectionEntry(f"Part {place}", tuple(part), 1 + place % 2) for place, part in enumerate(parts, start=1)]
    sections[0] = replace(sections[0], level=1)
    return make_document(sections=tuple(sections))


def timed(work: Callable[[], bytes], rounds: int) -> tuple[float, float, bytes]:
    """The medians of the seconds it takes, by the clock and of the processor (children included), and what it gives."""
    seconds, worked, made = [], [], b""
    for _ in range(rounds):
        begun, busy = time.perf_counter(), processor()
        made = work()
        seconds.append(time.perf_counter() - begun)
        worked.append(processor() - busy)
    return statistics.median(seconds), statistics.median(worked), made


def processor() -> float:
    """Seconds of the processor that this process and its ended children have used."""
    rows = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(row.ru_utime + row.ru_stime for row in rows)


def memory() -> tuple[float, float]:
    """The most that this process and its children have held so far, in megabytes."""
    both = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    here, below = (resource.getrusage(who).ru_maxrss / 1024 for who in both)
    return here, below


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--plays", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    document = make_edition(asked.plays, asked.seed)
    start = memory()[0]
    clock, base, text = timed(lambda: json.dumps(as_data(document), ensure_ascii=False).encode(), asked.rounds)
    print(f"{asked.plays} plays, median of {asked.rounds}; {start:.0f} MB before the first\n")
    print("| format | seconds | of the processor | baseline × | megabytes | memory, MB | goal |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    print(f"| baseline | {clock:.3f} | {base:.3f} | 1 | {len(text) / 1e6:.1f} | | |")
    missed = 0
    # what holds the most memory comes last, for the figure only grows
    for name in sorted(FORMATS, key=lambda name: (name == "pdf", name == "docx")):
        seconds, worked, made = timed(lambda name=name: FORMATS[name].render(document), asked.rounds)  # type: ignore[misc]
        goal = GOALS.get(name, GOAL)
        missed += seconds > goal
        held = memory()[1 if name == "pdf" else 0]
        print(
            f"| {name} | {seconds:.2f} | {worked:.2f} | {worked / base:.0f} | {len(made) / 1e6:.1f} | {held:.0f} | {goal:g} s |"
        )
    return 1 if missed and asked.plays <= 500 else 0


if __name__ == "__main__":
    sys.exit(main())
