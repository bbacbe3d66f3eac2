"""What an article becomes, how it is refused, and how large it may be."""

from dataclasses import dataclass
from typing import Final

from advice.articles.saying import Sentence

MAX_FILE_BYTES: Final = 3_000_000
MAX_LINES: Final = 60_000
MAX_LINE_CHARACTERS: Final = 100_000
MAX_PAGES: Final = 200
MAX_TITLE_CHARACTERS: Final = 300
MAX_INTRO_CHARACTERS: Final = 20_000
MAX_PASSAGES: Final = 1_000
MAX_PASSAGE_CHARACTERS: Final = 20_000
MAX_RELATED: Final = 100
MAX_TOPIC_CHARACTERS: Final = 80


class ArticleRefused(ValueError):
    """An article that cannot be read. Its text is a sentence for people: what is wrong and what to do; `sentence` is the same, to translate."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.said())
        self.sentence = sentence


@dataclass(frozen=True)
class RelatedSituation:
    """A situation that an article points to; `topic` is None where the line names none."""

    topic: str | None
    title: str


@dataclass(frozen=True)
class ArticleDraft:
    """One situation as read: at least one passage, none of them empty, no two of them alike."""

    title: str
    intro: str
    passages: tuple[str, ...]
    related: tuple[RelatedSituation, ...]
    topic: str | None = None
