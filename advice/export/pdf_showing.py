"""What one operator of a page's content draws: glyphs and the steps between them."""

import re
from dataclasses import dataclass
from typing import Final

_PART = re.compile(rb"\(|<([0-9A-Fa-f]*)>|(-?[\d.]+)|(\]?\s*T[Jj])")
_PLAIN = re.compile(rb"((?:[^\\()]|\\.)*)\)", re.DOTALL)
_STRING = re.compile(rb"\\([0-7]{1,3})|\\(.)|([()])|([^\\()]+)", re.DOTALL)
_ESCAPES: Final = {b"n": 10, b"r": 13, b"t": 9, b"b": 8, b"f": 12}


@dataclass(frozen=True)
class Glyph:
    """One glyph by its two-byte code, and the step before it as the file has it, b"" for none."""

    code: int
    step: bytes


def shown(content: bytes, start: int) -> tuple[list[Glyph], int]:
    """The glyphs of the operator whose operands begin at `start`, and where it ends. Raises ValueError where there is none."""
    glyphs: list[Glyph] = []
    place, step = start, b""
    while found := _PART.search(content, place):
        place = found.end()
        if found[3]:
            return glyphs, place
        if found[2]:
            step = found[2]
            continue
        signs = bytearray()
        if found[1] is None:
            place = _read_string(content, place, signs)
        else:
            signs += bytes.fromhex(found[1].decode())
        for high, low in zip(signs[::2], signs[1::2], strict=True):
            glyphs.append(Glyph(high << 8 | low, step))
            step = b""
    raise ValueError("an operator without an end")


def operator(glyphs: list[Glyph]) -> bytes:
    """The operator that draws them."""
    return b"[%s]TJ\n" % b"".join(b"%s<%04X>" % (glyph.step, glyph.code) for glyph in glyphs)


def _read_string(content: bytes, place: int, signs: bytearray) -> int:
    """Reads a string into `signs`, from behind its first bracket. Returns where it ends."""
    if plain := _PLAIN.match(content, place):
        # escapes are those of Python, but for brackets
        inside = plain[1].replace(b"\\(", b"(").replace(b"\\)", b")")
        signs += inside.decode("unicode_escape").encode("latin-1")
        return plain.end()
    depth = 1
    while depth:
        found = _STRING.match(content, place)
        if found is None:
            raise ValueError("a string without an end")
        place = found.end()
        octal, escaped, bracket, others = found.groups()
        depth += {b"(": 1, b")": -1}.get(bracket, 0)
        if octal:
            signs.append(int(octal, 8))
        elif escaped:
            signs.append(_ESCAPES.get(escaped, escaped[0]))
        elif depth:
            signs += others or bracket
    return place
