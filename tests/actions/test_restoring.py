"""A whole site out and in again: identical, on an empty database, or not at all."""

import io
import json
import zipfile

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection

from advice.actions import balancing, contributing, curating, publishing, translating
from advice.actions.recounting import all_differences
from advice.actions.reindexing import reindex
from advice.actions.restoring import NotRestored, restore_site
from advice.archive.nouns import DERIVED, columns, file_of, nouns
from advice.archive.writing import MANIFEST, digests, manifest, write_archive
from advice.models import Contribution, Edition, Playbook, User, Vote
from tests import factories as f

pytestmark = pytest.mark.django_db


def quietly(done: int, of: int) -> None:
    assert 0 <= done <= of


def archive() -> tuple[bytes, dict]:
    stream = io.BytesIO()
    told = write_archive(stream, report=quietly)
    return stream.getvalue(), told


def empty() -> None:
    """As if the database held nothing but what the migrations brought."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA defer_foreign_keys = ON")
    for model in (*DERIVED, *reversed(nouns())):
        model._default_manager.all()._raw_delete(connection.alias)


def restored(content: bytes) -> dict:
    return restore_site(io.BytesIO(content), report=quietly)


def changed(content: bytes, name: str, change) -> bytes:
    """The archive with one file of it put through `change`; None leaves it out."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(stream, "w") as after:
        for each in before.namelist():
            told = change(before.read(each)) if each == name else before.read(each)
            if told is not None:
                after.writestr(each, told)
    return stream.getvalue()


@pytest.fixture
def site():
    """Something of everything that people make."""
    owner = f.cy()
    first = f.make_contribution(body="先听。\n\n**再说**。", language="zh", strategies=["listen", "find-solutions"])
    f.make_votes(first, helpful=3, unhelpful=1)
    f.make_trial(first, outcome="worked", line="It helped.")
    translating.translate(first, by=f.dee(), language="ar", body="اسمع أولًا.")
    contributing.revise(first, by=f.bo(), body="先听他说完。", strategies=["listen", "find-solutions"])
    playbook = f.make_playbook(by=owner)
    curating.add_play(playbook, first, by=owner, why="It worked")
    sides = [row.tag for row in first.taggings.order_by("tag")]
    balancing.explain_tension(playbook, *sides, "Listen first.", by=owner)
    publishing.publish(playbook, by=owner)
    group = Group.objects.create(name="Editors of topics")
    group.permissions.add(Permission.objects.get(codename="change_topic"))
    owner.groups.add(group)
    owner.user_permissions.add(Permission.objects.get(codename="view_topic"))
    return owner


def test_a_site_is_restored_identical_and_goes_on(site):
    content, told = archive()
    before = Edition.objects.get().document
    empty()
    assert (User.objects.count(), Contribution.objects.count()) == (0, 0)

    restored(content)

    assert manifest(digests()) == told
    assert archive() == (content, told)
    reindex(report=quietly)
    assert all_differences() == []
    assert Edition.objects.get().document == before
    owner = User.objects.get(username="cy")
    assert owner.has_perm("advice.change_topic")
    assert owner.has_perm("advice.view_topic")
    # numbers go on after the highest, and constraints stand
    again = f.make_contribution(by=owner)
    assert again.pk > max(Contribution.objects.exclude(pk=again.pk).values_list("pk", flat=True))
    assert Vote.objects.count() == 4


def test_every_table_of_ours_is_written_or_made_of_the_rest(site):
    content, told = archive()

    with zipfile.ZipFile(io.BytesIO(content)) as archived:
        assert sorted(archived.namelist()) == sorted([*map(file_of, nouns()), MANIFEST])
        for model in nouns():
            lines = archived.read(file_of(model)).splitlines()
            assert len(lines) == model._default_manager.count() == told["files"][file_of(model)]["rows"]
            assert [list(json.loads(line)) for line in lines[:1]] in ([], [[field.attname for field in columns(model)]])


def test_a_site_that_is_not_empty_is_left_alone(site):
    content, told = archive()

    with pytest.raises(NotRestored, match="not empty"):
        restored(content)

    assert manifest(digests()) == told


def contribution_line(**changes):
    def change(content: bytes) -> bytes:
        rows = [json.loads(line) for line in content.splitlines()]
        rows[0] |= changes
        return b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows)

    return change


CONTRIBUTIONS = file_of(Contribution)


@pytest.mark.parametrize(
    ("name", "change", "said"),
    [
        (MANIFEST, lambda _content: None, MANIFEST),
        (MANIFEST, lambda _content: b"[]", MANIFEST),
        (MANIFEST, lambda content: content.replace(b'"rapport-site"', b'"other"'), "not that of a site"),
        (MANIFEST, lambda content: content.replace(b'"00', b'"99'), "upgrade"),
        (CONTRIBUTIONS, lambda _content: None, f"no {CONTRIBUTIONS}"),
        (CONTRIBUTIONS, lambda content: content + b"{\n", f"{CONTRIBUTIONS}, line 2"),
        (CONTRIBUTIONS, lambda content: content + b"[]\n", f"{CONTRIBUTIONS}, line 2"),
        (CONTRIBUTIONS, contribution_line(extra=1), f"{CONTRIBUTIONS}, line 1: the columns"),
        (CONTRIBUTIONS, contribution_line(body=None), f"{CONTRIBUTIONS}, line 1: “body” has no value"),
        (CONTRIBUTIONS, contribution_line(created="yesterday"), f"{CONTRIBUTIONS}, line 1: "),
        (CONTRIBUTIONS, contribution_line(state="lost"), f"{CONTRIBUTIONS}, line 1: "),
        (CONTRIBUTIONS, contribution_line(situation_id=999_999), "points to one that is not in the archive"),
        (CONTRIBUTIONS, contribution_line(body="Other words."), f"differs from the archive in {CONTRIBUTIONS}"),
        (CONTRIBUTIONS, lambda content: content * 2, f"{CONTRIBUTIONS}, line 2: "),
    ],
    ids=range(14),
)
def test_an_archive_that_is_wrong_is_refused_with_its_place_and_nothing_is_stored(site, name, change, said):
    content, _told = archive()
    empty()

    with pytest.raises(NotRestored, match=said.replace("“", ".").replace("”", ".")):
        restored(changed(content, name, change))

    assert (User.objects.count(), Playbook.objects.count()) == (0, 0)


@pytest.mark.parametrize("content", [b"", b"no zip at all", b"PK\x03\x04"])
def test_what_is_no_archive_is_refused(content):
    with pytest.raises(NotRestored):
        restored(content)
