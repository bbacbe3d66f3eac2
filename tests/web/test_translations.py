"""The pages of translations: which version a card shows, and what people do with versions."""

import re

import pytest
from django.urls import reverse

from advice.actions import contributing, translating, voting
from advice.models import Contribution, Translation, User
from advice.versions import choose_versions
from tests import factories as f
from tests.machines.server import serving
from tests.web.pages import changed_words, tree

pytestmark = pytest.mark.django_db

ENGLISH = "Let them finish before you say anything at all."
FRENCH = "Laissez-les finir avant de dire quoi que ce soit."
GERMAN = "Lass sie ausreden, bevor du irgendetwas sagst."
ARABIC = "دعهم ينهون كلامهم قبل أن تقول أي شيء."


@pytest.fixture
def advice():
    return f.make_contribution(body=ENGLISH, language="en", strategies=["listen"])


@pytest.fixture
def french(advice):
    return translating.translate(advice, by=f.dee(), language="fr", body=FRENCH)


def make_reader(*reads: str, username: str = "reader") -> User:
    return f.make_user(username, name=username.capitalize(), reads=list(reads))


def by_machine(advice: Contribution, language: str, body: str) -> Translation:
    """What the verb stores, without a server: the adapter has its own tests."""
    return Translation.objects.create(
        contribution=advice, language=language, engine="LibreTranslate", body=body, body_html=body, source_revision=1
    )


def edit(advice: Contribution, body: str = "Let them finish. Then wait.") -> Contribution:
    return contributing.revise(advice, by=advice.author, body=body, language="en", strategies=["listen"])


def text(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def words(response) -> str:
    """What stands on the page, without its tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())).replace(" ;", ";").replace(" ,", ",")


def chosen(advice: Contribution, *codes: str, originals=()) -> tuple[str | None, bool]:
    row = Contribution.objects.get(pk=advice.pk)
    choose_versions([row], codes, originals=originals)
    return (row.version.body if row.version else None), row.flipped


@pytest.mark.parametrize(
    ("codes", "body"),
    [
        ((), None),
        (("en",), None),
        (("fr", "en"), None),
        (("fr",), FRENCH),
        (("fr", "de"), FRENCH),
        (("de", "fr"), GERMAN),
        (("es", "de", "fr"), GERMAN),
        (("es",), None),
    ],
)
def test_readers_are_shown_the_first_language_they_read(advice, french, codes, body):
    translating.translate(advice, by=f.dee(), language="de", body=GERMAN)

    assert chosen(advice, *codes) == (body, False)


def test_a_text_in_no_known_language_is_shown_as_it_is(french, advice):
    Contribution.objects.filter(pk=advice.pk).update(language="")

    assert chosen(advice, "fr") == (None, False)


def test_a_person_comes_before_a_machine_and_a_review_before_a_draft(advice):
    draft = by_machine(advice, "fr", "machine, draft")
    reviewed = Translation.objects.create(
        contribution=advice,
        language="fr",
        engine="Other",
        state="reviewed",
        body="machine, reviewed",
        source_revision=1,
    )
    steps = [chosen(advice, "fr")[0]]
    person = translating.translate(advice, by=f.dee(), language="fr", body=FRENCH)
    steps.append(chosen(advice, "fr")[0])
    translating.review(person, by=f.ana())
    steps.append(chosen(advice, "fr")[0])
    for row in (person, reviewed):
        Translation.objects.filter(pk=row.pk).update(state="withdrawn")
    steps.append(chosen(advice, "fr")[0])

    assert steps == ["machine, reviewed", FRENCH, FRENCH, draft.body]


def test_versions_of_a_list_cost_one_query_and_none_where_all_is_read(django_assert_num_queries):
    situation = f.make_situation()
    for _number in range(30):
        contribution = f.make_contribution(situation)
        translating.translate(contribution, by=f.dee(), language="fr", body=f"{FRENCH} {contribution.pk}")
    rows = list(Contribution.objects.select_related("situation"))

    with django_assert_num_queries(0):
        choose_versions(rows, ["en", "fr"])
        choose_versions(rows, [])
    with django_assert_num_queries(1):
        choose_versions(rows, ["fr"])
        shown = [(row.version.body, str(row.version.translator), row.version.edits_behind) for row in rows]

    assert shown == [(f"{FRENCH} {row.pk}", "Dee", 0) for row in rows]


@pytest.mark.parametrize("page", ["situation", "strategy", "contributions", "home", "person"])
def test_every_list_shows_the_version_that_its_reader_reads(client, advice, french, page):
    paths = {
        "situation": advice.situation.get_absolute_url(),
        "strategy": "/en/strategies/listen/",
        "contributions": "/en/contributions/",
        "home": "/en/",
        "person": "/en/people/bo/",
    }
    client.force_login(make_reader("fr"))

    shown = client.get(paths[page])

    assert f'lang="fr" dir="auto"><p dir="auto">{FRENCH}</p>' in text(shown)
    assert ENGLISH not in text(shown)
    assert "Translated from English by Dee not reviewed yet Show the original" in words(shown)


@pytest.mark.parametrize("page", ["situation", "strategy", "contributions", "home"])
def test_pages_with_translations_cost_twelve_queries_at_most(
    client, advice, french, page, django_assert_max_num_queries
):
    path = {"situation": advice.situation.get_absolute_url(), "strategy": "/en/strategies/listen/"}.get(page, "/en/")
    path = "/en/contributions/" if page == "contributions" else path
    reader = make_reader("fr")
    f.make_playbook(f.make_team(by=reader), by=reader)
    client.force_login(reader)

    with django_assert_max_num_queries(12) as one:
        client.get(path)
    for _number in range(29):
        more = f.make_contribution(advice.situation, strategies=["listen"])
        translating.translate(more, by=f.dee(), language="fr", body=f"{FRENCH} {more.pk}")
    with django_assert_max_num_queries(12) as thirty:
        client.get(path)

    assert len(thirty) == len(one)


def test_who_reads_the_original_is_shown_the_original(client, advice, french):
    client.force_login(make_reader("fr", "en"))

    page = text(client.get(advice.situation.get_absolute_url()))

    assert (ENGLISH in page, FRENCH in page, "Translated from" in page) == (True, False, False)


def test_who_asks_for_one_language_is_shown_it(client, advice, french):
    client.force_login(make_reader("fr", "en"))

    page = text(client.get(f"{advice.situation.get_absolute_url()}?lang=fr"))

    assert (ENGLISH in page, FRENCH in page) == (False, True)


def test_a_reader_flips_to_the_original_and_back_without_javascript(client, advice, french):
    client.force_login(make_reader("fr"))
    path = advice.situation.get_absolute_url().partition("#")[0]
    flip = re.compile(rf'id="flip-{advice.pk}" rel="nofollow" href="([^"]+)"')

    there = flip.search(text(client.get(f"{path}?sort=new")))[1].replace("&amp;", "&")
    original = client.get(path + there)
    back = flip.search(text(original))[1].replace("&amp;", "&")

    assert there == f"?sort=new&original={advice.pk}#c-{advice.pk}"
    assert (ENGLISH in text(original), FRENCH in text(original)) == (True, False)
    assert "The original English Show the translation" in words(original)
    assert back == f"?sort=new#c-{advice.pk}"


def test_a_card_flips_in_place(client, advice, french):
    client.force_login(make_reader("fr"))
    piece = reverse("contribution_version", args=[advice.pk])
    asked = {"hx-request": "true", "hx-target": f"version-{advice.pk}", "hx-current-url": "http://x/en/?sort=new"}

    original = client.get(f"{piece}?translation={french.pk}&original=1", headers=asked)
    back = client.get(f"{piece}?translation={french.pk}", headers=asked)

    assert original.templates[0].name == "translation/_version.html"
    assert (ENGLISH in text(original), FRENCH in text(original)) == (True, False)
    assert 'href="?sort=new#c-' in text(original)
    assert (ENGLISH in text(back), FRENCH in text(back)) == (False, True)
    assert f'href="?sort=new&amp;original={advice.pk}#c-' in text(back)


def test_a_version_without_htmx_leads_to_the_card(client, advice, french):
    answer = client.get(f"{reverse('contribution_version', args=[advice.pk])}?original=1")

    assert answer["Location"].endswith(f"?focus={advice.pk}&original={advice.pk}#c-{advice.pk}")


@pytest.mark.parametrize("number", ["x", "999999", "-1", ""])
def test_a_version_of_an_unknown_number_is_the_best_one(client, advice, french, number):
    client.force_login(make_reader("fr"))
    piece = f"{reverse('contribution_version', args=[advice.pk])}?translation={number}"

    assert FRENCH in text(client.get(piece, headers={"hx-request": "true"}))


def test_a_version_never_shows_another_contributions_translation(client, advice, french):
    other = f.make_contribution(body="Something else entirely.")
    piece = f"{reverse('contribution_version', args=[other.pk])}?translation={french.pk}"

    assert FRENCH not in text(client.get(piece, headers={"hx-request": "true"}))


@pytest.mark.parametrize(
    ("state", "line"),
    [
        ("draft", "Translated from English by LibreTranslate, a machine; not reviewed yet Show the original"),
        ("reviewed", "Translated from English by LibreTranslate, a machine reviewed by Dee Show the original"),
        ("corrected", "a machine; not reviewed yet corrected by Dee Show the original"),
    ],
)
def test_a_machines_text_is_never_without_its_label(client, advice, state, line):
    made = by_machine(advice, "fr", FRENCH)
    if state == "reviewed":
        translating.review(made, by=f.dee())
    if state == "corrected":
        Translation.objects.filter(pk=made.pk).update(translator=f.dee())
    client.force_login(make_reader("fr"))

    assert line in words(client.get(advice.situation.get_absolute_url()))


def test_a_translation_of_a_former_member_says_so(client, advice, french):
    f.dee().delete()

    page = client.get(f"{advice.situation.get_absolute_url()}?lang=fr")

    assert "Translated from English by a former member" in words(page)


def test_a_moved_original_is_said_to_be_edits_ahead(client, advice, french):
    path = f"{advice.situation.get_absolute_url()}?lang=fr"
    lines = [words(client.get(path))]
    for number in range(2):
        edit(advice, f"Let them finish, then wait {number} minutes.")
        lines.append(words(client.get(path)))
    link = reverse("contribution_history", args=[advice.pk]) + "?from=1&to=3"

    assert ["behind" in line for line in lines] == [False, True, True]
    assert "1 edit behind" in lines[1]
    assert "2 edits behind" in lines[2]
    assert link.replace("&", "&amp;") in text(client.get(path))
    assert "What changed from version 1 to version 3" in text(client.get(link))


def test_lists_in_a_language_hold_what_is_translated_into_it(client, advice, french):
    f.make_contribution(language="de")
    own = f.make_contribution(language="fr", strategies=["listen"])

    pages = [
        client.get(path).context["page"] for path in ("/en/contributions/?lang=fr", "/en/strategies/listen/?lang=fr")
    ]

    assert [[row.pk for row in page.rows] for page in pages] == [[advice.pk, own.pk], [advice.pk, own.pk]]
    assert [(page.total, page.elsewhere) for page in pages] == [(2, 1), (2, 0)]


def test_counts_beside_languages_add_what_is_translated_and_count_each_once(client, advice, french):
    by_machine(advice, "fr", FRENCH)
    by_machine(advice, "de", GERMAN)
    f.make_contribution(language="fr")

    page = client.get("/en/contributions/?lang=fr&lang=de").context["page"]

    assert {choice.value: choice.count for choice in page.languages} == {"en": 1, "fr": 2, "de": 1}
    assert (page.total, page.elsewhere) == (2, 0)
    assert Contribution.objects.counted_by_language() == {"en": 1, "fr": 2, "de": 1}


def test_withdrawn_translations_and_originals_count_for_nothing(client, advice, french):
    other = f.make_contribution(language="en")
    taken = translating.translate(other, by=f.dee(), language="fr", body=FRENCH)
    translating.withdraw_translation(taken, by=f.dee())
    contributing.withdraw(advice, by=advice.author)

    page = client.get("/en/contributions/?lang=fr").context["page"]

    assert (page.rows, page.total, page.elsewhere) == ([], 0, 1)


def test_a_vote_on_a_translated_card_is_one_on_the_original(client, advice, french):
    reader = make_reader("fr")
    client.force_login(reader)
    voting.vote(advice, 1, by=reader)
    page = client.get(advice.situation.get_absolute_url())

    client.post(reverse("vote", args=[advice.pk]), {"value": "1"})

    advice.refresh_from_db()
    assert f'action="{reverse("vote", args=[advice.pk])}"' in text(page)
    assert (advice.votes, advice.helpful) == (1, 1)


def test_the_menu_of_a_card_leads_to_its_translations(client, advice):
    page = text(client.get(advice.situation.get_absolute_url()))

    assert reverse("contribution_translations", args=[advice.pk]) in page
    assert reverse("contribution_translate", args=[advice.pk]) in page


def test_all_versions_stand_on_one_page_with_their_states(client, advice, french):
    by_machine(advice, "de", GERMAN)
    translating.review(french, by=f.ana())
    edit(advice)

    page = client.get(reverse("contribution_translations", args=[advice.pk]))

    assert "Translated from English by Dee reviewed by Ana 1 edit behind" in words(page)
    assert "a machine; not reviewed yet 1 edit behind" in words(page)
    assert [row.translation.language for row in page.context["rows"]] == ["fr", "de"]


def test_all_versions_cost_the_same_for_one_and_ten(client, advice, french, django_assert_num_queries):
    client.force_login(make_reader("fr", "en"))
    path = reverse("contribution_translations", args=[advice.pk])

    with django_assert_num_queries(5):
        client.get(path)
    for code in ("de", "es", "it", "pt", "nl", "sv", "da", "fi", "pl"):
        translating.translate(advice, by=f.dee(), language=code, body=f"{code} words")
    with django_assert_num_queries(5):
        client.get(path)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en", "Nobody has translated this yet."), (None, "Say first which language the original is in.")],
)
def test_versions_without_a_translation_say_what_to_do(client, language, sentence):
    smile = f.make_contribution(body="🙂🙂🙂" if language is None else "Listen first.", language=language)

    assert sentence in text(client.get(reverse("contribution_translations", args=[smile.pk])))


def test_translate_shows_the_original_and_offers_the_languages_one_reads_first(client, advice):
    client.force_login(make_reader("ar", "en"))

    page = client.get(reverse("contribution_translate", args=[advice.pk]) + "?to=ar")

    field = page.context["form"].fields["language"]
    assert [code for code, _name in field.choices[1][1]] == ["ar"]
    assert "en" not in {code for group in field.choices[1:] for code, _name in group[1]}
    assert ENGLISH in text(page)
    assert '<option value="ar" selected>' in text(page)
    assert f'data-draft="translation-{advice.pk}"' in text(page)


def test_translate_asks_a_visitor_to_sign_in(client, advice):
    path = reverse("contribution_translate", args=[advice.pk])

    assert client.get(path)["Location"] == f"/en/account/login/?next={path}"


def test_translate_previews_without_storing(client, advice):
    client.force_login(f.dee())
    sent = {"language": "ar", "body": f"**{ARABIC}**", "source": "1", "preview": "1"}

    page = client.post(reverse("contribution_translate", args=[advice.pk]), sent)

    assert (page.status_code, Translation.objects.count()) == (200, 0)
    assert f'lang="ar" dir="auto"><p dir="auto"><strong>{ARABIC}</strong></p>' in text(page)


def test_translate_publishes_a_draft(client, advice):
    client.force_login(f.dee())
    edit(advice)

    answer = client.post(
        reverse("contribution_translate", args=[advice.pk]), {"language": "ar", "body": ARABIC, "source": "1"}
    )

    made = Translation.objects.get()
    assert answer["Location"] == reverse("contribution_translations", args=[advice.pk])
    assert (made.body, made.language, made.translator, made.edits_behind) == (ARABIC, "ar", f.dee(), 1)


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"language": "fr", "body": "Autre chose."}, "stands already"),
        ({"language": "en", "body": "Autre chose."}, "Select a valid choice"),
        ({"language": "", "body": "Autre chose."}, "Choose a language."),
        ({"language": "de", "body": " "}, "Write something first."),
        ({"language": "de", "body": ENGLISH}, "the very words of the original"),
        ({"language": "de", "body": "Ruf ihn an: +49 151 23456789."}, "This may tell who somebody is."),
    ],
)
def test_translate_keeps_what_was_typed_when_it_refuses(client, advice, french, sent, sentence):
    client.force_login(f.dee())

    page = client.post(reverse("contribution_translate", args=[advice.pk]), {"source": "1"} | sent)

    assert page.status_code == 422
    assert sentence in text(page)
    assert sent["body"].strip() in text(page)
    assert Translation.objects.count() == 1


def test_translate_publishes_personal_details_once_they_were_seen(client, advice):
    client.force_login(f.dee())
    path = reverse("contribution_translate", args=[advice.pk])
    sent = {"language": "de", "body": "Ruf ihn an: +49 151 23456789.", "source": "1"}

    word = re.search(r'name="aware" value="(\w+)"', text(client.post(path, sent)))[1]
    blind = client.post(path, sent | {"aware": "0" * 16})
    seen = client.post(path, sent | {"aware": word})

    assert (blind.status_code, seen.status_code, Translation.objects.count()) == (422, 302, 1)


def test_revise_shows_what_changed_and_brings_it_up_to_date(client, advice, french):
    edit(advice)
    client.force_login(f.dee())
    path = reverse("translation_revise", args=[french.pk])

    page = client.get(path)
    client.post(path, {"body": f"{FRENCH} Puis attendez.", "source": "2"})

    french.refresh_from_db()
    assert "1 edit behind" in text(page)
    assert FRENCH in text(page)
    assert (french.edits_behind, french.revision_count) == (0, 2)


def test_revise_is_refused_to_who_reads_one_language_alone(client, french):
    client.force_login(make_reader("fr"))
    one = client.post(reverse("translation_revise", args=[french.pk]), {"body": "Non."})
    client.force_login(make_reader("fr", "en", username="both"))
    both = client.post(reverse("translation_revise", args=[french.pk]), {"body": "Non."})

    assert (one.status_code, both.status_code) == (403, 302)


def test_review_marks_it_as_reviewed(client, advice, french):
    client.force_login(make_reader("fr", "en"))
    path = reverse("translation_review", args=[french.pk])

    page = client.get(path)
    client.post(path, {"revision": "1"})

    french.refresh_from_db()
    assert (ENGLISH in text(page), FRENCH in text(page), "Mark as reviewed" in text(page)) == (True, True, True)
    assert (french.state, french.reviewer.username) == ("reviewed", "reader")


def test_review_is_not_offered_to_who_wrote_it(client, french):
    client.force_login(f.dee())
    path = reverse("translation_review", args=[french.pk])

    assert "Mark as reviewed" not in text(client.get(path))
    assert client.post(path, {"revision": "1"}).status_code == 403


def test_review_of_an_older_version_is_refused_with_the_new_one(client, french):
    client.force_login(make_reader("fr", "en"))
    translating.revise_translation(french, by=f.dee(), body="Taisez-vous d'abord.")

    page = client.post(reverse("translation_review", args=[french.pk]), {"revision": "1"})

    assert (page.status_code, "Taisez-vous" in text(page), "changed while you read it" in text(page)) == (
        422,
        True,
        True,
    )


def test_a_translation_is_withdrawn_and_brought_back(client, advice, french):
    client.force_login(f.dee())

    asked = client.get(reverse("translation_withdraw", args=[french.pk]))
    gone = client.post(reverse("translation_withdraw", args=[french.pk]), follow=True)
    hidden = chosen(advice, "fr")
    client.post(reverse("translation_restore", args=[french.pk]))

    assert FRENCH in text(asked)
    assert reverse("translation_restore", args=[french.pk]) in text(gone)
    assert (hidden[0], chosen(advice, "fr")[0]) == (None, FRENCH)


def test_a_withdrawn_translation_is_nowhere_for_others(client, advice, french):
    translating.withdraw_translation(french, by=f.dee())
    client.force_login(make_reader("fr", "en"))
    names = ("translation_revise", "translation_review", "translation_withdraw", "translation_restore")

    statuses = {client.get(reverse(name, args=[french.pk])).status_code for name in (*names, "translation_history")}

    assert statuses == {404}
    assert FRENCH not in text(client.get(reverse("contribution_translations", args=[advice.pk])))


def test_restoring_says_where_another_stands_by_now(client, advice, french):
    translating.withdraw_translation(french, by=f.dee())
    translating.translate(advice, by=f.ana(), language="fr", body="Taisez-vous d'abord.")
    client.force_login(f.dee())

    page = client.post(reverse("translation_restore", args=[french.pk]))

    assert (page.status_code, "Another translation stands" in text(page)) == (422, True)


def test_history_shows_what_changed(client, french):
    translating.revise_translation(french, by=f.dee(), body=FRENCH.replace("finir", "terminer"))

    page = client.get(reverse("translation_history", args=[french.pk]))

    assert changed_words(tree(page)) == [FRENCH.replace("finir", "[-finir-]{+terminer+}")]


def test_the_machine_is_offered_only_where_there_is_one(client, advice, settings):
    client.force_login(f.dee())
    path = reverse("contribution_translations", args=[advice.pk])

    without = text(client.get(path))
    settings.MACHINE_TRANSLATION_URL = "http://127.0.0.1:9"
    offered = text(client.get(path))
    client.logout()
    signed_out = text(client.get(path))

    assert ["Translate by machine" in page for page in (without, offered, signed_out)] == [False, True, False]


def test_the_machine_is_not_offered_languages_people_translated_into(client, french, advice, settings):
    settings.MACHINE_TRANSLATION_URL = "http://127.0.0.1:9"
    client.force_login(make_reader("fr", "de"))

    form = client.get(reverse("contribution_translations", args=[advice.pk])).context["form"]

    codes = {code for group in form.fields["language"].choices[1:] for code, _name in group[1]}
    assert ("fr" in codes, "en" in codes, "de" in codes) == (False, False, True)


def test_the_machine_translates_at_a_press(client, advice, settings):
    client.force_login(f.dee())
    with serving(lambda asked: {"translatedText": FRENCH}) as server:
        settings.MACHINE_TRANSLATION_URL = server.address
        page = client.post(reverse("contribution_machine", args=[advice.pk]), {"language": "fr"}, follow=True)

    assert "Translated from English by LibreTranslate, a machine; not reviewed yet" in words(page)


@pytest.mark.parametrize("language", ["fr", "en", "", "tlh"])
def test_the_machine_says_what_went_wrong(client, advice, settings, language):
    settings.MACHINE_TRANSLATION_URL = "http://127.0.0.1:9"
    client.force_login(f.dee())

    page = client.post(reverse("contribution_machine", args=[advice.pk]), {"language": language})

    assert page.status_code == 422
    assert Translation.objects.count() == 0
    assert ("cannot be reached" in text(page)) == (language == "fr")


def test_each_version_carries_its_own_language(client, advice):
    translating.translate(advice, by=f.dee(), language="ar", body=ARABIC)
    client.force_login(make_reader("ar"))

    page = text(client.get(advice.situation.get_absolute_url()))

    assert f'<div class="prose advice__words" lang="ar" dir="auto"><p dir="auto">{ARABIC}</p></div>' in page
    assert 'Translated from <span lang="en" dir="auto">English</span>' in page


def test_pages_about_a_translation_are_kept_from_search_engines_and_name_no_address(client, advice, french):
    client.force_login(f.bo())
    addresses = [reverse(f"translation_{act}", args=[french.pk]) for act in ("history", "review", "revise")]
    addresses += [reverse(f"contribution_{page}", args=[advice.pk]) for page in ("translations", "translate")]

    pages = [client.get(address).content.decode() for address in addresses]

    assert [page.count('<meta name="robots" content="noindex">') for page in pages] == [1] * 5
    assert [len(re.findall(r'rel="(?:canonical|alternate)"', page)) for page in pages] == [0] * 5
