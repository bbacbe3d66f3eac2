"""The orders of a list of advice: what stands first in each, that a walk through its pages meets every row once, and what a page says of its order."""

import itertools

import pytest
from django.http import QueryDict

from advice.actions import voting
from advice.models import Contribution, Situation, Tagging, User
from advice.ranking import score
from advice.web import browsing, drawing
from advice.web.forms.browsing import read_selection
from advice.web.ordering import ORDERS
from tests import factories as f

pytestmark = pytest.mark.django_db


def text(answer) -> str:
    return answer.content.decode()


def tallied(contribution: Contribution, helpful: int, votes: int) -> None:
    """As if so many readers had voted."""
    found = {"votes": votes, "score": score(helpful, votes - helpful, 10, 800)}
    Contribution.objects.filter(pk=contribution.pk).update(helpful=helpful, **found)
    Tagging.objects.filter(content_object=contribution).update(**found)


def make_list(settled: int, new: int, *, language: str = "en") -> Situation:
    """A situation with so much advice that many have voted on, well and badly received, and so much that few have."""
    situation = f.make_situation()
    for number, row in enumerate(
        f.make_contributions(settled + new, situation, strategies=["listen"], language=language)
    ):
        if number < settled:
            tallied(row, helpful=10 + 7 * number % 31, votes=40)
        else:
            tallied(row, helpful=number % 10 // (1 + number % 3), votes=number % 10)
    return situation


def page(query: str = "", *, reader: User | None = None, reads: tuple[str, ...] = (), size: int = 20) -> browsing.Page:
    there = browsing.catalogue()
    selection = read_selection(QueryDict(query.removeprefix("?")), strategies=there, reads=reads)
    return browsing.browse(Contribution.objects.published(), selection, reader, there, size=size)


def walk(query: str = "", **values) -> list[list[Contribution]]:
    """The rows of every page of the list."""
    step = page(query, **values)
    pages = [step.rows]
    while step.next_query:
        step = page(step.next_query, **values)
        pages.append(step.rows)
    return pages


def flat(pages: list[list[Contribution]]) -> list[int]:
    return [row.pk for rows in pages for row in rows]


# --- Every fifth place of the best -----------------------------------------------------------------------------------


@pytest.mark.parametrize("query", ["", "strategy=listen", "strategy=listen&strategy=humour"])
@pytest.mark.parametrize("size", [20, 30, 7])
@pytest.mark.parametrize(("settled", "new"), [(50, 50), (85, 15), (20, 80), (95, 5), (97, 3), (60, 40)])
def test_best_meets_each_of_a_hundred_once(settled, new, size, query):
    make_list(settled, new)

    pages = walk(query, size=size)

    assert sorted(flat(pages)) == sorted(Contribution.objects.values_list("pk", flat=True))
    assert {len(rows) for rows in pages[:-1]} == {size}


def test_best_gives_every_fifth_place_to_what_few_have_voted_on():
    make_list(60, 40)
    plain = [row.pk for row in Contribution.objects.best_first()]

    pages = walk()

    for rows in pages[:2]:
        assert [number for number, row in enumerate(rows, start=1) if row.raised] == [5, 10, 15, 20]
        assert all(row.votes < 10 for row in rows if row.raised)
    own = [row.pk for rows in pages for row in rows if not row.raised]
    assert own == [number for number in plain if number in set(own)]


def test_best_raises_the_best_placed_that_the_page_would_not_show():
    make_list(60, 40)
    plain = list(Contribution.objects.best_first())

    rows = page().rows

    assert [row.pk for row in rows if row.raised] == [row.pk for row in plain[16:] if row.votes < 10][:4]
    assert [row.pk for row in rows if not row.raised] == [row.pk for row in plain[:16]]
    assert flat(walk()) == flat(walk())


def test_rows_that_end_a_short_page_are_raised_too():
    make_list(10, 2)
    Contribution.objects.filter(votes__lt=10).update(score=1)

    assert [number for number, row in enumerate(page().rows, start=1) if row.raised] == [5, 10]


@pytest.mark.parametrize(("settled", "new"), [(5, 4), (0, 45), (45, 0)])
def test_nothing_is_moved_in_a_short_list_nor_where_all_or_none_is_new(settled, new):
    make_list(settled, new)

    pages = walk()

    assert flat(pages) == [row.pk for row in Contribution.objects.best_first()]
    assert not any(row.raised for rows in pages for row in rows)


def test_rows_are_raised_among_what_the_reader_reads():
    make_list(30, 5, language="fr")
    make_list(0, 30, language="zh")

    pages = walk(reads=("fr",))

    assert {row.language for rows in pages for row in rows} == {"fr"}


def test_card_in_a_fifth_place_says_why_it_stands_there_and_no_other_does(client):
    situation = make_list(20, 10)
    Contribution.objects.filter(votes__lt=10).update(score=1)

    best, new = (text(client.get(f"{situation.get_absolute_url()}{query}")) for query in ("", "?sort=new"))

    words = "New here: say whether it would help."
    assert (best.count(words), new.count(words)) == (6, 0)


def test_program_gets_the_order_with_nothing_raised(client):
    make_list(30, 30)

    found = client.get("/api/v1/contributions?limit=60").json()["results"]

    assert [row["id"] for row in found] == [row.pk for row in Contribution.objects.best_first()]


# --- Needs your view -------------------------------------------------------------------------------------------------


def test_needs_leaves_out_what_is_settled_ones_own_and_what_one_has_voted_on(dee):
    settled, voted, newer, newest = (f.make_contribution() for _ in range(4))
    own = f.make_contribution(by=dee)
    imported = f.make_contribution()
    Contribution.objects.filter(pk=imported.pk).update(author=None)
    tallied(settled, 10, 10)
    voting.vote(voted, 1, by=dee)

    mine, everybodys = (page("sort=needs", reader=reader) for reader in (dee, None))

    assert [row.pk for row in mine.rows] == [imported.pk, newest.pk, newer.pk]
    assert [row.pk for row in everybodys.rows] == [imported.pk, own.pk, newest.pk, newer.pk, voted.pk]
    assert (mine.total, everybodys.total) == (3, 5)


def test_needs_has_the_languages_of_the_reader_first_and_the_others_behind_them():
    rows = [f.make_contribution(language=language) for language in ["fr", "de", "zh"] * 8]
    french, others = [row.pk for row in rows[::3]], [row.pk for row in rows if row.language != "fr"]

    narrow = flat(walk("sort=needs", reads=("fr",), size=5))
    wide = walk("sort=needs&lang=all", reads=("fr",), size=5)

    assert narrow == french[::-1]
    assert flat(wide) == french[::-1] + others[::-1]
    assert [len(rows) for rows in wide] == [5, 5, 5, 5, 4]


def test_needs_goes_on_behind_its_last_row_after_the_reader_voted(dee):
    rows = [f.make_contribution().pk for _ in range(9)][::-1]
    first = page("sort=needs", reader=dee, size=4)
    for row in first.rows:
        voting.vote(row, 1, by=dee)

    assert [row.pk for row in first.rows] + flat(walk(first.next_query, reader=dee, size=4)) == rows


def test_needs_of_nothing_says_so_and_asks_nobody_to_write(client, dee):
    voting.vote(f.make_contribution(), 1, by=dee)
    client.force_login(dee)

    answer = text(client.get("/en/contributions/?sort=needs"))

    assert ("Nothing here needs your view." in answer, "Write the first one" in answer) == (True, False)


# --- Worked ----------------------------------------------------------------------------------------------------------


def test_worked_is_of_what_was_tried_and_meets_each_once():
    _untried, *rows = [f.make_contribution() for _ in range(8)]
    for number, row in enumerate(rows):
        count = 1 + number // 2
        Contribution.objects.filter(pk=row.pk).update(
            worked=count, outcome_count=count, worked_score=500_000 + number // 3
        )

    pages = walk("sort=worked", size=2)

    assert flat(pages) == [rows[number].pk for number in (6, 4, 5, 3, 2, 0, 1)]
    assert page("sort=worked").total == 7


def test_worked_of_nothing_says_so(client):
    f.make_contribution()

    answer = text(client.get("/en/contributions/?sort=worked"))

    assert ("Nobody has said yet what came of any of this." in answer, "Write the first one" in answer) == (True, False)


# --- Random ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("query", ["", "&strategy=listen", "&lang=en"])
@pytest.mark.parametrize("seed", [1, 2, 999_999_999])
def test_random_meets_each_once_in_chapters_or_in_one(monkeypatch, seed, query):
    make_list(30, 31)
    whole = flat(walk(f"sort=random&seed={seed}{query}"))
    monkeypatch.setattr(drawing, "PAGES", 2)
    chapters = walk(f"sort=random&seed={seed}{query}", size=7)
    monkeypatch.setattr(drawing, "SORTED", 0)
    along_the_ring = walk(f"sort=random&seed={seed}{query}", size=7)

    numbers = sorted(Contribution.objects.values_list("pk", flat=True))
    assert (sorted(whole), sorted(flat(chapters)), flat(along_the_ring)) == (numbers, numbers, flat(chapters))
    assert {len(rows) for rows in chapters[:-1]} == {7}


def test_random_stays_as_it_is_under_its_seed_and_gives_other_neighbours_under_another():
    make_list(60, 40)
    orders = [flat(walk(f"sort=random&seed={seed}")) for seed in (5, 5, 6)]
    neighbours = [set(itertools.pairwise(order)) for order in orders]

    assert orders[0] == orders[1]
    assert len(neighbours[0] & neighbours[2]) < 10


@pytest.mark.parametrize("seed", ["", "&seed=0", "&seed=x", "&seed=9999999999", "&seed=%00"])
@pytest.mark.parametrize("name", ["contributions", "strategy", "situation"])
def test_random_without_a_seed_is_given_one_that_keeps_the_rest(client, name, seed):
    situation = f.make_contribution(strategies=["listen"]).situation
    path = {"contributions": "/en/contributions/", "strategy": "/en/strategies/listen/"}.get(name)
    path = path or situation.get_absolute_url()

    answer = client.get(f"{path}?sort=random&lang=en{seed}")
    there = client.get(answer["Location"])

    given = QueryDict(answer["Location"].partition("?")[2])
    assert (answer.status_code, answer["Location"].partition("?")[0], there.status_code) == (302, path, 200)
    assert (given["sort"], given["lang"]) == ("random", "en")
    assert there.context["page"].selection.seed == int(given["seed"])


def test_random_is_another_one_for_every_visit(client):
    f.make_contribution()

    assert len({client.get("/en/contributions/?sort=random")["Location"] for _ in range(5)}) == 5


# --- What a page says ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["contributions", "strategy", "situation"])
@pytest.mark.parametrize("sort", ORDERS)
def test_page_has_a_tab_for_every_order_and_says_what_its_own_is(client, name, sort):
    situation = f.make_contribution(strategies=["listen"]).situation
    path = {"contributions": "/en/contributions/", "strategy": "/en/strategies/listen/"}.get(name)

    answer = client.get(f"{path or situation.get_absolute_url()}?sort={sort}&seed=7")

    shown = text(answer)
    tabs = [(address, name == sort) for name, _order, address in answer.context["page"].orders]
    assert [f'href="{address.replace("&", "&amp;")}"' in shown for address, _current in tabs] == [True] * len(ORDERS)
    assert [current for _address, current in tabs].count(True) == 1
    assert str(ORDERS[sort].why[0]) in shown


@pytest.mark.parametrize("sort", ORDERS)
def test_filter_form_keeps_the_order_and_its_chance(client, sort):
    f.make_contribution()

    shown = text(client.get(f"/en/contributions/?sort={sort}&seed=7"))

    assert (f'<input type="hidden" name="sort" value="{sort}">' in shown) == (sort != "best")
    assert ('<input type="hidden" name="seed" value="7">' in shown) == (sort == "random")


def test_order_nobody_knows_is_the_best(client):
    f.make_contribution()

    assert client.get("/en/contributions/?sort=loudest").context["page"].selection.sort == "best"


@pytest.mark.parametrize("sort", ORDERS)
@pytest.mark.parametrize(
    "place", ["1", "1-1", "1-1-1", "9-9-9-9-9-9", "2147483648-0-5", "1-1-1-1-2147483648-0", "1-1-1-1"]
)
def test_place_that_no_list_gave_is_answered_all_the_same(client, sort, place):
    make_list(12, 12)

    assert client.get(f"/en/contributions/?sort={sort}&seed=7&after={place}").status_code == 200


@pytest.mark.parametrize("sort", ORDERS)
@pytest.mark.parametrize(("signed_in", "most"), [(False, 8), (True, 12)])
@pytest.mark.parametrize("name", ["contributions", "strategy", "situation"])
def test_orders_keep_the_budget_of_queries(client, sort, signed_in, most, name, django_assert_max_num_queries):
    situation = make_list(40, 40)
    if sort == "worked":
        Contribution.objects.update(worked=1, outcome_count=1, worked_score=800_000)
    path = {"contributions": "/en/contributions/", "strategy": "/en/strategies/listen/"}.get(name)
    f.make_playbook(f.make_team(editors=[f.dee()]))
    if signed_in:
        client.force_login(f.dee())

    with django_assert_max_num_queries(most):
        answer = client.get(f"{path or situation.get_absolute_url()}?sort={sort}&seed=7")

    assert len(answer.context["page"].rows) >= 20
