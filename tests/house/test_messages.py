"""The catalogues of the interface: every message is there, translated whole, with the same places and tags, and compiled."""

import re
import shutil
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import polib
import pytest
from django.utils.translation import to_locale

from advice.language.interface import INTERFACES
from kb import settings
from tests.house.trees import ROOT

LOCALES = [to_locale(code) for code in INTERFACES if code != "en"]
# the languages whose words are not all in yet; each leaves the list with its translation
WAITING: set[str] = set()  # locales nobody has translated yet
TRANSLATED = [locale for locale in LOCALES if locale not in WAITING]
PLACE = re.compile(r"%(?:\(\w+\))?[sd%]|\{\w*\}")
TAG = re.compile(r"</?\w+[^>]*>")
PROGRAMS = ("xgettext", "msgmerge", "msguniq", "msgattrib")


def path_of(locale: str, suffix: str = ".po", root: Path = ROOT) -> Path:
    return root / "locale" / locale / "LC_MESSAGES" / f"django{suffix}"


@cache
def catalogue(locale: str) -> polib.POFile:
    return polib.pofile(str(path_of(locale)))


def key(entry: polib.POEntry) -> tuple[str | None, str, str]:
    return entry.msgctxt, entry.msgid, entry.msgid_plural


def said(entry: polib.POEntry) -> list[tuple[str, str]]:
    """Each translation beside the message it may take its places from."""
    if not entry.msgid_plural:
        return [(entry.msgid, entry.msgstr)]
    return [(entry.msgid_plural, form) for form in entry.msgstr_plural.values()]


def faults(entry: polib.POEntry) -> list[str]:
    """What a translation lacks or has too much of; a form of a plural may leave the number out: "one vote"."""
    found = []
    for source, words in said(entry):
        if not words:
            continue
        lost, new = Counter(PLACE.findall(source)), Counter(PLACE.findall(words))
        spare = (
            {"%(counter)s", "%(votes)s", "%(n)s", "%(count)d", "%(most)d", "%(all)s"} if entry.msgid_plural else set()
        )
        if set(new) - set(lost) or set(lost) - set(new) - spare or new["%%"] != lost["%%"]:
            found.append(f"{words}: {sorted(new)} for {sorted(lost)}")
        if Counter(TAG.findall(words)) != Counter(TAG.findall(source)):
            found.append(f"{words}: {TAG.findall(words)} for {TAG.findall(source)}")
    return found


@pytest.fixture(scope="module")
def collected(tmp_path_factory) -> dict[str, polib.POFile]:
    """The catalogues as script/messages would leave them, collected anew in a copy of the sources."""
    missing = [program for program in PROGRAMS if shutil.which(program) is None]
    if missing:
        pytest.skip(f"There is no {', '.join(missing)} here: messages cannot be collected anew.")
    copy = tmp_path_factory.mktemp("messages")
    for room in ("kb", "advice", "templates", "locale", "script"):
        shutil.copytree(ROOT / room, copy / room, ignore=shutil.ignore_patterns("__pycache__", "fonts"))
    for name in ("manage.py", "requirements.txt", "requirements-dev.txt"):
        shutil.copy(ROOT / name, copy)
    (copy / ".venv").symlink_to(Path(sys.prefix))
    done = subprocess.run([copy / "script" / "messages"], cwd=copy, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return {locale: polib.pofile(str(path_of(locale, root=copy))) for locale in LOCALES}


def test_languages_of_the_settings_are_those_of_the_house():
    assert [(row.code, row.native) for row in INTERFACES.values()] == settings.LANGUAGES


def test_every_language_has_its_catalogue():
    assert sorted(path.name for path in (ROOT / "locale").iterdir()) == sorted(LOCALES)
    assert set(LOCALES) >= WAITING


@pytest.mark.parametrize("locale", LOCALES)
def test_every_message_is_in_the_catalogue_and_no_other(collected, locale):
    anew = {key(entry) for entry in collected[locale]}

    assert anew
    assert {key(entry) for entry in catalogue(locale)} ^ anew == set()


@pytest.mark.parametrize("locale", TRANSLATED)
def test_every_message_is_translated(locale):
    entries = catalogue(locale)

    assert [entry.msgid for entry in entries if not entry.translated()] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_is_fuzzy_or_obsolete(locale):
    entries = catalogue(locale)

    assert [entry.msgid for entry in entries if entry.fuzzy or entry.obsolete] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_translations_have_the_places_and_tags_of_their_messages(locale):
    assert {entry.msgid: found for entry in catalogue(locale) if (found := faults(entry))} == {}


@pytest.mark.parametrize("locale", LOCALES)
def test_plurals_have_all_their_forms(locale):
    forms = int(re.search(r"nplurals=(\d)", catalogue(locale).metadata["Plural-Forms"])[1])
    plurals = [entry for entry in catalogue(locale) if entry.msgid_plural]

    assert plurals
    assert [entry.msgid for entry in plurals if sorted(entry.msgstr_plural) != list(range(forms))] == []
    # in part is worse than not at all: some numbers would speak English
    assert [entry.msgid for entry in plurals if any(entry.msgstr_plural.values()) and not entry.translated()] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_compiled_catalogue_says_what_the_words_say(locale):
    compiled = polib.mofile(str(path_of(locale, ".mo")))

    assert {key(entry): said(entry) for entry in compiled} == {
        key(entry): said(entry) for entry in catalogue(locale) if entry.translated()
    }


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("%(name)s wrote <bdi>%(team)s</bdi>, 100%%", True),
        ("<bdi>%(team)s</bdi>: 100%% %(name)s", True),
        ("%(name)s wrote <bdi>%(equipe)s</bdi>, 100%%", False),
        ("%(name)s wrote %(team)s, 100%%", False),
        ("%(name)s wrote <bdi>%(team)s</bdi>, 100", False),
        ("%(name)s wrote <bdi>it</bdi>, 100%%", False),
    ],
)
def test_lost_place_or_tag_would_be_found(words, right):
    entry = polib.POEntry(msgid="%(name)s wrote <bdi>%(team)s</bdi>, 100%%", msgstr=words)

    assert (faults(entry) == []) is right


@pytest.mark.parametrize(("one", "many", "right"), [("a vote", "%(n)s votes", True), ("a vote", "%(m)s votes", False)])
def test_only_the_number_of_a_plural_may_be_left_out(one, many, right):
    entry = polib.POEntry(msgid="%(n)s vote", msgid_plural="%(n)s votes", msgstr_plural={0: one, 1: many})

    assert (faults(entry) == []) is right
