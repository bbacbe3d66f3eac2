"""Say who one is and what one reads; and for whom that is refused."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError

from advice.actions.settling import MOST_LANGUAGES, choose_interface, choose_languages, settle
from advice.language import LANGUAGES
from advice.models import User


def test_settle_changes_what_readers_see(ana):
    settle(ana, by=ana, name=" Ana\nK. ", role="Support lead", reads=["fr", "", "en", "fr"])

    stored = User.objects.get()
    assert (stored.name, stored.role, stored.reads) == ("Ana K.", "Support lead", ["fr", "en"])


@pytest.mark.parametrize("who", ["cy", "gone"])
def test_settle_refuses_everybody_else(ana, who, request):
    with pytest.raises(PermissionDenied):
        settle(ana, by=request.getfixturevalue(who), name="Mine now", role="", reads=[])

    assert User.objects.get(username="ana").name == ""


def test_settle_refuses_a_visitor(ana):
    with pytest.raises(PermissionDenied):
        settle(ana, by=AnonymousUser(), name="Mine now", role="", reads=[])


@pytest.mark.parametrize(
    "values",
    [
        {"name": "x" * 81},
        {"role": "x" * 141},
        {"reads": ["tlh"]},
        {"reads": list(LANGUAGES)[: MOST_LANGUAGES + 1]},
        {"interface": "nl"},
    ],
)
def test_settle_refuses_what_cannot_be_stored(ana, values):
    with pytest.raises(ValidationError):
        settle(ana, by=ana, **{"name": "", "role": "", "reads": []} | values)


def test_choose_languages_keeps_their_order(ana):
    settle(ana, by=ana, name="Ana", role="Support lead", reads=["en"])

    choose_languages(ana, by=ana, reads=["zh", "en"])

    stored = User.objects.get()
    assert (stored.name, stored.role, stored.reads) == ("Ana", "Support lead", ["zh", "en"])


def test_choose_languages_refuses_a_visitor(ana):
    with pytest.raises(PermissionDenied):
        choose_languages(ana, by=AnonymousUser(), reads=["zh"])


def test_choose_interface_leaves_the_rest(ana):
    settle(ana, by=ana, name="Ana", role="Support lead", reads=["zh", "en"])

    choose_interface(ana, by=ana, interface="zh-hans")

    stored = User.objects.get()
    assert (stored.name, stored.role, stored.reads) == ("Ana", "Support lead", ["zh", "en"])
    assert stored.interface == "zh-hans"


def test_choose_interface_refuses_a_visitor_and_everybody_else(ana, cy):
    for person in (AnonymousUser(), cy):
        with pytest.raises(PermissionDenied):
            choose_interface(ana, by=person, interface="fr")

    assert User.objects.get(username="ana").interface == ""


def test_settle_without_a_word_on_the_interface_leaves_it(ana):
    settle(ana, by=ana, name="Ana", role="", reads=[], interface="fr")

    settle(ana, by=ana, name="Ana", role="", reads=[])

    assert User.objects.get().interface == "fr"
