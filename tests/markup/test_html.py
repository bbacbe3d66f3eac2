from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as some

from advice.markup import to_html
from advice.markup.html import ATTRIBUTES, REL, TAGS
from tests.markup.payloads import PAYLOADS


class Page(HTMLParser):
    """What a browser would find in a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.other: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_comment(self, data: str) -> None:
        self.other.append(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def forbidden(html: str) -> list[object]:
    """Everything in the HTML that the promise of `to_html` does not allow."""
    page = Page(html)
    found: list[object] = list(page.other)
    for tag, attributes in page.tags:
        if tag not in TAGS:
            found.append(tag)
        for name, value in attributes.items():
            allowed = {"rel"} | ATTRIBUTES[tag] if tag == "a" else ATTRIBUTES.get(tag, set())
            if name not in allowed:
                found.append((tag, name))
            if name == "href" and not (value or "").lower().startswith(("https://", "http://", "mailto:")):
                found.append(value)
            if name == "rel" and value != REL:
                found.append(value)
            if name == "dir" and value not in ("auto", "ltr", "rtl"):
                found.append(value)
    return found


def test_forbidden_finds_what_is_not_allowed() -> None:
    assert forbidden('<p onclick="x">a</p><img><a href="javascript:x">b</a>') == [
        ("p", "onclick"),
        "img",
        "javascript:x",
    ]


def test_payloads_are_many() -> None:
    assert len(set(PAYLOADS)) == len(PAYLOADS) >= 60


@pytest.mark.parametrize("source", PAYLOADS)
def test_payload_leaves_only_allowed_tags_and_attributes(source: str) -> None:
    assert forbidden(to_html(source)) == []


@pytest.mark.parametrize("source", PAYLOADS)
def test_payload_inside_other_blocks_stays_harmless(source: str) -> None:
    nested = "\n".join(f"> - {line}" for line in source.splitlines())

    assert forbidden(to_html(nested)) == []


@given(some.text(alphabet="<>/\"'=&;:#*_`[]()!\\- \n\tajvscriptonlhx0", max_size=80))
def test_any_signs_leave_only_allowed_tags_and_attributes(source: str) -> None:
    assert forbidden(to_html(source)) == []


@given(some.lists(some.sampled_from([*PAYLOADS, "\n", "\n\n", "> ", "- ", "**", "`", "[", "](", ")"]), max_size=4))
def test_joined_payloads_leave_only_allowed_tags_and_attributes(parts: list[str]) -> None:
    assert forbidden(to_html("".join(parts))) == []


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("", ""),
        ("Hello", '<p dir="auto">Hello</p>'),
        ("a *b* **c** `d`", '<p dir="auto">a <em>b</em> <strong>c</strong> <code>d</code></p>'),
        ("one\ntwo", '<p dir="auto">one<br>\ntwo</p>'),
        ("# Big **news**", '<p dir="auto"><strong>Big news</strong></p>'),
        ("above\n---\nbelow", '<p dir="auto">above</p>\n<p dir="auto">below</p>'),
        ("<b>x</b>", '<p dir="auto">&lt;b&gt;x&lt;/b&gt;</p>'),
        ("1 < 2 & 3", '<p dir="auto">1 &lt; 2 &amp; 3</p>'),
        ("3. c\n4. d", '<ol start="3" dir="ltr">\n<li dir="auto">c</li>\n<li dir="auto">d</li>\n</ol>'),
        ("```\na < b\n```", "<pre><code>a &lt; b\n</code></pre>"),
        (
            "[a]: https://x.example",
            '<p dir="auto">[a]: <a href="https://x.example" rel="' + REL + '">https://x.example</a></p>',
        ),
    ],
)
def test_markdown_becomes_html(source: str, html: str) -> None:
    assert to_html(source) == html


def test_addresses_become_links_and_bare_names_do_not() -> None:
    hrefs = [
        attributes["href"]
        for tag, attributes in Page(to_html("https://a.example me@b.org readme.md")).tags
        if tag == "a"
    ]

    assert hrefs == ["https://a.example", "mailto:me@b.org"]


def test_containers_take_the_direction_of_their_first_letter() -> None:
    html = to_html("> 12. السلام\n\n- hello\n- سلام")

    assert [(tag, attributes.get("dir")) for tag, attributes in Page(html).tags] == [
        ("blockquote", "rtl"),
        ("ol", "rtl"),
        ("li", "auto"),
        ("ul", "ltr"),
        ("li", "auto"),
        ("li", "auto"),
    ]


@pytest.mark.parametrize(
    "source", ["[" * 5000, "[a](<" * 3000, "*a_ " * 3000, "> " * 4000, "a@b.c" * 1600, "http://" * 1500]
)
def test_bombs_are_read(source: str) -> None:
    assert forbidden(to_html(source)) == []
