"""How well the site finds the strategies of a text: micro and macro F1 on labelled texts that were not used to build it.

    .venv/bin/python bench/suggestions.py                    the held-out half: all languages, per language and per strategy
    .venv/bin/python bench/suggestions.py --set validation   864 texts by other writers: for choices, never learned from
    .venv/bin/python bench/suggestions.py --set tuning       the half that may be tuned on, and was: cues know it by heart
    .venv/bin/python bench/suggestions.py --seed             the ten contributions of a real page, against their labels
    .venv/bin/python bench/suggestions.py --cues fr          the cues of one language alone, on its own training examples, with every miss

The labelled texts stand in bench/suggestions/, one object a line: id, text, language, strategies, kind (plain, paraphrase,
trap), and of a trap the lure: the strategy its keyword speaks of and its text does not recommend.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
DATA = ROOT / "bench" / "suggestions"

from advice.suggestions.measuring import Tally  # noqa: E402 - found only now that the path is set


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def show_cues(language: str) -> None:
    """The cues alone on the examples of their language, with each miss and each false alarm."""
    from advice.suggestions.cues import lexicon
    from advice.suggestions.matching import hits
    from advice.suggestions.words import words

    cues = lexicon(language)
    whole, by_strategy = Tally(), defaultdict[str, Tally](Tally)
    path = ROOT / "advice" / "suggestions" / "examples" / f"{language}.jsonl"
    for row in rows(path) if path.exists() else []:
        text, wanted = words(row["text"], language), set(row["strategies"])
        found = defaultdict[str, list[tuple[float, str]]](list)
        for hit in hits(text, cues):
            phrase = row["text"][text[hit.first].start : text[hit.behind - 1].end]
            found[hit.cue.strategy].append((hit.cue.strength, phrase))
        strong = {
            slug
            for slug, marks in found.items()
            if any(strength > 0.5 for strength, _ in marks) or len({p for _, p in marks}) > 1
        }
        whole.add(strong, wanted)
        for slug in strong | wanted:
            by_strategy[slug].add({slug} & strong, {slug} & wanted)
        if strong != wanted:
            print(f"\n{row['text']}")
            for slug in sorted(strong - wanted):
                print(f"   false alarm {slug}: {', '.join(phrase for _, phrase in found[slug])}")
            for slug in sorted(wanted - strong):
                print(f"   missed {slug}")
    print()
    for slug, tally in sorted(by_strategy.items()):
        print(f"{slug:22} {tally}")
    counts = defaultdict[str, int](int)
    for cue in {cue.number: cue for cue in cues.cues}.values():
        counts[cue.strategy] += 1
    print(f"{'all':22} {whole}")
    print("cues (optional words counted out):", dict(counts), "together", len(cues.cues))


def knowledge() -> Any:
    """The shipped knowledge: what a new site starts with."""
    from advice.suggestions import Knowledge
    from advice.suggestions.storage import SHIPPED, load

    return Knowledge(*load(SHIPPED.read_bytes()))


def labelled(which: str) -> list[dict[str, Any]]:
    return [row for path in sorted(DATA.glob(f"{which}.*.jsonl")) for row in rows(path)]


def seed() -> list[dict[str, Any]]:
    """The ten contributions of the real page with their labels."""
    from advice.articles import read_articles

    page = read_articles((ROOT / "fixtures" / "articles" / "seed-article.txt").read_bytes())[0]
    labels = json.loads((DATA / "seed-labels.json").read_text("utf-8"))
    return [
        {"id": f"seed-{label['index']}", "text": text, "kind": "seed", **label}
        for text, label in zip(page.passages, labels, strict=True)
    ]


def measure(texts: Sequence[Mapping[str, Any]], *, misses: bool) -> None:
    """Micro and macro F1, per language, kind and strategy; what keyword traps cost."""
    from advice.suggestions import suggest

    known = knowledge()
    whole, traps, lured, trapped = Tally(), 0, 0, 0
    parts = {part: defaultdict[str, Tally](Tally) for part in ("language", "kind", "strategy")}
    for row in texts:
        wanted = set(row["strategies"])
        suggestions = suggest(row["text"], row["language"], known)
        found = {each.slug for each in suggestions}
        whole.add(found, wanted)
        parts["language"][row["language"]].add(found, wanted)
        parts["kind"][row["kind"]].add(found, wanted)
        for slug in found | wanted:
            parts["strategy"][slug].add({slug} & found, {slug} & wanted)
        if row["kind"] == "trap":
            traps, lured = traps + 1, lured + (row["lure"] in found)
            trapped += bool(found - wanted)
        if misses and found != wanted:
            print(f"\n{row['id']} {row['text']}")
            for each in suggestions:
                sign = "  " if each.slug in wanted else "! "
                print(f"   {sign}{each.slug} {each.score:.2f}: {' | '.join(mark.text for mark in each.evidence)}")
            for slug in sorted(wanted - found):
                print(f"   ? {slug}")
    for part, tallies in parts.items():
        print(f"\nper {part}")
        for name, tally in sorted(tallies.items()):
            print(f"  {name:22} {tally}")
    each = list(parts["strategy"].values())
    macro = sum(tally.f1 for tally in each) / len(each) if each else 0.0
    print(f"\n{len(texts)} texts: micro {whole}; macro F1 over strategies {macro:.3f}")
    if traps:
        print(f"keyword traps that lured to their strategy: {lured} of {traps} ({100 * lured / traps:.1f} %)")
        print(f"keyword traps with any wrong suggestion: {trapped} of {traps} ({100 * trapped / traps:.1f} %)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cues", metavar="LANGUAGE", help="the cues of one language alone, on its own examples")
    parser.add_argument("--set", choices=["tuning", "validation", "heldout"], default="heldout")
    parser.add_argument("--seed", action="store_true", help="the ten contributions of a real page")
    parser.add_argument("--language", help="this language alone")
    parser.add_argument("--misses", action="store_true", help="list every text that is not all right")
    arguments = parser.parse_args()
    if arguments.cues:
        show_cues(arguments.cues)
        return
    texts = seed() if arguments.seed else labelled(arguments.set)
    measure([row for row in texts if arguments.language in (None, row["language"])], misses=arguments.misses)


if __name__ == "__main__":
    main()
