"""A span of personal detail: where it stands and of what kind it is."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal["person", "email", "phone", "iban", "card", "address", "ip", "handle", "national_id"]

KINDS: tuple[Kind, ...] = get_args(Kind)
"""Every kind, in the order in which people read them."""


@dataclass(frozen=True, order=True)
class Span:
    """Personal detail from `start` to before `end`, counted in code points; `kind` is one of `KINDS`."""

    start: int
    end: int
    kind: Kind


Ends = tuple[int, int]
Seeker = Callable[[str, Sequence[str]], Iterator[Ends]]
"""Finds one kind in a folded text, given the languages it may be in; cost grows with the length of the text and no faster."""

_LOOSE = " \t\r\n\"'`*_~.,;:!?|\\«»“”„‘’‹›<>{}،؛؟、。·…-"
_PAIRS = {")": "(", "]": "["}


def trim(text: str, start: int, end: int) -> Ends:
    """The same piece without space and punctuation around it; a closing bracket stays where its opening one does."""
    while start < end and (text[start] in _LOOSE or text[start] in ")]"):
        start += 1
    while start < end:
        last = text[end - 1]
        if last in _LOOSE or last in "([" or (last in _PAIRS and _PAIRS[last] not in text[start:end]):
            end -= 1
        else:
            break
    while start < end and text[start] in "([" and {"(": ")", "[": "]"}[text[start]] not in text[start:end]:
        start += 1
    return start, end
