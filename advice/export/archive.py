"""Zip archives that are the same bytes on every machine."""

import io
import zipfile
import zlib
from collections.abc import Iterable

BEGINNING = (1980, 1, 1, 0, 0, 0)  # the earliest date a zip can say
_LARGEST = 256 * 1024 * 1024


def packed(entries: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip of these names and contents, in this order."""
    stream = io.BytesIO()
    # stored, not deflated: what deflating gives differs between the versions of zlib that machines have
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, content in entries:
            entry = zipfile.ZipInfo(name, BEGINNING)
            entry.create_system = 3  # else the machine that packs says which it is
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return stream.getvalue()


def entry_of(content: bytes, name: str) -> bytes:
    """One entry of a zip from anywhere. Raises ValueError where it is no zip, has no such entry, or that one is larger than any file of ours."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if archive.getinfo(name).file_size > _LARGEST:
                raise ValueError(f"{name}: too large")
            return archive.read(name)
    except (zipfile.BadZipFile, KeyError, RuntimeError, EOFError, zlib.error, OSError) as error:
        raise ValueError(f"{name}: not found in the file") from error


def names_of(content: bytes) -> list[str]:
    """The names of the entries of a zip, in its order. Raises ValueError where it is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return archive.namelist()
    except (zipfile.BadZipFile, OSError) as error:
        raise ValueError("not a zip archive") from error
