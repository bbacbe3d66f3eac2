"""Files of lines: plain, packed with gzip, or standard input; read so that no line fills the memory."""

import gzip
import io
import os
import stat
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from advice.actions.lines import LONGEST_LINE

ENDINGS = (".gz", ".jsonl", ".ndjson", ".json")


class Source:
    """The lines of a file; "-" is standard input, a name that ends in .gz is unpacked. Raises OSError where it cannot be opened."""

    def __init__(self, name: str) -> None:
        self.name, self.damage, self.line = name, "", 0
        self._below: IO[bytes] = sys.stdin.buffer if name == "-" else Path(name).open("rb")  # noqa: SIM115 - closed by close()
        about = _about(self._below)
        if about is not None and stat.S_ISDIR(about.st_mode):
            raise IsADirectoryError(21, "Is a directory")
        self._kept = about if about is not None and stat.S_ISREG(about.st_mode) else None  # no pipe, no terminal
        self.size = self._kept.st_size if self._kept and name != "-" else 0
        self._stream: IO[bytes] = gzip.open(self._below) if name.endswith(".gz") else self._below  # type: ignore[assignment]  # noqa: SIM115

    def close(self) -> None:
        """Leave the file; standard input stays open."""
        if self._below is not sys.stdin.buffer:
            self._stream.close()
            self._below.close()

    @property
    def done(self) -> int:
        """How many bytes of the file, of its `size`, are read; 0 where nobody knows."""
        return self._below.tell() if self.size else 0

    @property
    def title(self) -> str:
        """The name of the file as text, whatever bytes it is made of."""
        name = "standard input" if self.name == "-" else Path(self.name).name
        return os.fsencode(name).decode("utf-8", errors="replace")

    @property
    def rejects(self) -> Path:
        """Where the lines go that are refused, unless somebody says otherwise: beside the file, its endings replaced; of a pipe, here."""
        stem = self.name if self._kept and self.name != "-" else "stdin"
        for ending in ENDINGS:
            stem = stem.removesuffix(ending)
        return Path(f"{stem}.rejects.jsonl")

    def is_at(self, path: Path) -> bool:
        """Whether this is the very file at that path, also where standard input is led from it; of a pipe or a terminal nothing is lost."""
        return self._kept is not None and os.path.samestat(self._kept, path.stat())

    def batches(self, size: int) -> Iterator[list[tuple[int, bytes]]]:
        """The lines that are not blank, with their numbers from 1, in lists of at most `size` lines of the file.

        A line that is too long is cut behind its limit. Where a file cannot be read to its end, `damage` says so after the last batch.
        """
        batch: list[tuple[int, bytes]] = []
        for line in self._lines():
            self.line += 1
            if line.strip():
                batch.append((self.line, line))
            if self.line % size == 0:
                yield batch
                batch = []
        yield batch

    def _lines(self) -> Iterator[bytes]:
        try:
            while line := self._stream.readline(LONGEST_LINE + 1):
                rest = line
                while len(rest) > LONGEST_LINE and not rest.endswith(b"\n"):
                    rest = self._stream.readline(LONGEST_LINE + 1)
                yield line
        except (OSError, EOFError, zlib.error) as error:
            reason = getattr(error, "strerror", None) or str(error)
            self.damage = f"{self.title} cannot be read behind line {self.line}: {reason.rstrip('.')}."


def _about(stream: IO[bytes]) -> os.stat_result | None:
    """What the system says of an open file; None for a stream that is none."""
    try:
        return os.fstat(stream.fileno())
    except io.UnsupportedOperation:
        return None
