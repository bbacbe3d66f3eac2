"""The pages of consent: choosing who may use a text, changing it in one press, and erasing it."""

import pytest
from django.test import Client
from django.urls import reverse

from advice.actions import contributing, curating, limiting, publishing, sharing
from advice.models import Contribution, Playbook
from tests.factories import bo, cy, dee, make_contribution, make_playbook, make_situation
from tests.web.pages import select, tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def advice():
    return make_contribution(body="Say it early.")


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.mark.parametrize(("sent", "kept"), [({}, "public"), ({"use": "team"}, "team")])
def test_use_is_chosen_while_writing(sent, kept):
    page = reverse("contribute", args=[make_situation().pk])
    form = {"body": "Say it early.", "language": "en", **sent}
    shown = select(tree(signed_in(bo()).get(page)), "input[name='use']")

    assert [(each.get("value"), "checked" in each.attrib) for each in shown] == [
        ("public", True),
        ("team", False),
        ("site", False),
    ]
    assert signed_in(bo()).post(page, form).status_code == 302
    assert Contribution.objects.get().use == kept


def test_use_that_there_is_not_is_refused_with_the_text_kept():
    page = reverse("contribute", args=[make_situation().pk])

    answer = signed_in(bo()).post(page, {"body": "Say it early.", "language": "en", "use": "sale"})

    assert (answer.status_code, "Say it early." in answer.content.decode()) == (422, True)
    assert not Contribution.objects.exists()


def test_use_of_a_visitor_is_kept_until_they_have_signed_in():
    page, visitor = reverse("contribute", args=[make_situation().pk]), Client()
    visitor.post(page, {"body": "Say it early.", "language": "en", "use": "site"})
    visitor.force_login(bo())

    (ticked,) = select(tree(visitor.get(page)), "input[name='use'][checked]")
    assert ticked.get("value") == "site"


def test_edit_without_a_word_on_its_use_leaves_it(advice):
    limiting.limit(advice, "team", by=bo())

    signed_in(bo()).post(reverse("contribution_revise", args=[advice.pk]), {"body": "Say it now.", "language": "en"})

    advice.refresh_from_db()
    assert (advice.body, advice.use) == ("Say it now.", "team")


def test_use_is_changed_in_one_press_and_said_on_the_card(advice):
    author, page = signed_in(bo()), advice.situation.get_absolute_url()
    (form,) = select(tree(author.get(page)), f"form[action='{reverse('contribution_use', args=[advice.pk])}']")
    pressed = {each.get("value"): each.get("aria-pressed") for each in select(form, "button")}

    answer = author.post(form.get("action"), {"use": "site"}, headers={"referer": f"http://testserver{page}"})

    assert pressed == {"public": "true", "team": "false", "site": "false"}
    assert answer["Location"] == f"http://testserver{page}#c-{advice.pk}"
    assert "on this site alone, in no file" in select(tree(Client().get(page)), ".advice__use")[0].text_content()
    assert not select(tree(signed_in(dee()).get(page)), f"form[action='{form.get('action')}']")


def test_use_of_what_is_anybodys_is_no_word_on_the_card(advice):
    assert not select(tree(Client().get(advice.situation.get_absolute_url())), ".advice__use")


@pytest.mark.parametrize(("act", "sent"), [("use", {"use": "site"}), ("erase", {"word": "erase"})])
def test_nobody_but_its_author_may(advice, act, sent):
    page = reverse(f"contribution_{act}", args=[advice.pk])

    assert signed_in(dee()).post(page, sent).status_code == 403
    assert Client().post(page, sent).status_code == 302
    assert Contribution.objects.get().use == "public"


def test_erase_asks_for_withdrawing_first(advice):
    page = signed_in(bo()).post(reverse("contribution_erase", args=[advice.pk]), {"word": "erase"})

    assert reverse("contribution_withdraw", args=[advice.pk]) in page.content.decode()
    assert Contribution.objects.get().body == "Say it early."


def test_erase_wants_its_word_in_the_language_of_the_page(advice):
    contributing.withdraw(advice, by=bo())
    author, page = signed_in(bo()), reverse("contribution_erase", args=[advice.pk])

    asked = author.get(page).content.decode()
    refused = author.post(page, {"word": ""}), author.post(page, {"word": "withdraw"})

    assert "Type “erase” to go on" in asked
    assert [answer.status_code for answer in refused] == [422, 422]
    assert Contribution.objects.get().erased is None
    assert author.post(page, {"word": "ERASE "})["Location"] == bo().get_absolute_url()
    assert [answer.status_code for answer in (author.get(page), author.post(page, {"word": "erase"}))] == [404, 404]


def test_publish_page_names_what_a_public_edition_leaves_out(advice):
    playbook = make_playbook(by=cy(), visibility="public")
    play = curating.add_play(playbook, advice, by=cy())
    limiting.limit(advice, "team", by=bo())
    page = reverse("playbook_publish", args=[playbook.pk])

    alone = signed_in(cy()).get(page).content.decode()
    curating.add_play(playbook, make_contribution(), by=cy())
    beside = signed_in(cy()).get(page).content.decode()

    assert "Nothing in the draft may be published for everybody." in alone
    for shown in (alone, beside):
        assert "1 play is left out, because everybody may read this playbook" in shown
        assert f"#play-{play.pk}" in shown
    assert "its editions leave this out" in signed_in(cy()).get(playbook.get_absolute_url()).content.decode()


def test_a_link_to_share_holds_no_text_that_is_for_teams(advice):
    playbook, owner = make_playbook(by=cy()), cy()
    for contribution in (advice, make_contribution()):
        curating.add_play(playbook, contribution, by=owner)
    edition = publishing.publish(playbook, by=owner)
    limiting.limit(advice, "team", by=bo())
    _link, token = sharing.share(Playbook.objects.get(pk=playbook.pk), by=owner)

    inside = signed_in(owner).get(edition.get_absolute_url()).content.decode()
    outside = Client().get(reverse("shared", args=[token])).content.decode()

    assert ("Say it early." in inside, "does not allow it here" in inside) == (True, False)
    assert ("Say it early." in outside, "does not allow it here" in outside) == (False, True)
