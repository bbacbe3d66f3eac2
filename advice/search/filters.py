"""What a search is narrowed to besides its words, as facets of the index."""

from dataclasses import dataclass

from advice.search.expressions import AllOf, AnyOf, Node, Run
from advice.search.rows import ALL, TRIED, about, by, readable, tagged, under, written


@dataclass(frozen=True)
class Filters:
    """What a search is narrowed to: numbers of strategies (`every` one of them, or any), languages it can be read in or was `written` in,
    a situation, a topic, an author, with an outcome. What is empty narrows nothing."""

    strategies: tuple[int, ...] = ()
    every: bool = False
    without: tuple[int, ...] = ()
    languages: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    situation: int | None = None
    topic: int | None = None
    author: int | None = None
    tried: bool = False

    def narrow(self, *nodes: Node, without: tuple[Node, ...] = ()) -> Node:
        """What fits these nodes and the filters, and none of `without`."""
        kept = [*nodes, *self._wanted()]
        gone = (*without, *(Run((tagged(number),)) for number in self.without))
        return AllOf(tuple(kept) or (Run((ALL,)),), gone)

    def _wanted(self) -> list[Node]:
        strategies = [Run((tagged(number),)) for number in self.strategies]
        found = list[Node](strategies if self.every else [AnyOf(tuple(strategies))] if strategies else [])
        if self.languages:  # what is in a language nobody could name is shown to everybody, as in the lists
            found.append(AnyOf(tuple(Run((readable(code),)) for code in (*self.languages, ""))))
        if self.written:
            found.append(AnyOf(tuple(Run((written(code),)) for code in self.written)))
        if self.situation is not None:
            found.append(Run((under(self.situation),)))
        if self.topic is not None:
            found.append(Run((about(self.topic),)))
        if self.author is not None:
            found.append(Run((by(self.author),)))
        if self.tried:
            found.append(Run((TRIED,)))
        return found
