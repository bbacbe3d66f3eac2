"""How much personal detail is found, and what is flagged that is none: per kind and per language, and how fast.

    .venv/bin/python bench/privacy.py [--half tuning|held-out] [--synthetic FILE.json.gz] [--misses]

Reads `bench/privacy/lines.jsonl`: lines in twelve languages, written before the rules, half of them for tuning and half held out. A span
counts as found when a span of the same kind overlaps it; `exact` says how many were found to the character. `--misses` prints what
went wrong, for the tuning half alone. `--synthetic` adds presidio's synthetic set (MIT), whose kinds are wider than ours: names, towns
and addresses count there wherever they stand.
"""

import argparse
import gzip
import json
import sys
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LINES = ROOT / "bench" / "privacy" / "lines.jsonl"
MAPPED = {
    "PERSON": "person",
    "STREET_ADDRESS": "address",
    "PHONE_NUMBER": "phone",
    "EMAIL_ADDRESS": "email",
    "CREDIT_CARD": "card",
    "IBAN_CODE": "iban",
    "IP_ADDRESS": "ip",
    "US_SSN": "national_id",
}
Row = dict[str, Any]


class Tally:
    """Counts by a key: spans there, found, found to the character, and flagged without reason."""

    def __init__(self) -> None:
        self.there: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.exact: Counter[str] = Counter()
        self.given: Counter[str] = Counter()
        self.right: Counter[str] = Counter()

    def add(self, row: Row, spans: list[tuple[int, int, str]], key: str | None = None) -> bool:
        """Count one row under a key, or under each span's kind. Returns whether it was read without a fault."""
        true = [tuple(span) for span in row["spans"]]
        for start, end, kind in true:
            self.there[key or kind] += 1
            self.exact[key or kind] += (start, end, kind) in spans
            self.found[key or kind] += meets((start, end, kind), spans)
        for span in spans:
            self.given[key or span[2]] += 1
            self.right[key or span[2]] += meets(span, true)
        return all(meets(span, spans) for span in true) and all(meets(span, true) for span in spans)

    def show(self, title: str) -> None:
        print(f"\n{title:<14}{'there':>7}{'recall':>8}{'exact':>8}{'flagged':>9}{'precision':>11}")
        for key in sorted(self.there | self.given):
            there, given = self.there[key], self.given[key]
            shares = [share(self.found[key], there), share(self.exact[key], there)]
            print(f"{key:<14}{there:>7}{shares[0]:>8}{shares[1]:>8}{given:>9}{share(self.right[key], given):>11}")


def share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "-"


def meets(span: tuple[Any, ...], others: Iterable[tuple[Any, ...]]) -> bool:
    """Whether a span of the same kind overlaps it."""
    return any(span[2] == other[2] and span[0] < other[1] and other[0] < span[1] for other in others)


def read(row: Row) -> list[tuple[int, int, str]]:
    from advice.privacy import find

    spans = find(row["text"], languages=[row["language"]] if row["language"] else [])
    return [(span.start, span.end, span.kind) for span in spans]


def measure(rows: list[Row], title: str, misses: bool) -> None:
    """Print the figures of some rows, by kind and by language, and the look-alikes that were flagged."""
    kinds, languages, flagged = Tally(), Tally(), Counter[str]()
    clean = [row for row in rows if not row["spans"]]
    for row in rows:
        spans = read(row)
        right = kinds.add(row, spans)
        languages.add(row, spans, key=row["language"] or "-")
        flagged[row["language"]] += bool(spans) and not row["spans"]
        if misses and not right:
            print(row["id"], repr(row["text"]))
            print("   there:", [(row["text"][s:e], kind) for s, e, kind in row["spans"]])
            print("   given:", [(row["text"][s:e], kind) for s, e, kind in spans])
    kinds.show(title)
    languages.show(title)
    shown = ", ".join(f"{language} {count}" for language, count in sorted(flagged.items()) if count)
    print(f"\nclean look-alikes flagged: {flagged.total()} of {len(clean)}{'; ' + shown if shown else ''}")


def synthetic(path: Path) -> list[Row]:
    rows = json.loads(gzip.decompress(path.read_bytes()))
    return [
        {
            "id": str(number),
            "language": "en",
            "text": row["full_text"],
            "spans": [
                [span["start_position"], span["end_position"], MAPPED[span["entity_type"]]]
                for span in row["spans"]
                if span["entity_type"] in MAPPED
            ],
        }
        for number, row in enumerate(rows)
    ]


def speed(rows: list[Row]) -> None:
    """Texts a second on one core: every row as it is, and texts of 300 characters made by joining rows of one language."""
    texts = [(row["text"], row["language"]) for row in rows]
    joined = []
    for language in sorted({language for _text, language in texts}):
        whole = " ".join(text for text, its in texts if its == language)
        joined += [(whole[start : start + 300], language) for start in range(0, len(whole) - 300, 300)]
    from advice.privacy import find

    for name, some in (("lines", texts), ("300 characters", joined)):
        begun = time.process_time()
        for _turn in range(5):
            for text, language in some:
                find(text, languages=[language])
        spent = (time.process_time() - begun) / (5 * len(some))
        print(f"{name}: {1 / spent:,.0f} texts/s, {1000 * spent:.2f} ms each")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=["tuning", "held-out"])
    parser.add_argument("--synthetic", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--lines", type=Path, default=LINES)
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    rows = [json.loads(line) for line in options.lines.read_text("utf-8").splitlines()]
    for half in [options.half] if options.half else ["tuning", "held-out"]:
        measure([row for row in rows if row["half"] == half], half, options.misses and half == "tuning")
    if options.synthetic:
        measure(synthetic(options.synthetic), "synthetic", False)
    print()
    speed(rows)


if __name__ == "__main__":
    main()
