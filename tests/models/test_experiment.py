"""Experiment: sample size and power against exact sums of the binomial, and a simulation."""

import numpy as np
import pytest
from scipy.stats import binom, norm

from framings.models.experiment import chance_to_see, least_convincing, sample_size

CASES = [(0.2, 0.1), (0.1, 0.05), (0.3, 0.2), (0.5, 0.1), (0.2, 0.3), (0.4, 0.07)]


def exact(deals, rate, better, risk=0.05):
    """The chance that the pooled test calls the new way better: over all that can happen."""
    won = np.arange(deals + 1)
    old, new = np.meshgrid(won, won, indexing="ij")
    pooled = (old + new) / (2 * deals)
    spread = np.sqrt(2 * pooled * (1 - pooled) / deals)
    score = np.divide((new - old) / deals, spread, out=np.zeros_like(spread), where=spread > 0)
    seen = score > norm.ppf(1 - risk / 2)
    return float((binom.pmf(old, deals, rate) * binom.pmf(new, deals, rate + better) * seen).sum())


@pytest.mark.parametrize(("rate", "better"), CASES)
def test_so_many_deals_see_it_as_often_as_was_asked(rate, better):
    for power in (0.8, 0.9):
        deals = int(np.ceil(sample_size(rate, better, power=power)))
        assert exact(deals, rate, better) == pytest.approx(power, abs=0.02)
        assert exact(deals // 2, rate, better) == pytest.approx(
            chance_to_see(deals // 2, rate, better), abs=0.04
        )


@pytest.mark.parametrize(("rate", "better"), CASES)
def test_where_there_is_no_difference_the_rule_sees_one_as_rarely_as_was_asked(rate, better):
    deals = int(np.ceil(sample_size(rate, better)))
    edge = least_convincing(deals, rate, better)
    rng = np.random.default_rng(8)
    middle = rate + better / 2
    old, new = rng.binomial(deals, middle, (2, 400_000)) / deals
    assert np.mean(np.abs(new - old) > edge) == pytest.approx(0.05, abs=0.008)
    # And where the difference is there, the rule sees it as often as the sample size promised.
    new = rng.binomial(deals, rate + better, 400_000) / deals
    old = rng.binomial(deals, rate, 400_000) / deals
    assert np.mean(new - old > edge) == pytest.approx(0.8, abs=0.025)


def test_the_size_is_that_of_the_textbooks():
    # Known from tables: 20% against 30%, 5% and 80%; and half the difference takes four times.
    assert int(np.ceil(sample_size(0.2, 0.1))) == 294
    quarter = sample_size(0.5 - 0.005, 0.01) / sample_size(0.5 - 0.01, 0.02)
    assert quarter == pytest.approx(4, rel=0.01)


def test_size_and_chance_undo_each_other():
    rng = np.random.default_rng(80)
    rate, part, risk = rng.uniform(0.01, 0.98, 500), rng.uniform(0.01, 1, 500), 0.01
    better, power = part * (1 - rate), rng.uniform(0.5, 0.999, 500)
    deals = sample_size(rate, better, risk, power)
    assert chance_to_see(deals, rate, better, risk) == pytest.approx(power)


def test_at_the_ends():
    assert chance_to_see(0, 0.2, 0.1) == pytest.approx(0.025, abs=0.001)
    # Never against always: as soon as chance is ruled out, it is seen for sure.
    assert [chance_to_see(n, 0, 1) for n in (1, 1.9, 2, 3)] == [0, 0, 1, 1]
