import itertools
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from advice.export.canonical import digest
from advice.export.document import Choice, Document, StrategyMark, TensionEntry, TranslationEntry
from advice.export.html import render
from advice.export.showing import chosen
from advice.language import direction
from tests.export.samples import make_document, with_play
from tests.markup.payloads import PAYLOADS

EMPTY = {"meta", "br", "input"}
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
    *("button", "fieldset", "form", "input", "label", "legend", "option", "output", "script", "select"),
}
OURS = {"data-strategies", "data-original", "data-into", "data-play", "data-one", "data-many"}


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

    assert [tag for tag, _ in page.elements if tag in ("link", "img", "iframe")] == []
    assert [attributes for tag, attributes in page.elements if tag in ("script", "form")] == [
        {"id": "find", "role": "search", "hidden": None},
        {"type": "application/json", "id": "manifest"},
        {},
    ]
    assert [
        name
        for _, attributes in page.elements
        for name in attributes
        if name in ("src", "srcset", "style") or name[:2] == "on"
    ] == []
    assert re.findall(r"url\(|@import|fetch\(|XMLHttp|import\(|WebSocket|Beacon", html) == []


def test_policy_lets_the_script_of_the_file_run_and_nothing_else() -> None:
    html = render(make_document()).decode()
    ((before, script),) = re.findall(r"(.*)<script>(.*)</script>", html, re.DOTALL)

    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', before)
    digest_of_script = b64encode(sha256(script.encode()).digest()).decode()
    assert policy
    assert f"script-src 'sha256-{digest_of_script}';" in policy[1]
    assert policy[1].startswith("default-src 'none'; style-src 'unsafe-inline'; ")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_payloads_stay_text_wherever_they_stand(payload: str) -> None:
    document = with_play(
        body=payload,
        **dict.fromkeys(("why", "house_rule", "local_example", "wording", "when_not", "author"), payload),
        translations=(TranslationEntry("fr", payload, payload, payload, False, 1),),
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
        approved_by=payload,
        approved=payload,
        scope=payload,
        tensions=(TensionEntry(StrategyMark("listen", payload), StrategyMark("humour", payload), payload),),
        sections=document.sections,
    )

    page = page_of(document)

    assert {tag for tag, _ in page.elements} <= KNOWN
    assert [attributes.get("type") for tag, attributes in page.elements if tag == "script"] == [
        "application/json",
        None,
    ]
    assert [
        name
        for _, attributes in page.elements
        for name in attributes
        if name.startswith(("on", "hx-", "data-", "style")) and name not in OURS
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
    document = make_document()

    texts = [attributes for _, attributes in page_of(document).elements if attributes.get("class") == "text"]

    expected = [
        code
        for play in document.plays
        if not play.tombstone
        for code in (play.language, *(row.language for row in play.translations))
    ]
    assert [(row["lang"], row["dir"]) for row in texts] == [(code or "", direction(code)) for code in expected]


@pytest.mark.parametrize("texts", ["translations", "both"])
def test_a_chosen_language_is_written_out_and_needs_no_switch(texts: str) -> None:
    document = chosen(make_document(), Choice(texts=texts, into="ar", section=1))

    page = page_of(document)

    shown = [row["lang"] for _, row in page.elements if row.get("class") == "text"]
    both = [
        [play.language, "ar"] if any(row.language == "ar" for row in play.translations) else [play.language]
        for play in document.plays
    ]
    assert shown == [code for row in both for code in (row if texts == "both" else row[-1:])]
    assert [tag for tag, _ in page.elements if tag == "select"] == []
    assert f"{len(document.plays)} of 17 plays" in " ".join(page.words)


def test_a_text_that_is_gone_says_so() -> None:
    words = page_of(make_document()).words

    assert words.count("Its author took this advice back.") == 1


def test_script_can_find_what_it_looks_for() -> None:
    html = render(make_document()).decode()

    for sign in ('id="find"', 'name="q"', 'name="into"', 'name="strategy"', 'id="none"', "data-one=", "data-many="):
        assert html.count(sign) >= 1


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
