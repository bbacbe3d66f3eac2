"""The grid that is made of the counts."""

from advice.gaps import Voices, draw
from advice.models import Situation, Strategy

SITUATIONS = [Situation(pk=7, title="One"), Situation(pk=8, title="Two")]
STRATEGIES = [Strategy(pk=1, slug="listen"), Strategy(pk=2, slug="humour")]
VOICES = Voices(
    cells={(7, 1, "en"): 2, (8, 1, "en"): 3, (8, 2, "fr"): 1}, whole={(7, "en"): 2, (8, "en"): 4, (8, "fr"): 1}
)


def counts(line) -> tuple[str, list[int], int]:
    return line.language, [count for _strategy, count in line.places], line.whole


def test_map_has_a_line_for_each_language_and_a_place_for_each_strategy():
    drawn = draw(SITUATIONS, STRATEGIES, ["en", "fr"], VOICES)

    assert [[counts(line) for line in row.lines] for row in drawn.rows] == [
        [("en", [2, 0], 2), ("fr", [0, 0], 0)],
        [("en", [3, 0], 4), ("fr", [0, 1], 1)],
    ]
    assert [counts(line) for line in drawn.totals] == [("en", [5, 0], 6), ("fr", [0, 1], 1)]


def test_map_says_what_is_silent():
    drawn = draw(SITUATIONS, STRATEGIES, ["en", "fr", "de"], VOICES)

    assert [row.silent for row in drawn.rows] == [["fr", "de"], ["de"]]
    assert drawn.silent == {"fr": SITUATIONS[:1], "de": SITUATIONS}
    assert (drawn.pairs, drawn.gaps, drawn.columns) == (6, 3, 4)


def test_map_of_nothing_is_empty():
    drawn = draw([], STRATEGIES, ["en"], Voices())

    assert (drawn.rows, drawn.pairs, drawn.gaps, drawn.silent) == ([], 0, 0, {})
    assert [counts(line) for line in drawn.totals] == [("en", [0, 0], 0)]
