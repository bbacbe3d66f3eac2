"""What no vote and no rescoring can do to the order (score desc, votes desc, id asc), whatever the tallies and the priors."""

from hypothesis import assume, example, given
from hypothesis import strategies as some

from advice.ranking import WEIGHTS, language_weight, score, site_permille

counts = some.one_of(some.integers(0, 40), some.integers(0, 1_000_000))
tallies = some.tuples(counts, counts)
weights = some.sampled_from(WEIGHTS)
permilles = some.integers(600, 900)
rows = some.lists(some.tuples(tallies, weights), max_size=12)


def place(tally: tuple[int, int], weight: int, number: int, others: list, permille: int) -> int:
    """How many of the others, numbered from 0 without this number, stand above this row."""

    def key(tally, weight, number):
        return -score(*tally, weight, permille), -sum(tally), number

    numbers = (each for each in range(len(others) + 1) if each != number)
    standing = [key(*other, each) for other, each in zip(others, numbers, strict=False)]
    return sum(other < key(tally, weight, number) for other in standing)


@given(tallies, weights, permilles)
def test_one_more_helpful_vote_never_lowers_the_score(tally, weight, permille):
    up, down = tally

    assert score(up + 1, down, weight, permille) >= score(up, down, weight, permille)


@given(tallies, weights, permilles)
def test_one_more_unhelpful_vote_never_raises_the_score(tally, weight, permille):
    up, down = tally

    assert score(up, down + 1, weight, permille) <= score(up, down, weight, permille)


@given(tallies, weights, permilles, rows, some.integers(0, 12))
def test_one_more_helpful_vote_never_moves_a_row_down(tally, weight, permille, others, number):
    up, down = tally
    number = min(number, len(others))

    before = place((up, down), weight, number, others, permille)

    assert place((up + 1, down), weight, number, others, permille) <= before


@given(tallies, weights, permilles, rows, some.integers(0, 12))
def test_one_more_unhelpful_vote_never_moves_a_row_up_where_its_score_falls(tally, weight, permille, others, number):
    up, down = tally
    number = min(number, len(others))
    assume(score(up, down + 1, weight, permille) < score(up, down, weight, permille))

    before = place((up, down), weight, number, others, permille)

    assert place((up, down + 1), weight, number, others, permille) >= before


@given(tallies, weights, permilles)
def test_one_more_unhelpful_vote_lowers_any_score_above_the_number_of_votes(tally, weight, permille):
    """So the score stands still only for rows with more votes than millionths: far down, or with hundreds of thousands of votes."""
    up, down = tally
    standing = score(up, down, weight, permille)
    assume(standing > up + down + weight)

    assert score(up, down + 1, weight, permille) < standing


@given(tallies, tallies, weights, permilles)
def test_row_with_no_fewer_yes_and_no_more_no_stands_no_lower_under_any_priors(first, second, weight, permille):
    better = max(first[0], second[0]), min(first[1], second[1])

    assert score(*better, weight, permille) >= score(*first, weight, permille)


@given(counts, some.data(), weights, permilles)
def test_rows_with_as_many_votes_stand_by_helpful_votes_under_any_priors(votes, data, weight, permille):
    fewer, more = sorted(data.draw(some.tuples(some.integers(0, votes), some.integers(0, votes))))

    assert score(more, votes - more, weight, permille) >= score(fewer, votes - fewer, weight, permille)


@given(tallies, tallies, weights, permilles)
def test_rows_on_two_sides_of_the_mean_keep_their_order_under_any_weight(first, second, weight, permille):
    above, below = (1000 * each[0] - permille * sum(each) for each in (first, second))
    assume(above >= 0 >= below)

    assert score(*first, weight, permille) >= score(*second, weight, permille)


@given(tallies, tallies, weights, permilles, permilles)
def test_rising_mean_moves_the_row_with_fewer_votes_up_and_never_down(first, second, weight, one, another):
    fewer, more = sorted((first, second), key=sum)
    low, high = sorted((one, another))
    assume(score(*fewer, weight, low) > score(*more, weight, low))

    assert score(*fewer, weight, high) >= score(*more, weight, high)


def test_order_of_rows_with_different_numbers_of_votes_may_follow_the_mean():
    """The order within a language is therefore not kept by every rescoring, and nothing here promises it."""
    nobody, nine = (0, 0), (7, 2)

    assert score(*nobody, 10, 800) > score(*nine, 10, 800)
    assert score(*nobody, 10, 750) < score(*nine, 10, 750)


@given(some.tuples(counts, counts), some.tuples(counts, counts))
@example((0, 0), (1_000_000, 0))
def test_mean_of_the_site_follows_helpful_votes_of_any_language_within_its_clip(site, english):
    (up, down), (more, fewer) = site, english

    assert 600 <= site_permille(up + more, down) <= 900
    assert site_permille(up + more, down) >= site_permille(up, down) >= site_permille(up, down + fewer)


@given(some.integers(0, 10_000), some.integers(0, 10_000), some.integers(0, 10_000))
def test_growing_largest_language_lightens_a_smaller_one_and_never_below_five(voters, largest, more):
    largest = max(voters, largest)

    assert min(WEIGHTS) <= language_weight(voters, largest + more) <= language_weight(voters, largest) <= 10
