"""What the commands say, for people and for terminals of few characters."""

from collections.abc import Iterable, Mapping
from typing import Any

FIRST = 10  # lines of a kind that are shown; the others are counted


def printable(text: str, out: object) -> str:
    """The text with escapes for what the output cannot show."""
    encoding = getattr(out, "encoding", None) or "utf-8"
    return text.encode(encoding, "backslashreplace").decode(encoding)


def summary(facts: Mapping[str, Any]) -> str:
    """The summary of a bulk import in words."""
    would = "would be " if facts["dry_run"] else ""
    suggestions, personal = facts["suggestions"], facts["personal_details"]
    lines = [
        f"{facts['file']}: {facts['lines']:,} lines in {facts['seconds']:.1f} s.",
        f"{facts['imported']:>9,} {would}imported, under {facts['situations']:,} new situations",
        f"{facts['unchanged']:>9,} unchanged: in the site already" + _differing(facts["differing"]),
        f"{facts['repeated']:>9,} repeated: these words stand under their situation already"
        + _numbers(facts, "repeated"),
        f"{facts['rejected']:>9,} rejected" + (f": see {facts['rejects']}" if facts["rejects"] else ""),
        *_refusals(facts["listed"]["rejected"], facts["rejected"]),
        f"Languages: {_counts(facts['languages']) or 'none'}; unknown {facts['unknown_language']:,}.",
        f"Strategies the site finds where a line names none, not stored: in {suggestions['lines']:,} lines"
        + (f" ({_counts(suggestions['strategies'])})." if suggestions["lines"] else "."),
        f"Personal details: in {personal['lines']:,} lines"
        + (f" ({_counts(personal['kinds'])})" if personal["lines"] else "")
        + _numbers(facts, "personal_details")
        + ".",
    ]
    if facts["damage"]:
        lines.append(facts["damage"])
    if facts["interrupted"]:
        lines.append("Interrupted. What is imported stays; run the command again to go on.")
    return "\n".join(lines)


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count:,}" for name, count in counts.items())


def _differing(count: int) -> str:
    return f", {count:,} of them with other words, which stay as they are" if count else ""


def _numbers(facts: Mapping[str, Any], name: str) -> str:
    rows: list[dict[str, Any]] = facts["listed"][name]
    if not rows:
        return ""
    shown = [f"{row['line']}" + (f" ({', '.join(row['kinds'])})" if "kinds" in row else "") for row in rows[:FIRST]]
    return f": line {', '.join(shown)}" + (" …" if len(rows) > FIRST else "")


def _refusals(rows: list[dict[str, Any]], count: int) -> Iterable[str]:
    yield from (f"          line {row['line']}: {row['error']}" for row in rows[:FIRST])
    if count > FIRST:
        yield f"          and {count - FIRST:,} more"
