"""What people read of two documents: each kind of change by its name, nothing twice, and nothing of what does not matter."""

from dataclasses import replace

import pytest

from advice.export.comparing import diff
from advice.export.document import SectionEntry, StrategyMark, TensionEntry, TranslationEntry
from advice.export.telling import tell
from advice.management.telling import counted, told
from tests.export.samples import BODIES, make_document, make_play

FRENCH = TranslationEntry("fr", "Appelez.", "bo", "", False, 0)


def story(before, after):
    return tell(diff(before, after), before, after)


def with_plays(*plays, title="Only", **changes):
    rows = tuple(replace(play, number=place) for place, play in enumerate(plays, start=1))
    return make_document(sections=(SectionEntry(title, rows),), **changes)


PLAY = make_play(1, "en", translations=(FRENCH,))


@pytest.mark.parametrize(
    ("changes", "kinds"),
    [
        ({"body": "Other."}, ("reworded",)),
        ({"situation": "Other"}, ("reworded",)),
        ({"strategies": (StrategyMark("humour", "Humour"),)}, ("retagged",)),
        ({"strategies": ()}, ("retagged",)),
        ({"translations": ()}, ("retranslated",)),
        ({"translations": (FRENCH, replace(FRENCH, language="de"))}, ("retranslated",)),
        ({"translations": (replace(FRENCH, body="Téléphonez."),)}, ("retranslated",)),
        ({"translations": (replace(FRENCH, reviewed=True),)}, ("retranslated",)),
        ({"translations": (replace(FRENCH, behind=2),)}, None),
        *(({name: "Other."}, ("annotated",)) for name in ("why", "house_rule", "local_example", "wording", "when_not")),
        ({"tombstone": "withdrawn", "body": "", "author": "", "translations": ()}, ("tombstone",)),
        ({"tombstone": "limited", "body": "", "why": "Other."}, ("tombstone", "annotated")),
        ({"author": "Other"}, ("detailed",)),
        ({"language": "fr"}, ("detailed",)),
        ({"licence": "CC0", "use": "team"}, ("detailed",)),
        ({"body": "Other.", "why": "Other.", "strategies": ()}, ("reworded", "retagged", "annotated")),
        ({"helpful": 14, "votes": 16, "worked": 1}, None),
        ({"revision": 9, "written": "2027-01-01", "permalink": PLAY.permalink + "?", "digest": "0"}, None),
    ],
)
def test_kinds_of_changes_to_a_play(changes, kinds):
    found = story(with_plays(PLAY), with_plays(replace(PLAY, **changes)))

    plays = [play for section in found.sections for play in section.plays]
    assert [play.kinds for play in plays] == ([kinds] if kinds else [])
    assert found.counts == dict.fromkeys(kinds or (), 1)
    assert [row.after.votes for row in found.support] == ([16] if "votes" in changes else [])


def test_plays_added_removed_and_moved_stand_in_their_sections():
    one, two, three, four = (make_play(number, "en") for number in range(1, 5))
    found = story(with_plays(one, two, three), with_plays(four, three, one))

    (section,) = found.sections
    assert [(play.status, play.entry.contribution) for play in section.plays] == [
        ("added", 104),
        ("kept", 103),
        ("removed", 102),
    ]
    assert (section.plays[1].moved.before, section.plays[1].moved.after) == (3, 2)
    assert [play.anchor for play in section.plays] == ["play-104", "play-103", "play-102"]
    assert found.counts == {"added": 1, "removed": 1, "moved": 1}


def test_play_that_stands_twice_has_two_anchors():
    found = story(with_plays(), with_plays(PLAY, PLAY))

    assert [play.anchor for section in found.sections for play in section.plays] == ["play-101", "play-101-2"]


def test_sections_added_removed_renamed_nested_and_moved():
    first, second, third = make_document().sections
    new = SectionEntry("New", (make_play(40, "en"),))
    renamed = replace(third, title="The end", level=2)
    found = story(make_document(), make_document(sections=(replace(second), new, renamed)))

    assert [(row.title, row.status, row.moved, row.levels) for row in found.sections] == [
        ("New", "added", None, None),
        ("The end", "kept", None, (1, 2)),
        ("First words", "removed", None, None),
    ]
    assert [bool(row.renamed) for row in found.sections] == [False, True, False]
    assert {play.status for play in found.sections[2].plays} == {"removed"}
    assert (found.counts["sections"], len(first.plays)) == (3, found.counts["removed"])


def test_play_that_came_from_another_section_says_which():
    first, second, third = make_document().sections
    taken = first.plays[0]
    sections = (replace(first, plays=first.plays[1:]), replace(second, plays=(taken, *second.plays)), third)
    found = story(make_document(), make_document(sections=sections))

    (play,) = [play for section in found.sections for play in section.plays]
    assert (play.moved.elsewhere, play.moved.section, found.counts) == (True, "First words", {"moved": 1})


def test_changes_to_the_playbook_itself():
    listen, humour = StrategyMark("listen", "Listen"), StrategyMark("humour", "Humour")
    before = make_document(tensions=(TensionEntry(listen, humour, "First the one."),))
    after = make_document(
        title="Other",
        note="Other",
        language="fr",
        tensions=(TensionEntry(listen, humour, "First the other."), TensionEntry(humour, listen, "Both.")),
        approved_by="Cy",
        edition=4,
        published="2026-12-01T00:00:00Z",
    )

    found = story(before, after)

    assert [row.name for row in found.texts] == ["title", "note"]
    assert [(row.name, row.before, row.after) for row in found.details] == [("language", "en", "fr")]
    assert [row.kind for row in found.tensions] == ["reworded", "added"]
    assert [row.by for row in found.approval] == ["Nadia Haddad", "Cy"]
    assert found.counts == {"playbook": 6}


def test_another_number_and_day_are_nothing_to_tell():
    found = story(make_document(), make_document(edition=4, published="2026-12-01T00:00:00Z", published_by="Cy"))

    assert not found
    assert list(told(found)) == ["They say the same."]


def test_right_to_left_in_plain_words():
    before = with_plays(make_play(1, "ar", why=""), title="الوفاء بالوعد", language="ar")
    body = BODIES["ar"].replace("12 مايو", "14 مايو").replace("قبل أن تشرح", "ثم اشرح").replace("(https", "[https")
    after = with_plays(make_play(1, "ar", body=body, why="\x1b[31m\u202eكذا"), title="الوعد", language="ar")

    lines = list(told(story(before, after)))

    assert lines == [
        "1 reworded, 1 with other words of the team, 1 section changed",
        "",
        "\u2068الوعد\u2069",
        "  title: \u2068[-\u2068الوفاء بالوعد\u2069-]{+\u2068الوعد\u2069+}\u2069",
        "  * 1. \u2068العميل غاضب بسبب تأخر التسليم\u2069",
        "      advice: \u2068ابدأ بالاعتذار عن **التأخير** [-\u2068قبل أن تشرح\u2069-]{+\u2068ثم اشرح\u2069+} أسبابه. ¶ "
        "1. اذكر الموعد الجديد: [-\u206812\u2069-]{+\u206814\u2069+} مايو. 2. اسأل: ما الذي يقلقك أكثر؟ 3. أرسل ملخصًا إلى "
        "[الفريق][-\u2068(\u2069-]{+\u2068[\u2069+}https://example.org/ar). ¶ > الصدق أقصر طريق.\u2069",
        "      why we chose it: \u2068{+\u2068\ufffd[31mكذا\u2069+}\u2069",
    ]


def test_counts_are_words():
    first, second, third = make_document().sections
    found = story(make_document(), make_document(sections=(first, second, replace(third, plays=third.plays[1:]))))

    assert counted(found) == "1 play removed"
