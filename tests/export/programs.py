"""Programs from outside that read exported files, each started as seldom as can be."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

EPUBCHECK = Path("/usr/share/java/epubcheck.jar")
needs_epubcheck = pytest.mark.skipif(
    not EPUBCHECK.exists() or shutil.which("java") is None, reason="epubcheck and Java read the EPUB"
)
needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice reads the file back")


def checked(files: Mapping[str, bytes], folder: Path) -> dict[str, tuple[int, str]]:
    """What epubcheck says of each file, and how it ended; it takes one file at a time, so that two of it run side by side."""

    def check(name: str) -> tuple[int, str]:
        path = folder / f"{name}.epub"
        path.write_bytes(files[name])
        # a short run: what the compiler of Java would gain it would cost too
        command = [
            "java",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-jar",
            str(EPUBCHECK),
            "--failonwarnings",
            str(path),
        ]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120)
        return done.returncode, done.stdout + done.stderr

    with ThreadPoolExecutor(2) as pool:
        return dict(zip(files, pool.map(check, files), strict=True))


def read_by_office(files: Mapping[str, bytes], folder: Path) -> dict[str, str]:
    """The text that LibreOffice finds in each of these files, by their names; started once for all."""
    given, found = folder / "given", folder / "found"
    given.mkdir()
    for name, content in files.items():
        (given / name).write_bytes(content)
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to"]
    command += ["txt:Text (encoded):UTF8", "--outdir", str(found), *(str(given / name) for name in files)]
    subprocess.run(command, check=True, capture_output=True, timeout=120, env=os.environ | {"HOME": str(folder)})
    return {name: (found / name).with_suffix(".txt").read_text("utf-8-sig") for name in files}
