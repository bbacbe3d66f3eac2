import itertools
import re
from html.parser import HTMLParser

import pytest

from advice.export.canonical import digest
from advice.export.document import Document
from advice.export.html import render
from tests.export.samples import make_document, with_play
from tests.markup.payloads import PAYLOADS

EMPTY = {"meta", "br"}
KNOWN = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "header",
        "main",
        "nav",
        "section",
        "article",
        "aside",
        "footer",
    ),
    *(
        "a",
        "bdi",
        "blockquote",
        "br",
        "code",
        "dd",
        "div",
        "dl",
        "dt",
        "em",
        "h1",
        "h2",
        "h3",
        "h4",
        "li",
        "ol",
        "p",
        "pre",
    ),
    *("span", "strong", "time", "ul"),
}


class Page(HTMLParser):
    """The elements of a page, and those that were never closed in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def page_of(document: Document) -> Page:
    return Page(render(document).decode())


def test_page_is_well_formed_and_has_one_title() -> None:
    page = page_of(make_document())

    assert page.open == []
    assert [tag for tag, _ in page.elements].count("h1") == 1


def test_page_asks_nothing_of_the_network() -> None:
    html = render(make_document()).decode()
    page = Page(html)

    assert [tag for tag, _ in page.elements if tag in ("script", "link", "img", "iframe", "form")] == []
    assert [
        name
        for _, attributes in page.elements
        for name in attributes
        if name in ("src", "srcset", "style") or name[:2] == "on"
    ] == []
    assert re.findall(r"url\(|@import", html) == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_payloads_stay_text_wherever_they_stand(payload: str) -> None:
    document = with_play(
        body=payload,
        why=payload,
        author=payload,
        situation=payload,
        situation_url=payload,
        permalink=payload,
        licence=payload,
    )
    document = make_document(
        title=payload,
        team=payload,
        intro=payload,
        note=payload,
        published_by=payload,
        published=payload,
        sections=document.sections,
    )

    page = page_of(document)

    assert {tag for tag, _ in page.elements} <= KNOWN
    assert [
        name
        for _, attributes in page.elements
        for name in attributes
        if name.startswith(("on", "hx-", "data-", "style"))
    ] == []
    hrefs = [str(attributes["href"]) for tag, attributes in page.elements if tag == "a"]
    assert [href for href in hrefs if not href.startswith(("#", "https://", "http://", "mailto:"))] == []


def test_identifiers_are_unique_and_every_inner_link_arrives() -> None:
    page = page_of(make_document())
    names = [attributes["id"] for _, attributes in page.elements if "id" in attributes]

    targets = {
        str(attributes["href"])[1:]
        for tag, attributes in page.elements
        if tag == "a" and str(attributes["href"])[0] == "#"
    }

    assert len(names) == len(set(names))
    assert targets - set(names) == set()
    labels = {str(attributes["aria-labelledby"]) for _, attributes in page.elements if "aria-labelledby" in attributes}
    assert labels - set(names) == set()


def test_headings_skip_no_level() -> None:
    levels = [int(tag[1]) for tag, _ in page_of(make_document()).elements if re.fullmatch("h[1-6]", tag)]

    assert [after - before for before, after in itertools.pairwise(levels) if after - before > 1] == []


def test_passages_carry_language_and_direction() -> None:
    texts = [attributes for _, attributes in page_of(make_document()).elements if attributes.get("class") == "text"]

    assert [(row["lang"], row["dir"]) for row in texts][7:9] == [("ar", "rtl"), ("zh", "ltr")]
    assert (texts[-2]["lang"], texts[-2]["dir"]) == ("", "auto")


def test_arabic_playbook_is_a_page_from_the_right() -> None:
    page = page_of(make_document(language="ar", title="دليل"))

    assert page.elements[0] == ("html", {"lang": "ar", "dir": "rtl"})
    assert page.words.count("المحتويات") == 1


def test_page_names_what_every_format_names() -> None:
    document = make_document()

    words = " ".join(page_of(document).words)

    for said in (
        "Ana Pérez",
        "CC BY-SA 4.0",
        "日本語 (ja)",
        "87\u00a0% helpful · 15 votes",
        "Revision 2",
        "Communicate clearly",
        "It worked twice in",
    ):
        assert said in words
    assert digest(document) in words
    assert "language not named" in words
    assert "no votes yet" in words
