"""What the nouns say of themselves, and what the database refuses of them."""

import pytest
from django.db import IntegrityError, transaction

from advice.models import (
    Contribution,
    LanguagePrior,
    Membership,
    Revision,
    SitePrior,
    Situation,
    Strategy,
    StrategyLabel,
    Team,
    Topic,
    TopicName,
    User,
    fingerprint,
)
from tests.makers import make_contribution, make_situation, make_user

TWELVE = {"ar", "de", "en", "es", "fr", "it", "ja", "nl", "pt", "ru", "tr", "zh"}
THIRTY = TWELVE | {
    "ca",
    "cs",
    "da",
    "el",
    "fa",
    "fi",
    "he",
    "hi",
    "hu",
    "id",
    "ko",
    "nb",
    "pl",
    "ro",
    "sv",
    "th",
    "uk",
    "vi",
}


@pytest.fixture
def advice(ana, bo):
    return make_contribution(make_situation(ana), bo, strategies=["listen", "humour"])


def test_strategies_are_fifteen_after_migrating(db):
    first_five = list(Strategy.objects.values_list("slug", flat=True)[:5])

    assert Strategy.objects.count() == 15
    assert first_five == ["listen", "flex-deadlines", "humour", "network", "reschedule"]


def test_strategies_speak_thirty_languages_each(db):
    spoken = {strategy.slug: {words.language for words in strategy.labels.all()} for strategy in Strategy.objects.all()}

    assert {slug: THIRTY - codes for slug, codes in spoken.items() if not codes >= THIRTY} == {}


def test_strategies_have_every_word_in_every_language(db):
    assert not StrategyLabel.objects.filter(label="").exists()
    assert not StrategyLabel.objects.filter(definition="").exists()


def test_strategy_falls_back_to_english_then_to_any_then_to_its_slug(db):
    strategy = Strategy.objects.create(slug="wait", name="wait")
    nobody_named_it = strategy.label_in("fr")
    StrategyLabel.objects.create(strategy=strategy, language="eu", label="Itxaron")
    in_basque_only = strategy.label_in("fr")
    StrategyLabel.objects.create(strategy=strategy, language="en", label="Wait")

    assert (nobody_named_it, in_basque_only, strategy.label_in("fr"), strategy.label_in("eu")) == (
        "wait",
        "Itxaron",
        "Wait",
        "Itxaron",
    )


def test_strategy_label_is_unique_in_its_language(db):
    strategy = Strategy.objects.create(slug="wait", name="wait")
    taken = StrategyLabel.objects.filter(language="en").first()

    with pytest.raises(IntegrityError), transaction.atomic():
        StrategyLabel.objects.create(strategy=strategy, language="en", label=taken.label)


def test_topic_is_named_in_the_language_of_the_reader(db):
    topic = Topic.objects.create(slug="service")
    TopicName.objects.create(topic=topic, language="de", name="Kundendienst")

    assert (topic.name_in("de"), topic.name_in("fr"), Topic(slug="new").slug) == ("Kundendienst", "Kundendienst", "new")


@pytest.mark.parametrize(
    ("helpful", "votes", "percent"), [(0, 0, None), (1, 1, 100), (1, 8, 13), (1, 3, 33), (2, 3, 67), (199, 200, 100)]
)
def test_contribution_says_its_share_in_whole_percent(helpful, votes, percent):
    assert Contribution(helpful=helpful, votes=votes).helpful_percent == percent


def test_fingerprint_ignores_white_space_and_case_only():
    assert fingerprint(" Let  HIM\nspeak ") == fingerprint("let him speak")
    assert fingerprint("let him speak.") != fingerprint("let him speak")


def test_same_words_published_twice_are_refused_by_the_database(advice):
    with pytest.raises(IntegrityError), transaction.atomic():
        Contribution.objects.create(
            situation=advice.situation, body="x", fingerprint=advice.fingerprint, created=advice.created
        )


def test_same_words_withdrawn_may_stand_beside(advice):
    Contribution.objects.create(
        situation=advice.situation,
        body="x",
        fingerprint=advice.fingerprint,
        created=advice.created,
        state=Contribution.State.WITHDRAWN,
    )

    assert Contribution.objects.count() == 2


def test_revision_belongs_to_one_text(advice):
    with pytest.raises(IntegrityError), transaction.atomic():
        Revision.objects.create(
            contribution=advice, situation=advice.situation, number=9, body="x", created=advice.created
        )


def test_revision_belongs_to_some_text(advice):
    with pytest.raises(IntegrityError), transaction.atomic():
        Revision.objects.create(number=9, body="x", created=advice.created)


def test_revision_number_is_given_once(advice):
    with pytest.raises(IntegrityError), transaction.atomic():
        Revision.objects.create(contribution=advice, number=1, body="x", created=advice.created)


@pytest.mark.parametrize("values", [{"permille": 599}, {"permille": 901}, {"pk": 2}])
def test_site_prior_is_one_row_within_its_clip(db, values):
    with pytest.raises(IntegrityError), transaction.atomic():
        SitePrior.objects.create(**{"pk": 1} | values)


def test_language_prior_has_a_weight_of_decision_10(db):
    with pytest.raises(IntegrityError), transaction.atomic():
        LanguagePrior.objects.create(language="eu", weight=9)


def test_username_is_unique_in_any_case(ana):
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create_user("ANA")


def test_membership_is_one_per_team(ana):
    team = Team.objects.create(name="Front line")
    Membership.objects.create(team=team, member=ana)

    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(team=team, member=ana, role=Membership.Role.OWNER)


def test_situation_slug_keeps_its_script(db):
    slugs = [Situation(title=title).slug for title in ("How to say no?", "客户不说话", "!!!")]

    assert slugs == ["how-to-say-no", "客户不说话", "situation"]


def test_contributions_are_best_first_then_most_voted_then_oldest(advice, bo):
    others = [make_contribution(advice.situation, bo) for _ in range(3)]
    scores = {others[0]: (900_000, 10), others[1]: (900_000, 110), others[2]: (800_000, 0)}
    for contribution, (score, votes) in scores.items():
        Contribution.objects.filter(pk=contribution.pk).update(score=score, votes=votes)

    assert list(Contribution.objects.best_first()) == [others[1], others[0], advice, others[2]]


def test_contributions_are_found_by_any_all_or_none_of_the_strategies(advice, bo):
    listening = make_contribution(advice.situation, bo, strategies=["listen"])
    untagged = make_contribution(advice.situation, bo)
    rows = Contribution.objects.order_by("id")

    assert list(rows.with_any_strategy(["listen", "network"])) == [advice, listening]
    assert list(rows.with_all_strategies(["listen", "humour"])) == [advice]
    assert list(rows.without_strategies(["humour"])) == [listening, untagged]


def test_contributions_in_a_language_include_those_nobody_could_name(advice, bo):
    smile = make_contribution(advice.situation, bo, ":-)", language=None)
    make_contribution(advice.situation, bo, language="fr")

    assert list(Contribution.objects.in_languages("en").order_by("id")) == [advice, smile]


def test_listing_costs_the_same_for_one_row_and_for_thirty(advice, bo, dee, django_assert_num_queries):
    shown = []

    def read():
        for row in Contribution.objects.published().best_first().listed(dee):
            shown.append((row.author, row.situation.title, row.own_vote, [tag.tag.label for tag in row.taggings.all()]))

    with django_assert_num_queries(4):
        read()
    for _ in range(29):
        make_contribution(advice.situation, make_user(), strategies=["listen", "network"])

    with django_assert_num_queries(4):
        read()

    assert len(shown) == 31
