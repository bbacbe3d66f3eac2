"""Receive: contributions by the thousand, a line each, as if they came one by one."""

import json
from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied

from advice.actions.asking import revise_situation, withdraw_situation
from advice.actions.contributing import revise
from advice.actions.importing import import_article
from advice.actions.lines import LineRefused, read_line
from advice.actions.receiving import receive
from advice.actions.recounting import differences
from advice.actions.rehearsing import Rehearsal
from advice.models import Contribution, LanguageSource, Revision, Situation, Tagging, Topic
from tests.makers import make_contribution, make_situation, make_user

TITLE = "A client shouts at me on the telephone"
FIELDS = {"id": "a-1", "text": "Hear her out before you offer anything.", "situation": TITLE}


def lines(*rows: dict) -> list[tuple[int, bytes]]:
    return [(number, json.dumps(FIELDS | row).encode()) for number, row in enumerate(rows, start=1)]


def received(*rows: dict, **options):
    return receive(lines(*rows), **{"by": None, "source": "old.jsonl"} | options)


def kinds(outcomes) -> list[str]:
    return [outcome.kind for outcome in outcomes]


def test_receive_by_a_stranger_is_refused(dee):
    with pytest.raises(PermissionDenied):
        received({}, by=dee)

    assert Contribution.objects.count() == 0


def test_receive_by_a_curator_stores_what_lines_say(cy):
    (outcome,) = received(
        {
            "language": "en",
            "strategies": ["écoute active", "humour", "listen"],
            "topic": "Complaints",
            "author": "Jo  Writer",
            "created": "2021-05-06T07:08:09+02:00",
            "helpful": 12,
        },
        by=cy,
    )

    row = Contribution.objects.select_related("situation__topic").get()
    assert (outcome.kind, outcome.contribution, outcome.asked) == ("imported", row.pk, True)
    assert (row.external_id, row.body, row.source) == ("a-1", FIELDS["text"], "old.jsonl")
    assert (row.author, row.author_credit, row.author_name) == (None, "Jo Writer", "Jo Writer")
    assert (row.language, row.language_source) == ("en", LanguageSource.AUTHOR)
    assert row.created == datetime(2021, 5, 6, 5, 8, 9, tzinfo=UTC)
    assert (row.helpful_elsewhere, row.helpful, row.votes, row.score) == (12, 0, 0, 800_000)
    assert set(row.taggings.values_list("tag__slug", flat=True)) == {"listen", "humour"}
    assert (row.situation.title, row.situation.language, row.situation.contribution_count) == (TITLE, "en", 1)
    assert row.situation.topic.name_in("en") == "Complaints"
    assert list(row.revisions.values_list("number", "body")) == [(1, FIELDS["text"])]
    assert list(row.situation.revisions.values_list("number", "title")) == [(1, TITLE)]
    assert differences() == []


def test_receive_again_changes_nothing(db):
    rows = [{"id": number, "text": f"Call her back within {number} hours."} for number in range(1, 6)]
    received(*rows)
    before = list(Contribution.objects.values()), list(Situation.objects.values()), Revision.objects.count()

    outcomes = received(*rows)

    assert kinds(outcomes) == ["unchanged"] * 5
    assert (list(Contribution.objects.values()), list(Situation.objects.values()), Revision.objects.count()) == before


def test_receive_takes_a_number_and_its_digits_for_one_id(db):
    assert kinds(received({"id": 7}, {"id": "7"}, {"id": 7.5, "text": "Write to her."})) == [
        "imported",
        "unchanged",
        "imported",
    ]


def test_receive_says_where_an_id_has_other_words_by_now(db):
    first = received({"id": "a"}, {"id": "b", "text": "Write to her."})
    Contribution.objects.filter(external_id="b").update(author=make_user("bea"))
    advice = Contribution.objects.get(external_id="b")
    revise(advice, by=advice.author, body="Write to her today.", language="en")

    outcomes = received({"id": "a", "text": "Other words."}, {"id": "b", "text": "Write to her."})

    assert kinds(first) == ["imported", "imported"]
    assert [(outcome.kind, outcome.differs) for outcome in outcomes] == [("unchanged", True), ("unchanged", False)]


def test_receive_skips_words_that_stand_under_the_situation(db):
    outcomes = received(
        {"id": "a"},
        {"id": "b", "text": "hear HER out before  you offer anything."},
        {"id": "b", "text": "Write to her."},
        {"id": "c", "situation": "Another client is silent"},
        {"id": "d", "situation": TITLE.upper()},
    )

    assert kinds(outcomes) == ["imported", "repeated", "imported", "imported", "repeated"]
    assert set(Contribution.objects.values_list("external_id", flat=True)) == {"a", "b", "c"}


def test_receive_answers_a_situation_of_the_site_by_title_or_number(ana):
    situation = make_situation(ana, TITLE)

    outcomes = received({"id": 1}, {"id": 2, "text": "Write.", "situation": situation.pk})
    more = received(
        {"id": 3, "text": "Go there.", "situation": str(situation.pk)}, {"id": 4, "situation": situation.pk}
    )

    assert kinds([*outcomes, *more]) == ["imported", "imported", "imported", "repeated"]
    assert Situation.objects.get().contribution_count == 3


def test_receive_takes_a_number_only_from_before_rehearsed_or_not(ana):
    there = make_situation(ana, "A client is silent").pk
    rows = [{"id": 1}, {"id": 2, "situation": there + 1}, {"id": 3, "situation": there}]

    rehearsed = received(*rows, rehearsal=Rehearsal())
    real = received(*rows)

    assert kinds(rehearsed) == kinds(real) == ["imported", "rejected", "imported"]
    assert Situation.objects.get(title=TITLE).pk == there + 1


@pytest.mark.parametrize("where", [10**12, 0, -1, 2**70, "9" * 40, True, 1.5, None, "", " ", [], "y" * 301])
def test_receive_rejects_a_situation_that_is_none(db, where):
    (outcome,) = received({"situation": where})

    assert (outcome.kind, Contribution.objects.count(), Situation.objects.count()) == ("rejected", 0, 0)


def test_receive_brings_no_situation_back_that_was_taken_back(cy):
    import_article(f"{TITLE}\n-\nWait.\n".encode(), source="page", by=cy)
    situation = Situation.objects.get()
    revise_situation(situation, by=cy, title="A client is loud", language="en")

    renamed = received({"id": 1})
    Contribution.objects.all().delete()
    withdraw_situation(situation, by=cy)
    withdrawn = received({"id": 2, "situation": "A client is loud"})

    assert (kinds(renamed), kinds(withdrawn)) == (["imported"], ["rejected"])
    assert Situation.objects.count() == 1


@pytest.mark.parametrize("source", ["", "page"], ids=["asked here", "imported"])
def test_receive_knows_the_old_title_of_an_imported_situation_alone(ana, source):
    situation = make_situation(ana, TITLE)
    revise_situation(situation, by=ana, title="A client is loud", language="en")
    Situation.objects.update(source=source)

    (outcome,) = received({})

    assert outcome.asked is (source == "")
    assert Contribution.objects.filter(situation=situation).exists() is (source == "page")


@pytest.mark.parametrize(
    ("said", "language", "source"),
    [
        ({}, "en", LanguageSource.DETECTOR),
        ({"language": ""}, "en", LanguageSource.DETECTOR),
        ({"text": "OK"}, "", LanguageSource.UNKNOWN),
        ({"language": None}, "", LanguageSource.UNKNOWN),
        ({"language": "pt-BR"}, "pt", LanguageSource.CURATOR),
        ({"language": "zh_Hant", "author": "Jo"}, "zh", LanguageSource.AUTHOR),
        ({"language": "no"}, "nb", LanguageSource.CURATOR),
    ],
)
def test_receive_keeps_who_said_which_language(db, said, language, source):
    (outcome,) = received(said)

    row = Contribution.objects.get()
    assert (outcome.language, row.language, row.language_source) == (language, language, source)
    assert (row.language_confidence is None) == (source != LanguageSource.DETECTOR)


def test_receive_gives_a_text_to_the_person_of_that_username(bo, gone):
    received(
        {"id": 1, "author": "BO"},
        {"id": 2, "author": "gone", "text": "Write."},
        {"id": 3, "author": "", "text": "Go there."},
    )

    assert list(Contribution.objects.order_by("pk").values_list("author__username", "author_credit")) == [
        ("bo", ""),
        (None, "gone"),
        (None, ""),
    ]
    assert Revision.objects.filter(editor=bo).count() == 1


def test_receive_stores_no_suggestion_that_nobody_has_seen(db):
    silent, named = received({"id": 1}, {"id": 2, "text": "Hear them out, all of them.", "strategies": ["humour"]})

    assert (silent.suggestions, named.suggestions) == (("listen",), ())
    assert list(Tagging.objects.values_list("content_object__external_id", "tag__slug")) == [("2", "humour")]


def test_receive_finds_a_topic_by_slug_or_by_any_of_its_names(db):
    topic = Topic.objects.create(slug="upset-clients")
    topic.names.create(language="de", name="Beschwerden")

    received(
        {"id": 1, "topic": "beschwerden"},
        {"id": 2, "topic": "upset-clients", "situation": "A client is silent"},
        {"id": 3, "situation": "A client cries"},
    )

    assert [row.topic for row in Situation.objects.order_by("pk")] == [topic, topic, None]
    assert Topic.objects.count() == 1


def test_receive_keeps_topics_apart_whose_slugs_would_be_the_same(db):
    names = ["C", "C++", "C#", "Ärger", "Ärger!", "x" * 99 + "!", "x" * 99 + "?", "?", "!"]

    for turn, said in enumerate((names, names, [name.upper() for name in names])):
        received(
            *({"id": f"{turn}-{n}", "topic": name, "situation": f"Case {turn} {n}"} for n, name in enumerate(said))
        )

    topics = [row.topic for row in Situation.objects.select_related("topic").order_by("pk")]
    assert [topic.name_in("en") for topic in topics] == names * 3
    assert topics[:9] == topics[9:18] == topics[18:]
    assert Topic.objects.count() == 9


def test_receive_gives_a_topic_without_a_name_its_first(db):
    topic = Topic.objects.create(slug="upset-clients")

    received({"topic": "Upset clients"})

    assert (Situation.objects.get().topic, topic.name_in("en")) == (topic, "Upset clients")


def test_receive_counts_personal_details_and_blocks_them_when_told(db):
    rows = [
        {"id": 1, "text": "Write to jane.miller@acme.com at once."},
        {"id": 2, "text": "Wait.", "author": "jo.may@acme.com"},
        {"id": 3, "text": "Go.", "author": "Jane Miller"},
        {"id": 4, "text": "Go.", "situation": "Ask jane.miller@acme.com about it"},
        {"id": 5, "text": "Go.", "situation": "A client is silent", "topic": "jane.miller@acme.com"},
        {"id": 6, "text": "Stay.", "topic": "jane.miller@acme.com"},
    ]

    blocked = received(*rows, block_personal=True)
    topics = Topic.objects.count()
    taken = received(*rows)

    assert [(outcome.kind, outcome.personal) for outcome in blocked] == [
        ("rejected", ("email",)),
        ("rejected", ("email",)),
        ("imported", ()),
        ("rejected", ("email",)),
        ("rejected", ("email",)),
        ("imported", ()),
    ]
    assert topics == 0
    assert [(outcome.kind, outcome.personal) for outcome in taken] == [
        ("imported", ("email",)),
        ("imported", ("email",)),
        ("unchanged", ()),
        ("imported", ("email",)),
        ("imported", ("email",)),
        ("unchanged", ()),
    ]


def test_receive_blocks_personal_details_where_the_site_takes_none(db, settings):
    settings.PERSONAL_DETAILS = "block"

    assert kinds(received({"text": "Write to jane.miller@acme.com at once."})) == ["rejected"]


def test_receive_rehearsed_says_the_same_and_stores_nothing(ana):
    make_contribution(make_situation(ana, TITLE), ana, FIELDS["text"])
    rows = [
        {"id": 1},
        {"id": 2, "situation": "A client is silent", "topic": "Silence"},
        {"id": 3, "situation": "A client is silent", "text": "Write."},
        {"id": 2, "situation": "A client is silent", "text": "Call."},
        {"id": 4, "situation": "a client is  SILENT", "text": "WRITE."},
        {"id": 5, "strategies": ["no-such"]},
        {"id": 6, "text": "Wait."},
    ]
    rehearsal = Rehearsal()
    one_by_one = [each for row in rows for each in received(row, rehearsal=rehearsal)]
    at_once = received(*rows, rehearsal=Rehearsal())
    before = Contribution.objects.count(), Situation.objects.count(), Topic.objects.count(), Revision.objects.count()

    real = received(*rows)

    def told(outcomes):
        return [(each.kind, each.key, each.differs, each.asked, each.suggestions, each.error) for each in outcomes]

    assert before == (1, 1, 0, 2)
    assert told(one_by_one) == told(at_once) == told(real)
    assert kinds(real) == ["repeated", "imported", "imported", "unchanged", "repeated", "rejected", "imported"]


def test_receive_takes_as_many_queries_for_thirty_lines_as_for_three(db, django_assert_num_queries):
    received({"id": "first", "text": "Begin."})

    for count in (3, 30):
        rows = [{"id": f"{count}-{n}", "text": f"Wait {count} and {n} days.", "language": "en"} for n in range(count)]
        with django_assert_num_queries(24):
            received(*rows)


REFUSED = {
    "not UTF-8": b"\xff\xfe",
    "not JSON": b'{"id": 1',
    "NaN": b'{"id": NaN, "text": "x", "situation": "y"}',
    "deep": b"[" * 100_000,
    "long number": b'{"id": ' + b"9" * 5000 + b', "text": "x", "situation": "y"}',
    "endless number": b'{"id": 1e999, "text": "x", "situation": "y"}',
    "twice": b'{"id": 1, "id": 2, "text": "x", "situation": "y"}',
    "too long": b'{"id": 1, "text": "' + b"y" * 1_000_001 + b'", "situation": "y"}',
    **{f"a {type(value).__name__}": json.dumps(value).encode() for value in ([], 5, "x", None, True)},
    **{
        f"{name} {str(value)[:20]}": json.dumps(FIELDS | {name: value}).encode()
        for name, values in {
            "id": [True, None, "", " ", "y" * 121, "a\u0000b", "\ud800", [], {}],
            "text": [None, "", " \n", "\u0000", 5, ["x"], "y" * 20_001],
            "language": ["tlh", 5, [], "english", True],
            "strategies": ["listen", [5], [""], {}, [None], 5],
            "topic": [5, [], "y" * 101],
            "author": [5, {}, "y" * 81],
            "created": [5, "", "yesterday", "2024-13-01", "9999-01-01", "0001-01-01T00:00:00+14:00", "0300-01-01", []],
            "helpful": [-1, 1.5, "12", True, 2**31],
            "score": [5],
        }.items()
        for value in values
    },
}


@pytest.mark.parametrize("raw", REFUSED.values(), ids=REFUSED)
def test_read_line_refuses_with_a_sentence(raw):
    with pytest.raises(LineRefused, match=r"^[^\n]+\.$"):
        read_line(raw)


@pytest.mark.parametrize("strategies", [["no-such"], ["\ud800"], ["!!"], ["x\u0000"], ["listen", "nope"]])
def test_receive_rejects_a_strategy_that_there_is_not(db, strategies):
    (outcome,) = received({"strategies": strategies})

    assert (outcome.kind, Contribution.objects.count()) == ("rejected", 0)


def test_receive_rejects_too_many_strategies(db):
    names = ["listen", "humour", "network", "reschedule", "motivate", "follow-up", "give-space"]

    assert kinds(received({"id": 1, "strategies": names}, {"id": 2, "strategies": names[:6]})) == [
        "rejected",
        "imported",
    ]


@pytest.mark.parametrize("name", ["text", "situation", "author", "topic"])
def test_receive_stores_any_characters(db, name):
    (outcome,) = received({name: "\u202eA\ud800 client\u0000 🙂\r\n is\u2028 loud"})

    assert (outcome.kind, differences()) == ("imported", [])


@pytest.mark.parametrize(
    ("said", "created"),
    [
        ("2024-05-31", datetime(2024, 5, 31, tzinfo=UTC)),
        ("2024-05-31T10:11:12", datetime(2024, 5, 31, 10, 11, 12, tzinfo=UTC)),
        ("2024-05-31T10:11:12Z", datetime(2024, 5, 31, 10, 11, 12, tzinfo=UTC)),
        ("2024-05-31 10:11+05:30", datetime(2024, 5, 31, 4, 41, tzinfo=UTC)),
        (None, None),
    ],
)
def test_read_line_takes_dates_in_utc(said, created):
    assert read_line(json.dumps(FIELDS | {"created": said}).encode()).created == created
