"""The priors in force."""

from advice.models import LanguagePrior, SitePrior
from advice.ranking import current_priors, score


def test_priors_of_a_new_site_are_the_defaults(db):
    priors = current_priors()

    assert (priors.permille, dict(priors.weights)) == (800, {})
    assert priors.score("en", 5, 5) == 866_666


def test_priors_weigh_a_small_language_by_its_row(db):
    SitePrior.objects.create(pk=1, permille=700)
    LanguagePrior.objects.create(language="eu", weight=5)

    priors = current_priors()

    assert priors.score("eu", 1, 2) == score(1, 1, 5, 700)
    assert priors.score("en", 1, 2) == score(1, 1, 10, 700)


def test_priors_cost_two_queries(db, django_assert_num_queries):
    with django_assert_num_queries(2):
        current_priors()
