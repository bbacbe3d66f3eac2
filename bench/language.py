"""How often the language of a text is found, mistaken or left open, on the lines of bench/language/lines.jsonl, and how fast.

    .venv/bin/python bench/language.py [--misses]

Half of the lines are for tuning, half are held out. Beside the detection of the site stands the model alone with the floor of 12 letters and 0.6.
"""

import argparse
import json
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LINES = Path(__file__).parent / "language" / "lines.jsonl"
FLOOR_LETTERS, FLOOR_CONFIDENCE = 12, 0.6
Finder = Callable[[str], str | None]


@dataclass(frozen=True)
class Line:
    """One text with the language a careful reader would say, or None."""

    id: str
    text: str
    language: str | None
    kind: str
    half: str


def read_lines() -> list[Line]:
    return [Line(**json.loads(line)) for line in LINES.read_text("utf-8").splitlines()]


def figures(lines: Iterable[Line], find: Finder) -> str:
    """Accuracy (null where null is right counts), share of wrong labels, share left open although there is a language."""
    rows = [(line.language, find(line.text)) for line in lines]
    right = sum(wanted == found for wanted, found in rows)
    wrong = sum(found is not None and wanted != found for wanted, found in rows)
    count = len(rows)
    return f"{count:4d} lines  right {right / count:6.1%}  wrong {wrong / count:5.1%}  left open {(count - right - wrong) / count:5.1%}"


def by(lines: Iterable[Line], key: Callable[[Line], str]) -> dict[str, list[Line]]:
    groups: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        groups[key(line)].append(line)
    return dict(sorted(groups.items()))


def report(lines: list[Line], find: Finder, floor: Finder) -> None:
    for half, some in by(lines, lambda line: line.half).items():
        print(f"\n{half}\n  detection   {figures(some, find)}\n  model alone {figures(some, floor)}")
        for kind, rows in by(some, lambda line: line.kind).items():
            print(f"    {kind:9}{figures(rows, find)}   model alone{figures(rows, floor)[10:]}")
        for code, rows in by(some, lambda line: line.language or "none").items():
            print(f"    {code:9}{figures(rows, find)}")


def misses(lines: Iterable[Line], find: Finder) -> None:
    for line in lines:
        if (found := find(line.text)) != line.language:
            print(f"{line.half:8} {line.id:18} {found!s:5} {line.text}")


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure how well and how fast languages are found.")
    parser.add_argument("--misses", action="store_true", help="print every line that was mistaken or left open")
    wanted = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    begun = time.perf_counter()
    from advice.language import detect
    from advice.language.detection import letters
    from advice.language.model import classify
    from advice.language.noise import clean

    detect("The first text loads the model and the words.")
    loaded = time.perf_counter() - begun

    def find(text: str) -> str | None:
        return detect(text).language

    def floor(text: str) -> str | None:
        words = clean(text)
        if letters(words) < FLOOR_LETTERS:
            return None
        code, confidence = classify(words)
        return code if confidence >= FLOOR_CONFIDENCE else None

    lines = read_lines()
    begun = time.perf_counter()
    for line in lines:
        detect(line.text)
    seconds = time.perf_counter() - begun
    report(lines, find, floor)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"\n{len(lines) / seconds:.0f} texts a second ({seconds / len(lines) * 1000:.2f} ms each); loaded in {loaded:.2f} s; {memory} MB"
    )
    if wanted.misses:
        misses(lines, find)
    return 0


if __name__ == "__main__":
    sys.exit(main())
