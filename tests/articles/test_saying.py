"""Sentences that whoever shows them may translate."""

from advice.articles.saying import say as _

FRENCH = {
    "%(where)s has %(count)s lines.": "%(count)s lignes dans %(where)s.",
    "Article %(number)s": "l’article %(number)s",
}


def test_sentence_speaks_english_by_itself():
    sentence = _("%(where)s has %(count)s lines.", where=_("Article %(number)s", number=2), count=12_345)

    assert sentence.said() == "Article 2 has 12,345 lines."


def test_sentence_and_its_parts_are_translated_and_its_numbers_written_as_asked():
    sentence = _("%(where)s has %(count)s lines.", where=_("Article %(number)s", number=2), count=12_345)

    said = sentence.said(FRENCH.__getitem__, lambda number: f"{number:_}".replace("_", " "))

    assert said == "12 345 lignes dans l’article 2."


def test_what_a_person_wrote_is_left_as_it_is():
    assert _("“%(title)s”", title="100% %(count)s").said() == "“100% %(count)s”"
