import pytest
from hypothesis import given
from hypothesis import strategies as some

from advice.markup import CodeBlock, Listing, Paragraph, Quote, Run, blocks, first_direction, one_line, to_text


def test_blocks_of_a_text() -> None:
    source = "# Head\n\na **b *c*** [d](https://x.example)\ne\n\n> q\n\n2. one\n3. two\n\n```\nx\n```"

    assert blocks(source) == (
        Paragraph((Run("Head", bold=True),)),
        Paragraph(
            (
                Run("a "),
                Run("b ", bold=True),
                Run("c", bold=True, italic=True),
                Run(" "),
                Run("d", link="https://x.example"),
                Run("\ne"),
            )
        ),
        Quote((Paragraph((Run("q"),)),)),
        Listing(True, 2, ((Paragraph((Run("one"),)),), (Paragraph((Run("two"),)),))),
        CodeBlock("x"),
    )


def test_blocks_of_nested_lists() -> None:
    assert blocks("- a\n  - b\n- `c`") == (
        Listing(
            False,
            1,
            (
                (Paragraph((Run("a"),)), Listing(False, 1, ((Paragraph((Run("b"),)),),))),
                (Paragraph((Run("c", code=True),)),),
            ),
        ),
    )


def test_blocks_of_an_empty_text_are_none() -> None:
    assert blocks(" \n") == ()


def test_blocks_carry_no_unsafe_link() -> None:
    assert blocks("[x](javascript:alert(1))") == (Paragraph((Run("[x](javascript:alert(1))"),)),)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("", ""),
        ("# A\n\n- *b*\n- c\n\n> d\n\n`e`\nf", "A b c d e f"),
        ("<b>x</b> &amp; y", "<b>x</b> & y"),
        ("```\nx  y\n```", "x y"),
    ],
)
def test_text_is_one_plain_line(source: str, text: str) -> None:
    assert to_text(source) == text


@given(some.text(alphabet="ab*_`>-1.)\n \\[](<&#;", max_size=60))
def test_text_has_no_line_break(source: str) -> None:
    assert to_text(source) == one_line(to_text(source))


@pytest.mark.parametrize(
    ("text", "direction"), [("12 سلام a", "rtl"), ("שלום", "rtl"), ("(a) ب", "ltr"), ("12 🙂", None)]
)
def test_first_letter_gives_the_direction(text: str, direction: str | None) -> None:
    assert first_direction(text) == direction
