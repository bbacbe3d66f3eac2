"""What somebody typed into the search box: words, "phrases", words to leave out, and operators such as strategy:listen."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from advice.language.terms import Term, is_dense, terms

LONGEST = 300  # code points of a search; what stands behind is not read
MOST_PIECES = 16
OPERATORS = ("strategy", "without", "lang", "situation", "by", "has", "topic")
_QUOTES = '"“”„«»「」『』＂'
_CLOSING = {'"': '"“”', "“": '”"', "”": '”"', "„": '“”"', "«": "»", "»": "«", "「": "」", "『": "』", "＂": '＂"'}
_WITHIN = str.maketrans(dict.fromkeys(_CLOSING['"'], " "))
_OPERATOR = re.compile(rf"({'|'.join(OPERATORS)}):(\S*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a search, as typed: a word, or a phrase in quotation marks; `left_out` with a minus before it; `raw` is how it is typed again."""

    text: str
    phrase: bool = False
    left_out: bool = False

    @property
    def raw(self) -> str:
        return f"{'-' * self.left_out}{chr(34) * self.phrase}{self.text}{chr(34) * self.phrase}"

    @property
    def terms(self) -> Sequence[Term]:
        """Its terms, without a stem: nobody knows yet which language it is in."""
        return terms(self.text)

    @property
    def dense(self) -> bool:
        """Whether it is written in a script that does not part its words, so that it is looked for as one run of signs."""
        return bool(self.terms) and all(is_dense(term.surface) for term in self.terms)


@dataclass(frozen=True)
class Query:
    """A search, taken apart. `operators` are the pairs that were typed among the words, in their order."""

    pieces: tuple[Piece, ...] = ()
    operators: tuple[tuple[str, str], ...] = field(default=())

    @property
    def words(self) -> str:
        """What is left for the search box once the operators have become filters."""
        return " ".join(piece.raw for piece in self.pieces)

    def minus(self, place: int) -> "Query":
        """The same without the piece at this place."""
        return Query(self.pieces[:place] + self.pieces[place + 1 :], self.operators)

    @property
    def wanted(self) -> list[Piece]:
        return [piece for piece in self.pieces if not piece.left_out]

    @property
    def unwanted(self) -> list[Piece]:
        return [piece for piece in self.pieces if piece.left_out]


def parse(text: str) -> Query:
    """The search that a text means. Nothing raises: a quotation mark that nobody closes ends with the text, a sign that says nothing is left out."""
    pieces, operators, rest = list[Piece](), list[tuple[str, str]](), text[:LONGEST].replace("\x00", " ").strip()
    while rest and len(pieces) < MOST_PIECES and len(operators) < MOST_PIECES:
        left_out = len(rest) > 1 and rest[0] in "-−–" and not rest[1].isspace()
        body = rest[1:] if left_out else rest
        if body[0] in _CLOSING:
            inner, body = _quoted(body)
            pieces.append(Piece(inner, phrase=True, left_out=left_out))
        elif body[0] in _QUOTES:  # a bracket that nobody opened
            body = body[1:]
        elif match := _OPERATOR.match(body):
            name, value, body = _operator(match, body)
            operators.append(("without" if left_out and name == "strategy" else name, value))
        else:
            word, body = _word(body)
            pieces.append(Piece(word, left_out=left_out))
        rest = body.strip()
    return Query(
        tuple(piece for piece in pieces if piece.terms), tuple((name, value) for name, value in operators if value)
    )


def _quoted(text: str) -> tuple[str, str]:
    closing = _CLOSING[text[0]]
    end = next((place for place, char in enumerate(text[1:], start=1) if char in closing), len(text))
    # a mark of another kind within it would end the phrase when it is typed again
    return " ".join(text[1:end].translate(_WITHIN).split()), text[end + 1 :]


def _operator(match: re.Match[str], text: str) -> tuple[str, str, str]:
    name, value = match[1].lower(), match[2]
    if value[:1] in _CLOSING:
        inner, rest = _quoted(text[match.start(2) :])
        return name, inner, rest
    return name, value, text[match.end() :]


def _word(text: str) -> tuple[str, str]:
    end = next((place for place, char in enumerate(text) if char.isspace() or char in _QUOTES), len(text))
    return text[:end], text[end:]
