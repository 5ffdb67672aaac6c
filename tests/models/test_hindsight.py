"""Hindsight: won deals against simulation and fifty digits."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mpmath import mp

from framings.models import hindsight

few = settings(deadline=None, derandomize=True, max_examples=60)
shares = st.floats(0, 1)


@pytest.fixture(scope="module")
def customers():
    """A million customers: willingness to pay, and an influence that explains 36 % of it."""
    rng = np.random.default_rng(2)
    influence = rng.standard_normal(1_000_000)
    willing = 0.6 * influence + 0.8 * rng.standard_normal(1_000_000)
    return influence, willing


@few
@given(st.integers(1, 200), st.integers(1, 200), st.integers(1, 200), st.integers(1, 200))
def test_wins_alone_against_wins_and_losses(won_with, won_without, lost_with, lost_without):
    with_it, without = won_with + lost_with, won_without + lost_without
    share = hindsight.share_among_wins(
        with_it / (with_it + without), won_with / with_it, won_without / without
    )
    assert share == pytest.approx(won_with / (won_with + won_without), rel=1e-12)
    odds = hindsight.practice_odds_ratio(won_with, won_without, lost_with, lost_without)
    assert odds == pytest.approx((won_with / lost_with) / (won_without / lost_without), rel=1e-12)
    helps = won_with * without > won_without * with_it
    if won_with * without != won_without * with_it:
        assert (odds > 1) == helps


@pytest.mark.parametrize("cutoff", [-1.0, 0.0, 1.0, 2.0])
def test_won_deals_by_simulation(customers, cutoff):
    """Within five standard errors."""
    influence, willing = customers
    won = willing > cutoff
    count = won.sum()
    bias = hindsight.won_only_bias(100, 20, price=100 + 20 * cutoff)
    assert 20 * willing[won].mean() == pytest.approx(bias, abs=5 * 20 / np.sqrt(count))
    by_rate = hindsight.won_only_bias(100, 20, win_rate=won.mean())
    assert by_rate == pytest.approx(bias, abs=0.2)
    slope = np.cov(influence[won], willing[won])[0, 1] / influence[won].var()
    ratio = hindsight.won_only_slope_ratio(0.36, cutoff)
    assert slope / 0.6 == pytest.approx(ratio, abs=5 * 0.8 / 0.6 / np.sqrt(count))


@few
@given(st.floats(-30, 30) | st.floats(4.99, 5.01) | st.floats(30, 1e4), shares)
def test_truncation_to_ten_digits(cutoff, r_squared):
    with mp.workdps(80):
        z = mp.mpf(cutoff)
        tail = mp.erfc(z / mp.sqrt(2)) / 2
        mills = mp.exp(-z * z / 2) / mp.sqrt(2 * mp.pi) / tail
        variance = 1 - mills * (mills - z)
        ratio = variance / (1 - mp.mpf(r_squared) * (1 - variance))
    bias = hindsight.won_only_bias(0, 1, price=cutoff)
    assert bias == pytest.approx(float(mills), rel=1e-11, abs=1e-290)
    assert hindsight.won_only_slope_ratio(r_squared, cutoff) == pytest.approx(
        float(ratio), rel=1e-11
    )


def test_the_two_ways_to_the_slope_ratio_join_without_a_jump():
    cutoff = 5 + np.array([-1e-9, -1e-12, 0, 1e-12, 1e-9])
    ratio = hindsight.won_only_slope_ratio(0.5, cutoff)
    assert np.ptp(ratio) < 1e-9
    everybody = hindsight.won_only_slope_ratio(0.5, -40)
    assert everybody == 1
    assert hindsight.won_only_bias(100, 20, win_rate=1) == 0


def test_throwing_losses_away_by_simulation():
    """The spread of 4,000 means of 200 deals and of the fifth of them that is won, within 5 %."""
    drawn = np.random.default_rng(3).standard_normal((4000, 200))
    spread = drawn[:, :40].mean(axis=1).std() / drawn.mean(axis=1).std()
    assert spread == pytest.approx(hindsight.standard_error_inflation(0.2), rel=0.05)
