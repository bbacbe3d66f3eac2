"""The rule behind "Worked": a Bayesian average of what came of trying, in whole numbers, and no part of "Best".

The same rule as for votes (design papers, ranking 1.2), with a prior of its own: half, as nobody knows beforehand what works, and no applause in it.
"""

WEIGHT = 4  # typical outcomes that a text starts with: fewer than votes, as far fewer people try than press
PERMILLE = 500  # the share of them that worked, in thousandths


def worked_score(worked: int, mixed: int, failed: int) -> int:
    """The score, 0 to 1,000,000, of a text that worked for so many, worked half and did not work; a mixed outcome counts half."""
    return (1000 * (1000 * worked + 500 * mixed + WEIGHT * PERMILLE)) // (worked + mixed + failed + WEIGHT)
