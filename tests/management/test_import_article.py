"""The command `import_article`, as it is called."""

import io
import json
import os
from pathlib import Path

import pytest
from django.core.management import call_command

from advice.models import Contribution, Situation

SEED = Path(__file__).parents[2] / "fixtures/articles/seed-article.txt"


def run(capsys, *args: object) -> tuple[int, list[dict]]:
    try:
        call_command("import_article", *map(str, args), "--json")
        status = 0
    except SystemExit as stop:
        status = int(stop.code)
    return status, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_import_article_reports_a_file_as_one_object(db, capsys):
    status, (report,) = run(capsys, SEED)

    (page,) = report["situations"]
    assert (status, report["outcome"], report["file"]) == (0, "imported", str(SEED))
    assert page["id"] == Situation.objects.get(contribution_count=10).pk
    assert (page["language"], page["topic"], len(page["contributions"]), len(page["related"])) == ("en", None, 10, 4)
    assert page["related"][1] == {
        "topic": "Trade Shows",
        "title": "Your boss is unresponsive to your ideas. How can you get them to listen?",
    }


def test_import_article_twice_says_unchanged(db, capsys):
    _status, (first,) = run(capsys, SEED)

    status, (second,) = run(capsys, SEED)

    assert (status, second["outcome"]) == (0, "unchanged")
    assert second["situations"][0]["contributions"] == first["situations"][0]["contributions"]


def test_import_article_dry_run_gives_the_numbers_that_stand_already(db, capsys, tmp_path):
    page = tmp_path / "page.txt"
    page.write_text("How do you say no?\n-\nSay it early.\n")
    _status, (first,) = run(capsys, page)
    page.write_text("How do you say no?\n-\nSay it early.\n-\nSay it once.\n")

    _status, (second,) = run(capsys, page, "--dry-run")

    assert (second["outcome"], second["situations"][0]["id"]) == ("imported", first["situations"][0]["id"])
    known, new = second["situations"][0]["contributions"]
    assert (known["id"], new["id"]) == (first["situations"][0]["contributions"][0]["id"], None)


def test_import_article_dry_run_gives_no_numbers_of_what_it_took_back(db, capsys, tmp_path):
    page = "How do you say no?\n-\nSay it early.\nRate this article\n-\nSalesHow do you say yes, then?\n"
    related = "How do you say yes, then?\n-\nSmile.\nRate this article\n"
    several = tmp_path / "pages.txt"
    several.write_text(page + "\n" + page + "\n" + related)

    _status, (report,) = run(capsys, several, "--dry-run")

    assert [page["id"] for page in report["situations"]] == [None, None, None]
    assert {row["id"] for page in report["situations"] for row in page["contributions"]} == {None}


def test_import_article_of_words_that_differ_in_case_stores_them_once(db, capsys, tmp_path):
    page = tmp_path / "page.txt"
    page.write_text("How do you say no?\n-\nSay it early.\n-\nSAY IT EARLY.\n")

    status, (report,) = run(capsys, page)

    assert (status, [row["text"] for row in report["situations"][0]["contributions"]]) == (0, ["Say it early."])


def test_import_article_takes_a_file_whose_name_is_no_text(db, capsys, tmp_path):
    page = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(page)).write_text("How do you say no?\n-\nSay it early.\n")

    status, (report,) = run(capsys, os.fsdecode(page))

    assert (status, report["outcome"], report["file"]) == (0, "imported", os.fsdecode(page))
    assert Contribution.objects.get().source == "caf\ufffd.txt"


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_import_article_writes_to_a_terminal_of_few_characters(db, options):
    output = io.TextIOWrapper(io.BytesIO(), encoding="ascii")

    call_command("import_article", str(SEED), *options, stdout=output)

    output.seek(0)
    assert "Your client is facing a personal crisis" in output.read()


def test_import_article_dry_run_gives_no_numbers(db, capsys):
    _status, (report,) = run(capsys, SEED, "--dry-run")

    assert report["situations"][0]["id"] is None
    assert {row["id"] for row in report["situations"][0]["contributions"]} == {None}
    assert Contribution.objects.count() == 0


def test_import_article_refuses_one_and_imports_the_other(db, capsys, tmp_path):
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    missing = tmp_path / "missing.txt"

    status, reports = run(capsys, empty, missing, SEED)

    assert status == 1
    assert [report["outcome"] for report in reports] == ["refused", "refused", "imported"]
    assert all(report["reason"].endswith(".") for report in reports[:2])
    assert reports[0]["situations"] == []


@pytest.mark.parametrize("size", [1, 100, 10_000, 300_000])
def test_import_article_of_random_bytes_is_never_a_traceback(db, capsys, tmp_path, size):
    noise = tmp_path / "noise"
    noise.write_bytes(os.urandom(size))

    status, (report,) = run(capsys, noise)

    assert (status, report["outcome"]) == (1, "refused")


def test_import_article_in_words(db, capsys):
    call_command("import_article", str(SEED))

    assert capsys.readouterr().out.splitlines()[-1].strip() == "10 contributions, 4 related situations"
