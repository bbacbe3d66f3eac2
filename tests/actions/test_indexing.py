"""The index of the search is in step with the site after every verb, and can be built anew and put right."""

import json
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from advice.actions import (
    asking,
    contributing,
    correcting,
    counting,
    erasing,
    importing,
    limiting,
    merging,
    naming,
    proposing,
    receiving,
    rescoring,
    reviewing,
    translating,
    trying,
    voting,
)
from advice.actions.indexing import copy_scores, index_contributions
from advice.actions.recounting import all_differences, repair
from advice.actions.reindexing import reindex, repair_index, stale_index
from advice.models import (
    Contribution,
    IndexEntry,
    Merge,
    Situation,
    Sketch,
    Slip,
    Strategy,
    Translation,
    VoteCluster,
    Word,
)
from advice.search.engines import CONTRIBUTIONS, SITUATIONS, Text, engine
from advice.search.filters import Filters
from advice.search.queries import parse
from advice.search.searching import search
from advice.search.slips import keys
from tests import factories as f

pytestmark = pytest.mark.django_db
QUERIES = 13
LINE = {"id": "a-1", "text": "Call the supplier.", "language": "en", "situation": "A client shouts", "helpful": 3}


@dataclass(frozen=True)
class Site:
    """A situation of ana's that ana alone answers, one of cy's with advice by bo and its French translation by dee, in one topic."""

    asked: Situation
    answer: Contribution
    advice: Contribution
    french: Translation

    @property
    def strategies(self) -> tuple[Strategy, Strategy]:
        """Humour, which the advice has, and listen, which both have."""
        return Strategy.objects.get(slug="humour"), Strategy.objects.get(slug="listen")


@pytest.fixture
def site() -> Site:
    asked = f.make_situation("The supplier is late", body="Once more.", topic=f.make_topic("sales"))
    answer = f.make_contribution(asked, by=f.ana(), body="Wait for the supplier.", strategies=["listen"])
    other = f.make_situation("A client shouts", by=f.cy(), topic=f.make_topic("sales"))
    advice = f.make_contribution(other, body="Let the client finish.", strategies=["humour", "listen"])
    french = translating.translate(advice, by=f.dee(), language="fr", body="Laissez le client finir, écoutez.")
    return Site(asked, answer, advice, french)


def merge(site: Site) -> Merge:
    return merging.merge(*site.strategies, by=f.cy(), reason="The same.")


def translate(site: Site) -> Translation:
    return translating.translate(site.answer, by=f.dee(), language="de", body="Warten Sie auf den Lieferanten.")


def let_votes_wait(site: Site) -> None:
    """A new account votes; a day later its vote counts."""
    newcomer = f.make_user(date_joined=timezone.now() - timedelta(hours=1))
    voting.vote(site.advice, 1, by=newcomer)
    type(newcomer).objects.filter(pk=newcomer.pk).update(date_joined=timezone.now() - timedelta(days=9))
    counting.count_votes()


def set_votes_aside(site: Site) -> VoteCluster:
    """Three people who vote as one do not count any more."""
    people = [f.make_user() for _ in range(3)]
    for person in people:
        voting.vote(site.advice, 1, by=person)
    cluster = VoteCluster.objects.create(signals=["co_votes"])
    cluster.members.add(*people)
    cluster.targets.add(site.advice)
    return reviewing.confirm_cluster(cluster, by=f.cy(), reason="One person.")


# every verb that changes what is found, or by which words, or in which order; a new one needs a line here
ACTS = {
    "ask": lambda site: asking.ask("Why so late?", by=f.dee(), body="Nobody says.", language="en"),
    "revise situation": lambda site: asking.revise_situation(
        site.asked, by=f.ana(), title="The courier is late", body="Again.", language="en", topic=f.make_topic("support")
    ),
    "take the topic away": lambda site: asking.revise_situation(
        site.asked, by=f.ana(), title=site.asked.title, language="en", topic=None
    ),
    "withdraw situation": lambda site: asking.withdraw_situation(site.asked, by=f.ana()),
    "restore situation": lambda site: asking.restore_situation(
        asking.withdraw_situation(site.asked, by=f.ana()), by=f.ana()
    ),
    "contribute": lambda site: f.make_contribution(site.asked, body="Call the courier.", strategies=["network"]),
    "contribute in no language": lambda site: f.make_contribution(site.asked, body="🙂🙂", language=None),
    "revise": lambda site: contributing.revise(
        site.advice, by=f.bo(), body="Interrupt the customer.", language="en", strategies=["network"]
    ),
    "revise into another language": lambda site: contributing.revise(
        site.advice, by=f.bo(), body="让客户说完", language="zh", strategies=[]
    ),
    "withdraw": lambda site: contributing.withdraw(site.advice, by=f.bo()),
    "restore": lambda site: contributing.restore(contributing.withdraw(site.advice, by=f.bo()), by=f.bo()),
    "limit its use": lambda site: limiting.limit(site.advice, "site", by=f.bo()),
    "erase": lambda site: erasing.erase(contributing.withdraw(site.advice, by=f.bo()), by=f.bo()),
    "vote": lambda site: voting.vote(site.advice, 1, by=f.dee()),
    "vote against": lambda site: voting.vote(site.advice, -1, by=f.dee()),
    "vote and take it back": lambda site: [voting.vote(site.advice, value, by=f.dee()) for value in (1, 0)],
    "vote with a new account": let_votes_wait,
    "set votes aside": set_votes_aside,
    "count them again": lambda site: reviewing.reopen_cluster(set_votes_aside(site), by=f.cy(), reason="Three people."),
    "say that it worked": lambda site: f.make_trial(site.advice, outcome="worked"),
    "try and give up": lambda site: trying.give_up(f.make_trial(site.advice, outcome="failed"), by=f.dee()),
    "rescore": lambda site: [f.make_votes(site.advice, helpful=3, unhelpful=9), rescoring.rescore()],
    "correct the language of advice": lambda site: correcting.correct_language(site.answer, by=f.ana(), language="de"),
    "correct the language of a situation": lambda site: correcting.correct_language(
        site.asked, by=f.ana(), language="de"
    ),
    "translate": translate,
    "revise translation": lambda site: translating.revise_translation(
        site.french, by=f.dee(), body="Laissez-la parler jusqu'au bout."
    ),
    "review translation": lambda site: translating.review(site.french, by=f.cy()),
    "withdraw translation": lambda site: translating.withdraw_translation(site.french, by=f.dee()),
    "restore translation": lambda site: translating.restore_translation(
        translating.withdraw_translation(site.french, by=f.dee()), by=f.dee()
    ),
    "revise what is translated": lambda site: contributing.revise(
        site.advice, by=f.bo(), body="Let the client finish, always.", language="en"
    ),
    "merge": merge,
    "part again": lambda site: merging.part(merge(site), by=f.cy(), reason="Not the same."),
    "reword a strategy": lambda site: naming.reword(
        site.strategies[1],
        "en",
        naming.Words(label="Hear them out", definition="Say nothing."),
        by=f.cy(),
    ),
    "propose and accept": lambda site: proposing.accept_proposal(
        proposing.propose(
            naming.Words(label="Breathe", definition="Wait a moment."),
            by=f.dee(),
            language="en",
        ),
        by=f.cy(),
        slug="breathe",
    ),
    "import a page": lambda site: importing.import_article(
        "How do you say no?\nSome words before.\n-\nSay it early.\n-\nDites-le tôt, et pourquoi.\n".encode(),
        source="page",
        by=f.cy(),
    ),
    "import a page under a situation": lambda site: importing.import_article(
        b"The supplier is late\n-\nSend the courier.\n", source="page", by=f.cy()
    ),
    "import lines": lambda site: receiving.receive(
        [(n, json.dumps(LINE | {"id": n, "text": f"{n} calls.", "topic": "Support"}).encode()) for n in range(1, 4)],
        by=None,
        source="old.jsonl",
    ),
}  # fmt: skip


@pytest.mark.parametrize("act", ACTS)
def test_every_act_leaves_the_index_in_step(site, act):
    assert list(stale_index()) == []

    ACTS[act](site)

    assert list(stale_index()) == []
    assert all_differences() == []


def test_an_index_left_behind_would_be_seen(site):
    Contribution.objects.filter(pk=site.advice.pk).update(body="Other words.")

    assert list(stale_index()) == [f"contribution {site.advice.pk}: its row in the search index is stale"]


def found(text: str) -> list[int]:
    return list(search(parse(text), Filters()).numbers)


def test_what_is_taken_back_is_found_by_nobody_until_it_is_restored(site):
    number = site.advice.pk
    assert found("finish") == [number]

    contributing.withdraw(site.advice, by=f.bo())
    assert (found("finish"), found("laissez"), found('"the client finish"')) == ([], [], [])
    assert number not in found("")
    assert not Word.objects.filter(surface="finish", documents__gt=0).exists()

    contributing.restore(site.advice, by=f.bo())
    assert found("finish") == [number]


def test_advice_is_not_found_while_its_situation_is_taken_back(site):
    asking.withdraw_situation(site.asked, by=f.ana())
    assert found("supplier") == []
    assert engine().texts(SITUATIONS, [site.asked.pk]) == {}

    asking.restore_situation(site.asked, by=f.ana())
    assert found("supplier") == [site.answer.pk]


def test_a_translation_taken_back_is_not_found_by_its_words(site):
    assert found("laissez") == [site.advice.pk]

    translating.withdraw_translation(site.french, by=f.dee())

    assert found("laissez") == []


def test_words_are_counted_by_text_and_forgotten_where_nobody_says_them_any_more(site):
    counts = dict(Word.objects.filter(language="en").values_list("surface", "documents"))
    assert (counts["client"], counts["supplier"], counts["finish"]) == (1, 1, 1)

    again = f.make_contribution(site.asked, body="The supplier, the supplier, the SUPPLIER.")
    assert Word.objects.get(surface="supplier", language="en").documents == 2
    contributing.withdraw(again, by=f.bo())

    assert Word.objects.get(surface="supplier", language="en").documents == 1


def test_words_keep_the_spelling_they_were_first_met_in_and_the_keys_of_their_slips(site):
    word = Word.objects.get(surface="ecoutez")

    assert (word.language, word.spelling, word.mirror) == ("fr", "écoutez", "zetuoce")
    assert sorted(word.slips.values_list("key", flat=True)) == keys("ecoutez")


@pytest.mark.parametrize(
    "body", ["ß" * 60, "ﷺ" * 40, "œ" * 31, "a" * 61, "⑴ ½ ＿z＿ ͺ ŀ", "\u0301 \u0640 ﾞ", "𠮷𠮷 \U0003ffff"]
)
def test_odd_signs_go_into_the_index_and_come_out_again(site, body):
    row = f.make_contribution(site.asked, body=f"{body} odd", language="de")

    assert list(stale_index()) == []
    assert found("odd") == [row.pk]
    contributing.withdraw(row, by=f.bo())
    assert list(stale_index()) == []


@pytest.mark.parametrize("count", [1, 30])
def test_indexing_costs_the_same_for_one_and_for_thirty(site, count, django_assert_num_queries):
    numbers = [f.make_contribution(site.asked, body=f"Words {number}, {count}.").pk for number in range(count)]
    Contribution.objects.filter(pk__in=numbers).update(body="Other words altogether.")

    with django_assert_num_queries(QUERIES):
        index_contributions(numbers)

    assert list(stale_index()) == []


def test_scores_are_copied_all_at_once(site, django_assert_num_queries):
    Contribution.objects.filter(pk=site.advice.pk).update(score=1234)

    with django_assert_num_queries(1):
        copy_scores()

    assert IndexEntry.objects.get(pk=site.advice.pk).score == 1234


def contents() -> tuple[object, ...]:
    """All that the index holds."""
    numbers = list(Contribution.objects.values_list("pk", flat=True))
    texts = (
        engine().texts(CONTRIBUTIONS, numbers),
        engine().texts(SITUATIONS, Situation.objects.values_list("pk", flat=True)),
    )
    words = sorted(
        Word.objects.filter(documents__gt=0).values_list(
            "surface", "language", "stem", "mirror", "spelling", "documents"
        )
    )
    sketches = sorted(Sketch.objects.values_list("contribution", "key"))
    return (
        texts,
        sketches,
        list(IndexEntry.objects.order_by("pk").values()),
        words,
        sorted(Slip.objects.values_list("key", "word__surface")),
    )


def empty() -> None:
    engine().drop(CONTRIBUTIONS, Contribution.objects.values_list("pk", flat=True))
    engine().drop(SITUATIONS, Situation.objects.values_list("pk", flat=True))
    IndexEntry.objects.all().delete()
    Word.objects.all().delete()
    Sketch.objects.all().delete()


def spoil() -> None:
    number = Contribution.objects.order_by("pk")[0].pk
    engine().put(CONTRIBUTIONS, [Text(number, "_ wrong _ z_", "_en wrong"), Text(10**9, "_ stray _ z_", "_en stray")])
    engine().put(SITUATIONS, [Text(10**9, "_ stray _ z_", "_en stray")])
    IndexEntry.objects.update(score=1, language="xx")
    Word.objects.update(documents=7)
    Word.objects.create(surface="stray", stem="stray", mirror="yarts", spelling="stray", documents=1)


@pytest.mark.parametrize("before", [empty, spoil])
def test_reindex_builds_what_the_verbs_keep(site, before):
    there, told = contents(), []
    before()
    assert contents() != there

    counted = reindex(report=lambda done, of: told.append((done, of)))

    assert contents() == there
    assert list(stale_index()) == []
    assert counted == (2, 2)
    assert (told[-1], [done for done, _of in told] == sorted(done for done, _of in told)) == ((4, 4), True)


def test_reindex_forgets_what_is_gone(site):
    site.advice.delete()

    reindex(report=lambda done, of: None)

    assert list(stale_index()) == []
    assert not Word.objects.filter(documents__lte=0).exists()


def test_the_command_says_how_much_can_be_found(site, capsys):
    call_command("reindex")

    assert capsys.readouterr().out.splitlines()[-1] == "2 contributions and 2 situations can be found."


def spoiled(name: str, value: object):
    return lambda site: IndexEntry.objects.filter(pk=site.advice.pk).update(**{name: value})


PLANTED = {
    "entry gone": lambda site: IndexEntry.objects.filter(pk=site.advice.pk).delete(),
    **{
        f"entry: {name}": spoiled(name, value)
        for name, value in {
            "language": "xx", "readable": "en", "strategies": "1 2 3", "situation": 10**9, "topic": None, "score": 1, "votes": 7,
        }.items()
    },
    "text gone": lambda site: engine().drop(CONTRIBUTIONS, [site.advice.pk]),
    "text wrong": lambda site: engine().put(CONTRIBUTIONS, [Text(site.advice.pk, "_ wrong _ z_", "_en wrong")]),
    "text of nothing": lambda site: engine().put(CONTRIBUTIONS, [Text(10**9, "_ stray _ z_", "_en stray")]),
    "situation gone": lambda site: engine().drop(SITUATIONS, [site.asked.pk]),
    "situation wrong": lambda site: engine().put(SITUATIONS, [Text(site.asked.pk, "_ wrong _ z_", "_en wrong")]),
    "situation of nothing": lambda site: engine().put(SITUATIONS, [Text(10**9, "_ stray _ z_", "_en stray")]),
    "sketch gone": lambda site: Sketch.objects.filter(contribution=site.advice).delete(),
    "sketch of other words": lambda site: Sketch.objects.create(contribution=site.advice, key=7),
    "word counted too often": lambda site: Word.objects.filter(surface="client").update(documents=9),
    "word gone": lambda site: Word.objects.filter(surface="finish").delete(),
    "word nobody says": lambda site: Word.objects.create(surface="stray", stem="stray", mirror="yarts", spelling="stray", documents=1),
}  # fmt: skip


@pytest.mark.parametrize("planted", PLANTED)
def test_verify_finds_and_repairs_what_is_planted(site, planted, capsys):
    there = contents()
    PLANTED[planted](site)
    seen = list(stale_index())

    with pytest.raises(SystemExit, match="1"):
        call_command("verify")
    lines = capsys.readouterr().out.splitlines()
    call_command("verify", "--repair")

    assert seen != []
    assert lines == [*seen, f"{len(seen)} difference{'' if len(seen) == 1 else 's'}"]
    assert capsys.readouterr().out.splitlines()[-1] == "0 differences"
    assert contents() == there


def test_repair_puts_right_everything_at_once(site):
    there = contents()
    spoil()

    lines = repair()

    assert lines != []
    assert all_differences() == []
    assert contents() == there


def test_repairing_nothing_changes_nothing(site):
    there = contents()

    repair_index(stale_index())

    assert (contents(), len(stale_index())) == (there, 0)
