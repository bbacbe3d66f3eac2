"""The same document gives the same bytes, whatever the process and its surroundings."""

import os
import subprocess
import sys
from pathlib import Path

from advice.export.formats import FORMATS

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import hashlib
from advice.export.formats import FORMATS
from tests.export.samples import make_document, make_small
for name, row in FORMATS.items():
    made = row.render(make_document()) + row.render(make_small("ar"))
    print(name, hashlib.sha256(made).hexdigest())
"""


def digests(**surroundings: str) -> list[str]:
    environment = {"PATH": os.defpath, "DJANGO_SETTINGS_MODULE": "kb.settings", **surroundings}
    command = [sys.executable, "-c", PROGRAM]
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    ).stdout.splitlines()


def test_every_format_is_the_same_in_two_processes() -> None:
    here = digests(PYTHONHASHSEED="1", TZ="Pacific/Kiritimati", LC_ALL="C", LANG="C")
    there = digests(PYTHONHASHSEED="2", TZ="America/Anchorage", LC_ALL="C.UTF-8", LANG="ar_EG.UTF-8")

    assert [line.split()[0] for line in here] == list(FORMATS)
    assert here == there
