"""`export_site` and `import_site` on the command line."""

import io
import stat
import zipfile

import pytest
from django.core.management import CommandError, call_command

from tests import factories as f

pytestmark = pytest.mark.django_db


def run(*words: object) -> str:
    out = io.StringIO()
    call_command(*map(str, words), stdout=out)
    return out.getvalue()


def test_export_site_writes_one_file_for_its_owner_alone(tmp_path):
    f.make_contribution()
    path = tmp_path / "backup.zip"
    path.write_text("an older one")

    said = run("export_site", path)

    assert str(path) in said
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert zipfile.ZipFile(path).testzip() is None
    assert [each.name for each in tmp_path.iterdir()] == ["backup.zip"]


@pytest.mark.parametrize("where", ["", "missing/backup.zip"])
def test_export_site_says_where_it_cannot_write(tmp_path, where):
    with pytest.raises(CommandError):
        run("export_site", tmp_path / where)


def test_import_site_refuses_in_a_sentence(tmp_path):
    path = tmp_path / "backup.zip"
    run("export_site", path)
    f.make_contribution()

    with pytest.raises(CommandError, match="not empty"):
        run("import_site", path)


def test_import_site_says_which_file_it_cannot_read(tmp_path):
    with pytest.raises(CommandError, match="no archive"):
        run("import_site", tmp_path / "missing.zip")
