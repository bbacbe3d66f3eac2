"""Lines of a log that name the address of a page which is its own key."""

import logging

import pytest

from kb.logs import WithoutKeys

KEY = "Zk3_-x9" * 6


def test_whatever_writes_leaves_keys_out():
    names = ["", *(name for name in logging.root.manager.loggerDict if name.startswith("django"))]
    writers = {
        each for name in names for each in logging.getLogger(name).handlers if "pytest" not in type(each).__module__
    }

    assert writers
    assert [each for each in writers if not any(isinstance(row, WithoutKeys) for row in each.filters)] == []


@pytest.mark.parametrize(
    ("line", "values", "written"),
    [
        ("%s: %s", ("Not Found", f"/en/approve/{KEY}/"), "Not Found: /en/approve/…/"),
        (
            '"GET /ar/shared/%s/playbook_a_ed1_en.pdf HTTP/1.1" 200',
            (KEY,),
            '"GET /ar/shared/…/playbook_a_ed1_en.pdf HTTP/1.1" 200',
        ),
        (f"/en/account/login/?next=/en/join/{KEY}/", (), "/en/account/login/?next=/en/join/…/"),
        (
            f"/en/account/login/?next=%2Fen%2Fjoin%2F{KEY}%2F&a=1",
            None,
            "/en/account/login/?next=%2Fen%2Fjoin%2F…%2F&a=1",
        ),
        (f"/en/account/password/reset/key/4-{KEY}/", (), "/en/account/password/reset/key/…/"),
        ("100 % of %s joined", ("them",), "100 % of them joined"),
        ("/en/contributions/42/", (), "/en/contributions/42/"),
    ],
)
def test_key_of_an_address_is_left_out(line, values, written):
    record = logging.LogRecord("django.request", logging.WARNING, "", 1, line, values, None)
    if line.startswith("100"):
        record.msg = "100 %% of %s joined"

    assert WithoutKeys().filter(record) is True
    assert record.getMessage() == written
