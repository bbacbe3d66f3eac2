"""HTML into lines, without touching what only looks like it."""

import pytest

from advice.articles.extraction import extract_text


@pytest.mark.parametrize(
    "text",
    [
        "a < b and 5 > 3",
        "I <3 you, a <- b -> c << d >> e <> f <1>",
        "<client name> and <a@b.example> and <https://x.example/>",
        "if x <b and c> d",
        "AT&T ?a=1&copy=2 &unknown; &",
        "foo <!-- unclosed\n-\nbar",
        "ends with <b",
        "ends with <",
    ],
)
def test_plain_text_stays(text):
    assert extract_text(text) == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<b>bold</b> R&amp;D &lt;ask&gt; &#233;", "bold R&D <ask> é"),
        ("a<br>b<BR/>c", "a\nb\nc"),
        ("a<hr>b", "a\n---\nb"),
        ("<p>a</p><p>b</p>", "a\n\nb\n\n"),
        ("<h1>a</h1>b", "# a\n\nb"),
        ("<ul><li>a</li><li><p>b</p></li><li></li></ul>", "• a\n• b\n"),
        ("<ol><li>a</li><li>b</li></ol>", "1. a\n2. b\n"),
        ("<li>-</li>", "-\n"),
        ("a<script>b</script >c<STYLE>d</STYLE>e<!-- f -->g", "aceg"),
        ("a<script src=x", "a"),
        ("a<script>b", "a"),
        ("a<noscript>b<p>c", "a"),
        ("a<head>b", "ab"),
        ("<head><title>a</title>b</head>c", "c"),
        ("<title>a</title>b", "b"),
        ('<a title="a > b" href=x>c</a><img src=x onerror=alert(1)>', "c"),
        ("<svg><title>Like</title><path d='M0'/></svg>a", "a"),
        ("<button>a</button><button>b</button>c", "a\nb\nc"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", " a b\n c\n"),
        ("<!DOCTYPE html><html><body><p>a\nb</p></body></html>", "a b\n\n"),
        ("<html><body>\nT\n-\na\n</body></html>", "\nT\n-\na\n"),
        ("<html><body><pre>a\nb</pre></body></html>", "a\nb\n\n"),
        ("a <scr<script>ipt>alert(1)</script> b", "a <scr b"),
    ],
)
def test_markup_becomes_text(source, text):
    assert extract_text(source) == text
