"""The rule behind "Best": a Bayesian average with the site's mean as prior, in whole numbers.

Source: design paper on ranking, section 1.2 (simulated there against sixteen other rules). H = (U + m*p0) / (U + D + m), kept as an integer so that
Python, SQLite and PostgreSQL agree to the last digit.

What votes can do to the order of rows by (score desc, votes desc, id asc), held by tests/ranking/test_order.py:

- A helpful vote never lowers the score of its row nor its place; an unhelpful one never raises the score, and the place only where the score stands
  still to the millionth, which takes as many votes, m among them, as the score has millionths.
- A vote changes no other row. A French row stays as it is, however many votes English ones get, until the next rescoring.
- A rescoring moves p0, and the m of a language, for all rows of that language alike. Then, within a language, rows with as many votes keep their
  order, and so does a row with no fewer helpful and no more unhelpful votes than another; rows on two sides of p0 keep it when m alone changes. Any
  other two rows may change places: where p0 rises, the one with fewer votes gains on the other; where it falls, it loses.
"""

WEIGHTS = (10, 8, 7, 6)
"""The typical votes a text starts with, from the largest languages to the smallest."""


def score(helpful: int, unhelpful: int, weight: int, permille: int) -> int:
    """The score, 0 to 1,000,000, of a text with these counted votes.

    `weight` is the number m of typical votes it starts with (6 to 10, by language), `permille` the site's share of helpful votes in thousandths.
    """
    return (1000 * (1000 * helpful + weight * permille)) // (helpful + unhelpful + weight)


def language_weight(voters: int, voters_of_largest: int) -> int:
    """The m of a language with so many voters, from its share relative to the largest language: one of WEIGHTS (decision 10).

    With no voters anywhere every language counts as large: nobody is small before anybody has come.
    """
    if voters_of_largest <= 0:
        return WEIGHTS[0]
    share = voters / voters_of_largest
    large, middling, small, least = WEIGHTS
    return large if share >= 0.60 else middling if share >= 0.25 else small if share >= 0.10 else least


def site_permille(helpful: int, unhelpful: int) -> int:
    """The site's prior p0 in thousandths: 800 without votes, moving with them, clipped to 600..900."""
    return max(600, min(900, (1000 * (helpful + 160)) // (helpful + unhelpful + 200)))
