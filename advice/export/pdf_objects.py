"""The objects of a PDF as the typesetter writes them: plain, one after the other, with a table of where each begins."""

import re
import zlib
from typing import Final

_STREAM = re.compile(rb"(\d+ 0 obj\n<<.*?)/Length (\d+)(.*?>>\s*stream\n)", re.DOTALL)
_FLATE: Final = b"/Filter/FlateDecode"


class PdfObjects:
    """The objects of one file by number, to be read, changed and written again."""

    def __init__(self, file: bytes) -> None:
        """Raises ValueError for a file that is not laid out as the typesetter does it."""
        found = re.search(rb"startxref\n(\d+)\n%%EOF\s*$", file)
        start = int(found[1]) if found else -1
        table = re.match(rb"xref\n0 (\d+)\n", file[start : start + 32])
        if table is None:
            raise ValueError("no table of objects")
        first = start + table.end()
        rows = [file[first + 20 * place : first + 20 * place + 20] for place in range(int(table[1]))]
        places = sorted((int(row[:10]), number) for number, row in enumerate(rows) if row[17:18] == b"n")
        ends = [place for place, _ in places[1:]] + [start]
        self._head = file[: places[0][0]]
        self._bodies = {number: file[place:end] for (place, number), end in zip(places, ends, strict=True)}
        self._count = int(table[1])
        self._tail = file[first + 20 * self._count : file.rindex(b"startxref\n")]

    def numbers(self) -> list[int]:
        """The numbers of all objects, in the order of the file."""
        return list(self._bodies)

    def body(self, number: int) -> bytes:
        """An object as it stands in the file."""
        return self._bodies[number]

    def stream(self, number: int) -> bytes:
        """What the stream of an object says. Raises ValueError where it has none, or one packed in another way."""
        head = self._stream_head(number)
        packed = self._bodies[number][head.end() : head.end() + int(head[2])]
        return zlib.decompress(packed)

    def write_stream(self, number: int, said: bytes) -> None:
        """Another stream in the place of that one: not packed, for what comes out of packing is not the same on every machine."""
        head = self._stream_head(number)
        rest = head[3].replace(_FLATE, b"")
        self._bodies[number] = b"%s/Length %d%s%s\nendstream\nendobj\n" % (head[1], len(said), rest, said)

    def reference(self, number: int, name: bytes) -> int:
        """The number of the object that an object names so. Raises ValueError where it names none."""
        found = re.search(rb"/%s (\d+) 0 R" % name, self._bodies[number])
        if found is None:
            raise ValueError(f"no {name.decode()} in object {number}")
        return int(found[1])

    def to_bytes(self) -> bytes:
        """The file with its table made anew."""
        parts, rows, place = [self._head], {}, len(self._head)
        for number, body in self._bodies.items():
            # a line feed after a carriage return is one end of line, and would take the last sign of the stream with it
            body = body.replace(b"\r\nendstream", b"\r\r\nendstream")
            rows[number] = b"%010d 00000 n\r\n" % place
            parts.append(body)
            place += len(body)
        free = b"0000000000 65535 f\r\n"
        table = b"".join(rows.get(number, free) for number in range(self._count))
        return b"".join([*parts, b"xref\n0 %d\n" % self._count, table, self._tail, b"startxref\n%d\n%%%%EOF" % place])

    def _stream_head(self, number: int) -> re.Match[bytes]:
        head = _STREAM.match(self._bodies[number])
        if head is None or _FLATE not in head[0]:
            raise ValueError(f"object {number} has no packed stream")
        return head
