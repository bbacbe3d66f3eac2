"""The words of a search, marked where they stand, and nothing else touched."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advice.markup import to_html
from advice.search.highlighting import highlighted
from advice.search.queries import parse
from advice.search.units import Unit, units_of
from tests.search.site import say


def word(*stems: str) -> Unit:
    return Unit(stems[0], dict.fromkeys(stems, 0.8))


def run(*stems: str, firm: bool = False) -> Unit:
    return Unit("".join(stems), runs=(stems,), firm=firm)


@pytest.mark.parametrize(
    ("html", "language", "units", "marked"),
    [
        ("<p>Listen, then listening.</p>", "en", [word("listen")], "<p><mark>Listen</mark>, then <mark>listening</mark>.</p>"),
        ("<p>Déplacez l’échéance.</p>", "fr", [word("echeanc")], "<p>Déplacez l’<mark>échéance</mark>.</p>"),
        ("<p>no <em>way</em> no</p>", "en", [word("no")], "<p><mark>no</mark> <em>way</em> <mark>no</mark></p>"),
        ('<a href="/listen" title="listen">x</a>', "en", [word("listen")], '<a href="/listen" title="listen">x</a>'),
        ("<p>a &amp; amp &lt; lt &#39;</p>", "en", [word("amp"), word("lt")], "<p>a &amp; <mark>amp</mark> &lt; <mark>lt</mark> &#39;</p>"),
        ("<p>先聽對方說</p>", "zh", [run("听对", "对方")], "<p>先<mark>聽對方</mark>說</p>"),
        ("<p>CRM系统</p>", "zh", [word("crm"), word("系统")], "<p><mark>CRM系统</mark></p>"),
        ("<p>give them space, give</p>", "en", [run("give", "them", firm=True)], "<p><mark>give them</mark> space, give</p>"),
        ("<p>them, give</p>", "en", [run("give", "them", firm=True)], "<p>them, give</p>"),
        ("<p>them, give</p>", "en", [run("give", "them")], "<p><mark>them</mark>, <mark>give</mark></p>"),
        ("<p>nothing</p>", "en", [], "<p>nothing</p>"),
        ("", "en", [word("x")], ""),
    ],
)  # fmt: skip
def test_words_are_marked_in_whatever_form_they_stand(html, language, units, marked):
    assert highlighted(html, language, units) == marked


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("body", "language", "typed", "marked"),
    [
        ("Move the deadlines.", "en", "deadline", ["deadlines"]),
        ("Ask about the reconciliation.", "en", "reconcil", ["reconciliation"]),
        ("Call the supplier.", "en", "suplier", ["supplier"]),
        ("Die Straße ist gesperrt.", "de", "strasse", ["Straße"]),
        ("ハンバーグが冷めた", "ja", "ﾊﾝﾊﾞｰｸﾞ", ["ハンバーグ"]),
        ("ขอโทษลูกค้าก่อน", "th", "ลูกค้า", ["ลูกค้า"]),
        ("先聽對方說完", "zh", "对方", ["對方"]),
        ("**Listen**, then `listen`.", "en", "listen", ["Listen", "listen"]),
    ],
)
def test_what_a_search_found_is_marked(body, language, typed, marked):
    say(body, language)

    shown = highlighted(to_html(body), language, units_of(parse(typed).pieces))

    assert re.findall("<mark>(.*?)</mark>", shown) == marked


TAGS = ["<p>", "</p>", '<a href="/no?a=1&amp;b=2">', "</a>", "<br>", "&amp;", "&lt;", "&#39;"]
PARTS = st.sampled_from([*TAGS, "no", " ", "Non", "電話", "n'no", "é", "\u0301", "ﷺ", "ß"])


@given(
    st.lists(PARTS | st.text(alphabet=st.characters(exclude_characters="<>&"), max_size=4), max_size=20),
    st.sampled_from(["", "en", "zh"]),
)
def test_without_its_marks_the_text_is_as_it_was(parts, language):
    html = "".join(parts)
    units = [
        word("no", "non", "p", "a", "href", "amp", "lt", "39", "ss"),
        run("電話"),
        run("no", "non"),
        run("é", "no"),
    ]

    marked = highlighted(html, language, units)

    assert re.sub("</?mark>", "", marked) == html
    assert marked.count("<mark>") == marked.count("</mark>")
    assert re.findall(r"<(?!/?mark)[^>]*>|&[#\w]+;", marked) == re.findall(r"<[^>]*>|&[#\w]+;", html)
