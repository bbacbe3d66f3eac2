"""Cues in texts: patterns with gaps and wildcards, false friends, negation."""

import pytest

from advice.suggestions.cues import CueError, read
from advice.suggestions.matching import hits
from advice.suggestions.words import words

ENGLISH = """
[negation]
before: not never don't without
break: but
except: not only; don't forget to

[listen]
listen* to|closely      # a comment
hear* _ out
let .. finish|talk
don't .. interrupt
lend an? ear
~ attentive*
! listen here is|s the

[humour]
joke*
*laugh*
"""
GERMAN = """
[negation]
before: kein keine
after: nicht
break_after: und

[reschedule]
verschieb* .. termin*
termin* .. verschieb*
"""
CHINESE = """
[negation]
before: 不要 不
[reschedule]
会议 .. 改到|推到
改期|延后 会议?
"""
ARABIC = """
[negation]
before: لا لم
[listen]
استمع* الى
اصغ*
"""


def found(cues: str, language: str, text: str) -> list[tuple[str, str]]:
    seen = words(text, language)
    return [
        (hit.cue.strategy, text[seen[hit.first].start : seen[hit.behind - 1].end])
        for hit in hits(seen, read(cues, language))
    ]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Listening to her helps.", [("listen", "Listening to")]),
        ("Hear the man out", []),
        ("Hear them out", [("listen", "Hear them out")]),
        ("Let the angry client talk", [("listen", "Let the angry client talk")]),
        ("Let one two three four five talk", []),
        ("Let them. Then talk", []),
        ("Lend an ear. Lend ear.", [("listen", "Lend an ear"), ("listen", "Lend ear")]),
        ("We were all laughing", [("humour", "laughing")]),
        ("Be attentive", [("listen", "attentive")]),
    ],
)
def test_hits_find_patterns_in_words(text, marked):
    assert found(ENGLISH, "en", text) == marked


@pytest.mark.parametrize(
    "text",
    [
        "Don't joke about it",
        "Never, ever? Never make a joke",
        "Listen, here is the thing",
        "without a single joke",
    ],
)
def test_hits_leave_out_what_is_negated_and_false_friends(text):
    assert found(ENGLISH, "en", text) == []


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Not only joke, also work", [("humour", "joke")]),
        ("Don't forget to joke", [("humour", "joke")]),
        ("No, joke with them", [("humour", "joke")]),
        ("Do not argue but joke", [("humour", "joke")]),
        ("Don't ever interrupt", [("listen", "Don't ever interrupt")]),
    ],
)
def test_hits_keep_what_only_seems_negated(text, marked):
    assert found(ENGLISH, "en", text) == marked


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Wir verschieben den Termin", [("reschedule", "verschieben den Termin")]),
        ("den Termin lieber verschieben", [("reschedule", "Termin lieber verschieben")]),
        ("Wir verschieben den Termin nicht", []),
        ("den Termin verschieben und nicht streiten", [("reschedule", "Termin verschieben")]),
    ],
)
def test_hits_hear_a_negator_behind_the_verb(text, marked):
    assert found(GERMAN, "de", text) == marked


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("把会议改到下周三", [("reschedule", "会议改到")]),
        ("把今天的会议先推到明天", [("reschedule", "会议先推到")]),
        ("不要改期", []),
        ("先改期。不急", [("reschedule", "改期")]),
    ],
)
def test_hits_find_signs_without_spaces(text, marked):
    assert found(CHINESE, "zh", text) == marked


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("واستمع إلى العميل", [("listen", "واستمع إلى")]),
        ("لا تتكلم كثيرا وأصغِ", [("listen", "وأصغِ")]),
        ("لا أصغي", []),
    ],
)
def test_hits_find_arabic_words_behind_what_is_joined_to_them(text, marked):
    assert found(ARABIC, "ar", text) == marked


@pytest.mark.parametrize("line", ["listen to", "[listen]\n|", "[listen]\n~ *"])
def test_read_names_the_line_it_cannot_read(line):
    with pytest.raises(CueError, match=r"cues, line \d: "):
        read(line, "en")
