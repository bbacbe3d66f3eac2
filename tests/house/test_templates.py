"""What the security policy and the habits of the house ask of templates."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.template.loader import get_template

from tests.house.trees import ROOT, name_of, templates

PAGES = [path for path in templates() if path.suffix == ".html" and "export" not in path.relative_to(ROOT).parts]
UNSAFE = re.compile(r"\|\s*safe\b|\{%\s*autoescape\s+off|mark_safe")
INLINE = [
    re.compile(r"<style\b", re.IGNORECASE),
    re.compile(r"\sstyle\s*=", re.IGNORECASE),
    re.compile(r"<script\b(?![^>]*\bsrc=)", re.IGNORECASE),
    re.compile(r"<[^>{]*\son[a-z]+\s*=", re.IGNORECASE),
    re.compile(r"javascript:", re.IGNORECASE),
]
MAY_BE_SAFE = {
    "templates/contribution/_body.html",  # sanitised when it was stored
    "templates/situation/_body.html",
    "templates/components/_field_words.html",  # the help of a field: words of the code, never of a person
}


def words(path: Path) -> str:
    return path.read_text("utf-8")


def test_templates_have_no_inline_style_or_script():
    inline = [name_of(path) for path in PAGES if any(pattern.search(words(path)) for pattern in INLINE)]

    assert inline == []


@pytest.mark.parametrize(
    "fragment",
    ["<style>", '<p style="x">', "<script>", '<a onclick="x">', "<a href='javascript:x'>", "<b\n onload=x>"],
)
def test_inline_style_or_script_would_be_found(fragment):
    assert any(pattern.search(fragment) for pattern in INLINE)


def test_only_what_nobody_can_write_unsanitised_is_marked_safe():
    unsafe = {name_of(path) for path in PAGES if UNSAFE.search(words(path))}

    assert unsafe <= MAY_BE_SAFE


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_template_can_be_compiled(path):
    assert get_template(str(path.relative_to(ROOT / "templates")))


def test_static_files_that_templates_name_are_there():
    named = {
        (name_of(path), name)
        for path in PAGES
        for name in re.findall(r"\{%\s*static\s+['\"]([^'\"]+)['\"]", words(path))
    }

    assert sorted((page, name) for page, name in named if not finders.find(name)) == []


NAMED = sorted(
    {
        (name_of(path), name)
        for path in PAGES
        for name in re.findall(r"\{%\s*(?:include|extends)\s+['\"]([^'\"]+)['\"]", words(path))
    }
)


@pytest.mark.parametrize(("page", "name"), NAMED)
def test_template_that_a_template_names_is_there(page, name):
    assert get_template(name)


def test_no_migration_is_missing(db):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_every_icon_that_is_drawn_stands_somewhere_and_the_other_way_round():
    drawn = set(re.findall(r'id="icon-([\w-]+)"', (ROOT / "static/img/icons.svg").read_text("utf-8")))
    named = {name for path in PAGES for name in re.findall(r"\{%\s*icon\s+\"([\w-]+)\"", words(path))}

    assert named == drawn
