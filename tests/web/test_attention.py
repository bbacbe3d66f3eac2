"""What needs attention: the marks on a draft, the page over all teams, the answers and their log, and who may see which."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from advice.actions import contributing, curating, publishing, translating, watching
from advice.models import Alert, Play, Playbook
from tests import factories as f
from tests.web.company import Company, make_company
from tests.web.pages import select, texts, tree

pytestmark = pytest.mark.django_db
TOLD = "Its author edited it since you chose it."


@dataclass(frozen=True)
class Desk:
    """A company with a playbook whose one play, translated into French, was edited after edition 1."""

    company: Company
    play: Play

    @property
    def playbook(self) -> Playbook:
        return self.play.playbook

    def alert(self, cause: str = "edited") -> Alert:
        return self.playbook.alerts.get(cause=cause)

    def get(self, person: str, name: str = "attention", *args: int, **asked: object):
        return self.company.client(person).get(reverse(name, args=args), asked)

    def post(self, person: str, name: str, pk: int, **said: object):
        return self.company.client(person).post(reverse(name, args=[pk]), said)


@pytest.fixture
def desk() -> Desk:
    company = make_company()
    owner = company.people["owner"]
    advice = f.make_contribution(f.make_situation("He shouts"), body="Let them finish.", strategies=["humour"])
    translating.translate(advice, by=f.dee(), language="fr", body="Laissez-les finir.")
    play = curating.add_play(f.make_playbook(company.team, by=owner), advice, by=owner)
    publishing.publish(play.playbook, by=owner)
    contributing.revise(advice, by=f.bo(), body="Let them finish, then ask.", strategies=["listen"])
    return Desk(company, play)


def withdraw(desk: Desk) -> None:
    contributing.withdraw(desk.play.contribution, by=f.bo())


@pytest.mark.parametrize("person", ["owner", "reader"])
def test_draft_marks_what_changed_word_by_word(desk, person):
    page = tree(desk.company.client(person).get(desk.playbook.get_absolute_url()))

    assert len(select(page, ".play .drift")) == 3
    assert texts(page, ".play .drift ins") == ["added: , then ask"]
    assert [link.get("href").partition("?")[2] for link in select(page, ".drift a[href*='/history/']")] == [
        "from=1&to=2"
    ]
    assert texts(page, ".drift__sides .chip") == ["Humour", "Listen"]
    assert texts(page, ".drift .tag-language") == ["Français"]
    assert len(select(page, ".drift__answers form")) == (3 if person == "owner" else 0)


def test_draft_says_nothing_of_the_words_of_what_was_withdrawn_since(desk):
    withdraw(desk)
    draft = desk.company.client("owner").get(desk.playbook.get_absolute_url()).content.decode()
    page = desk.get("owner").content.decode()

    for shown in (draft, page):
        assert "Its author took it back." in shown
        assert "then ask" not in shown
        assert "cannot be shown" in shown
    assert "He shouts" not in page


def test_attention_lists_the_changes_of_each_playbook_for_all_its_members(desk):
    rows = {person: texts(tree(desk.get(person)), ".drift__head strong") for person in ("owner", "reader")}

    assert rows["owner"] == rows["reader"]
    assert sorted(rows["owner"]) == sorted(
        [TOLD, "It is about other strategies now.", "A translation does not know its last edit."]
    )
    assert texts(tree(desk.get("owner")), "section h2") == ["Angry customers"]
    assert len(select(tree(desk.get("owner")), ".drift__keep")) == 3
    assert len(select(tree(desk.get("reader")), ".drift__keep")) == 0


@pytest.mark.parametrize("person", ["stranger", "former"])
def test_attention_is_empty_for_everybody_else(desk, person):
    page = desk.get(person, playbook=desk.playbook.pk).content.decode()

    assert "Everything is as your teams chose it" in page
    assert "Angry customers" not in page


def test_attention_wants_to_know_who_asks(desk):
    assert desk.get("anonymous")["Location"].startswith("/en/account/login/")


def test_attention_of_one_playbook_shows_no_other(desk):
    owner = desk.company.people["owner"]
    other = f.make_playbook(desk.company.team, "Second", by=owner)
    advice = f.make_contribution()
    curating.add_play(other, advice, by=owner)
    contributing.withdraw(advice, by=f.bo())

    both, one = desk.get("owner"), desk.get("owner", playbook=other.pk)

    assert texts(tree(both), "section h2") == ["Angry customers", "Second"]
    assert texts(tree(one), "section h2") == ["Second"]
    assert texts(tree(one), ".chip[aria-current]") == ["Second"]
    assert texts(tree(one), ".tabs__count") == ["1", "0"]


def test_attention_tells_of_what_editions_alone_hold(desk):
    curating.remove_play(desk.play, by=desk.company.people["owner"])
    withdraw(desk)
    page = desk.get("owner")

    assert texts(tree(page), ".drift__head strong") == ["Its author took it back."]
    assert "In editions only" in page.content.decode()
    assert "Take out" not in page.content.decode()


def test_attention_goes_on_over_pages_of_the_same_playbook(desk):
    owner = desk.company.people["owner"]
    for _ in range(21):
        advice = f.make_contribution()
        curating.add_play(desk.playbook, advice, by=owner)
        contributing.withdraw(advice, by=f.bo())

    first = tree(desk.get("owner", playbook=desk.playbook.pk))
    (further,) = select(first, ".pager a")
    second = tree(desk.company.client("owner").get(reverse("attention") + further.get("href")))

    assert [len(select(page, ".drift")) for page in (first, second)] == [20, 4]
    assert further.get("href") == f"?playbook={desk.playbook.pk}&page=2"


@pytest.mark.parametrize("more", [0, 29])
def test_attention_costs_the_same_for_one_and_thirty(desk, more, django_assert_num_queries):
    owner = desk.company.people["owner"]
    for number in range(more):
        advice = f.make_contribution(strategies=["humour"])
        curating.add_play(desk.playbook, advice, by=owner)
        contributing.revise(advice, by=f.bo(), body=f"Other words {number}.", strategies=["listen"])
        watching.set_interval(Playbook.objects.get(), by=owner, days=1)
    Play.objects.update(next_review=timezone.localdate())
    client = desk.company.client("owner")

    with django_assert_num_queries(12):  # session and user, and ten of its own
        client.get(reverse("attention"))
    with django_assert_num_queries(8):
        client.get(reverse("attention"), {"show": "reviews"})


def test_playbooks_say_how_much_needs_attention_to_members_alone(desk):
    pages = {person: tree(desk.get(person, "playbooks")) for person in ("owner", "stranger")}

    assert {person: texts(page, "main .tabs__count") for person, page in pages.items()} == {
        "owner": ["3"],
        "stranger": [],
    }


# --- Answers ----------------------------------------------------------------------------------------------------------


def test_dismiss_returns_to_where_it_was_pressed_and_can_be_undone(desk):
    alert, client = desk.alert(), desk.company.client("editor")
    back = f"{reverse('attention')}?playbook={desk.playbook.pk}"

    answer = client.post(
        reverse("alert_dismiss", args=[alert.pk]), {"why": "Better so.", "state": alert.state, "next": back}
    )
    page = client.get(answer["Location"])
    alert.refresh_from_db()
    dismissed = (alert.dismisser, alert.why)
    undone = client.post(reverse("alert_reopen", args=[alert.pk]), follow=True)
    alert.refresh_from_db()

    assert answer["Location"] == back
    assert dismissed == (desk.company.people["editor"], "Better so.")
    assert [form.get("action") for form in select(tree(page), "#messages form")] == [
        reverse("alert_reopen", args=[alert.pk])
    ]
    assert alert.ended is None
    assert TOLD in texts(tree(undone), ".drift__head strong")


def test_dismiss_says_what_is_missing_or_has_changed_since(desk):
    alert = desk.alert()
    read = alert.state
    blank = desk.post("editor", "alert_dismiss", alert.pk, why=" ", state=read)
    contributing.revise(desk.play.contribution, by=f.bo(), body="Ask.", strategies=["listen"])
    stale = desk.post("editor", "alert_dismiss", alert.pk, why="Fine.", state=read)

    assert (blank.status_code, stale.status_code) == (422, 422)
    assert "More has changed while you read this." in stale.content.decode()
    assert texts(tree(stale), "textarea") == ["Fine."]
    assert desk.alert().ended is None


def test_dismiss_never_leads_to_another_site(desk):
    answer = desk.post("editor", "alert_dismiss", desk.alert().pk, why="Fine.", next="https://elsewhere.example/")

    assert answer["Location"] == reverse("playbook_alerts", args=[desk.playbook.pk])


@pytest.mark.parametrize(
    ("name", "of"),
    [
        ("alert_dismiss", "alert"),
        ("alert_reopen", "alert"),
        ("play_review", "play"),
        ("play_looked", "play"),
        ("playbook_reviews", "playbook"),
    ],
)
def test_answers_are_refused_to_readers_and_not_there_for_strangers(desk, name, of):
    number = {"alert": desk.alert(), "play": desk.play, "playbook": desk.playbook}[of].pk
    before = list(Alert.objects.values()), list(Play.objects.values())

    answers = [desk.post(person, name, number, why="Mine.", days=3).status_code for person in ("reader", "stranger")]

    assert answers == [403, 404]
    assert (list(Alert.objects.values()), list(Play.objects.values())) == before


def test_log_says_who_when_and_why_to_the_team_alone(desk):
    watching.dismiss(desk.alert(), by=desk.company.people["editor"], why="<b>Better</b> so.")
    withdraw(desk)
    pages = {
        person: desk.get(person, "playbook_alerts", desk.playbook.pk) for person in ("owner", "reader", "stranger")
    }

    assert {person: page.status_code for person, page in pages.items()} == {
        "owner": 200,
        "reader": 200,
        "stranger": 404,
    }
    page = tree(pages["reader"])
    assert texts(page, ".drift__why") == ["<b>Better</b> so."]
    assert texts(page, ".alerts .meta a") == ["Editor"]
    assert "He shouts" not in pages["reader"].content.decode()
    assert [len(select(tree(pages[person]), ".alerts form")) for person in ("owner", "reader")] == [1, 0]


# --- Reviews ----------------------------------------------------------------------------------------------------------


def test_reviews_due_say_who_and_how_long_overdue(desk):
    day = timezone.localdate() - timedelta(days=3)
    Play.objects.update(next_review=day, owner=desk.company.people["editor"])

    page = desk.get("owner", show="reviews")

    assert texts(tree(page), ".alerts time") == ["Overdue by 3\xa0days".replace("\xa0", " ")]
    assert "Editor</span> looks after it" in page.content.decode()
    assert texts(tree(page), ".tabs__count") == ["3", "1"]


def test_review_form_takes_editors_and_days_and_refuses_others(desk):
    people, number = desk.company.people, desk.play.pk
    page = tree(desk.get("editor", "play_review", number))
    saved = desk.post("editor", "play_review", number, owner=people["editor"].pk, days="30")
    refused = desk.post("editor", "play_review", number, owner=people["reader"].pk, days="0")

    assert texts(page, "option") == ["Nobody in particular", "Editor", "Owner"]
    assert (saved.status_code, refused.status_code) == (302, 422)
    play = Play.objects.get()
    assert (play.owner, play.review_days) == (people["editor"], 30)
    assert play.next_review == timezone.localdate() + timedelta(days=30)


def test_looked_at_answers_all_changes_but_those_nobody_read(desk):
    stale = desk.post("editor", "play_looked", desk.play.pk, revision=1)
    left = Alert.objects.open().count()
    desk.post("editor", "play_looked", desk.play.pk, revision=2)

    assert stale["Location"] == reverse("play_review", args=[desk.play.pk])
    assert (left, Alert.objects.open().count()) == (3, 0)
    assert Play.objects.get().reviewed is not None


def test_interval_of_a_playbook_is_set_and_taken_away(desk):
    desk.post("editor", "playbook_reviews", desk.playbook.pk, days="90")
    with_days = Play.objects.get().next_review
    desk.post("editor", "playbook_reviews", desk.playbook.pk, days="")

    assert with_days == timezone.localdate() + timedelta(days=90)
    assert Play.objects.get().next_review is None
    assert Playbook.objects.get().review_days is None


def test_settings_turn_the_weekly_letter_off(desk):
    client = desk.company.client("owner")
    begin = select(tree(client.get(reverse("settings"))), "input[name='digests']")[0].get("checked")
    client.post(reverse("settings"), {"name": "Owner", "letters": "on"})
    owner = desk.company.people["owner"]
    owner.refresh_from_db()

    assert begin is not None
    assert (owner.letters, owner.digests) == (True, False)
