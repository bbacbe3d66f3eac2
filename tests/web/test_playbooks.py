"""The pages of playbooks: the draft is the team's, and a press puts advice where it belongs."""

import re
from urllib.parse import quote

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from advice.actions import contributing, curating, publishing, sectioning
from advice.models import Playbook
from tests.factories import bo, make_contribution, make_playbook, make_strategy
from tests.web.company import PEOPLE, make_company

pytestmark = pytest.mark.django_db

LOGIN = "302 /en/account/login/"


@pytest.fixture
def company():
    return make_company()


@pytest.fixture
def owner(company):
    return company.people["owner"]


@pytest.fixture
def playbook(company, owner):
    return make_playbook(company.team, "Angry customers", by=owner)


@pytest.fixture
def play(playbook, owner):
    return curating.add_play(playbook, make_contribution(body="Let them finish."), by=owner, why="We tried it")


@pytest.fixture
def public(playbook, play, owner):
    """The same playbook, published for everybody."""
    words = {"title": playbook.title, "intro": "", "language": "en", "visibility": "public"}
    curating.describe(playbook, by=owner, **words)
    publishing.publish(playbook, by=owner)
    playbook.refresh_from_db()
    return playbook


def outcome(response):
    if response.status_code == 302 and response["Location"].startswith("/en/account/login/"):
        return LOGIN
    return response.status_code


# owner, editor, reader, former member, stranger, nobody signed in; of a playbook for the team alone
GET = {
    "playbooks": (200, 200, 200, 200, 200, 200),
    "playbook_new": (200, 200, 200, 200, 200, LOGIN),
    "playbook_short": (302, 302, 302, 404, 404, 404),
    "playbook": (200, 200, 200, 404, 404, 404),
    "playbook_describe": (200, 200, 403, 404, 404, LOGIN),
    "playbook_delete": (200, 403, 403, 404, 404, LOGIN),
    "playbook_publish": (200, 200, 403, 404, 404, LOGIN),
    "section_add": (200, 200, 403, 404, 404, LOGIN),
    "section_rename": (200, 200, 403, 404, 404, LOGIN),
    "section_move": (405,) * 6,
    "section_remove": (200, 200, 403, 404, 404, LOGIN),
    "play_add": (200, 200, 403, 404, 404, LOGIN),
    "play_explain": (200, 200, 403, 404, 404, LOGIN),
    "play_move": (405,) * 6,
    "play_remove": (405,) * 6,
    "keep": (200, 200, 200, 200, 200, LOGIN),
}
POST = GET | {
    "playbooks": (405,) * 6,
    "playbook_short": (405,) * 6,
    "playbook": (405,) * 6,
    "playbook_new": (302, 302, 422, 422, 422, LOGIN),
    "playbook_describe": (302, 302, 403, 404, 404, LOGIN),
    "playbook_delete": (302, 403, 403, 404, 404, LOGIN),
    "playbook_publish": (302, 302, 403, 404, 404, LOGIN),
    "section_add": (302, 302, 403, 404, 404, LOGIN),
    "section_rename": (302, 302, 403, 404, 404, LOGIN),
    "section_move": (302, 302, 403, 404, 404, LOGIN),
    "section_remove": (302, 302, 403, 404, 404, LOGIN),
    "play_add": (302, 302, 403, 404, 404, LOGIN),
    "play_explain": (302, 302, 403, 404, 404, LOGIN),
    "play_move": (302, 302, 403, 404, 404, LOGIN),
    "play_remove": (302, 302, 403, 404, 404, LOGIN),
    "keep": (302, 302, 403, 422, 422, LOGIN),
}
# what differs once the playbook is public and has an edition: it can be read, but the draft stays as hidden as before
PUBLIC_GET = {
    "playbook_short": (302,) * 6,
    "playbook": (200,) * 6,
    "playbook_describe": (200, 200, 403, 403, 403, LOGIN),
    "playbook_delete": (200, 403, 403, 403, 403, LOGIN),
    "playbook_publish": (200, 200, 403, 403, 403, LOGIN),
    "section_add": (200, 200, 403, 403, 403, LOGIN),
    "section_rename": (200, 200, 403, 404, 404, LOGIN),
    "play_add": (200, 200, 403, 403, 403, LOGIN),
    "play_explain": (200, 200, 403, 404, 404, LOGIN),
}


def address(name, playbook, play):
    if name in ("playbooks", "playbook_new"):
        return reverse(name)
    if name == "playbook":
        return playbook.get_absolute_url()
    if name.startswith("section_") and name != "section_add":
        return reverse(name, args=[play.section_id])
    if name.startswith("play_") and name != "play_add":
        return reverse(name, args=[play.pk])
    return reverse(name, args=[play.contribution_id if name == "keep" else playbook.pk])


def words(playbook, play):
    """What is posted: enough for every form at once."""
    return {
        "title": "New title",
        "team": playbook.team_id,
        "language": "en",
        "visibility": "team",
        "place": 1,
        "contribution": play.contribution_id,
        "playbook": playbook.pk,
        "why": "Because",
    }


@pytest.mark.parametrize("name", GET)
def test_matrix_get(company, playbook, play, name):
    url = address(name, playbook, play)

    assert tuple(outcome(company.client(person).get(url)) for person in PEOPLE) == GET[name]


@pytest.mark.parametrize("name", POST)
@pytest.mark.parametrize("place", range(len(PEOPLE)))
def test_matrix_post(company, playbook, play, name, place):
    response = company.client(PEOPLE[place]).post(address(name, playbook, play), words(playbook, play))

    assert outcome(response) == POST[name][place]


@pytest.mark.parametrize("name", PUBLIC_GET)
def test_matrix_of_a_public_playbook(company, public, play, name):
    url = address(name, public, play)

    assert tuple(outcome(company.client(person).get(url)) for person in PEOPLE) == PUBLIC_GET[name]


@pytest.mark.parametrize("name", ["playbook_short", "playbook_describe", "section_rename", "play_explain"])
def test_hidden_and_missing_answer_alike(company, playbook, play, name):
    client = company.client("stranger")
    numbers = {"section_rename": play.section_id, "play_explain": play.pk}

    hidden = client.get(reverse(name, args=[numbers.get(name, playbook.pk)]))
    missing = client.get(reverse(name, args=[9_999_999]))

    assert hidden.status_code == missing.status_code == 404
    assert playbook.title not in hidden.content.decode()


def test_readers_never_see_the_draft(company, public, owner):
    curating.add_play(public, make_contribution(body="Secret of the draft."), by=owner)
    sectioning.add_section(public, "Secret section", by=owner)

    page = company.client("stranger").get(public.get_absolute_url()).content.decode()

    assert "Let them finish." in page
    assert "Secret" not in page
    assert "Secret of the draft." in company.client("reader").get(public.get_absolute_url()).content.decode()


def test_made_private_again_it_is_gone_for_readers(company, public, owner):
    curating.describe(public, by=owner, title=public.title, intro="", language="en", visibility="team")

    assert company.client("stranger").get(public.get_absolute_url()).status_code == 404
    assert company.client("reader").get(public.get_absolute_url()).status_code == 200


def test_stale_slug_leads_to_the_address_of_today(company, playbook):
    response = company.client("owner").get(reverse("playbook", args=[playbook.pk, "old-title"]))

    assert response["Location"] == playbook.get_absolute_url()


def test_lists_show_public_ones_and_the_teams_own(company, public, owner):
    make_playbook(company.team, "Only ours", by=owner)

    own = company.client("reader").get(reverse("playbooks")).context
    others = company.client("anonymous").get(reverse("playbooks")).context

    assert [row.title for row in own["own"]] == ["Angry customers", "Only ours"]
    assert [row.title for row in own["public"]] == []
    assert ([row.title for row in others["own"]], [row.title for row in others["public"]]) == ([], ["Angry customers"])


def test_make_leads_to_the_empty_playbook_that_says_what_to_do(company):
    client = company.client("editor")
    said = {"title": "غضب العميل", "team": company.team.pk, "language": "ar", "visibility": "public", "intro": "أهلا"}

    response = client.post(reverse("playbook_new"), said, follow=True)

    assert response.redirect_chain[0][0] == Playbook.objects.get().get_absolute_url()
    assert "press “Add to playbook”" in response.content.decode()
    assert '<h1 lang="ar" dir="auto">غضب العميل</h1>' in response.content.decode()


def test_make_for_a_team_of_others_is_refused_like_one_that_is_not_there(company, playbook):
    other = company.client("stranger")
    other.post(reverse("team_new"), {"name": "Mine"})
    said = {"title": "Mine", "language": "en", "visibility": "team"}

    answers = [other.post(reverse("playbook_new"), said | {"team": pk}) for pk in (company.team.pk, 9_999)]

    assert [answer.status_code for answer in answers] == [422, 422]
    assert Playbook.objects.count() == 1


def test_draft_shows_withdrawn_advice_as_a_tombstone(company, playbook, play):
    contributing.withdraw(play.contribution, by=bo())

    page = company.client("editor").get(playbook.get_absolute_url()).content.decode()

    assert "Let them finish." not in page
    assert "left out of the next edition" in page
    assert "We tried it" in page


@pytest.mark.parametrize("htmx", [False, True])
def test_moving_a_play_answers_the_sections_or_leads_back(company, playbook, play, owner, htmx):
    second = curating.add_play(playbook, make_contribution(), by=owner)
    headers = {"HX-Request": "true"} if htmx else {}

    response = company.client("owner").post(reverse("play_move", args=[second.pk]), {"place": 1}, headers=headers)

    assert list(playbook.plays.order_by("position")) == [second, play]
    if htmx:
        assert response.content.decode().strip().startswith('<div id="draft"')
        assert "Play moved." in response.content.decode()
    else:
        assert response["Location"] == f"{playbook.get_absolute_url()}#play-{second.pk}"


def test_moving_a_play_to_another_section_puts_it_last(company, playbook, play, owner):
    section = sectioning.add_section(playbook, "Later", by=owner)
    there = curating.add_play(playbook, make_contribution(), by=owner, section=section)

    company.client("owner").post(reverse("play_move", args=[play.pk]), {"section": section.pk})

    assert list(section.plays.order_by("position")) == [there, play]


@pytest.mark.parametrize("said", [{}, {"place": "x"}, {"place": "-1"}, {"section": "9999"}, {"section": "x"}])
def test_moving_to_nowhere_moves_nothing(company, playbook, play, said):
    response = company.client("owner").post(reverse("play_move", args=[play.pk]), said)

    play.refresh_from_db()
    assert response.status_code == 302
    assert play.position == 1


def test_moving_to_a_section_of_another_playbook_moves_nothing(company, playbook, play, owner):
    other = make_playbook(company.team, "Other", by=owner)

    company.client("owner").post(reverse("play_move", args=[play.pk]), {"section": other.sections.get().pk})

    play.refresh_from_db()
    assert play.section.playbook == playbook


def test_a_removed_play_can_be_put_back_where_it_was(company, playbook, play, owner):
    curating.add_play(playbook, make_contribution(), by=owner)
    curating.explain_play(play, {"when_not": "Not on Fridays"}, by=owner)
    client = company.client("editor")
    response = client.post(reverse("play_remove", args=[play.pk]))
    (message,) = get_messages(response.wsgi_request)

    assert playbook.plays.count() == 1
    assert "Put it back" in str(message)

    client.post(reverse("play_put_back", args=[playbook.pk]), {"kept": kept_in(str(message))})

    first = playbook.plays.order_by("position").first()
    assert (first.contribution, first.why, first.when_not) == (play.contribution, "We tried it", "Not on Fridays")


def kept_in(message: str) -> str:
    """What the message that offers to undo carries."""
    return re.search(r'name="kept" value="([^"]+)"', message)[1]


@pytest.mark.parametrize("kept", ["", "forged", "e30:1abcde:xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"])
def test_what_nobody_signed_is_not_put_back(company, playbook, kept):
    response = company.client("editor").post(reverse("play_put_back", args=[playbook.pk]), {"kept": kept}, follow=True)

    assert "It can no longer be put back this way" in response.content.decode()
    assert playbook.plays.count() == 0


def test_a_play_is_put_back_into_its_own_playbook_alone(company, playbook, play, owner):
    other = make_playbook(company.team, "Other", by=owner)
    client = company.client("editor")
    (message,) = get_messages(client.post(reverse("play_remove", args=[play.pk])).wsgi_request)

    client.post(reverse("play_put_back", args=[other.pk]), {"kept": kept_in(str(message))})

    assert other.plays.count() == 0


def test_a_withdrawn_play_is_not_put_back(company, playbook, play):
    client = company.client("editor")
    (message,) = get_messages(client.post(reverse("play_remove", args=[play.pk])).wsgi_request)
    contributing.withdraw(play.contribution, by=play.contribution.author)

    response = client.post(reverse("play_put_back", args=[playbook.pk]), {"kept": kept_in(str(message))}, follow=True)

    assert "This advice was withdrawn." in response.content.decode()
    assert playbook.plays.count() == 0


@pytest.mark.parametrize("person", ["reader", "stranger"])
def test_others_put_nothing_back(company, playbook, person):
    response = company.client(person).post(reverse("play_put_back", args=[playbook.pk]), {"kept": "x"})

    assert response.status_code == {"reader": 403, "stranger": 404}[person]


def test_sections_are_added_renamed_moved_and_removed(company, playbook, play):
    client = company.client("editor")
    client.post(reverse("section_add", args=[playbook.pk]), {"title": "Later"})
    later = playbook.sections.get(title="Later")
    client.post(reverse("section_rename", args=[later.pk]), {"title": "Much later"})
    client.post(reverse("section_move", args=[later.pk]), {"place": 1})

    assert [section.title for section in playbook.sections.order_by("position")] == ["Much later", ""]

    client.post(reverse("section_remove", args=[play.section_id]))

    assert [section.title for section in playbook.sections.all()] == ["Much later"]
    play.refresh_from_db()
    assert play.section == later


def test_the_last_section_stays(company, playbook, play):
    response = company.client("owner").post(reverse("section_remove", args=[play.section_id]), follow=True)

    assert "keeps at least one section" in response.content.decode()


def test_arranging_asks_before_titles_are_lost(company, playbook, play, owner):
    make_strategy("vent", en="Let them vent")
    curating.add_play(playbook, make_contribution(strategies=["vent"]), by=owner)
    client, url = company.client("owner"), reverse("section_add", args=[playbook.pk])

    client.post(url, {"by": "strategy"})
    first = [section.title for section in playbook.sections.order_by("position")]
    asked = client.post(url, {"by": "situation"})
    client.post(url, {"by": "situation", "sure": "1"})

    assert first == ["Let them vent", "Without a strategy"]
    assert (asked.status_code, asked.templates[0].name) == (200, "playbook/arrange.html")
    assert [row.title for row in playbook.sections.order_by("position")] == [
        row.contribution.situation.title for row in playbook.plays.order_by("section__position")
    ]


def test_why_is_written_and_refused_when_it_is_too_long(company, playbook, play):
    client, url = company.client("editor"), reverse("play_explain", args=[play.pk])

    assert client.post(url, {"why": "It **works**"}).status_code == 302
    assert client.post(url, {"why": "x" * 20_001}).status_code == 422
    play.refresh_from_db()
    assert play.why == "It **works**"
    assert "<strong>works</strong>" in client.get(playbook.get_absolute_url()).content.decode()


def test_what_people_write_is_never_markup(company, playbook, owner):
    attack = "<script>alert(1)</script>"
    sectioning.add_section(playbook, attack, by=owner)
    curating.add_play(playbook, make_contribution(body=attack), by=owner, why=attack)
    curating.describe(playbook, by=owner, title=attack, intro=attack, language="en", visibility="team")
    publishing.publish(playbook, by=owner, note=attack)
    playbook.refresh_from_db()
    client = company.client("owner")

    for url in (playbook.get_absolute_url(), reverse("edition", args=[playbook.pk, 1]), reverse("playbooks")):
        page = client.get(url).content.decode()

        assert "<script>alert" not in page
        assert "&lt;script&gt;alert" in page


def test_publish_shows_what_is_left_out(company, playbook, play, owner):
    curating.add_play(playbook, make_contribution(language="fr"), by=owner)
    contributing.withdraw(play.contribution, by=bo())

    context = company.client("editor").get(reverse("playbook_publish", args=[playbook.pk])).context

    assert (context["left_out"], len(context["document"].plays), context["languages"]) == (1, 1, ["fr"])
    assert context["unchanged"] is False


def test_publish_says_when_nothing_has_changed(company, public):
    context = company.client("editor").get(reverse("playbook_publish", args=[public.pk])).context

    assert context["unchanged"] is True


def test_publish_of_nothing_is_refused_on_the_page(company, playbook):
    response = company.client("editor").post(reverse("playbook_publish", args=[playbook.pk]), {"note": ""})

    assert response.status_code == 422
    assert "add a play first" in response.content.decode()


def test_delete_takes_the_editions_with_it(company, public):
    client = company.client("owner")

    assert "1 published edition is lost" in client.get(reverse("playbook_delete", args=[public.pk])).content.decode()
    client.post(reverse("playbook_delete", args=[public.pk]))

    assert Playbook.objects.count() == 0


# --- Keep: from a card ------------------------------------------------------------------------------------------------


def test_keep_answers_htmx_with_where_it_went(company, playbook):
    contribution = make_contribution()
    client, url = company.client("editor"), reverse("keep", args=[contribution.pk])

    response = client.post(url, {"playbook": playbook.pk}, headers={"HX-Request": "true"})

    page = response.content.decode()
    assert playbook.plays.get().contribution == contribution
    assert page.lstrip().startswith(f'<div class="keep" id="keep-{contribution.pk}">')
    assert playbook.get_absolute_url() in page


@pytest.mark.parametrize(
    ("came_from", "led_to"),
    [
        ("http://testserver/en/contributions/?strategy=listen", "http://testserver/en/contributions/?strategy=listen"),
        ("https://elsewhere.example/", None),
        ("javascript:alert(1)", None),
        ("//elsewhere.example/", None),
        ("", None),
    ],
)
def test_keep_leads_back_within_the_site_alone(company, playbook, came_from, led_to):
    contribution = make_contribution()
    url, said = reverse("keep", args=[contribution.pk]), {"playbook": playbook.pk, "next": came_from}

    response = company.client("editor").post(url, said)

    assert response["Location"] == (led_to or contribution.get_absolute_url())


def test_keep_twice_holds_it_once(company, playbook, play):
    url = reverse("keep", args=[play.contribution_id])

    response = company.client("owner").post(url, {"playbook": playbook.pk})

    assert response.status_code == 302
    assert playbook.plays.count() == 1


@pytest.mark.parametrize("number", ["", "x", "9999", "-1", "99999999999999999999999"])
def test_keep_in_no_playbook_of_ours_is_refused(company, playbook, number):
    response = company.client("owner").post(reverse("keep", args=[make_contribution().pk]), {"playbook": number})

    assert response.status_code == 422
    assert playbook.plays.count() == 0


def test_keep_of_what_was_withdrawn_is_not_found_by_others_and_refused_to_its_author(company, playbook, owner):
    contribution = make_contribution(by=owner)
    contributing.withdraw(contribution, by=owner)
    url, said = reverse("keep", args=[contribution.pk]), {"playbook": playbook.pk}

    assert company.client("editor").post(url, said).status_code == 404
    assert company.client("owner").post(url, said).status_code == 422


def test_keep_offers_every_playbook_one_may_change(company, playbook, owner):
    make_playbook(company.team, "Second", by=owner)
    url = reverse("keep", args=[make_contribution().pk])

    offered = {
        person: [row.title for row in company.client(person).get(url).context["playbooks"]] for person in PEOPLE[:5]
    }

    assert offered == {
        "owner": ["Angry customers", "Second"],
        "editor": ["Angry customers", "Second"],
        "reader": [],
        "former": [],
        "stranger": [],
    }


# --- Add: from the playbook -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "link",
    [
        "{pk}",
        " {pk} ",
        "http://testserver/en/situations/3/some-title/#c-{pk}",
        "/ar/situations/3/عنوان/#c-{pk}",
        "http://testserver/en/contributions/{pk}/",
        "/contributions/{pk}",
    ],
)
def test_add_takes_a_number_or_a_link_of_this_site(company, playbook, link):
    contribution = make_contribution()

    response = company.client("editor").post(
        reverse("play_add", args=[playbook.pk]), {"contribution": link.format(pk=contribution.pk)}
    )

    assert response.status_code == 302
    assert playbook.plays.get().contribution == contribution


@pytest.mark.parametrize(
    "link",
    [
        "https://elsewhere.example/en/contributions/{pk}/",
        "//elsewhere.example/#c-{pk}",
        "http://[broken/#c-{pk}",
        "c-{pk}",
        "situations/{pk}/",
        "-{pk}",
        "999999999",
        "９",
        "",
    ],
)
def test_add_says_what_is_wrong_with_anything_else(company, playbook, link):
    contribution = make_contribution()

    response = company.client("editor").post(
        reverse("play_add", args=[playbook.pk]), {"contribution": link.format(pk=contribution.pk)}
    )

    assert response.status_code == 422
    assert "contribution" in response.context["form"].errors
    assert playbook.plays.count() == 0


@pytest.mark.parametrize("more", [0, 29])
def test_draft_costs_the_same_for_one_play_and_thirty(company, playbook, play, owner, more, django_assert_num_queries):
    for number in range(more):
        section = sectioning.add_section(playbook, f"Section {number}", by=owner)
        curating.add_play(playbook, make_contribution(strategies=["listen"]), by=owner, section=section)
    contributing.revise(play.contribution, by=bo(), body="Let them finish, then ask.", strategies=["listen"])
    client = company.client("owner")

    with django_assert_num_queries(
        12 + 4
    ):  # four on what has changed: the alerts, the versions, the strategies and their words
        client.get(playbook.get_absolute_url())


def test_sentences_with_a_title_say_which_language_it_is_in(company, owner):
    playbook = make_playbook(company.team, "Kunden & Ärger", by=owner)
    curating.describe(playbook, by=owner, title=playbook.title, intro="", language="de", visibility="team")
    section = sectioning.add_section(playbook, "Zuerst", by=owner)
    curating.add_play(playbook, make_contribution(), by=owner)
    client, spoken = company.client("owner"), '<span lang="de" dir="auto">{}</span>'

    draft = client.get(playbook.get_absolute_url()).content.decode()
    remove = client.get(reverse("section_remove", args=[section.pk])).content.decode()
    delete = client.get(reverse("playbook_delete", args=[playbook.pk])).content.decode()
    kept = client.post(reverse("keep", args=[make_contribution().pk]), {"playbook": playbook.pk}, follow=True)
    deleted = client.post(reverse("playbook_delete", args=[playbook.pk]), follow=True)

    title, name = spoken.format("Kunden &amp; Ärger"), spoken.format("Zuerst")
    assert [draft.count(words) for words in (f"Section “{name}” up", f"Section “{name}” down", f": {name}")] == [
        1,
        1,
        2,
    ]
    assert f'<option value="{section.pk}" lang="de" dir="auto">Zuerst</option>' in draft
    assert f"Remove the section “{name}”?" in remove
    assert f"Delete “{title}” for good?" in delete
    assert f"Added to the playbook “{title}”." in kept.content.decode()
    assert f"The playbook “{title}” is deleted." in deleted.content.decode()


def test_publish_shows_the_words_of_each_play_without_its_marks(company, playbook, owner):
    curating.add_play(playbook, make_contribution(body="> **Let them** [finish](https://example.org/)."), by=owner)

    page = company.client("owner").get(reverse("playbook_publish", args=[playbook.pk])).content.decode()

    assert 'dir="auto">Let them finish.</span>' in page


@pytest.mark.parametrize("name", ["keep", "play_move", "play_remove", "section_move"])
def test_a_press_after_the_session_has_ended_leads_to_the_sign_in_page(client, play, name):
    number = {"keep": play.contribution_id, "section_move": play.section_id}.get(name, play.pk)
    here = "http://testserver/en/playbooks/"

    answer = client.post(reverse(name, args=[number]), headers={"hx-request": "true", "referer": here})

    back = reverse("keep", args=[number]) if name == "keep" else quote(here)
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer["HX-Redirect"] == f"/en/account/login/?next={back}"


def test_a_play_is_taken_out_aloud_and_with_the_last_one_the_whole_page_changes(company, playbook, play, owner):
    other = curating.add_play(playbook, make_contribution(body="Wait."), by=owner)
    client = company.client("owner")

    first, last = (
        client.post(reverse("play_remove", args=[each.pk]), headers={"hx-request": "true"}) for each in (other, play)
    )

    assert '<div id="live" hx-swap-oob="innerHTML">Taken out of the draft.</div>' in first.content.decode()
    assert ("HX-Refresh" in first.headers, last["HX-Refresh"], last.content) == (False, "true", b"")
    assert "Taken out of the draft." in client.get(playbook.get_absolute_url()).content.decode()
