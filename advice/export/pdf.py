"""A playbook edition as an accessible PDF, typeset in a process of its own."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Final

from advice.export.document import Document
from advice.export.printed import printed
from advice.export.wording import words_for

SECONDS: Final = 10  # of processor time
PATIENCE: Final = 3  # on a busy machine, times as long
_PROJECT = Path(__file__).resolve().parents[2]


class ExportFailed(RuntimeError):
    """No file could be made; the message is one sentence to show."""


def render(document: Document, *, seconds: float = SECONDS) -> bytes:
    """A PDF built to PDF/UA-1 and PDF/A-2a; without both, and saying so in the file, where its texts do not allow them.

    The same bytes for the same document. Raises ExportFailed where the pages cannot be set within so many `seconds` of processor time, or where that takes
    three times as long.
    """
    words = words_for(document)
    data = {"data": printed(document, words), "published": document.published, "plain": words.plain_file}
    asked = json.dumps(data)
    return _typeset(asked.encode(), seconds)


def _typeset(asked: bytes, seconds: float) -> bytes:
    # a process of its own gives its memory back, and a text that breaks the typesetter breaks nothing else
    surroundings = {"PYTHONPATH": str(_PROJECT), "PATH": os.defpath, "LANG": "C.UTF-8", "RAYON_NUM_THREADS": "2"}
    command = [sys.executable, "-m", "advice.export.typesetting", str(max(1, round(seconds)))]
    try:
        done = subprocess.run(
            command, input=asked, capture_output=True, timeout=PATIENCE * seconds, cwd=_PROJECT, env=surroundings
        )
    except subprocess.TimeoutExpired:
        done = None
    if done is None or done.returncode == -signal.SIGXCPU:
        raise ExportFailed(f"The PDF took longer than {seconds:g} seconds to set; choose HTML or Markdown.")
    if done.returncode or not done.stdout.startswith(b"%PDF-"):
        raise ExportFailed("The PDF could not be set; choose HTML or Markdown.")
    return done.stdout
