"""The terms of a text: where each stands, how it is compared, and what its stem is."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advice.language.terms import LONGEST, STEMMERS, is_dense, stem, terms

LANGUAGES = st.sampled_from(["", "zh", "und", *STEMMERS])
# signs that are hard on an analysis: of several letters, joined to the one before, without a width, beyond the first plane
ODD = "ß'’\"_\x00\u0301\u0640\u200d\u3099ﾞ゛ﷺ½⑴ﬁŀİıςऽ्ำ์ක්ಕ್។၊々〆ー・가각𠮷🙂\u202e＿Ⅷ㎏"
STRANDED = re.compile("(?<![\u3041-\u30ff\uff66-\uff9f])[\u3099\u309a]")  # a voice mark of kana on something else
TEXTS = st.text() | st.text(alphabet=st.sampled_from(ODD)) | st.text(alphabet=st.sampled_from(ODD + "an t。電話係"))


def surfaces(text: str, language: str = "") -> list[str]:
    return [term.surface for term in terms(text, language)]


def is_kept(char: str) -> bool:
    """Letters, marks and figures, and what no character is yet."""
    return unicodedata.category(char)[0] in "LMN" or unicodedata.category(char) == "Cn"


def stems(text: str, language: str) -> list[str]:
    return [term.stem for term in terms(text, language)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("… — !?", []),
        ("Say NO", ["say", "no"]),
        ("naïve café", ["naive", "cafe"]),
        ("ｆｕｌｌ ﬁt №5", ["full", "fit", "5"]),
        ("Straße STRASSE", ["strasse", "strasse"]),
        ("İstanbul ISTANBUL ıstanbul", ["istanbul", "istanbul", "istanbul"]),
        ("l'échéance l’échéance", ["l", "echeance", "l", "echeance"]),
        ("don't Don’t can't", ["dont", "dont", "cant"]),
        ("client's n'tue", ["client", "s", "n", "tue"]),
        ("snake_case, 24/7, B2B", ["snake", "case", "24", "7", "b2b"]),
        ("½ ⑴", ["12", "1"]),
        ("المُعَلِّمَة المعلمة", ["المعلمه", "المعلمه"]),
        ("أحمد إلى الآن", ["احمد", "الي", "الان"]),
        ("نقطـــة", ["نقطه"]),
        ("ग्राहक नाराज़", ["गराहक", "नाराज"]),
        ("සිංහල භාෂාව", ["සිංහල", "භාෂාව"]),
        ("ಗ್ರಾಹಕ ગ્રાહક ଗ୍ରାହକ", ["ಗರಾಹಕ", "ગરાહક", "ଗରାହକ"]),
    ],
)
def test_terms_are_the_words_in_folded_letters(text, found):
    assert surfaces(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("電話", ["電話"]),
        ("話", ["話"]),
        ("先听对方说", ["先听", "听对", "对方", "方说"]),
        ("お客様、怒り", ["お客", "客様", "怒り"]),
        ("ハンバーグ", ["ハン", "ンバ", "バー", "ーグ"]),
        ("ﾊﾝﾊﾞｰｸﾞ", ["ハン", "ンバ", "バー", "ーグ"]),
        ("ハンハ\u3099ーク\u3099", ["ハン", "ンバ", "バー", "ーグ"]),
        ("ﾊﾟ", ["パ"]),
        ("고객이 화났다", ["고객", "객이", "화났", "났다"]),
        ("ขอโทษ", ["ขอ", "อโ", "โท", "ทษ"]),
        ("ครับ", ["คร", "รั", "ับ"]),
        ("ຂໍໂທດ", ["ຂໍ", "ໍໂ", "ໂທ", "ທດ"]),
        ("សូម។ ទោស", ["សូ", "ូម", "ទោ", "ោស"]),
        ("CRM系统崩了2次", ["crm", "系统", "统崩", "崩了", "2", "次"]),
    ],
)
def test_scripts_that_do_not_part_their_words_become_pairs_of_signs(text, found):
    assert surfaces(text) == found


def test_chinese_is_read_in_simplified_signs_and_no_other_language_is():
    assert surfaces("客戶關係", "zh") == surfaces("客户关系", "zh") == ["客户", "户关", "关系"]
    assert surfaces("客戶關係", "ja") == surfaces("客戶關係") == ["客戶", "戶關", "關係"]


@pytest.mark.parametrize(
    ("language", "forms", "root"),
    [
        ("en", "deadline deadlines Deadline's", "deadlin"),
        ("fr", "écouter écouté", "ecout"),
        ("de", "Fristen Frist", "frist"),
        ("es", "clientes cliente", "client"),
        ("ru", "сроки сроков", "срок"),
        ("tr", "müşterinin müşteri", "muster"),
    ],
)
def test_words_are_stemmed_in_their_language_and_folded_behind_it(language, forms, root):
    assert {each for each in stems(forms, language) if each != "s"} == {root}


def test_a_stem_is_the_folded_word_where_there_is_no_stemmer():
    assert stems("Tarehe za mwisho", "sw") == ["tarehe", "za", "mwisho"]
    assert stem("échéances", "") == "echeances"


def test_terms_say_where_they_stand():
    text = "Don’t: l'échéance, ﾊﾞｰ, CRM系统"

    assert [text[term.start : term.end] for term in terms(text)] == ["Don’t", "l", "échéance", "ﾊﾞｰ", "CRM", "系统"]


def test_what_is_too_long_is_no_word():
    assert surfaces("a" * LONGEST + " " + "b" * (LONGEST + 1)) == ["a" * LONGEST]
    assert surfaces("ß" * LONGEST + " œ" + "ﷺ" * 5) == []


@pytest.mark.parametrize(
    ("term", "dense"), [("電話", True), ("ขอ", True), ("고객", True), ("word", False), ("", False)]
)
def test_dense_terms_are_told_from_words(term, dense):
    assert is_dense(term) == dense


@given(TEXTS, LANGUAGES)
def test_terms_stand_in_order_within_the_text(text, language):
    found = terms(text, language)

    assert all(0 <= term.start < term.end <= len(text) for term in found)
    assert [term.start for term in found] == sorted({term.start for term in found})


@given(TEXTS, LANGUAGES)
def test_terms_hold_nothing_that_an_index_or_its_query_language_knows(text, language):
    forms = [form for term in terms(text, language) for form in (term.surface, term.stem)]

    assert [form for form in forms if not 0 < len(form) <= LONGEST] == []
    assert {char for form in forms for char in form if not is_kept(char)} == set()
    assert [form for form in forms if form.split() != [form]] == []


@given(TEXTS, LANGUAGES)
def test_a_term_found_alone_is_found_again(text, language):
    for term in terms(text, language):
        if not is_dense(term.surface):
            (again,) = terms(text[term.start : term.end], language)

            assert (again.surface, again.stem) == (term.surface, term.stem)


@given(TEXTS.filter(lambda text: not STRANDED.search(text)), LANGUAGES)
def test_terms_are_the_same_however_accents_are_written(text, language):
    composed, parted = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))

    assert [term[2:] for term in terms(composed, language)] == [term[2:] for term in terms(parted, language)]
