"""Intervals: as SciPy and the literature have them, and covering as often as they say."""

from statistics import NormalDist

import numpy as np
import pytest
from scipy import stats
from support.run import FULL

from framings.data.crm.answers import intervals
from framings.data.crm.answers.intervals import LEVEL

TIMES = 6000 if FULL else 600
# Of so many trials, one in a thousand would cover more or less often than this by chance.
SLACK = 3.3 * (LEVEL * (1 - LEVEL) / TIMES) ** 0.5


@pytest.mark.parametrize(("count", "n"), [(0, 7), (7, 7), (1, 30), (216, 656), (40_000, 200_000)])
def test_a_share_has_wilsons_interval(count, n):
    found = intervals.share(count, n)
    theirs = stats.binomtest(count, n).proportion_ci(LEVEL, method="wilson")
    assert found == pytest.approx((count / n, theirs.low, theirs.high))


@pytest.mark.parametrize(("count", "n"), [(3, 2), (-1, 5), (0, 0)])
def test_a_share_of_nothing_is_refused(count, n):
    with pytest.raises(ValueError, match="count must lie between 0 and n"):
        intervals.share(count, n)


@pytest.mark.parametrize(
    ("one", "other", "published"),
    # Newcombe (1998), table II, method 10.
    [
        ((56, 70), (48, 80), (0.2000, 0.0524, 0.3339)),
        ((9, 10), (3, 10), (0.6000, 0.1705, 0.8090)),
        ((5, 56), (0, 29), (0.0893, -0.0381, 0.1926)),
        ((10, 10), (0, 10), (1.0000, 0.6075, 1.0000)),
    ],
)
def test_a_difference_of_shares_has_newcombes_interval(one, other, published):
    found = intervals.difference(intervals.share(*one), intervals.share(*other))
    assert found == pytest.approx(published, abs=6e-5)


def test_averages_have_students_and_welchs_interval():
    rng = np.random.default_rng(1)
    some, others = rng.normal(9, 4, 40), rng.normal(5, 1, 300)
    theirs = stats.ttest_1samp(some, 0).confidence_interval(LEVEL)
    assert intervals.mean(some) == pytest.approx((some.mean(), *theirs))
    theirs = stats.ttest_ind(some, others, equal_var=False).confidence_interval(LEVEL)
    found = intervals.difference_of_means(some, others)
    assert found == pytest.approx((some.mean() - others.mean(), *theirs))


def test_averages_of_equal_numbers_do_not_spread():
    assert intervals.mean(np.full(5, 0.1)) == pytest.approx((0.1, 0.1, 0.1))
    found = intervals.difference_of_means(np.full(5, 0.3), np.full(9, 0.1))
    assert found == pytest.approx((0.2, 0.2, 0.2))


def by_hand(values, start, end):
    """The share between two places, each value laid out in many equal small pieces."""
    pieces = np.repeat(np.sort(values)[::-1], 100)
    n = len(pieces)
    return pieces[round(start * n) : round(end * n)].sum() / pieces.sum()


@pytest.mark.parametrize(("start", "end"), [(0, 0.1), (0.1, 0.5), (0.5, 1), (0, 1)])
@pytest.mark.parametrize("n", [20, 101, 1_000])
def test_a_share_of_a_total_is_what_one_counts_by_hand(start, end, n):
    values = np.exp(np.random.default_rng(n).normal(0, 1.3, n))
    found = intervals.share_of_total(values, start, end)
    assert found.value == pytest.approx(by_hand(values, start, end))
    assert found.low <= found.value <= found.high


@pytest.mark.parametrize("part", [0.1, 0.5, 1])
def test_leaving_one_out_is_what_one_gets_without_it(part):
    values = np.sort(np.exp(np.random.default_rng(5).normal(0, 1, 37)))[::-1]
    sums = np.concatenate([[0], np.cumsum(values)])
    quick = intervals._without_one(sums, part)
    slow = [by_hand(np.delete(values, n), 0, part) for n in range(37)]
    assert quick / (values.sum() - values) == pytest.approx(slow, abs=3e-3)


@pytest.mark.parametrize("values", [np.full(40, 7.0), [1e12, *[1e-3] * 60], [1.0] * 19 + [2.0]])
def test_odd_sizes_give_an_interval_all_the_same(values):
    for start, end in ((0, 0.1), (0.1, 0.5), (0.5, 1)):
        found = intervals.share_of_total(np.array(values), start, end)
        assert 0 <= found.low <= found.value <= found.high <= 1


# --- how often they cover -------------------------------------------------------------------


def coverage(trial):
    """How many of many trials hold the truth; each gives an interval and the truth."""
    rng = np.random.default_rng(20260101)
    hits = 0
    for _ in range(TIMES):
        found, truth = trial(rng)
        hits += found.low <= truth <= found.high
    return hits / TIMES


@pytest.mark.parametrize(("truth", "n"), [(0.3, 656), (0.08, 656), (0.5, 40), (0.15, 1400)])
def test_a_share_is_covered_as_often_as_said(truth, n):
    covers = coverage(lambda rng: (intervals.share(int(rng.binomial(n, truth)), n), truth))
    # A count is whole, so no interval covers exactly as often: Wilson's by a point at most here.
    assert covers == pytest.approx(LEVEL, abs=0.012 + SLACK)


@pytest.mark.parametrize(("one", "other"), [
    ((0.43, 600), (0.16, 500)), ((0.3, 700), (0.3, 700)), ((0.45, 680), (0.16, 1400)),
    ((0.2, 30), (0.1, 25)),
])  # fmt: skip
def test_a_difference_of_shares_is_covered_as_often_as_said(one, other):
    def trial(rng):
        first, second = (
            intervals.share(int(rng.binomial(n, chance)), n) for chance, n in (one, other)
        )
        return intervals.difference(first, second), one[0] - other[0]

    assert coverage(trial) == pytest.approx(LEVEL, abs=0.015 + SLACK)


@pytest.mark.parametrize(("n", "others"), [(303, 376), (12, 600)])
def test_a_difference_of_averages_is_covered_as_often_as_said(n, others):
    def trial(rng):
        then, rest = np.clip(rng.normal(16, 4, n), 0, None), rng.normal(9, 4, others)
        return intervals.difference_of_means(then, rest), 7

    assert coverage(trial) == pytest.approx(LEVEL, abs=0.005 + SLACK)


@pytest.mark.parametrize(("spread", "n", "least"), [
    (0.35, 624, 0.945), (0.9, 656, 0.945), (1.3, 679, 0.925), (0.9, 100, 0.89), (1.3, 100, 0.88),
])  # fmt: skip
def test_what_the_largest_tenth_brings_is_covered_nearly_as_often_as_said(spread, n, least):
    normal = NormalDist()
    truth = 1 - normal.cdf(normal.inv_cdf(0.9) - spread)  # of log-normal sizes

    def trial(rng):
        return intervals.share_of_total(np.exp(rng.normal(0, spread, n)), 0, 0.1), truth

    assert least - SLACK <= coverage(trial) <= LEVEL + 0.01 + SLACK
