"""Which characters the shipped fonts can draw, read from their `cmap` tables."""

import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
BOX = "\N{WHITE SQUARE}"
"""What stands for a character that no font has."""

# invisible signs are drawn as nothing by the shaper, whether a font has them or not
_INVISIBLE = frozenset("\n\t\u200b\u200c\u200d\u200e\u200f\u00ad\u2060\ufe0e\ufe0f\u034f\u061c")


def replaced(text: str) -> tuple[str, int]:
    """`text` with a box for each character that no font has, and how many there were."""
    covered = characters()
    count = 0
    signs = []
    for sign in text:
        if ord(sign) in covered or sign in _INVISIBLE:
            signs.append(sign)
        elif unicodedata.category(sign) != "Cf" and not 0xFE00 <= ord(sign) <= 0xFE0F:
            signs.append(BOX)
            count += 1
    return "".join(signs), count


@cache
def characters() -> frozenset[int]:
    """The code points that at least one shipped font has."""
    return frozenset(code for path in sorted(FONTS.glob("*.[to]tf")) for code in font_characters(path.read_bytes()))


def font_characters(font: bytes) -> Iterator[int]:
    """The code points of an OpenType font's Unicode `cmap` subtables, formats 4 and 12."""
    start = _table(font, b"cmap")
    (count,) = struct.unpack_from(">H", font, start + 2)
    for place in range(count):
        platform, _encoding, offset = struct.unpack_from(">HHL", font, start + 4 + 8 * place)
        (form,) = struct.unpack_from(">H", font, start + offset)
        if platform in (0, 3) and form == 4:
            yield from _format_4(font, start + offset)
        elif platform in (0, 3) and form == 12:
            yield from _format_12(font, start + offset)


def _table(font: bytes, tag: bytes) -> int:
    (count,) = struct.unpack_from(">H", font, 4)
    rows = (struct.unpack_from(">4sLLL", font, 12 + 16 * place) for place in range(count))
    return int(next(offset for name, _sum, offset, _length in rows if name == tag))


def _format_12(font: bytes, start: int) -> Iterator[int]:
    (groups,) = struct.unpack_from(">L", font, start + 12)
    for first, last, _glyph in struct.iter_unpack(">LLL", font[start + 16 : start + 16 + 12 * groups]):
        yield from range(first, last + 1)


def _format_4(font: bytes, start: int) -> Iterator[int]:
    (twice,) = struct.unpack_from(">H", font, start + 6)
    segments = twice // 2
    ends = struct.unpack_from(f">{segments}H", font, start + 14)
    starts = struct.unpack_from(f">{segments}H", font, start + 16 + twice)
    deltas = struct.unpack_from(f">{segments}H", font, start + 16 + 2 * twice)
    places = start + 16 + 3 * twice
    offsets = struct.unpack_from(f">{segments}H", font, places)
    for segment, (first, last, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offset:
                (glyph,) = struct.unpack_from(">H", font, places + 2 * segment + offset + 2 * (code - first))
            if (glyph and (glyph + delta) % 0x10000) if offset else (code + delta) % 0x10000:
                yield code
