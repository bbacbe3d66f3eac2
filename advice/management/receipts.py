"""What a bulk import tells: counts by outcome, the lines it refused, and a report of every line."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from advice.actions.drafting import Outcome
from advice.actions.lines import LONGEST_LINE

LISTED = 1000  # lines named one by one in the summary; the report has all
BREAKS = {
    0x85: "\\u0085",
    0x2028: "\\u2028",
    0x2029: "\\u2029",
}  # JSON may hold them, but many programs end a line there
CUT = 2000  # characters kept of a line that is too long to be read


@dataclass
class Receipt:
    """The counts of one import; the memory it takes does not grow with the file."""

    lines: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    situations: int = 0
    languages: Counter[str] = field(default_factory=Counter)
    unknown: int = 0
    suggested: int = 0
    suggestions: Counter[str] = field(default_factory=Counter)
    personal: int = 0
    details: Counter[str] = field(default_factory=Counter)
    differing: int = 0
    listed: dict[str, list[dict[str, Any]]] = field(
        default_factory=lambda: {"rejected": [], "repeated": [], "differing": [], "personal_details": []}
    )

    def add(self, outcome: Outcome) -> None:
        """Count a line."""
        self.lines += 1
        self.kinds[outcome.kind] += 1
        self.differing += outcome.differs
        if outcome.kind == "imported":
            self.situations += outcome.asked
            self.suggested += bool(outcome.suggestions)
            self.suggestions.update(outcome.suggestions)
            self.unknown += not outcome.language
            self.languages.update([outcome.language] if outcome.language else [])
        self.personal += bool(outcome.personal)
        self.details.update(outcome.personal)
        self._list("rejected", outcome.kind == "rejected", line=outcome.number, error=outcome.error)
        self._list("repeated", outcome.kind == "repeated", line=outcome.number)
        self._list("differing", outcome.differs, line=outcome.number)
        self._list("personal_details", bool(outcome.personal), line=outcome.number, kinds=list(outcome.personal))

    def _list(self, name: str, wanted: bool, **row: Any) -> None:
        if wanted and len(self.listed[name]) < LISTED:
            self.listed[name].append(row)

    def as_json(self) -> dict[str, Any]:
        """The counts as one object; `listed` names the first thousand of the lines that somebody may want to look at, by why."""
        return {
            "lines": self.lines,
            "imported": self.kinds["imported"],
            "unchanged": self.kinds["unchanged"],
            "repeated": self.kinds["repeated"],
            "rejected": self.kinds["rejected"],
            "situations": self.situations,
            "languages": dict(sorted(self.languages.items())),
            "unknown_language": self.unknown,
            "suggestions": {"lines": self.suggested, "strategies": _counted(self.suggestions)},
            "personal_details": {"lines": self.personal, "kinds": _counted(self.details)},
            "differing": self.differing,
            "listed": self.listed,
        }


class Ledger:
    """A file of JSON lines, made when the first line is written; on request at once. Raises OSError where it cannot be written."""

    def __init__(self, path: Path, *, at_once: bool) -> None:
        self.path, self.lines = path, 0
        self._file: IO[str] | None = path.open("w", encoding="utf-8") if at_once else None

    def write(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Add rows, and bring them to the file."""
        with self._named():
            for row in rows:
                self._file = self._file or self.path.open("w", encoding="utf-8")
                self._file.write(json.dumps(row, ensure_ascii=False).translate(BREAKS) + "\n")
                self.lines += 1
            if self._file:
                self._file.flush()

    def close(self) -> None:
        """Leave the file; where nothing was written, one of an earlier run goes, for it would speak of lines that are mended."""
        with self._named():
            if self._file:
                self._file.close()
            elif self.path.is_file():
                self.path.unlink()

    @contextmanager
    def _named(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            error.filename = error.filename or str(self.path)  # of a disk that is full, Python does not say where
            raise


def refused(outcome: Outcome, raw: bytes) -> dict[str, Any]:
    """A refused line as the file of rejects keeps it, with bytes that are no UTF-8 written as escapes."""
    said = raw.decode("utf-8", errors="backslashreplace").rstrip("\r\n")
    return {"line": outcome.number, "error": outcome.error, "raw": said[:CUT] if len(raw) > LONGEST_LINE else said}


def reported(outcome: Outcome) -> dict[str, Any]:
    """A line as the report keeps it: what became of it and what was found in it, without its words."""
    return {
        "line": outcome.number,
        "id": outcome.key or None,
        "outcome": outcome.kind,
        "contribution": outcome.contribution,
        "language": outcome.language or None,
        "suggestions": list(outcome.suggestions),
        "personal_details": list(outcome.personal),
        "differs": outcome.differs,
        "error": outcome.error,
    }


def _counted(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
