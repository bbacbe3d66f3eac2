"""`manage.py import_article`: published pages into situations and contributions."""

import json
import os
import sys
from argparse import ArgumentParser
from collections.abc import Container, Sequence
from pathlib import Path
from typing import Any

from advice.actions.importing import ImportedSituation, import_article
from advice.articles import ArticleRefused
from advice.articles.drafts import MAX_FILE_BYTES
from advice.management.printing import printable
from advice.management.teaching import TeachingCommand
from advice.models import Contribution, Situation

ABOUT = """\
Import pages in the form of collaborative articles: a title, an introduction, contributions parted by lines that hold only "-",
then the rating line and related situations. Text or HTML; UTF-8, UTF-16 with a byte order mark, or Windows-1252.
Importing a file again changes nothing. A file that is refused leaves nothing behind; the others are imported all the same.

  manage.py import_article fixtures/articles/seed-article.txt
  manage.py import_article --dry-run pages/*.txt
  manage.py import_article --json pages/*.txt > report.jsonl

The exit status is 1 if any file was refused.
"""


class Command(TeachingCommand):
    help = ABOUT

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", help="a page; - reads standard input")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen and store nothing")
        parser.add_argument("--json", action="store_true", help="print one JSON object a file, a line each")

    def handle(self, *args: Any, **options: Any) -> None:
        outcomes = [self._file(name, options["dry_run"]) for name in options["files"]]
        for outcome in outcomes:
            if options["json"]:
                self.stdout.write(_json(outcome, self.stdout))
            else:
                self.stdout.write(printable(_sentence(outcome, options["dry_run"]), self.stdout))
        if any(outcome["outcome"] == "refused" for outcome in outcomes):
            sys.exit(1)

    def _file(self, name: str, dry_run: bool) -> dict[str, Any]:
        try:
            imported = import_article(_read(name), source=_source(name), by=None, dry_run=dry_run)
        except (ArticleRefused, OSError) as refusal:
            reason = f"{refusal.strerror or refusal}." if isinstance(refusal, OSError) else str(refusal)
            return {"file": name, "outcome": "refused", "reason": reason, "situations": []}
        outcome = "imported" if any(page.changed for page in imported) else "unchanged"
        reason = "" if outcome == "imported" else "Everything in this file is in the site already."
        stored = _stored(imported)
        pages = [_page(page, stored) for page in imported]
        return {"file": name, "outcome": outcome, "reason": reason, "situations": pages}


def _read(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read(MAX_FILE_BYTES + 1)
    with Path(name).open("rb") as file:
        return file.read(MAX_FILE_BYTES + 1)


def _source(name: str) -> str:
    """The file's name as text, whatever bytes it is made of."""
    return os.fsencode(Path(name).name).decode("utf-8", errors="replace")


def _json(outcome: dict[str, Any], out: object) -> str:
    """One line of JSON; with escapes where the terminal, or a file's name, is not of the characters in it."""
    line = json.dumps(outcome, ensure_ascii=False)
    return line if printable(line, out) == line else json.dumps(outcome)


def _stored(pages: Sequence[ImportedSituation]) -> set[Situation | Contribution]:
    """What really stands in the site: after a dry run, none of what it wrote and took back (two queries)."""
    contributions = [row.contribution.pk for page in pages for row in page.contributions]
    return {
        *Situation.objects.filter(pk__in=[page.situation.pk for page in pages]),
        *Contribution.objects.filter(pk__in=contributions),
    }


def _page(page: ImportedSituation, stored: Container[Situation | Contribution]) -> dict[str, Any]:
    situation = page.situation
    return {
        "id": situation.pk if situation in stored else None,
        "title": situation.title,
        "topic": situation.topic.name_in(situation.language) if situation.topic else None,
        "language": situation.language or None,
        "contributions": [
            {
                "id": row.contribution.pk if row.contribution in stored else None,
                "language": row.contribution.language or None,
                "text": row.contribution.body,
            }
            for row in page.contributions
        ],
        "related": [{"topic": each.topic, "title": each.title} for each in page.related],
    }


def _sentence(outcome: dict[str, Any], dry_run: bool) -> str:
    if outcome["outcome"] != "imported":
        return f"{outcome['file']}: {outcome['outcome']}. {outcome['reason']}"
    done = "would be imported" if dry_run else "imported"
    pages = [
        f"  {page['title']}\n    {len(page['contributions'])} contributions, {len(page['related'])} related situations"
        for page in outcome["situations"]
    ]
    return "\n".join([f"{outcome['file']}: {done}.", *pages])
