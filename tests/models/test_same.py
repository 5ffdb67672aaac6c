"""The same: one pooled effort, against definitions and a search for something better."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framings.models import same

few = settings(deadline=None, derandomize=True, max_examples=60)
amounts = st.floats(0.1, 1000)
shapes = st.floats(0.2, 6)


@few
@given(st.floats(0, 100), amounts, shapes, amounts)
def test_more_effort_brings_more_within_floor_and_ceiling(floor, rise, shape, half):
    effort = np.concatenate([[0], np.geomspace(1e-3, 1e6, 50)])
    sales = same.adbudg(effort, floor, floor + rise, shape, half)
    assert (np.diff(sales) >= 0).all()
    assert sales[0] == floor
    assert sales.max() <= floor + rise
    plain = floor + rise * effort**shape / (half**shape + effort**shape)
    np.testing.assert_allclose(sales, plain, rtol=1e-12)


def profit(effort, value, shape, half):
    return value * same.adbudg(effort, 0, 1, shape, half) - effort


@few
@given(st.floats(0.1, 50), amounts, shapes)
def test_no_better_total(worth, half, shape):
    value = worth * half
    best = same.optimal_effort(1, value, shape, half)
    tried = np.concatenate([[0], np.geomspace(1e-6, 1e4, 4000) * half])
    slack = 1e-12 * value
    assert profit(best, value, shape, half) >= profit(tried, value, shape, half).max() - slack
    if best > 0:
        near = best * np.array([1 - 1e-3, 1 + 1e-3])
        assert (profit(near, value, shape, half) < profit(best, value, shape, half) + slack).all()


@few
@given(st.floats(0, 5), amounts, amounts)
def test_closed_form_for_shape_1_is_the_general_one(margin, sales_range, half):
    closed = same.optimal_pooled_effort(margin, sales_range, half)
    if margin > 0:
        found = same.optimal_effort(margin, sales_range, 1, half)
        assert found == pytest.approx(closed, rel=1e-9, abs=1e-9 * half)
    assert (closed == 0) == (margin * sales_range <= half)


def test_an_s_curve_must_be_started_with_a_jump():
    margins = np.linspace(0.5, 1.5, 1001)
    best = same.optimal_effort(margins, 1000, 3, 500)
    start = np.flatnonzero(best)[0]
    assert best[start] > 500
    assert (np.diff(best[start:]) > 0).all()
    # At the first margin where starting pays it just about pays.
    value = margins[start] * 1000
    assert 0 <= profit(best[start], value, 3, 500) < 1


@few
@given(st.floats(1.05, 8), amounts)
def test_the_curve_is_steepest_at_the_inflection(shape, half):
    grid = half * np.geomspace(0.01, 100, 20_001)
    slope = np.gradient(same.adbudg(grid, 0, 1, shape, half), grid)
    steepest = grid[np.argmax(slope)]
    assert same.inflection_effort(shape, half) == pytest.approx(steepest, rel=2e-2)


def test_the_inflection_leaves_0_smoothly():
    assert (same.inflection_effort(np.array([0.3, 1]), 100) == 0).all()
    assert same.inflection_effort(1 + 1e-6, 100) < 1e-4


@few
@given(st.integers(1, 6), st.floats(0.05, 1), amounts)
def test_phantom_gain_by_its_definition(lines, elasticity, effort):
    separate = lines * (effort / lines) ** elasticity
    gain = separate / effort**elasticity - 1
    assert same.phantom_gain(lines, elasticity) == pytest.approx(gain, rel=1e-9, abs=1e-12)


@few
@given(amounts, st.floats(0, 1), shapes, amounts)
def test_separate_curves_by_their_definition(effort, share, shape, half):
    parts = [same.adbudg(part * effort, 0, 1, shape, half) for part in (share, 1 - share)]
    ratio = sum(parts) / same.adbudg(effort, 0, 1, shape, half)
    assert same.separate_curves_ratio(effort, share, shape, half) == pytest.approx(ratio, rel=1e-11)
    halves = same.separate_curves_ratio(effort, 0.5, shape, half)
    assert same.split_s_curve_ratio(effort, shape, half) == pytest.approx(halves, rel=1e-11)


def test_splitting_an_s_curve_loses_up_to_1_41_times_half_saturation():
    effort = 100 * np.sqrt(2) * np.array([1e-6, 0.5, 1 - 1e-9, 1 + 1e-9, 2])
    ratio = same.split_s_curve_ratio(effort, 2, 100)
    assert (ratio[:3] < 1).all()
    assert (ratio[3:] > 1).all()
    assert same.split_s_curve_ratio(0, 2, 100) == pytest.approx(0.5)
    assert same.split_s_curve_ratio(1e-9, 2, 100) == pytest.approx(0.5)


@few
@given(amounts, amounts, st.floats(-1, 1), st.floats(0.2, 5), st.floats(0.2, 5), st.floats(0.1, 1))
def test_moving_money_by_its_definition(marketing, sales, part, of_marketing, of_sales, power):
    moved = part * (sales if part > 0 else marketing)
    before = of_marketing * marketing + of_sales * sales
    after = of_marketing * (marketing + moved) + of_sales * (sales - moved)
    expected = (after / before) ** power - 1
    gain = same.relabelling_gain(marketing, sales, moved, of_marketing, of_sales, power)
    assert gain == pytest.approx(expected, rel=1e-9, abs=1e-13)
    assert same.relabelling_gain(marketing, sales, moved, of_sales, of_sales, power) == 0


@few
@given(amounts, st.floats(0.2, 5), st.floats(0.2, 5), shapes)
def test_the_split_does_nothing_until_it_does(budget, of_marketing, of_sales, shape):
    shares = np.linspace(0, 1, 21)
    alike = same.pooled_sales(budget, shares, of_sales, of_sales, 0, 1, shape, 100)
    assert np.ptp(alike) == 0
    unlike = same.pooled_sales(budget, shares, of_marketing, of_sales, 0, 1, shape, 100)
    best = same.best_marketing_share(of_marketing, of_sales)
    if abs(of_marketing - of_sales) > 1e-6:
        assert shares[np.argmax(unlike)] == best
    assert same.best_marketing_share(of_sales, of_sales) == 0.5


def test_claims_against_a_count_of_customers():
    rng = np.random.default_rng(1)
    customers = 1000
    marketing, sales = rng.random(customers) < 0.6, rng.random(customers) < 0.7
    touched = marketing.mean(), sales.mean(), (marketing & sales).mean()
    claims = same.double_counted_claims(customers, *touched)
    assert claims.marketing_claim == pytest.approx(marketing.sum())
    assert claims.sales_claim == pytest.approx(sales.sum())
    assert claims.claimed == pytest.approx(marketing.sum() + sales.sum())
    assert claims.counted_twice == pytest.approx((marketing & sales).sum())
    assert claims.unclaimed == pytest.approx((~marketing & ~sales).sum())
    sold = claims.claimed - claims.counted_twice + claims.unclaimed
    assert sold == pytest.approx(customers)


@few
@given(st.sets(st.integers(0, 29)), st.sets(st.integers(0, 29)))
def test_at_the_very_least_counted_twice(marketing, sales):
    least = same.least_counted_twice(len(marketing), len(sales), 30)
    assert 0 <= least <= len(marketing & sales)
    # Reached when the claims overlap as little as they can.
    apart = set(range(len(marketing))) & set(range(30 - len(sales), 30))
    assert least == len(apart)
