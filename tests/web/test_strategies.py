"""Strategies: all of them, and one with its best advice across situations."""

import pytest
from django.urls import reverse

from advice.actions import contributing, correcting, merging, voting
from advice.models import Strategy
from tests import factories as f

pytestmark = pytest.mark.django_db


def rows(answer) -> list:
    return list(answer.context["page"].rows)


def test_strategies_count_what_is_published(client, bo):
    f.make_contribution(strategies=["listen", "humour"])
    contributing.withdraw(f.make_contribution(strategies=["listen"]), by=bo)

    counts = {strategy.slug: count for strategy, count in client.get("/en/strategies/").context["rows"]}

    assert (counts["listen"], counts["humour"], counts["network"]) == (1, 1, 0)


def test_strategy_shows_its_best_advice_across_situations(client, bo):
    first, loved, disliked = (f.make_contribution(strategies=["listen"]) for _ in range(3))
    f.make_contribution(strategies=["humour"])
    f.make_votes(loved, helpful=2)
    f.make_votes(disliked, unhelpful=1)

    best, new = rows(client.get("/en/strategies/listen/")), rows(client.get("/en/strategies/listen/?sort=new"))

    assert (best, new) == ([loved, first, disliked], [disliked, loved, first])


def test_strategy_follows_votes_language_and_state_at_once(client, bo, dee):
    french = f.make_contribution(strategies=["listen"], language="fr")
    other = f.make_contribution(strategies=["listen"], language="fr")
    path = "/en/strategies/listen/?lang=fr"

    before = rows(client.get(path))
    voting.vote(other, 1, by=dee)
    voted = rows(client.get(path))
    correcting.correct_language(other, by=dee, language="de")
    corrected = rows(client.get(path))
    contributing.withdraw(french, by=bo)
    withdrawn = rows(client.get(path))

    assert (before, voted, corrected, withdrawn) == ([french, other], [other, french], [french], [])


def test_strategy_shows_its_words_its_opposite_and_its_names_elsewhere(client):
    strategy = f.make_strategy("nap", en="Nap", de="Nickerchen")
    strategy.labels.filter(language="en").update(
        definition="Sleep on it.", example="Tomorrow.", when_not="The house burns."
    )
    Strategy.objects.filter(pk=strategy.pk).update(opposite=f.make_strategy("run", en="Run"))

    page = client.get("/en/strategies/nap/").content.decode()

    for words in (
        "Sleep on it.",
        "Tomorrow.",
        "The house burns.",
        'href="/en/strategies/run/"',
        'lang="de" dir="auto">Nickerchen',
    ):
        assert words in page


def test_strategy_without_words_in_any_language_goes_by_its_slug(client):
    Strategy.objects.create(slug="wait", name="wait")

    assert '<span lang="" dir="auto">wait</span>' in client.get("/en/strategies/wait/").content.decode()


@pytest.mark.parametrize("slug", ["no-such", "x" * 300, "%00", "炒饭"])
def test_strategy_that_is_not_there_is_404(client, slug):
    assert client.get(f"/en/strategies/{slug}/").status_code == 404


def test_strategy_with_nothing_yet_offers_what_there_is(client):
    f.make_contribution(strategies=["listen"])

    page = client.get("/en/strategies/humour/").content.decode()

    assert 'href="/en/contributions/?lang=all"' in page


def test_strategy_goes_on_behind_its_last_row(client):
    made = [f.make_contribution(strategies=["listen"]) for _ in range(21)]

    first = client.get("/en/strategies/listen/").context["page"]
    piece = client.get(
        f"/en/strategies/listen/{first.next_query}", headers={"hx-request": "true", "hx-target": "further"}
    )

    assert [*first.rows, *rows(piece)] == made
    assert ("<html" in piece.content.decode(), 'id="further"' in piece.content.decode()) == (False, False)


def test_strategy_says_which_language_its_name_is_in_wherever_it_stands(client, bo, cy):
    nap = f.make_strategy("nap", es="Siesta")
    contribution = f.make_contribution(strategies=["nap"], language="es")
    nap.labels.exclude(language="es").delete()
    merging.merge(f.make_strategy("doze", es="Cabezada"), nap, by=cy, reason="One and the same.")
    client.force_login(cy)
    places = [reverse(name) for name in ("strategies", "home", "decisions")]
    places += [reverse("contribute", args=[contribution.situation_id])]
    places += [nap.get_absolute_url(), contribution.situation.get_absolute_url()]
    places += [reverse("strategy_words", args=["nap", "es"]), reverse("strategy_merge", args=["nap"])]

    pages = {place: client.get(place, follow=True).content.decode() for place in places}

    assert [place for place, page in pages.items() if 'lang="es" dir="auto">Siesta</' not in page] == []
    assert [place for place, page in pages.items() if "<span>Siesta</span>" in page] == []
    assert 'Merge “<span lang="es" dir="auto">Siesta</span>”' in pages[places[-1]]
    filters = client.get(reverse("contributions"), {"lang": "all"}).content.decode()
    assert filters.count('<span lang="es" dir="auto">Siesta</span>') >= 3  # both filters, and the chip of the card
    assert "Siesta</label>" not in filters.replace('dir="auto">Siesta</span></label>', "")
