"""What is looked for, as a small tree, and the tree as each database's own query string."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """These stems stand one behind the other; one alone is a word, or a facet."""

    stems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    nodes: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class AllOf:
    """All of `nodes`, and none of `without`; `nodes` must not be empty."""

    nodes: "tuple[Node, ...]"
    without: "tuple[Node, ...]" = ()


Node = Run | AnyOf | AllOf


def any_of(nodes: Sequence[Node]) -> Node:
    """Any of these, without a box around a single one."""
    kept = tuple(dict.fromkeys(nodes))
    return kept[0] if len(kept) == 1 else AnyOf(kept)


def to_fts5(node: Node) -> str:
    """As an expression of SQLite's FTS5. Stems hold letters, digits, marks and the underscore only, so nothing needs escaping."""
    if isinstance(node, Run):
        return f'"{" ".join(node.stems)}"'
    if isinstance(node, AnyOf):
        return f"({' OR '.join(map(to_fts5, node.nodes))})"
    kept = f"({' AND '.join(map(to_fts5, node.nodes))})"
    return f"({kept} NOT ({' OR '.join(map(to_fts5, node.without))}))" if node.without else kept


def to_tsquery(node: Node) -> str:
    """As the text of a PostgreSQL tsquery."""
    if isinstance(node, Run):
        run = " <-> ".join(f"'{stem}'" for stem in node.stems)
        return run if len(node.stems) == 1 else f"({run})"
    if isinstance(node, AnyOf):
        return f"({' | '.join(map(to_tsquery, node.nodes))})"
    kept = f"({' & '.join(map(to_tsquery, node.nodes))})"
    return f"({kept} & !({' | '.join(map(to_tsquery, node.without))}))" if node.without else kept


def has_run(node: Node) -> bool:
    """Whether some stems of it must stand one behind the other, which an index alone cannot tell."""
    if isinstance(node, Run):
        return len(node.stems) > 1
    inner = node.nodes if isinstance(node, AnyOf) else (*node.nodes, *node.without)
    return any(map(has_run, inner))
