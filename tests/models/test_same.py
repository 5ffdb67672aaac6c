"""The same: one pooled effort, against definitions and a search for something better."""

import itertools

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


sales_of_worlds = st.tuples(*[st.integers(0, 1000)] * 4)


@few
@given(sales_of_worlds)
def test_credit_by_both_orders(worlds):
    neither, marketing_only, sales_only, both = worlds
    sold = {(): neither, ("m",): marketing_only, ("s",): sales_only, ("m", "s"): both}
    added = {"m": [], "s": []}
    for order in itertools.permutations("ms"):
        for place, one in enumerate(order):
            before = tuple(sorted(order[:place]))
            added[one].append(sold[tuple(sorted({*before, one}))] - sold[before])
    shares = same.credit(*worlds)
    assert shares.marketing_shapley == np.mean(added["m"])
    assert shares.sales_shapley == np.mean(added["s"])
    assert [shares.marketing_alone, shares.marketing_removal] == added["m"]
    assert [shares.sales_removal, shares.sales_alone] == added["s"]


@few
@given(sales_of_worlds)
def test_the_double_claim_tells_complements_from_substitutes(worlds):
    neither, marketing_only, sales_only, both = worlds
    shares = same.credit(*worlds)
    assert shares.marketing_shapley + shares.sales_shapley == shares.added == both - neither
    claimed = shares.marketing_removal + shares.sales_removal
    assert shares.overlap == claimed - shares.added
    # Supermodular: each adds more where the other is; submodular: each adds less.
    assert np.sign(shares.overlap) == np.sign((both - sales_only) - (marketing_only - neither))


@few
@given(*[st.floats(0, 1e6)] * 3, st.floats(-1e6, 1e6))
def test_the_overlap_is_what_the_two_do_for_each_other(neither, marketing, sales, together):
    both = max(0.0, neither + marketing + sales + together)
    shares = same.credit(neither, neither + marketing, neither + sales, both)
    scale = neither + marketing + sales + abs(together) + 1
    total = shares.marketing_shapley + shares.sales_shapley
    assert total == pytest.approx(both - neither, abs=1e-14 * scale)
    expected = both - neither - marketing - sales
    assert shares.overlap == pytest.approx(expected, abs=1e-14 * scale)
