import itertools
import json
import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as some
from markdown_it import MarkdownIt

from advice.export.canonical import digest
from advice.export.markdown import render
from advice.export.rewriting import address, escaped, written
from advice.markup import to_text
from advice.markup.parsing import parser
from tests.export.samples import make_document, make_small, with_play
from tests.export.texts import squeezed, texts_of
from tests.markup.payloads import PAYLOADS

HOSTILE = [
    *PAYLOADS,
    "# Head\n## Head\nHead\n====\nHead\n----",
    "---\ntitle: x\n---",
    "```\nnever closed",
    "~~~\nnever closed",
    "</div>\n\n# out",
    "> <div>\n\n<!-- never closed",
    "1) a\n- b\n+ c\n***",
    "\\# a\n\\",
    "a  \nb\\\nc",
    "    # indented",
    "`` ` `` ``` x",
    "* * *\n- - -\n_ _ _",
    "| a | b |\n|---|---|",
]


def outline(text: str) -> list[str]:
    """The headings that a reader of the whole file sees."""
    tokens = MarkdownIt("commonmark").enable("table").parse(text.partition("\n---\n")[2])
    return [
        f"{token.tag} {after.content}" for token, after in itertools.pairwise(tokens) if token.type == "heading_open"
    ]


EXPECTED = [
    "h1 When it gets hard: كيف نبدأ",
    "h2 Where two strategies pull apart",
    "h3 Communicate clearly and Listen",
    "h2 Only",
    "h3 1. A client asks for a discount after signing",
    "h2 Where each play comes from",
]


@pytest.mark.parametrize("body", HOSTILE)
def test_text_cannot_break_the_structure(body: str) -> None:
    assert outline(render(with_play(body=body, why=body)).decode()) == EXPECTED


@given(some.text(alphabet="#->=`~|*_<>![]()\\&;:+1.0 \n\tab", max_size=60))
def test_no_text_breaks_the_structure(body: str) -> None:
    assert outline(render(with_play(body=body, why=body)).decode()) == EXPECTED


@pytest.mark.parametrize("name", ["# x", "a\n\n# b", "---", "<h1>x</h1>", "`x", "*x*", "[x](y)", "1. x"])
def test_names_cannot_break_the_structure(name: str) -> None:
    document = make_document(title=name, team=name, published_by=name, licence=name, permalink=name)

    text = render(document).decode()

    assert len(outline(text)) == len(outline(render(make_document()).decode()))
    assert text.count("\n---\n") == 1


def test_front_matter_holds_the_edition() -> None:
    document = make_document(title='A "quoted": title # no\ncomment')

    lines = render(document).decode().partition("\n---\n")[0].split("\n")

    values = dict(line.split(": ", 1) for line in lines[1:])
    assert json.loads(values["title"]) == 'A "quoted": title # no comment'
    assert json.loads(values["digest"]) == f"sha256:{digest(document)}"
    assert json.loads(values["edition"]) == 3


def test_passage_carries_language_and_direction() -> None:
    found = re.findall(r"<div[^>]*>", render(make_document()).decode())

    assert '<div lang="ar" dir="rtl">' in found
    assert '<div lang="ja" dir="ltr">' in found
    assert '<div dir="auto">' in found


def bare(html: str) -> str:
    """HTML without directions, white space, and what only says how loose a list is."""
    return re.sub(r"</?p>|<!--.*?-->|\s+", "", re.sub(r' dir="\w+"', "", html)).replace("<br/>", "<br>")


def reread(source: str) -> str:
    """What any CommonMark reader makes of a text that was written anew."""
    return bare(MarkdownIt("commonmark").render(written(source)))


@pytest.mark.parametrize(
    "source",
    [
        "a **b** *c* ***d*** `e` [f](https://x.example/(g)) https://y.example",
        "**“a”**b and c*“d”*e",
        "- a\n- b\n\n  c\n\n1. d\n2. e",
        "> a\n>\n> - b\n>   > c",
        "```\na\n  b\n```",
        "12\\. not a list\n\\- nor this\n\\# nor that",
        "a\nb\nc",
        "x_y_z 2 * 3 * 4 <b> &amp; &copy; ~~s~~",
        "`` a`b `` and ` `` `",
    ],
)
def test_written_anew_says_the_same(source: str) -> None:
    assert reread(source) == bare(parser().render(source))


@given(some.text(alphabet="*_`[]()<>#-+=.1~!&;\\\nab é", max_size=40))
def test_words_survive_being_written_anew(source: str) -> None:
    words = unescape(re.sub(r"<[^>]*>", "", reread(source)))

    assert words == "".join(to_text(source).split())


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("1. x", "1\\. x"),
        ("- x", "\\- x"),
        ("a-b 1.5", "a-b 1.5"),
        ("R&D &amp; x", "R&D \\&amp; x"),
        ("a_b<c", "a\\_b\\<c"),
    ],
)
def test_escaping_is_no_more_than_needed(text: str, safe: str) -> None:
    assert escaped(text) == safe


def test_styles_that_stars_could_not_show_are_elements() -> None:
    assert written("**bo*ld***") == "<strong>bo</strong>***ld***"


def test_address_is_a_link_only_when_it_is_one() -> None:
    assert address("https://x.example/a_b#c") == "<https://x.example/a_b#c>"
    assert address("javascript:x_y") == "javascript:x\\_y"


def test_no_text_is_lost() -> None:
    def plain(text: str) -> str:
        return squeezed(re.sub(r"[*`>#_.-]|\\\\|<[^>]*>|\]\([^)]*\)|\[", "", text))

    for document in (make_document(), make_small("ar")):
        found = plain(render(document).decode())
        assert [text for text in texts_of(document) if plain(text) not in found] == []


def test_section_below_another_has_a_lower_heading() -> None:
    levels = [line.split(" ")[0] for line in outline(render(make_small("en")).decode())]

    assert levels == ["h1", "h2", "h3", "h3", "h4", "h2"]
