"""What changed between two texts, in every script."""

import itertools
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from advice.language.differences import Change, changes, direction_of

SIGNS = some.sampled_from(
    [*"ab .\n-", "\u0301", "\u200d", "\u200c", "ا", "لا", "ב", "先", "听", "ก", "ั", "क", "ि", "👍", "🏽"]
)


def marked(old: str, new: str) -> str:
    signs = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return "".join(signs[run.kind].format(run.text) for run in changes(old, new))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Call them today.", "Call her tomorrow.", "Call [-them today-]{+her tomorrow+}."),
        ("Call them today.", "Call her today.", "Call [-them-]{+her+} today."),
        ("One.\n\nTwo.", "One.\n\nThree.", "One.\n\n[-Two-]{+Three+}."),
        ("a b", "b", "[-a -]b"),
        ("قل لا للطلب.", "قل نعم للطلب.", "قل [-لا-]{+نعم+} للطلب."),
        ("كُتِب أمس", "كُتِبَ أمس", "[-كُتِب-]{+كُتِبَ+} أمس"),
        ("می‌توانید بروید", "می‌توانید بمانید", "می‌توانید [-بروید-]{+بمانید+}"),
        ("先听对方说", "先让对方说", "先[-听-]{+让+}对方说"),
        ("先说结论。", "先讲结论。", "先[-说-]{+讲+}结论。"),
        ("𠮷野家", "𠮷田家", "𠮷[-野-]{+田+}家"),
        ("पहले सुनिए।", "पहले सुनो।", "पहले [-सुनिए-]{+सुनो+}।"),
        ("ที่นี่", "ที่นั่น", "ที่[-นี่-]{+นั่น+}"),
        ("ok 👍🏽", "ok 👍", "ok [-👍🏽-]{+👍+}"),
        ("👩‍👩‍👧!", "👩‍👩‍👦!", "[-👩‍👩‍👧-]{+👩‍👩‍👦+}!"),
        ("🇫🇷🇩🇪", "🇫🇷🇩🇰", "🇫🇷[-🇩🇪-]{+🇩🇰+}"),
        ("", "ab", "{+ab+}"),
        ("ab", "", "[-ab-]"),
        ("ab", "ab", "ab"),
    ],
)
def test_words_that_changed(old, new, told):
    assert marked(old, new) == told


@settings(max_examples=200, deadline=None)
@given(*[some.lists(SIGNS, max_size=12).map("".join)] * 2)
def test_runs_make_both_texts_and_part_no_sign_from_its_marks(old, new):
    runs = changes(old, new)

    assert "".join(run.text for run in runs if run.kind != "added") == old
    assert "".join(run.text for run in runs if run.kind != "removed") == new
    assert parted([run.text for run in runs if run.kind != "added"]) == []
    assert parted([run.text for run in runs if run.kind != "removed"]) == []


def parted(pieces):
    """The pieces that begin with a mark of the sign that ends the piece before."""
    pairs = itertools.pairwise(pieces)
    return [later for piece, later in pairs if unicodedata.category(later[0])[0] == "M" and not piece[-1].isspace()]


@pytest.mark.parametrize(
    ("old", "new", "direction"),
    [
        ("", "12 مايو", "rtl"),
        ("Hello", "12 שלום", "rtl"),
        ("مرحبا", "Hello", "ltr"),
        ("مرحبا", "12", "rtl"),
        ("1", "2", "auto"),
    ],
)
def test_direction_is_that_of_the_later_text(old, new, direction):
    assert direction_of(changes(old, new)) == direction


def test_signs_without_letters_turn_with_the_text_around_them():
    assert [Change("added", text).direction for text in ("(", "12", "مايو", "May")] == ["", "", "auto", "auto"]
