"""Choices: read from the parameters of an address, written back, and told apart."""

import pytest

from advice.export.canonical import text_digest
from advice.export.choosing import ChoiceRefused, offered, query_of, read_choice, tag_of
from advice.export.document import WHOLE, Choice
from advice.export.formats import FORMATS, file_name, names_of
from advice.export.showing import chosen
from tests.export.samples import make_document

CHOICES = {
    "": (WHOLE, "playbook_when-it-gets-hard_ed3_en.md"),
    "?section=2": (Choice(section=2), "playbook_when-it-gets-hard_ed3_en_part.md"),
    "?strategy=listen&strategy=apologise&lang=ar": (
        Choice(strategies=("listen", "apologise"), languages=("ar",)),
        "playbook_when-it-gets-hard_ed3_en_part.md",
    ),
    "?texts=translations&into=fr": (Choice(texts="translations", into="fr"), "playbook_when-it-gets-hard_ed3_fr.md"),
    "?section=1&texts=both&into=ar&paper=letter": (
        Choice(section=1, texts="both", into="ar", paper="letter"),
        "playbook_when-it-gets-hard_ed3_en_part.md",
    ),
}


def asked(query):
    rows = {}
    for pair in filter(None, query.lstrip("?").split("&")):
        name, _sign, value = pair.partition("=")
        rows.setdefault(name, []).append(value)
    return rows


@pytest.mark.parametrize("query", CHOICES)
def test_choice_is_read_and_written_back(query):
    choice, name = CHOICES[query]
    document = make_document()

    found = read_choice(document, asked(query))

    assert (found, query_of(found)) == (choice, query)
    assert file_name(chosen(document, found), FORMATS["markdown"]) == name
    assert "playbook_when-it-gets-hard_ed3_en.md" in names_of(chosen(document, found), FORMATS["markdown"])


def test_every_choice_has_a_tag_of_its_own():
    document = make_document()
    papers = [chosen(document, Choice(paper=paper)) for paper in ("a4", "letter")]
    tags = [tag_of(chosen(document, choice)) for choice, _name in CHOICES.values()] + [tag_of(papers[1])]

    assert len(set(tags)) == len(tags)
    assert tag_of(document) == tag_of(papers[0]) == text_digest(document)


@pytest.mark.parametrize(
    ("query", "problems"),
    [
        ("?section=0", {"section": "There is no “0” to choose here; there are: 1, 2, 3."}),
        ("?section=9" + "9" * 5000, {"section": None}),
        ("?section=１", {"section": None}),
        ("?section=1&section=2", {"section": "Choose one."}),
        ("?strategy=humour&lang=xx", {"strategy": None, "lang": None}),
        ("?texts=all", {"texts": None, "into": "Choose the language of the translations."}),
        ("?texts=both", {"into": "Choose the language of the translations."}),
        ("?texts=both&into=de", {"into": "There is no “de” to choose here; there are: ar, en, fr."}),
        ("?paper=a3", {"paper": "There is no “a3” to choose here; there are: a4, letter."}),
        ("?section=3&lang=zh", {"": "No play of this edition fits this choice."}),
    ],
)
def test_bad_choice_says_what_there_is(query, problems):
    with pytest.raises(ChoiceRefused) as refusal:
        read_choice(make_document(), asked(query))

    said = refusal.value.problems
    assert set(said) == set(problems)
    assert {name: said[name] for name, words in problems.items() if words} == {n: w for n, w in problems.items() if w}
    assert max(map(len, said.values())) < 400


def test_nothing_to_translate_is_said():
    document = make_document()
    bare = chosen(document, Choice(section=1))
    plain = make_document(
        sections=tuple(
            type(row)(row.title, tuple(p for p in row.plays if not p.translations), row.level) for row in bare.sections
        )
    )

    assert offered(plain).into == ()
    with pytest.raises(ChoiceRefused, match="Nothing in this edition is translated"):
        read_choice(plain, {"texts": ["both"], "into": ["fr"]})
