"""A text as the rules read it: Arabic digits, wide signs, spaces, dashes and quotes as ASCII has them, each in its place; and words made plain."""

import unicodedata

_DIGITS = {0x0660 + n: str(n) for n in range(10)} | {0x06F0 + n: str(n) for n in range(10)}
_WIDE = {0xFF01 + n: chr(0x21 + n) for n in range(94)}
_SPACES = dict.fromkeys(
    [0xA0, 0x1680, *range(0x2000, 0x2010), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF, 0x061C], " "
)
_MARKS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2060, 0x206A)], " ")
_DASHES = dict.fromkeys([*range(0x2010, 0x2016), 0x2212, 0xFE63], "-")
_QUOTES = dict.fromkeys([0x2018, 0x2019, 0x02BC, 0x02B9], "'")
_TABLE = _DIGITS | _WIDE | _SPACES | _MARKS | _DASHES | _QUOTES


def _plain_letters() -> dict[int, str | None]:
    """Letters with marks as the letter alone; marks that stand by themselves vanish; й stays, ё is е."""
    table: dict[int, str | None] = dict.fromkeys(range(0x300, 0x370))
    for code in [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]:
        plain = "".join(char for char in unicodedata.normalize("NFD", chr(code)) if not unicodedata.combining(char))
        if plain != chr(code):
            table[code] = plain
    return table | {
        ord(char): plain for char, plain in zip("ıßłøæœđё", ("i", "ss", "l", "o", "ae", "oe", "d", "е"), strict=True)
    }


_PLAIN = _plain_letters()


def fold(text: str) -> str:
    """The text with Arabic digits, full-width signs, spaces, dashes and quotes as ASCII has them; as many characters, each at its own place."""
    return text if text.isascii() else text.translate(_TABLE)


def bare(word: str) -> str:
    """A word in small letters without its accents, as the lists of words hold it."""
    small = word.lower()
    return small if small.isascii() else small.translate(_PLAIN)


def bare_words(table: str) -> frozenset[str]:
    """The words of a table, each as `bare` makes it."""
    return frozenset(bare(word) for word in table.split())
