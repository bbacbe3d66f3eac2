"""The typesetter's own process: JSON on standard input, a PDF on standard output."""

import json
import resource
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typst

from advice.export.coverage import FONTS
from advice.export.mending import mended

MEMORY = 2 * 1024**3
FILES = 128
PAGES = Path(__file__).parent / "pages"


def main() -> None:
    """Sets the document it reads; the argument is the most seconds of processor time, which end the process. Ends with an error where it cannot."""
    _confine(int(sys.argv[1]))
    asked = json.load(sys.stdin.buffer)
    sys.stdout.buffer.write(typeset(asked["data"], asked["published"], asked["plain"]))


def typeset(data: dict[str, Any], published: str, plain: str) -> bytes:
    """The PDF: to PDF/UA-1 and PDF/A-2a, or else to none, with the sentence `plain` in it."""
    try:
        return _compile(data | {"plain": ""}, published, ["ua-1", "a-2a"])
    except typst.TypstError:
        return _compile(data | {"plain": plain}, published, [])


def _compile(data: dict[str, Any], published: str, standards: list[Any]) -> bytes:
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])
    # what people wrote goes in as data alone: nothing of it is ever read as the typesetter's own language
    with tempfile.TemporaryDirectory() as nothing:
        compiler = typst.Compiler(
            _templates(),
            root=nothing,
            font_paths=fonts,
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            package_path=nothing,
            package_cache_path=nothing,
        )
        made = compiler.compile(format="pdf", pdf_standards=standards, timestamp=_moment(published))
    if not isinstance(made, bytes):
        raise TypeError("the typesetter gave no file")
    return mended(made)


def _templates() -> Any:
    # by name, and one of them "main"; the types that come with the typesetter do not know of it yet
    files = {path.name: path.read_bytes() for path in sorted(PAGES.glob("*.typ"))}
    return {"main": files.pop("playbook.typ"), **files}


def _moment(published: str) -> datetime:
    """The time in the file's properties. The epoch where the document names none that can be read."""
    try:
        return datetime.fromisoformat(published).astimezone(UTC)
    except ValueError:
        return datetime(1970, 1, 1, tzinfo=UTC)


def _confine(seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_NOFILE, (FILES, FILES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
