"""Street addresses, as twelve languages write them: a street by its word and its number, with what follows up to the town."""

import functools
import re
from collections.abc import Iterator, Sequence

from advice.privacy import address_forms as forms
from advice.privacy.spans import Ends

_DIGIT = re.compile(r"\d|[零一二三四五六七八九十百]{1,6}(?:[号號]|丁目)")
_LEAD = re.compile(
    r"[\u4e00-\u9fff]{0,8}?(?:住在|位于|位於|寄到|送到|寄往|送往|地址是|地址为|搬到|设在|[在到于是])(?=[\u4e00-\u9fff]{2})"
)
_BEFORE, _AFTER = 75, 70  # how far a street's name and number may stand from its word


@functools.cache
def _forms() -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    """Each form with the words that make it worth trying."""
    return tuple(
        (tuple(word.replace("|", " ") for word in words.split()), re.compile(form, re.VERBOSE))
        for words, form in forms.FORMS
    )


@functools.cache
def _tails() -> re.Pattern[str]:
    return re.compile(forms.TAIL, re.VERBOSE)


def seek_addresses(text: str, languages: Sequence[str]) -> Iterator[Ends]:
    """Streets with a number, in any of the languages whatever the text is in, and post boxes. The span goes on over flat, floor,
    postcode and town where they follow. A street without a number, a town or a postcode alone is nobody's address."""
    if not _DIGIT.search(text):
        return
    small = text.replace("İ", "I").lower()  # the one capital that grows when it is made small
    for words, form in _forms():
        for start, end in _windows(text, small, words):
            for found in form.finditer(text, start, end):
                lead = _LEAD.match(text, found.start(), found.end())
                yield lead.end() if lead else found.start(), _reach(text, found.end())


def _windows(text: str, small: str, words: tuple[str, ...]) -> list[Ends]:
    """The pieces of the text around the words, where a digit stands too; pieces that touch are one."""
    places = sorted({place for word in words for place in _places(small, word)})
    pieces: list[Ends] = []
    for place in places:
        start, end = max(0, place - _BEFORE), min(len(text), place + _AFTER)
        if pieces and start <= pieces[-1][1]:
            pieces[-1] = (pieces[-1][0], end)
        else:
            pieces.append((start, end))
    return [piece for piece in pieces if _DIGIT.search(text, *piece)]


def _places(small: str, word: str) -> Iterator[int]:
    place = small.find(word)
    while place >= 0:
        yield place
        place = small.find(word, place + 1)


def _reach(text: str, end: int) -> int:
    """Where the address ends once flat, postcode and town after it are counted in (at most three such pieces)."""
    for _piece in range(3):
        tail = _tails().match(text, end)
        if not tail or tail.end() == end:
            break
        end = tail.end()
    return end
