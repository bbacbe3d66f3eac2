"""What README and the papers in docs/ point at is there."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.house.trees import ROOT, name_of

PAPERS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"!?\[[^\]]*\]\(\s*<?([^)\s>]+)>?[^)]*\)|^\[[^\]]+\]:\s+(\S+)", re.MULTILINE)
CODE = re.compile(r"^```.*?^```|`[^`\n]*`", re.MULTILINE | re.DOTALL)
MOST = 300_000  # bytes of a picture, so that a clone stays light


def targets(words: str) -> list[str]:
    """What the links and pictures of a paper name in this repository."""
    named = ["".join(pair) for pair in LINK.findall(CODE.sub("", words))]
    return [target for target in named if not re.match(r"[a-z]+:|#", target)]


def missing(paper: Path) -> list[str]:
    paths = {target: unquote(target.split("#")[0]) for target in targets(paper.read_text("utf-8"))}
    return [target for target, path in paths.items() if not (paper.parent / path).exists()]


@pytest.mark.parametrize("paper", PAPERS, ids=name_of)
def test_links_and_pictures_of_papers_are_there(paper: Path):
    assert missing(paper) == []


def test_missing_picture_would_be_found(tmp_path: Path):
    paper = tmp_path / "paper.md"
    paper.write_text(
        "![Home](img/none.png) [out](https://example.org) [here](#top) `[code](none.md)` [itself](paper.md#x)"
    )

    assert missing(paper) == ["img/none.png"]


def test_pictures_are_light():
    assert [name_of(path) for path in (ROOT / "docs").rglob("*.png") if path.stat().st_size > MOST] == []
