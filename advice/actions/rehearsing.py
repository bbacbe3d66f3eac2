"""Rehearse: what a dry run would have stored by now."""

import sqlite3


class Rehearsal:
    """The lines that a dry run would have imported, so that it counts what repeats them as a real run does.

    It is kept in a file that vanishes by itself, not in memory: a file of a million lines takes no more of it than one of ten.
    """

    def __init__(self) -> None:
        self._kept = sqlite3.connect("")
        self._kept.execute("CREATE TABLE kept (said TEXT PRIMARY KEY, content TEXT) WITHOUT ROWID")

    def note(self, said: str, content: str = "") -> None:
        """Remember this."""
        self._kept.execute("INSERT OR IGNORE INTO kept VALUES (?, ?)", (said, content))

    def recall(self, said: str) -> str | None:
        """What was remembered with this; None where nothing was."""
        row = self._kept.execute("SELECT content FROM kept WHERE said = ?", (said,)).fetchone()
        return None if row is None else str(row[0])
