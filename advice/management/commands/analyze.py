"""`manage.py analyze`: language, strategies and personal details of texts, from JSON Lines to JSON Lines."""

import json
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.management.base import BaseCommand

from advice.suggestions.analysis import analyse
from advice.suggestions.knowledge import current_knowledge

ABOUT = """\
Find in each text its language (null rather than a guess), the strategies it recommends with the phrases that say so, and the personal
details it gives away. Everything is found on this machine; nothing is stored, logged or sent anywhere.

  manage.py analyze < in.jsonl > out.jsonl

In, a line each:   {"id": "a1", "text": "Hear her out before you offer anything."}
Out, a line each:  {"id": "a1", "language": "en", "language_confidence": 0.97,
                    "strategies": [{"slug": "listen", "score": 0.91, "evidence": [{"start": 0, "end": 12, "text": "Hear her out"}]}],
                    "personal_data": [{"start": 0, "end": 3, "kind": "person"}]}

start and end count code points. Kinds: person email phone iban card address ip handle national_id.
A line that cannot be read gives {"line": number, "error": "why"}, and the rest goes on.
"""


class Command(BaseCommand):
    help = ABOUT
    requires_system_checks = []

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> Any:
        return super().create_parser(prog_name, subcommand, formatter_class=RawDescriptionHelpFormatter, **kwargs)

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--strict", action="store_true", help="exit with status 1 if any line could not be read")

    def handle(self, *args: Any, **options: Any) -> None:
        failed = False
        for row in analysed(sys.stdin.buffer):
            failed |= "error" in row
            self.stdout.write(json.dumps(row, ensure_ascii=False))
        if failed and options["strict"]:
            sys.exit(1)


def analysed(lines: Iterable[bytes]) -> Iterator[dict[str, Any]]:
    """One object for each line that is not empty: what was found, or what is wrong with the line."""
    knowledge = current_knowledge()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = read(line)
        except ValueError as error:
            yield {"line": number, "error": str(error)}
        else:
            yield {"id": row["id"], **analyse(row["text"], knowledge).as_json()}


def read(line: bytes) -> dict[str, Any]:
    """The object of a line. Raises ValueError with a sentence."""
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise ValueError("This line is not UTF-8.") from None
    except (json.JSONDecodeError, RecursionError) as error:
        where = f": {error.msg} at character {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        raise ValueError(f"This line is not JSON{where}.") from None
    if not isinstance(row, dict) or "id" not in row:
        raise ValueError('This line has to be an object with an "id" and a "text".')
    if not isinstance(row.get("text"), str):
        raise ValueError('"text" has to be a string.')
    return row
