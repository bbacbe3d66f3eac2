"""Sentences for people that whoever shows them may translate: the engine says them in English and knows no other language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Sentence:
    """A sentence, or a part of one, with places such as %(most)s, and what stands in them."""

    words: str
    values: "Mapping[str, int | str | Sentence]"

    def said(self, translate: Callable[[str], str] = str, figure: Callable[[int], str] = "{:,}".format) -> str:
        """The sentence with its values: words as `translate` puts them, numbers as `figure` writes them."""
        shown = {
            name: value.said(translate, figure)
            if isinstance(value, Sentence)
            else figure(value)
            if isinstance(value, int)
            else value
            for name, value in self.values.items()
        }
        return translate(self.words) % shown


def say(words: str, **values: int | str | Sentence) -> Sentence:
    """A sentence; imported as `_`, the name by which the catalogues find it."""
    return Sentence(words, values)
