"""Writes the golden files anew: `python -m tests.export.golden`. Look at the difference before you commit it."""

from pathlib import Path

from advice.export.formats import FORMATS
from tests.export.samples import make_document

FOLDER = Path(__file__).parents[1] / "golden"
NAMES = ("markdown", "html", "csv", "json")


def golden_path(name: str) -> Path:
    """Where the expected export of `make_document()` in this format is kept."""
    return FOLDER / f"playbook.{FORMATS[name].suffix}"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name in NAMES:
        golden_path(name).write_bytes(FORMATS[name].render(make_document()))
