import io
import zipfile
from dataclasses import replace

import pytest

from advice.export.canonical import digest, play_digest
from advice.export.document import Choice, Document
from advice.export.formats import FORMATS
from advice.export.manifest import faults, manifest, manifest_in, manifest_script
from advice.export.showing import chosen, with_tombstones
from tests.export.samples import make_document, make_play, make_small, with_play

READ = [name for name in FORMATS if name not in ("pdf", "html")]
HOSTILE = '</script>```\n```json {"format": 1}\n```]]> & =1+1 \ufffe\x85\u2028 “x”'


def content(document: Document, name: str) -> bytes:
    """A file, and for HTML the element of it that holds the manifest."""
    return manifest_script(document).encode() if name == "html" else FORMATS[name].render(document)


@pytest.mark.parametrize("name", [*READ, "html"])
@pytest.mark.parametrize(
    "document",
    [
        make_document(approved_by_link=True),
        make_small("ar"),
        chosen(make_document(), Choice(section=1, strategies=("listen",), languages=("fr", "ar"))),
        with_play(None, author=HOSTILE, licence="-x", permalink=HOSTILE),
    ],
    ids=["mixed", "ar", "part", "hostile"],
)
def test_manifest_comes_back_as_it_went_in(document: Document, name: str) -> None:
    assert manifest_in(content(document, name), name) == manifest(document)


def test_manifest_says_where_each_play_comes_from() -> None:
    sealed = replace(make_document(), sealed=digest(make_document()))

    found = manifest(chosen(sealed, Choice(languages=("fr",), texts="both", into="en")))

    assert found["edition"]["digest"] == digest(make_document())
    assert (found["edition"]["plays"], found["edition"]["choice"]["into"]) == (17, "en")
    row = next(row for row in found["plays"] if row["number"] == 3)
    assert (row["author"], row["licence"], row["revision"]) == ("Ana Pérez", "CC BY-SA 4.0", 1)
    assert (row["helpful"], row["votes"], row["worked"], row["mixed"], row["failed"]) == (13, 15, 3, 1, 0)
    assert [(one["language"], one["method"], one["engine"], one["reviewed"]) for one in row["translations"]] == [
        ("ar", "person", "", True),
        ("en", "machine", "libretranslate", False),
        ("fr", "person", "", False),
    ]


def test_plays_of_the_first_schema_have_a_digest_too() -> None:
    play = replace(make_play(1, "en"), digest="")
    document = make_document(sections=(replace(make_document().sections[0], plays=(play,)),))

    alive, gone = manifest(document), manifest(with_tombstones(document, {play.contribution: "erased"}))

    assert alive["plays"][0]["digest"] == gone["plays"][0]["digest"] == play_digest(play)
    assert (gone["plays"][0]["author"], gone["plays"][0]["tombstone"]) == ("", "erased")


def test_nothing_is_missing_from_the_sample() -> None:
    assert faults(manifest(make_document())) == []


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"author": ""}, "play 1 has no author"),
        ({"licence": ""}, "play 1 has no licence"),
        ({"permalink": ""}, "play 1 has no link"),
        ({"permalink": "javascript:x"}, "play 1 has no link"),
    ],
)
def test_play_that_misses_something_is_a_fault(changes: dict[str, str], fault: str) -> None:
    assert faults(manifest(with_play(**changes))) == [fault]


def test_play_and_edition_without_digest_are_faults() -> None:
    found = manifest(with_play())
    found["plays"][0]["digest"] = found["edition"]["digest"] = ""

    assert faults(found) == ["play 1 has no digest", "the edition has no digest"]


def test_text_that_is_gone_needs_no_author() -> None:
    assert faults(manifest(with_tombstones(with_play(), {101: "withdrawn"}))) == []


def archive(*entries: tuple[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for name, held in entries:
            made.writestr(name, held)
    return stream.getvalue()


PLACES = ("EPUB/manifest.json", "manifest.json", "customXml/item1.xml")
STRANGE = [
    b"",
    b"\xff\xfe",
    b"[]",
    b'{"plays": 1}',
    b"[" * 100_000,
    b"number,author\r\n1,x\r\n",
    archive(),
    archive(*((place, b"{") for place in PLACES)),
    archive(*((place, b"[" * 100_000) for place in PLACES)),
    archive(*((place, b'{"format": "rapport-manifest", "plays": [1]}') for place in PLACES)),
    archive(
        (
            "customXml/item1.xml",
            b'<!DOCTYPE x [<!ENTITY a "b">]><manifest xmlns="urn:rapport:manifest:1">&a;</manifest>',
        )
    ),
]


@pytest.mark.parametrize("name", [*READ, "html", "pdf"])
@pytest.mark.parametrize("held", STRANGE, ids=range(len(STRANGE)))
def test_file_without_a_manifest_is_refused(held: bytes, name: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        manifest_in(held, name)
