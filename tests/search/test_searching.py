"""Search: the right advice for a few words, whatever language, form or spelling either side wrote."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from advice.actions.contributing import withdraw
from advice.actions.merging import merge
from advice.actions.translating import translate
from advice.models import Contribution, IndexEntry, Strategy
from advice.search.filters import Filters
from advice.search.queries import Query
from advice.search.searching import ENOUGH, MOST, READ, search
from tests import factories as f
from tests.search.site import ask, bodies, fill, found, same, say

pytestmark = pytest.mark.django_db


def test_a_word_finds_the_texts_that_say_it():
    said = say("Call the supplier tomorrow.")
    say("Let them finish.")

    assert found("supplier") == [said]
    assert found("SUPPLIER!") == [said]
    assert ask("supplier").total == 1


@pytest.mark.parametrize(
    ("body", "language", "typed"),
    [
        ("Déplacez l’échéance.", "fr", "echeance"),
        ("Moving the echeance helps.", "en", "échéance"),
        ("Die Straße ist gesperrt.", "de", "STRASSE"),
        ("Müşteriler bekliyor.", "tr", "musteriler"),
        ("Termín posuňte o týden.", "cs", "termin"),
        ("Ёлка стоит криво.", "ru", "елка"),
        ("المُعَلِّمَة تنتظر", "ar", "المعلمه"),
        ("إلى متى", "ar", "الى متي"),
        ("ｆｕｌｌ ｗｉｄｔｈ", "ja", "full width"),
    ],
)
def test_a_word_is_found_with_and_without_its_accents(body, language, typed):
    say("Something else entirely.")
    said = say(body, language)

    assert found(typed) == [said]


@pytest.mark.parametrize(
    ("body", "language", "typed"),
    [
        ("Move the deadlines.", "en", "deadline"),
        ("She listens well.", "en", "listening"),
        ("Les délais sont souples.", "fr", "délai"),
        ("Neue Fristen setzen.", "de", "Frist"),
        ("Los clientes esperan.", "es", "cliente"),
        ("Сроки сдвигаются.", "ru", "сроков"),
        ("I ritardi costano.", "it", "ritardo"),
        ("Os prazos mudam.", "pt", "prazo"),
    ],
)
def test_a_word_is_found_in_another_form(body, language, typed):
    say("Something else entirely.")
    said = say(body, language)

    assert found(typed) == [said]


@pytest.mark.parametrize(
    ("body", "language", "typed"),
    [
        ("先听对方说完再回答", "zh", "对方"),
        ("先听对方说完再回答", "zh", "听对方说"),
        ("先聽對方說完再回答", "zh", "对方说"),
        ("先听对方说完再回答", "zh", "對方"),
        ("先听对方说完再回答", "zh", "對方說"),
        ("お客様が怒っています", "ja", "客様"),
        ("ハンバーグが冷めています", "ja", "ﾊﾝﾊﾞｰｸﾞ"),
        ("고객이 화났습니다", "ko", "고객"),
        ("ขอโทษลูกค้าก่อน", "th", "ลูกค้า"),
        ("ຂໍໂທດລູກຄ້າ", "lo", "ລູກຄ້າ"),
        ("សូមទោសអតិថិជន", "km", "អតិថិជន"),
        ("CRM系统崩了", "zh", "CRM 系统"),
    ],
)
def test_scripts_that_do_not_part_their_words_are_found_by_any_part(body, language, typed):
    say("Something else entirely.")
    say("另外一件事", "zh")
    said = say(body, language)

    assert found(typed)[0] == said
    assert ask(typed).total == 1


def test_a_phrase_is_found_only_as_it_stands():
    say("No space for them to give.")
    said = say("First give them space.")

    assert found('"give them space"') == [said]
    assert found('"them space give"') == []
    assert set(found("give them space")) > {said}


def test_a_phrase_is_found_in_each_language_by_the_stems_it_has_there():
    english, french = say("The supplier late."), say("Supplier late, dit-il.", "fr")

    assert set(found('"supplier late"')) == {english, french}


def test_a_phrase_does_not_cross_from_the_advice_into_the_title():
    row = f.make_contribution(f.make_situation("Space is short"), body="Give them.")

    assert found('"them space"') == []
    assert found("them space") == [row.pk]


def test_a_word_left_out_is_not_found():
    say("Complain by phone.")
    said = say("Complain by letter.")

    assert found("complain -phone") == [said]
    assert found("complain -phoning -unheardof") == [said]
    assert found('complain -"by phone"') == [said]
    assert found("complain -letter -phone") == []


def test_a_search_of_words_left_out_alone_finds_all_the_others():
    phone, letter = say("By phone."), say("By letter.")

    assert found("-phone") == [letter]
    assert set(found("-unheardof")) == {phone, letter}


@pytest.mark.parametrize(
    ("typed", "meant"), [("suplier", "supplier"), ("tomorow", "tomorrow"), ("sdpplyer", "supplier")]
)
def test_a_mistyped_word_is_taken_for_what_was_meant(typed, meant):
    said = say("Call the supplier tomorrow.")
    say("Let them finish.")

    answer = ask(typed)

    assert (list(answer.numbers), [unit.meant for unit in answer.corrected]) == ([said], [(meant,)])
    assert (answer.corrected[0].typed, answer.unknown) == (typed, [])


def test_exact_corrects_nothing():
    say("Call the supplier tomorrow.")

    answer = ask("suplier", exact=True)

    assert (answer.total, answer.corrected, [unit.typed for unit in answer.unknown]) == (0, [], ["suplier"])


def test_a_word_that_somebody_wrote_is_never_corrected():
    say("The supplier.")
    said = say("The suplier, as they spell it.")

    answer = ask("suplier")

    assert (answer.corrected, answer.numbers[0]) == ([], said)


def test_a_word_nobody_wrote_is_named_and_leaves_the_others():
    said = say("Call the supplier tomorrow.")

    answer = ask("supplier qqqqq")

    assert (list(answer.numbers), [unit.typed for unit in answer.unknown]) == ([said], ["qqqqq"])


def test_the_beginning_of_a_word_finds_it():
    said = say("Ask about the reconciliation.")
    say("Let them finish.")

    assert found("reconci") == [said]


def test_compounds_are_found_by_their_end_and_taken_apart():
    whole = say("Die Terminverschiebung schriftlich bestätigen.", "de")

    assert found("Verschiebung") == [whole]
    assert found("Termin") == [whole]
    apart = say("Den Termin verschieben, die Verschiebung begründen.", "de")
    withdraw(Contribution.objects.get(pk=whole), by=f.bo())
    assert found("Terminverschiebung") == [apart]


def test_a_strategy_is_found_in_all_languages_by_its_name_in_any():
    french = say("Je me tais.", "fr", strategies=["listen"])
    chinese = say("让他说完", "zh", strategies=["listen", "humour"])
    say("Je ris.", "fr", strategies=["humour"])
    listen = Strategy.objects.get(slug="listen")

    for name in listen.labels.values_list("label", flat=True):
        answer = ask(name)

        assert (set(answer.numbers), list(answer.strategies)) == ({french, chinese}, [listen.pk])


def test_a_strategy_is_found_by_a_cue():
    said = say("我们把日期往后推", "zh", strategies=["flex-deadlines"])

    answer = ask("push back the deadline")

    assert said in answer.numbers
    assert list(answer.strategies) == [Strategy.objects.get(slug="flex-deadlines").pk]


def test_without_names_a_strategy_is_only_its_words():
    named = say("Je me tais.", "fr", strategies=["listen"])
    said = say("Listen to her.")

    assert set(found("listen")) == {named, said}
    assert found("listen", names=False) == [said]
    assert ask("listen", names=False).strategies == []


def test_a_merged_strategy_is_found_as_what_it_became_part_of():
    said = say("Je ris.", "fr", strategies=["humour"])
    humour, listen = (Strategy.objects.get(slug=slug) for slug in ("humour", "listen"))
    merge(humour, listen, by=f.cy(), reason="The same.")

    assert found("humour") == [said]
    assert list(ask("humour").strategies) == [listen.pk]


def test_a_phrase_names_no_strategy():
    say("Je me tais.", "fr", strategies=["listen"])

    assert ask('"listen"').strategies == []


def test_the_languages_of_the_reader_come_first():
    english, french, chinese = say("Klimawandel one", "en"), say("Klimawandel deux", "fr"), say("Klimawandel 三", "zh")
    nobody = f.make_contribution(body="Klimawandel 🙂", language=None).pk
    Contribution.objects.filter(pk=nobody).update(language="")

    answer = ask("Klimawandel", reads=("fr",))

    assert answer.numbers[0] == french
    assert (answer.own, answer.total) == (1 + IndexEntry.objects.filter(readable="und").count(), 4)
    assert set(answer.numbers) == {english, french, chinese, nobody}
    for sort in ("best", "new"):
        assert ask("Klimawandel", reads=("fr",), sort=sort).numbers[0] in (french, nobody)
    assert ask("Klimawandel").own == 4


def test_a_translation_is_read_in_its_language_and_found_by_its_words():
    row = f.make_contribution(body="Let him finish.")
    translate(row, by=f.dee(), language="fr", body="Laissez-le finir, tranquillement.")

    assert found("tranquille") == [row.pk]
    assert ask("tranquille", reads=("fr",)).own == 1
    assert found("finish", Filters(languages=("fr",))) == [row.pk]
    assert found("finish", Filters(written=("fr",))) == []


def test_all_words_are_better_than_some_and_some_are_better_than_none():
    some = say("The supplier is late.")
    all_of_them = say("Tell the supplier that the invoice is wrong.")
    say("Let them finish.")

    answer = ask("supplier invoice")

    assert list(answer.numbers) == [all_of_them, some]
    assert answer.wider


def test_what_has_all_the_words_is_enough():
    fill(ENOUGH, "supplier invoice {}")
    say("The supplier is late.")

    answer = ask("supplier invoice")

    assert (answer.total, answer.wider) == (ENOUGH, False)


def test_a_common_word_need_not_be_there_where_a_rarer_one_is():
    fill(40, "waiting for number {}")
    said = say("Call the supplier.")

    assert found("waiting supplier")[0] == said


def test_filters_alone_find_what_they_leave_best_first():
    plain = say("One.", strategies=["listen"])
    voted = f.make_votes(Contribution.objects.get(pk=say("Two.", strategies=["listen"])), helpful=3).pk
    say("Three.")
    listen = Strategy.objects.get(slug="listen").pk

    assert found("", Filters(strategies=(listen,))) == [voted, plain]
    assert found("", Filters(strategies=(listen,)), sort="new") == [voted, plain]
    assert len(found("")) == 3


def test_what_is_withdrawn_is_not_found_and_not_counted():
    said = say("Call the supplier.")
    withdraw(Contribution.objects.get(pk=said), by=f.bo())

    answer = ask("supplier")

    assert (answer.total, list(answer.numbers)) == (0, [])


def test_counts_beside_filters_are_those_of_the_tables():
    topic, other = f.make_topic("sales"), f.make_topic("support")
    first, second = f.make_situation("Xyzzy", topic=topic), f.make_situation("Plugh", topic=other)
    for number in range(4):
        say(f"supplier {number}", "en", under=first, strategies=["listen"])
    for number in range(3):
        say(f"supplier {number}", "fr", under=second, strategies=["listen", "humour"])
    row = Contribution.objects.get(pk=say("supplier", "de", under=second))
    translate(row, by=f.dee(), language="fr", body="Fournisseur.")
    say("Something else.", under=first, strategies=["network"])
    rows = Contribution.objects.published().filter(body__startswith="supplier")

    counts = ask("supplier").tallies

    assert counts.written == {code: rows.filter(language=code).count() for code in ("en", "fr", "de")}
    assert counts.languages == {"en": 4, "fr": 4, "de": 1}
    assert counts.strategies == {
        strategy.pk: rows.filter(strategies=strategy).count() for strategy in Strategy.objects.filter(slug__in=["listen", "humour"])
    }  # fmt: skip
    assert counts.situations == {each.pk: rows.filter(situation=each).count() for each in (first, second)}
    assert counts.topics == {each.pk: rows.filter(situation__topic=each).count() for each in (topic, other)}


def test_no_more_than_two_hundred_are_listed_and_five_thousand_counted():
    numbers = fill(READ + 5, "supplier {}")

    answer = ask("supplier")

    assert (answer.total, answer.capped, len(answer.numbers)) == (READ + 5, False, READ)
    assert ask("supplier", sort="new").numbers == numbers[::-1][:READ]
    assert MOST > READ


def test_the_order_is_the_same_each_time_and_ties_go_by_score_and_number():
    numbers = fill(5, "supplier {}")
    f.make_votes(Contribution.objects.get(pk=numbers[3]), helpful=4)
    f.make_votes(Contribution.objects.get(pk=numbers[1]), unhelpful=2)

    orders = {tuple(found("supplier")) for _ in range(3)}

    assert orders == {(numbers[3], numbers[0], numbers[2], numbers[4], numbers[1])}
    assert found("supplier", sort="best") == list(*orders)
    assert found("supplier", sort="new") == numbers[::-1]


def test_one_row_and_thirty_cost_the_same_number_of_queries():
    counts = {}
    fill(ENOUGH, "supplier invoice {}")
    for more in (0, 29):
        fill(more, "supplier invoice again {}")
        for typed in ("supplier", "supplier invoice", '"supplier invoice"', "supplier -late", "listen", ""):
            with CaptureQueriesContext(
                connection,
            ) as queries:
                ask(typed, reads=("en",))
            counts.setdefault(typed, set()).add(len(queries))

    assert {typed for typed, each in counts.items() if not same(each, typed)} == set()
    assert max(max(each) for each in counts.values()) <= 12


def test_nothing_is_found_on_an_empty_site():
    answer = search(Query(), Filters())

    assert (answer.total, answer.own, answer.capped, list(answer.numbers)) == (0, 0, False, [])
    assert ask("anything -else").total == 0
    assert bodies([]) == []
