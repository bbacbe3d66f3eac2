import hashlib
import json

from advice.export.canonical import digest, from_json, to_json
from advice.export.json import render
from tests.export.samples import make_document


def test_file_says_what_it_is() -> None:
    document = make_document()

    whole = json.loads(render(document))

    assert (whole["format"], whole["version"], whole["digest"]) == ("rapport-playbook", 2, digest(document))
    assert whole["languages"]["ja"] == "日本語"


def test_digest_can_be_computed_from_the_file_alone() -> None:
    document = make_document()

    whole = json.loads(render(document))

    again = json.dumps(whole["document"], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert hashlib.sha256(again.encode()).hexdigest() == whole["digest"]
    assert again == to_json(document)
    assert from_json(again) == document
