"""Filling by rules: what they would add is shown, ticked and added, and nothing else is touched."""

import pytest
from django.urls import reverse

from advice.actions import contributing, curating, filling, sectioning
from advice.models import Contribution, Rule
from tests import factories as f
from tests.web.company import PEOPLE, make_company
from tests.web.pages import select, texts, tree

pytestmark = pytest.mark.django_db
LISTEN = {"most": "3", "strategies": ["listen"], "helpful": "0"}


@pytest.fixture
def company():
    return make_company()


@pytest.fixture
def owner(company):
    return company.people["owner"]


@pytest.fixture
def playbook(company, owner):
    return f.make_playbook(company.team, "Ours", by=owner)


@pytest.fixture
def rule(playbook, owner):
    return filling.make_rule(playbook, by=owner, most=3, strategies=["listen", "humour"])


def at(name, row):
    return reverse(name, args=[row.pk])


def ticked(page):
    """What the form would send as it stands."""
    return [each.get("value") for each in select(page, "input[name=pick]") if each.get("checked") is not None]


# owner, editor, reader, former member, stranger, nobody signed in
MATRIX = {
    "playbook_rules": (200, 200, 403, 404, 404, 302),
    "playbook_fill": (200, 200, 403, 404, 404, 302),
    "rule_change": (200, 200, 403, 404, 404, 302),
    "rule_remove": (405, 405, 405, 405, 405, 405),
    "playbook_take_back": (405, 405, 405, 405, 405, 405),
}
SENT = {
    "playbook_rules": (302, 302, 403, 404, 404, 302),
    "playbook_fill": (422, 422, 403, 404, 404, 302),
    "rule_change": (302, 302, 403, 404, 404, 302),
    "rule_remove": (302, 404, 404, 404, 404, 302),
    "playbook_take_back": (302, 302, 403, 404, 404, 302),
}


@pytest.mark.parametrize("name", MATRIX)
def test_matrix(company, playbook, rule, name):
    path = at(name, rule if name.startswith("rule") else playbook)

    assert tuple(company.client(person).get(path).status_code for person in PEOPLE) == MATRIX[name]
    assert tuple(company.client(person).post(path, LISTEN).status_code for person in PEOPLE) == SENT[name]


def test_a_reader_may_not_remove_a_rule(company, rule):
    assert company.client("reader").post(at("rule_remove", rule)).status_code == 403


def test_rules_are_made_changed_and_removed_which_one_press_undoes(company, playbook):
    client, topic = company.client("editor"), f.make_topic("sales")
    path = at("playbook_rules", playbook)

    client.post(path, {**LISTEN, "topic": topic.pk, "helpful": "5", "language_1": "fr", "language_3": "en"})
    made = Rule.objects.get()
    client.post(at("rule_change", made), {**LISTEN, "most": "2", "topic": topic.pk, "language_1": "fr"})
    changed = Rule.objects.get()
    shown = tree(client.post(at("rule_remove", made), follow=True))
    (form,) = select(shown, "#messages form")
    words = [(each.get("name"), each.get("value")) for each in select(form, "input[type=hidden]")]
    client.post(form.get("action"), dict(words))

    assert (made.most, made.strategies, made.languages, made.helpful) == (3, ["listen"], ["fr", "en"], 5)
    again = Rule.objects.get()
    fields = ("most", "strategies", "languages", "topic", "helpful")
    assert [getattr(again, name) for name in fields] == [getattr(changed, name) for name in fields]


@pytest.mark.parametrize(
    "said", [{"most": "9"}, {"most": ""}, {"strategies": ["no"]}, {"language_1": "xx"}, {"helpful": "-1"}]
)
def test_a_rule_that_makes_no_sense_is_refused_and_kept(company, playbook, said):
    answer = company.client("owner").post(at("playbook_rules", playbook), LISTEN | said)

    assert (answer.status_code, Rule.objects.count()) == (422, 0)


def test_the_preview_shows_each_with_its_place_and_where_it_goes(company, playbook, rule, owner):
    sectioning.add_section(playbook, "Listen", by=owner)
    heard = f.make_votes(f.make_contribution(strategies=["listen"]), helpful=2, unhelpful=1)
    f.make_contribution(strategies=["humour"])

    page = tree(company.client("editor").get(at("playbook_fill", playbook)))

    assert texts(page, ".pile__home") == ["to the section “Listen”", "to a new section “Humour”"]
    assert texts(page, f"#why-{heard.pk} span:not(.tag-language)")[0] == "No. 1 of Listen"
    assert [text.split(" ·")[0] for text in texts(page, ".offer__why")] == [
        "No. 1 of Listen 2 of 3 helpful",
        "No. 1 of Humour no votes yet",
    ]
    assert len(ticked(page)) == 2


def test_what_stays_ticked_is_added_and_taken_out_again_in_one_press(company, playbook, rule, owner):
    there = curating.add_play(playbook, f.make_contribution(), by=owner, why="Ours")
    for _ in range(3):
        f.make_contribution(strategies=["listen"])
    client = company.client("editor")
    picks = ticked(tree(client.get(at("playbook_fill", playbook))))

    page = tree(client.post(at("playbook_fill", playbook), {"pick": picks[:2], "into": ""}, follow=True))
    added = [f"{play.contribution_id}:listen" for play in playbook.plays.exclude(pk=there.pk).order_by("position")]
    (form,) = select(page, "#messages form")
    words = {name: [each.get("value") for each in select(form, f"input[name={name}]")] for name in ("play", "section")}
    client.post(form.get("action"), words)

    assert (len(picks), added) == (3, picks[:2])
    assert list(playbook.plays.values_list("pk", "why")) == [(there.pk, "Ours")]
    assert [row.title for row in playbook.sections.all()] == [""]


def test_what_was_withdrawn_meanwhile_is_told_and_left_out(company, playbook, rule):
    good, gone = (f.make_contribution(strategies=["listen"]) for _ in range(2))
    client = company.client("owner")
    picks = ticked(tree(client.get(at("playbook_fill", playbook))))
    contributing.withdraw(gone, by=f.bo())

    page = tree(client.post(at("playbook_fill", playbook), {"pick": picks}, follow=True))

    assert [play.contribution for play in playbook.plays.all()] == [good]
    assert [text.partition(" Undo")[0] for text in texts(page, "#messages .notice")] == [
        "1 added to “Ours”.",
        "1 was withdrawn meanwhile and is left out.",
    ]


@pytest.mark.parametrize("said", [{}, {"pick": "x"}, {"pick": "9" * 30 + ":listen"}, {"into": "999999"}])
def test_sending_nothing_that_can_be_added_says_what_to_do(company, playbook, rule, said):
    advice = f.make_contribution(strategies=["listen"])
    if "into" in said:
        said = said | {"pick": f"{advice.pk}:listen"}

    answer = company.client("owner").post(at("playbook_fill", playbook), said)

    assert (answer.status_code, playbook.plays.count()) == (422, 0)
    assert texts(tree(answer), "[role=alert]") != []
    assert ticked(tree(answer)) == ([f"{advice.pk}:listen"] if "into" in said else [])


def test_what_no_rule_would_choose_is_told_without_withdrawn_words(company, playbook, rule, owner):
    shown, gone = (f.make_contribution(strategies=["listen"]) for _ in range(2))
    for row in (shown, gone):
        curating.add_play(playbook, row, by=owner)
    contributing.withdraw(gone, by=f.bo())
    Contribution.objects.filter(pk=shown.pk).update(use="site")

    answer = company.client("owner").get(at("playbook_fill", playbook))

    assert texts(tree(answer), ".declined h3") == [
        "Not allowed by its author in a playbook like this one",
        "Withdrawn by its author",
    ]
    assert gone.body not in answer.content.decode()


def test_pages_without_rules_or_matches_say_what_to_do(company, playbook):
    client = company.client("owner")
    none = texts(tree(client.get(at("playbook_fill", playbook))), ".empty__title")
    client.post(at("playbook_rules", playbook), LISTEN)

    page = client.get(at("playbook_fill", playbook)).content.decode()

    assert (none, "Nothing fits this rule yet" in page) == (["No rule yet"], True)


@pytest.mark.parametrize("number", [1, 30])
def test_the_preview_costs_the_same_for_one_and_thirty(company, playbook, owner, number, django_assert_num_queries):
    slugs = ["listen", "humour", "reschedule", "offer-resources"]
    filling.make_rule(playbook, by=owner, most=8, strategies=slugs)
    situation = f.make_situation()
    for slug, count in zip(slugs, (1, 0, 0, 0) if number == 1 else (8, 8, 8, 6), strict=True):
        f.make_contributions(count, situation, strategies=[slug], language="de")
    curating.add_play(playbook, f.make_contribution(), by=owner)
    client = company.client("owner")

    with django_assert_num_queries(18):
        answer = client.get(at("playbook_fill", playbook), headers={"accept-language": "fr"})

    assert answer.context["filling"].total == number
