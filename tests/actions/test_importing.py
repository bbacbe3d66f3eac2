"""Import: pages into situations, all or nothing, and never twice."""

from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied

from advice.actions.asking import ask, revise_situation, withdraw_situation
from advice.actions.contributing import revise, withdraw
from advice.actions.importing import import_article
from advice.articles import ArticleRefused
from advice.models import Contribution, LanguageSource, Revision, Situation, Topic

SEED = Path(__file__).parents[2] / "fixtures/articles/seed-article.txt"
PAGE = "How do you say no to a client?\nSome words before.\n-\nSay it early and say why, in one sentence.\n-\n😀👍\n".encode()


def test_import_article_stores_the_seed_page(cy):
    (page,) = import_article(SEED.read_bytes(), source="seed", by=cy)

    languages = [row.contribution.language for row in page.contributions]
    assert languages == ["en", "en", "en", "en", "fr", "en", "fr", "en", "en", "en"]
    assert [(each.topic, each.title[:12]) for each in page.related] == [
        ("Relationship Building", "What are som"),
        ("Trade Shows", "Your boss is"),
        ("Creator Economy", "What are the"),
        ("Client Relations", "You're in a "),
    ]
    assert Situation.objects.count() == 5
    assert Contribution.objects.filter(author=None, source="seed").count() == 10
    assert Situation.objects.get(pk=page.situation.pk).contribution_count == 10
    assert set(page.situation.related.values_list("topic__names__name", flat=True)) == {
        each.topic for each in page.related
    }


def test_import_article_again_changes_nothing(cy):
    (first,) = import_article(SEED.read_bytes(), source="seed", by=cy)

    (second,) = import_article(SEED.read_bytes(), source="seed", by=cy)

    assert second.changed is False
    assert second.situation == first.situation
    assert (Situation.objects.count(), Contribution.objects.count(), Topic.objects.count()) == (5, 10, 4)


def test_import_article_after_an_edit_does_not_bring_the_old_words_back(cy):
    (page,) = import_article(PAGE, source="page", by=cy)
    revise(page.contributions[0].contribution, by=cy, body="Say it early, and mean it.", language="en")

    (again,) = import_article(PAGE, source="page", by=cy)

    assert again.changed is False
    assert Contribution.objects.count() == 2


def test_import_article_after_a_contribution_was_withdrawn_leaves_it_withdrawn(cy):
    (page,) = import_article(PAGE, source="page", by=cy)
    withdraw(page.contributions[0].contribution, by=cy)

    (again,) = import_article(PAGE, source="page", by=cy)

    assert again.changed is False
    assert [row.contribution.state for row in again.contributions] == ["withdrawn", "published"]


def test_import_article_after_the_situation_got_another_title_does_not_ask_it_again(cy):
    (page,) = import_article(PAGE, source="page", by=cy)
    revise_situation(page.situation, by=cy, title="How do you say no kindly?", language="en")

    (again,) = import_article(PAGE, source="page", by=cy)

    assert (again.changed, again.situation) == (False, page.situation)
    assert Situation.objects.count() == 1


def test_import_article_after_related_situations_were_withdrawn_leaves_them_so(cy):
    (page,) = import_article(SEED.read_bytes(), source="seed", by=cy)
    for other in page.situation.related.all():
        withdraw_situation(other, by=cy)

    (again,) = import_article(SEED.read_bytes(), source="seed", by=cy)

    assert again.changed is False
    assert Situation.objects.published().count() == 1


def test_import_article_does_not_hide_advice_under_what_its_asker_withdrew(ana, cy):
    asked = ask("How do you say no to a client?", by=ana, language="en")
    withdraw_situation(asked, by=ana)

    (page,) = import_article(PAGE, source="page", by=cy)

    assert page.situation != asked
    assert page.situation.published


def test_import_article_again_parts_the_topics_it_brought_in_the_same_way(cy):
    related = b"Rate this article\n-\nSalesHow do you sell?\n-\nSales: how do you start?\n"
    import_article(PAGE + related, source="page", by=cy)

    (again,) = import_article(PAGE + related, source="page", by=cy)

    assert again.changed is False
    assert Situation.objects.count() == 3


def test_import_article_again_is_unchanged_though_another_page_brought_the_topic(cy):
    related = b"Rate this article\n-\nSales: how do you start?\n"
    import_article(PAGE + related, source="page", by=cy)
    other = b"Why do clients leave?\n-\nAsk them.\nRate this article\n-\nSalesHow do you sell?\n"
    import_article(other, source="other", by=cy)

    (again,) = import_article(PAGE + related, source="page", by=cy)

    assert again.changed is False


def test_import_article_keeps_emoji_in_no_language(cy):
    (page,) = import_article(PAGE, source="page", by=cy)

    emoji = page.contributions[1].contribution
    assert (emoji.body, emoji.language, emoji.language_source) == ("😀👍", "", LanguageSource.UNKNOWN)


def test_import_article_adds_to_a_situation_that_was_asked_before(ana, cy):
    asked = ask("How do you say  no to a client?", by=ana, language="en")

    (page,) = import_article(PAGE, source="page", by=cy)

    assert page.situation == asked
    assert Situation.objects.get(pk=asked.pk).author == ana


def test_import_article_dry_run_stores_nothing(cy):
    (page,) = import_article(PAGE, source="page", by=cy, dry_run=True)

    assert [row.new for row in page.contributions] == [True, True]
    assert (Situation.objects.count(), Contribution.objects.count(), Revision.objects.count()) == (0, 0, 0)


def test_import_article_refused_stores_nothing(cy):
    two_pages_one_broken = b"A title\nand words, but no separator anywhere"

    with pytest.raises(ArticleRefused):
        import_article(two_pages_one_broken, source="page", by=cy)

    assert Situation.objects.count() == 0


def test_import_article_by_a_stranger_is_refused(dee):
    with pytest.raises(PermissionDenied):
        import_article(PAGE, source="page", by=dee)

    assert Situation.objects.count() == 0


def test_import_article_by_the_operator_is_allowed(db):
    (page,) = import_article(PAGE, source="page", by=None)

    assert page.situation.source == "page"
