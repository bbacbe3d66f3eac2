"""The pages of teams: to everybody outside, a team does not exist."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from advice.actions import curating, joining, publishing
from advice.models import Invitation, Membership, Team
from tests.factories import make_contribution, make_playbook, make_user
from tests.web.company import PEOPLE, make_company

pytestmark = pytest.mark.django_db

LOGIN = "302 /en/account/login/"


@pytest.fixture
def company():
    return make_company()


def outcome(response):
    """The status, and for the way to sign in where it leads, as one word."""
    if response.status_code == 302 and response["Location"].startswith("/en/account/login/"):
        return LOGIN
    return response.status_code


# owner, editor, reader, former member, stranger, nobody signed in
GET = {
    "teams": (200, 200, 200, 200, 200, LOGIN),
    "team_new": (200, 200, 200, 200, 200, LOGIN),
    "team": (200, 200, 200, 404, 404, LOGIN),
    "team_rename": (200, 403, 403, 404, 404, LOGIN),
    "team_leave": (200, 200, 200, 404, 404, LOGIN),
    "team_delete": (200, 403, 403, 404, 404, LOGIN),
    "team_invite": (200, 403, 403, 404, 404, LOGIN),
    "invitation_resend": (405,) * 6,
    "invitation_revoke": (200, 403, 403, 404, 404, LOGIN),
    "membership_role": (200, 403, 403, 404, 404, LOGIN),
    "membership_remove": (200, 403, 403, 404, 404, LOGIN),
    "membership_hand_over": (200, 403, 403, 404, 404, LOGIN),
    "join": (200, 200, 200, 200, 200, 200),
}
POST = {
    "teams": (405, 405, 405, 405, 405, 405),
    "team_new": (302, 302, 302, 302, 302, LOGIN),
    "team": (405, 405, 405, 405, 405, 405),
    "team_rename": (302, 403, 403, 404, 404, LOGIN),
    "team_leave": (403, 302, 302, 404, 404, LOGIN),
    "team_delete": (422, 403, 403, 404, 404, LOGIN),
    "team_invite": (200, 403, 403, 404, 404, LOGIN),
    "invitation_resend": (200, 403, 403, 404, 404, LOGIN),
    "invitation_revoke": (302, 403, 403, 404, 404, LOGIN),
    "membership_role": (302, 403, 403, 404, 404, LOGIN),
    "membership_remove": (302, 403, 403, 404, 404, LOGIN),
    "membership_hand_over": (302, 403, 403, 404, 404, LOGIN),
    "join": (302, 302, 302, 302, 302, LOGIN),
}


def address(name, company):
    owner = company.people["owner"]
    if name in ("teams", "team_new"):
        return reverse(name)
    if name.startswith("membership"):
        return reverse(name, args=[company.team.memberships.get(member__username="reader").pk])
    if name in ("join", "invitation_revoke", "invitation_resend"):
        sent = "guest@example.org" if name == "invitation_resend" else ""
        invitation, token = joining.invite(company.team, by=owner, address=sent)
        return reverse(name, args=[token if name == "join" else invitation.pk])
    return reverse(name, args=[company.team.pk])


@pytest.mark.parametrize("name", GET)
def test_matrix_get(company, name):
    url = address(name, company)

    assert tuple(outcome(company.client(person).get(url)) for person in PEOPLE) == GET[name]


@pytest.mark.parametrize("name", POST)
@pytest.mark.parametrize("place", range(len(PEOPLE)))
def test_matrix_post(company, name, place):
    url = address(name, company)

    response = company.client(PEOPLE[place]).post(url, {"name": "New name", "role": "editor", "days": "14"})

    assert outcome(response) == POST[name][place]


def test_number_that_does_not_exist_answers_like_a_team_of_others(company):
    client = company.client("stranger")

    hidden, missing = client.get(reverse("team", args=[company.team.pk])), client.get(reverse("team", args=[9_999]))

    assert hidden.status_code == missing.status_code == 404
    assert company.team.name not in hidden.content.decode()


def test_team_shows_its_members_with_their_roles(company):
    page = company.client("reader").get(company.team.get_absolute_url()).content.decode()

    assert [name in page for name in ("Owner", "Editor", "Reader", "Former", "Stranger")] == [True] * 3 + [False] * 2
    assert "Make a link" not in page


def test_found_leads_to_the_new_team(company):
    response = company.client("stranger").post(reverse("team_new"), {"name": "A team of one"})

    team = Team.objects.get(name="A team of one")
    assert response["Location"] == team.get_absolute_url()
    assert team.memberships.get().role == "owner"


def test_found_without_a_name_keeps_the_form(company):
    response = company.client("stranger").post(reverse("team_new"), {"name": " "})

    assert response.status_code == 422
    assert Team.objects.count() == 1


def test_invite_shows_the_link_once_and_stores_only_its_digest(company):
    client = company.client("owner")

    response = client.post(reverse("team_invite", args=[company.team.pk]), {"role": "reader", "days": "7"})

    link = response.context["link"]
    assert link.startswith("http://testserver/en/join/")
    assert f'value="{link}"' in response.content.decode()
    assert "no-store" in response["Cache-Control"]
    assert link.split("/")[-2] not in client.get(company.team.get_absolute_url()).content.decode()
    assert Invitation.objects.get().role == "reader"


def test_team_lists_open_invitations_for_owners_alone(company):
    owner = company.people["owner"]
    joining.invite(company.team, by=owner)
    revoked, _token = joining.invite(company.team, by=owner)
    joining.revoke(revoked, by=owner)

    rows = company.client("owner").get(company.team.get_absolute_url()).context["invitations"]

    assert len(rows) == 1
    assert company.client("editor").get(company.team.get_absolute_url()).context["invitations"] == ()


def test_invitation_to_an_address_says_for_whom_it_is_and_can_be_sent_again(company):
    client, said = company.client("owner"), {"role": "editor", "days": "7", "address": "guest@example.org"}
    first = client.post(reverse("team_invite", args=[company.team.pk]), said)
    Invitation.objects.update(created=timezone.now() - timedelta(days=7), expires=timezone.now())
    page = client.get(company.team.get_absolute_url()).content.decode()

    again = client.post(reverse("invitation_resend", args=[Invitation.objects.get().pk]))

    opened = [company.client("stranger").get(answer.context["link"]) for answer in (first, again)]
    assert "guest@example.org" in page
    assert "Expired on" in page
    assert [answer.status_code for answer in opened] == [404, 200]
    assert "It was sent to <bdi>guest@example.org</bdi>" in opened[1].content.decode()
    assert "no-store" in again["Cache-Control"]


@pytest.mark.parametrize(
    "said", [{"days": "2"}, {"address": "nobody"}, {"address": "a@example.org\nBcc: b@example.org"}, {"role": "owner"}]
)
def test_invite_says_what_is_wrong(company, said):
    fine = {"role": "editor", "days": "7"}
    response = company.client("owner").post(reverse("team_invite", args=[company.team.pk]), fine | said)

    assert (response.status_code, list(response.context["form"].errors)) == (422, list(said))
    assert Invitation.objects.count() == 0


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("strategies")
def test_letter_invites_with_the_link_of_the_page(settings):
    company, settings.SITE_URL = make_company(), "https://rapport.example"
    said = {"role": "reader", "days": "30", "address": "guest@example.org"}

    page = company.client("owner").post("/fr" + reverse("team_invite", args=[company.team.pk])[3:], said)

    (letter,) = mail.outbox
    token = page.context["link"].split("/")[-2]
    assert (letter.to, company.team.name in letter.subject) == (["guest@example.org"], True)
    assert f"https://rapport.example/fr/join/{token}/" in letter.body
    assert "<bdi>guest@example.org</bdi>" in page.content.decode()


def test_join_makes_a_member_with_the_role_of_the_link(company):
    _invitation, token = joining.invite(company.team, by=company.people["owner"], role="reader")

    response = company.client("stranger").post(reverse("join", args=[token]))

    assert response["Location"] == company.team.get_absolute_url()
    assert company.team.memberships.get(member=company.people["stranger"]).role == "reader"


def test_join_by_get_changes_nothing(company):
    _invitation, token = joining.invite(company.team, by=company.people["owner"])

    page = company.client("stranger").get(reverse("join", args=[token])).content.decode()

    assert [word in page for word in ("Owner", company.team.name, "editor")] == [True] * 3
    assert not company.team.memberships.filter(member=company.people["stranger"]).exists()


def test_join_brings_who_is_signed_out_back(company):
    _invitation, token = joining.invite(company.team, by=company.people["owner"])
    url = reverse("join", args=[token])

    page = company.client("anonymous").get(url).content.decode()

    assert f"/en/account/login/?next={url}" in page
    assert f"/en/account/signup/?next={url}" in page
    assert company.client("anonymous").post(url)["Location"].endswith(f"?next={url}")


@pytest.mark.parametrize("state", ["unknown", "expired", "revoked"])
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("person", ["stranger", "anonymous"])
def test_join_says_what_to_do_when_the_link_is_dead(company, state, method, person):
    invitation, token = joining.invite(company.team, by=company.people["owner"])
    if state == "expired":
        Invitation.objects.update(expires=timezone.now() - timedelta(seconds=1))
    if state == "revoked":
        joining.revoke(invitation, by=company.people["owner"])
    token = "x" * 43 if state == "unknown" else token

    response = getattr(company.client(person), method)(reverse("join", args=[token]))

    assert response.status_code == 404
    assert "ask your colleague for a new one" in response.content.decode()
    assert company.team.name not in response.content.decode()
    assert Membership.objects.count() == 3


def test_join_tells_nobody_its_address(company):
    _invitation, token = joining.invite(company.team, by=company.people["owner"])

    for url in (reverse("join", args=[token]), reverse("join", args=["wrong"])):
        response = company.client("stranger").get(url)

        assert "no-store" in response["Cache-Control"]
        assert response["X-Robots-Tag"] == "noindex"
        assert response["Referrer-Policy"] == "strict-origin"
        assert '<link rel="canonical"' not in response.content.decode()


def test_change_role_refuses_the_last_owner_on_the_form(company):
    own = company.team.memberships.get(role="owner")

    response = company.client("owner").post(reverse("membership_role", args=[own.pk]), {"role": "reader"})

    assert response.status_code == 422
    assert "make somebody else an owner first" in response.content.decode()
    own.refresh_from_db()
    assert own.role == "owner"


def test_remove_refuses_the_last_owner_and_removes_others(company):
    client = company.client("owner")
    own, other = (company.team.memberships.get(member__username=name) for name in ("owner", "editor"))

    refused = client.post(reverse("membership_remove", args=[own.pk]))
    done = client.post(reverse("membership_remove", args=[other.pk]))

    assert (refused.status_code, done.status_code) == (422, 302)
    assert set(company.team.memberships.values_list("member__username", flat=True)) == {"owner", "reader"}


def test_leave_offers_the_last_owner_to_hand_over_and_then_to_leave(company):
    client, leave = company.client("owner"), reverse("team_leave", args=[company.team.pk])
    editor = company.team.memberships.get(role="editor")
    address = f"{reverse('membership_hand_over', args=[editor.pk])}?leave=1"

    page = client.get(leave).content.decode()
    handed = client.post(address)
    left = client.post(handed["Location"])

    assert f'href="{address}"' in page
    assert (handed["Location"], left["Location"]) == (leave, reverse("teams"))
    assert dict(company.team.memberships.values_list("member__username", "role")) == {
        "editor": "owner",
        "reader": "reader",
    }


def test_leave_tells_the_only_member_what_would_happen_and_offers_to_delete(company):
    joining.found("A team of one", by=company.people["stranger"])
    team = Team.objects.get(name="A team of one")

    page = company.client("stranger").get(reverse("team_leave", args=[team.pk])).content.decode()

    assert "You are its only member" in page
    assert reverse("team_delete", args=[team.pk]) in page


def test_delete_says_what_is_lost_and_wants_the_name(company):
    owner = company.people["owner"]
    playbook = make_playbook(company.team, "Angry customers", by=owner)
    curating.add_play(playbook, make_contribution(), by=owner)
    publishing.publish(playbook, by=owner)
    client, address = company.client("owner"), reverse("team_delete", args=[company.team.pk])

    page = client.get(address).content.decode()
    wrong = client.post(address, {"name": "Support"})
    done = client.post(address, {"name": company.team.name}, follow=True)

    assert [words in page for words in ("3 members", "1 playbook is lost", "1 published edition is lost")] == [True] * 3
    assert (wrong.status_code, done.redirect_chain[0][0], Team.objects.count()) == (422, reverse("teams"), 0)
    assert f"The team “{named('Support desk')}” is deleted." in done.content.decode()


def test_leave_closes_the_door_at_once(company):
    client = company.client("editor")

    client.post(reverse("team_leave", args=[company.team.pk]))

    assert client.get(company.team.get_absolute_url()).status_code == 404


def test_teams_of_nobody_says_how_to_begin(company):
    page = company.client("stranger").get(reverse("teams")).content.decode()

    assert "You belong to no team yet" in page


def test_teams_count_all_their_members(company):
    page = company.client("reader").get(reverse("teams")).content.decode()

    assert "3 members" in page


@pytest.mark.parametrize("more", [0, 27])
def test_team_costs_the_same_for_few_and_many(company, more, django_assert_num_queries):
    for _ in range(more):
        Membership.objects.create(team=company.team, member=make_user(), role="reader")
        joining.invite(company.team, by=company.people["owner"])
    client = company.client("owner")

    with django_assert_num_queries(8):
        client.get(company.team.get_absolute_url())


def named(name: str) -> str:
    return f'<span lang="" dir="auto">{name}</span>'


def test_sentences_about_people_and_teams_say_that_nobody_knows_the_language_of_the_names(company):
    client, member = company.client("owner"), company.team.memberships.get(member__username="reader")
    _invitation, token = joining.invite(company.team, by=company.people["owner"])
    addresses = [reverse(name, args=[member.pk]) for name in ("membership_role", "membership_remove")]
    addresses += [reverse("join", args=[token]), company.team.get_absolute_url()]

    role, remove, join, team = (client.get(address).content.decode() for address in addresses)
    leave = company.client("editor").get(reverse("team_leave", args=[company.team.pk])).content.decode()

    assert f"What <bdi>{named('Reader')}</bdi> may do" in role
    assert f"Remove {named('Reader')} from “{named('Support desk')}”?" in remove
    assert f"<bdi>{named('Owner')}</bdi> invites you to the team “<bdi>{named('Support desk')}</bdi>”" in join
    assert f"Made by <bdi>{named('Owner')}</bdi>" in team
    assert f"Leave “{named('Support desk')}”?" in leave


def test_messages_about_people_and_teams_do_so_too_and_escape_the_names(company):
    joining.rename(company.team, "<b>Desk</b>", by=company.people["owner"])
    client, member = company.client("owner"), company.team.memberships.get(member__username="reader")
    _invitation, token = joining.invite(company.team, by=company.people["owner"])

    role = client.post(reverse("membership_role", args=[member.pk]), {"role": "editor"}, follow=True)
    remove = client.post(reverse("membership_remove", args=[member.pk]), follow=True)
    join = company.client("stranger").post(reverse("join", args=[token]), follow=True)
    leave = company.client("editor").post(reverse("team_leave", args=[company.team.pk]), follow=True)

    team = named("&lt;b&gt;Desk&lt;/b&gt;")
    said = [next(str(each) for each in answer.context["messages"]) for answer in (role, remove, join, leave)]
    assert said == [
        f"The role of {named('Reader')} is now: editor.",
        f"{named('Reader')} no longer belongs to the team.",
        f"Welcome to the team “{team}”.",
        f"You have left the team “{team}”.",
    ]
    assert f"You have left the team “{team}”." in leave.content.decode()
