"""The language of a text on its pages: who said it, what it may well be, and how a reader corrects it; what an import says of an author."""

import pytest
from django.urls import reverse
from django.utils import translation

from advice.models import Contribution, LanguageSource, Situation
from tests import factories as f

pytestmark = pytest.mark.django_db
UNSURE = "Det var en god ide"  # Danish or Norwegian


@pytest.fixture(autouse=True)
def in_english():
    """Addresses are made in English, whatever language a request of another test was in."""
    with translation.override("en"):
        yield


def text(answer) -> str:
    return answer.content.decode()


def test_language_of_a_situation_is_corrected_by_any_reader_with_an_account(client, dee):
    situation = f.make_situation("OK", language=None)
    path = reverse("situation_language", args=[situation.pk])

    signed_out = client.get(path)["Location"], client.post(path, {"language": "fr"})["Location"]
    client.force_login(dee)
    page = client.get(path)
    wrong = [client.post(path, {"language": code}).status_code for code in ("", "xx", "\x00", "fr" * 50)]
    right = client.post(path, {"language": "fr"})

    situation.refresh_from_db()
    assert signed_out == (f"/en/account/login/?next={path}",) * 2
    assert (page.status_code, wrong, right["Location"]) == (200, [422] * 4, situation.get_absolute_url())
    assert (situation.language, situation.language_source) == ("fr", LanguageSource.READER)


def test_page_of_a_situation_links_to_its_language(client):
    situation = f.make_situation()

    assert reverse("situation_language", args=[situation.pk]) in text(client.get(situation.get_absolute_url()))


def test_corrected_situation_is_shown_in_its_language_and_direction(client, cy):
    situation = f.make_situation("كيف أجيب عميلا غاضبا يصرخ؟", language="fa")
    client.force_login(cy)

    page = client.post(reverse("situation_language", args=[situation.pk]), {"language": "ar"}, follow=True)

    assert '<h1 lang="ar" dir="auto">' in text(page)
    assert 'title="A curator said this language."' in text(page)


@pytest.mark.parametrize("noun", ["contribution", "situation"])
def test_language_page_offers_the_likely_ones_first(client, dee, noun):
    situation = f.make_situation(UNSURE, language=None)
    made = {"situation": situation, "contribution": f.make_contribution(situation, body=UNSURE, language=None)}[noun]
    path = reverse(f"{noun}_language", args=[made.pk])
    client.force_login(dee)

    page = client.get(path)
    likely = page.context["likely"]
    client.post(path, {"language": likely[0]})

    made.refresh_from_db()
    assert len(likely) >= 2
    assert set(likely) >= {"da", "nb"}
    assert all(f'name="language" value="{code}"' in text(page) for code in likely)
    assert made.language == likely[0]
    assert likely[0] not in client.get(path).context["likely"]


def test_language_page_offers_nothing_where_the_site_is_sure(client, dee):
    contribution = f.make_contribution(body="Hear her out before you offer anything to her.", language=None)
    client.force_login(dee)

    page = client.get(reverse("contribution_language", args=[contribution.pk]))

    assert page.context["likely"] == ()
    assert "It may well be" not in text(page)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"language_source": "detector", "language_confidence": 0.874}, "The site found this language, 87 % sure."),
        ({"language_source": "detector", "language_confidence": 1.0}, "The site found this language, 99 % sure."),
        ({"language_source": "detector", "language_confidence": None}, "The site found this language."),
        ({"language_source": "author"}, "Its author said this language."),
        ({"language_source": "reader"}, "A reader said this language."),
        ({"language_source": "curator"}, "A curator said this language."),
        ({"language_source": "unknown"}, "Nobody has said which language this is."),
    ],
)
def test_who_said_the_language_stands_on_card_and_history(client, values, words):
    contribution = f.make_contribution()
    Contribution.objects.update(**values)
    Situation.objects.update(**values)
    situation = contribution.situation

    page = text(client.get(situation.get_absolute_url()))
    histories = [
        text(client.get(reverse("situation_history", args=[situation.pk]))),
        text(client.get(reverse("contribution_history", args=[contribution.pk]))),
    ]

    assert page.count(f'title="{words}"') == 2
    assert [words in history for history in histories] == [True, True]


def test_card_credits_the_author_of_an_import_and_says_who_found_it_helpful_there(client):
    contribution = f.make_contribution()
    Contribution.objects.update(author=None, author_credit="Jo <b>Writer", source="old.jsonl", helpful_elsewhere=12)

    page = text(client.get(contribution.situation.get_absolute_url()))

    assert '<span lang="" dir="auto">Jo &lt;b&gt;Writer</span>' in page
    assert "imported" in page
    assert "12 found it helpful where it came from" in page


@pytest.mark.parametrize("helpful", [None, 0])
def test_card_says_nothing_of_nobody_elsewhere(client, helpful):
    contribution = f.make_contribution()
    Contribution.objects.update(source="old.jsonl", helpful_elsewhere=helpful)

    assert "where it came from" not in text(client.get(contribution.situation.get_absolute_url()))
