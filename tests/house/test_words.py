"""The words of the glossary in code; no word that stands for unfinished work; no path or name that is not the project's."""

import ast
import re
from pathlib import Path

from tests.house.trees import ROOMS, ROOT, name_of, sources, templates

FOREIGN = re.compile(
    r"(?:^|_)(items?|managers?|helpers?|services?|utils?|utilities|process|processor|handle|handler)(?:_|$)"
)
GIVEN = {"handle", "handle_data", "handle_endtag", "handle_startendtag", "handle_starttag"}  # by Django and html.parser
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK|NotImplemented|NotImplementedError|[Ll]orem ipsum|[Cc]oming soon)\b")


def snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def names(path: Path) -> list[str]:
    """The names a module gives: its own, its classes' and its functions'."""
    given = [path.stem] if path.stem != "__init__" else [path.parent.name]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            given.append(node.name)
    return given


def texts() -> list[Path]:
    """Everything people write here by hand."""
    folders = [ROOT / folder for folder in (*ROOMS, "docs", "script", "bench")]
    written = [path for folder in folders for path in folder.rglob("*") if path.suffix in {".py", ".md", ".toml", ""}]
    return [*(path for path in written if path.is_file()), *templates(), *ROOT.glob("*.md"), *ROOT.glob("*.t*")]


def test_names_are_words_of_the_glossary():
    foreign = [
        f"{name_of(path)}: {name}"
        for path in sources()
        for name in names(path)
        if FOREIGN.search(snake(name)) and name not in GIVEN
    ]

    assert foreign == []


def test_foreign_names_would_be_found():
    given = ["StrategyManager", "_process", "text_utils", "handle_vote", "items", "ItemBase", "managers"]
    own = ["management", "StrategyQuerySet", "processing_instruction", "itemised", "utility_pole"]

    assert [name for name in given if not FOREIGN.search(snake(name))] == []
    assert [name for name in own if FOREIGN.search(snake(name))] == []


def test_nothing_is_left_unfinished():
    unfinished = [
        f"{name_of(path)}: {found[0]}" for path in texts() if (found := UNFINISHED.search(path.read_text("utf-8")))
    ]

    assert unfinished == []


def test_no_path_of_one_machine_is_written_down():
    foreign = [name_of(path) for path in texts() if re.search(r"/(?:root|home/\w+|work)/", path.read_text("utf-8"))]

    assert foreign == []
