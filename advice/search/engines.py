"""The full-text table of each database, behind one interface: the same rows, the same matches, in the same order."""

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple, Protocol

from django.db import connection

from advice.search.expressions import Node, has_run, to_fts5, to_tsquery

CONTRIBUTIONS, SITUATIONS = "advice_contribution_text", "advice_situation_text"
BREAK = "_"  # stands between texts, so that no run of words crosses from one into the next
COMMON = 0.05  # the share of all texts from which on PostgreSQL had better walk from the newest on until it has enough
ROOM = 2  # times the matches that are wanted: so many are expected among the newest rows that are looked at first
SLICE = 500  # rows of one statement


class Text(NamedTuple):
    """What the full-text table holds of one row: its stems and facets, and its words as they are written, place by place."""

    number: int
    terms: str
    surfaces: str


class Match(NamedTuple):
    """A contribution that fits, with what a search counts and orders by (`advice.models.IndexEntry`)."""

    number: int
    language: str
    readable: str
    strategies: str
    situation: int
    topic: int | None
    score: int
    votes: int


class Engine(Protocol):
    """A full-text table of a database."""

    def settle(self) -> None:
        """See to it that what leaves a table leaves the file too, from now on (two queries for each table)."""

    def put(self, table: str, rows: Sequence[Text]) -> None:
        """Write these rows, in the place of those with their numbers."""

    def drop(self, table: str, numbers: Collection[int]) -> None: ...

    def texts(self, table: str, numbers: Collection[int]) -> dict[int, Text]:
        """The rows with these numbers, by number (a query for each 500)."""

    def matches(self, node: Node, *, most: int, likely: int, highest: int = 0) -> list[Match]:
        """The newest contributions that fit, at most so many (one query, two where more was expected among the newest); `likely` is how many there may
        be, of numbers up to `highest`: both only choose the quickest way, never what is found."""

    def numbers(self, table: str, node: Node, *, most: int) -> list[int]:
        """The newest rows of a table that fit (one query)."""

    def put_slips(self, slips: Sequence[tuple[int, int]]) -> None:
        """Write these pairs of a key and the number of a word; those that are there stay."""

    def stray(self, table: str, model_table: str) -> list[int]:
        """The rows of a table that stand for nothing any more (one query)."""


_FITTING = "SELECT id FROM advice_contribution_terms WHERE vector @@ %s::tsquery"
_ENTRY = "e.contribution_id, e.language, e.readable, e.strategies, e.situation, e.topic, e.score, e.votes"


def sliced(numbers: Iterable[int]) -> Iterable[list[int]]:
    """These numbers, each once, in their order, as many at a time as one statement takes."""
    ordered = sorted(set(numbers))
    return (ordered[start : start + SLICE] for start in range(0, len(ordered), SLICE))


class SQLite:
    """SQLite's FTS5, with content of its own (the tables are made in migration 0009)."""

    def settle(self) -> None:
        with connection.cursor() as cursor:
            for table in (CONTRIBUTIONS, SITUATIONS):
                cursor.execute(f"SELECT 1 FROM {table}_config WHERE k = 'secure-delete' AND v = 1")
                # an index that is written so cannot be read by anything older: where an older one is in use, words stay until it merges its parts
                if cursor.fetchone() is None and sqlite3.sqlite_version_info >= (3, 42):
                    cursor.execute(f"INSERT INTO {table}({table}, rank) VALUES ('secure-delete', 1)")

    def put(self, table: str, rows: Sequence[Text]) -> None:
        self.drop(table, [row.number for row in rows])
        with connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO {table}(rowid, terms, surfaces) VALUES (%s, %s, %s)", list(rows))

    def drop(self, table: str, numbers: Collection[int]) -> None:
        with connection.cursor() as cursor:
            for part in sliced(numbers):
                cursor.execute(f"DELETE FROM {table} WHERE rowid IN ({_places(part)})", part)

    def texts(self, table: str, numbers: Collection[int]) -> dict[int, Text]:
        found = dict[int, Text]()
        with connection.cursor() as cursor:
            for part in sliced(numbers):
                # the content beside the index is an ordinary table, read without FTS5's parser
                cursor.execute(f"SELECT id, c0, c1 FROM {table}_content WHERE id IN ({_places(part)})", part)
                found |= {row[0]: Text(*row) for row in cursor.fetchall()}
        return found

    def matches(self, node: Node, *, most: int, likely: int, highest: int = 0) -> list[Match]:
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT {_ENTRY} FROM (SELECT rowid FROM {CONTRIBUTIONS} WHERE terms MATCH %s ORDER BY rowid DESC LIMIT %s) m"
                " CROSS JOIN advice_indexentry e ON e.contribution_id = m.rowid",
                [to_fts5(node), most],
            )
            return list(map(Match._make, cursor.fetchall()))

    def numbers(self, table: str, node: Node, *, most: int) -> list[int]:
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT rowid FROM {table} WHERE terms MATCH %s ORDER BY rowid DESC LIMIT %s", [to_fts5(node), most]
            )
            return [row[0] for row in cursor.fetchall()]

    def put_slips(self, slips: Sequence[tuple[int, int]]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany("INSERT OR IGNORE INTO advice_slip (key, word_id) VALUES (%s, %s)", slips)

    def stray(self, table: str, model_table: str) -> list[int]:
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT id FROM {table}_content WHERE id NOT IN (SELECT {_KEYS[model_table]} FROM {model_table}) ORDER BY id"
            )
            return [row[0] for row in cursor.fetchall()]


class PostgreSQL:
    """A table of tsvectors written by place, and a GIN index (made in migration 0009); no parser and no dictionary of the server is used.

    The texts stand in a table of their own, so that whoever walks along the vectors does not turn their pages.
    """

    def settle(self) -> None:
        """The server's own vacuum does it."""

    def put(self, table: str, rows: Sequence[Text]) -> None:
        if not rows:
            return
        numbers, terms, surfaces = ([row[place] for row in rows] for place in range(3))
        vectors = [vector(row.terms) for row in rows]
        with connection.cursor() as cursor:
            cursor.execute(
                f"WITH texts AS (INSERT INTO {table}(id, terms, surfaces) SELECT * FROM unnest(%s::bigint[], %s::text[], %s::text[])"
                " ON CONFLICT (id) DO UPDATE SET terms = excluded.terms, surfaces = excluded.surfaces)"
                f" INSERT INTO {_vectors(table)}(id, vector) SELECT id, vector::tsvector FROM unnest(%s::bigint[], %s::text[]) AS new(id, vector)"
                " ON CONFLICT (id) DO UPDATE SET vector = excluded.vector",
                [numbers, terms, surfaces, numbers, vectors],
            )

    def drop(self, table: str, numbers: Collection[int]) -> None:
        gone = sorted(set(numbers))
        with connection.cursor() as cursor:
            cursor.execute(
                f"WITH texts AS (DELETE FROM {table} WHERE id = ANY(%s)) DELETE FROM {_vectors(table)} WHERE id = ANY(%s)",
                [gone, gone],
            )

    def texts(self, table: str, numbers: Collection[int]) -> dict[int, Text]:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT id, terms, surfaces FROM {table} WHERE id = ANY(%s)", [sorted(set(numbers))])
            return {row[0]: Text(*row) for row in cursor.fetchall()}

    def matches(self, node: Node, *, most: int, likely: int, highest: int = 0) -> list[Match]:
        # walking the key backwards is quick where much fits and ruinous where little does, and the planner cannot tell (design papers, ranking 2.4)
        query, run = to_tsquery(node), has_run(node)
        if highest and likely >= COMMON * highest and not run:
            return self._fetched(f"n AS MATERIALIZED ({_FITTING} ORDER BY id DESC LIMIT %s)", [query, most])
        found = f"m AS MATERIALIZED ({_FITTING} AND id > %s), n AS (SELECT id FROM m ORDER BY id DESC LIMIT %s)"
        # a run has to be looked for in every text that has its words: of very common ones the newest may do
        room = (
            highest // 7
            if run and likely >= COMMON * highest
            else highest
            if run
            else ROOM * most * highest // max(likely, 1)
        )
        oldest = highest - room
        if oldest > highest // 4:
            newest = self._fetched(found, [query, oldest, most])
            if len(newest) >= most:
                return newest
        return self._fetched(found, [query, 0, most])

    def _fetched(self, found: str, values: list[str | int]) -> list[Match]:
        with connection.cursor() as cursor:
            joined = f"SELECT {_ENTRY} FROM n JOIN advice_indexentry e ON e.contribution_id = n.id ORDER BY n.id DESC"
            cursor.execute(f"WITH {found} {joined}", values)
            return list(map(Match._make, cursor.fetchall()))

    def numbers(self, table: str, node: Node, *, most: int) -> list[int]:
        with connection.cursor() as cursor:
            cursor.execute(
                f"WITH m AS MATERIALIZED (SELECT id FROM {_vectors(table)} WHERE vector @@ %s::tsquery) SELECT id FROM m ORDER BY id DESC LIMIT %s",
                [to_tsquery(node), most],
            )
            return [row[0] for row in cursor.fetchall()]

    def put_slips(self, slips: Sequence[tuple[int, int]]) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO advice_slip (key, word_id) SELECT * FROM unnest(%s::bigint[], %s::bigint[]) ON CONFLICT DO NOTHING",
                [[key for key, _word in slips], [word for _key, word in slips]],
            )

    def stray(self, table: str, model_table: str) -> list[int]:
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT id FROM {table} t WHERE NOT EXISTS (SELECT 1 FROM {model_table} m WHERE m.{_KEYS[model_table]} = t.id) ORDER BY id"
            )
            return [row[0] for row in cursor.fetchall()]


_KEYS = {"advice_indexentry": "contribution_id", "advice_situation": "id"}
_ENGINES: dict[str, Engine] = {"sqlite": SQLite(), "postgresql": PostgreSQL()}
_MOST_PLACES, _LAST_PLACE = 256, 16_383  # of one stem, and in one text: what a tsvector can hold


def engine() -> Engine:
    """The engine of the database in use."""
    return _ENGINES[connection.vendor]


def _vectors(table: str) -> str:
    """The table of the vectors that belongs to a table of texts."""
    return table.replace("_text", "_terms")


def vector(terms: str) -> str:
    """The terms of a row as the text of a tsvector, each with its places; a place too many is left out."""
    places = dict[str, list[int]]()
    for place, term in enumerate(terms.split(), start=1):
        if term != BREAK:
            places.setdefault(term, []).append(place)
    return " ".join(
        f"'{term}':{','.join(str(min(place, _LAST_PLACE)) for place in listed[:_MOST_PLACES])}"
        for term, listed in places.items()
    )


def _places(numbers: Sequence[int]) -> str:
    return ",".join(["%s"] * len(numbers))
