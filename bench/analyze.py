"""How fast `manage.py analyze` is: when it gives its first answer, texts a second on one core after that, and how much memory it takes.

    .venv/bin/python bench/analyze.py [--texts 3000] [--core 0]

Starts the command as anybody would, on one core, and feeds it the repository's own texts in many languages (bench/suggestions/tuning.*, the texts
alone of bench/language/lines.jsonl). A Python that does nothing but parse each line and print it runs first, on the same core: the ratios
to it say more than the seconds of one machine. Seconds are those the processor spent on it, where the system tells them, so that a core shared
with others is not held against it; those of the clock stand beside. The exit status is 1 if a goal is missed: 300 texts a second, 3 seconds, 300 MB.
"""

import argparse
import itertools
import json
import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "bench"
MORE, LESS = "texts a second", ("seconds to the first answer", "megabytes")
GOALS = {MORE: 300.0, LESS[0]: 3.0, LESS[1]: 300.0}
PARSING = "import json, sys\nfor line in sys.stdin.buffer:\n    print(json.dumps(json.loads(line)), flush=False)\n"


@dataclass(frozen=True)
class Run:
    """One run of a program, by the processor's seconds and by the clock's: to its first answer, and for all the texts after it; the most megabytes."""

    texts: int
    first: tuple[float, float]
    rest: tuple[float, float]
    peak: float

    def figures(self, clock: bool) -> dict[str, float]:
        """What the goals speak of, by the processor's seconds or the clock's."""
        return {MORE: self.texts / self.rest[clock], LESS[0]: self.first[clock], LESS[1]: self.peak}


def texts(count: int) -> list[str]:
    """So many texts, each different: those of the repository, then the same again in pairs."""
    files = [*sorted((DATA / "suggestions").glob("tuning.*.jsonl")), DATA / "language" / "lines.jsonl"]
    found = [json.loads(line)["text"] for path in files for line in path.read_text("utf-8").splitlines() if line]
    pairs = [f"{one} {other}" for one, other in itertools.pairwise(found)]
    return [*found, *pairs][:count]


def measured(words: list[str], lines: list[bytes], core: int | None) -> Run:
    """Run a program on one core: give it an all but empty first line, wait for the answer, then give it all the others."""
    begun = time.perf_counter()
    program = subprocess.Popen(
        words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=os.environ | {"PYTHONUNBUFFERED": "1"}
    )
    assert program.stdin
    assert program.stdout
    if core is not None and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(program.pid, {core})
    program.stdin.write(b'{"id": "first", "text": "OK"}\n')
    program.stdin.flush()
    program.stdout.readline()
    first, spent = time.perf_counter() - begun, seconds_spent(program.pid)
    feeding = threading.Thread(target=feed, args=(program.stdin, lines))
    begun = time.perf_counter()
    feeding.start()
    answers = sum(1 for _ in program.stdout)
    rest = time.perf_counter() - begun
    feeding.join()
    _pid, _status, usage = os.wait4(program.pid, 0)
    if answers != len(lines):
        raise SystemExit(f"{len(lines)} texts went in and {answers} answers came out.")
    whole = usage.ru_utime + usage.ru_stime
    unit = 1 if sys.platform == "darwin" else 1024
    return Run(
        len(lines),
        (first if spent is None else spent, first),
        (rest if spent is None else whole - spent, rest),
        usage.ru_maxrss * unit / 1e6,
    )


def seconds_spent(number: int) -> float | None:
    """The processor's seconds a process has taken so far; None where the system does not tell."""
    try:
        fields = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def feed(stdin: IO[bytes], lines: list[bytes]) -> None:
    """Write all the lines and say that there are no more."""
    stdin.writelines(lines)
    stdin.close()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=3000, help="how many (default: 3000)")
    parser.add_argument("--core", type=int, default=0, help="the core to run on; -1: any (default: 0)")
    options = parser.parse_args()
    core = None if options.core < 0 else options.core
    lines = [json.dumps({"id": n, "text": text}).encode() + b"\n" for n, text in enumerate(texts(options.texts))]
    base = measured([sys.executable, "-c", PARSING], lines, core)
    run = measured([sys.executable, "manage.py", "analyze"], lines, core)
    print(f"{len(lines)} texts of {sum(map(len, lines)) // len(lines)} bytes on one core")
    print(f"{'':28}{'parsing only':>14}{'analyze':>10}{'by the clock':>14}{'ratio':>8}{'goal':>7}")
    few, own, clock = base.figures(False), run.figures(False), run.figures(True)
    missed = [name for name, goal in GOALS.items() if (own[name] < goal if name == MORE else own[name] > goal)]
    for name, goal in GOALS.items():
        ratio = few[name] / own[name] if name == MORE else own[name] / max(few[name], 0.01)
        verdict = "  missed" if name in missed else ""
        print(f"{name:28}{few[name]:14,.2f}{own[name]:10,.2f}{clock[name]:14,.2f}{ratio:8.1f}{goal:7.0f}{verdict}")
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
