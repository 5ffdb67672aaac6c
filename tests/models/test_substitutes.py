"""Substitutes: the cheapest mix against a search, shares of deals against integrals."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import quad

from framings.models import substitutes

few = settings(deadline=None, derandomize=True, max_examples=60)
amounts = st.floats(0.5, 100)
# 1 is the edge: the whole market is wanted.
parts = st.one_of(st.floats(0.05, 0.999), st.just(1.0))


@few
@given(amounts, parts, st.floats(0.05, 5))
def test_a_threshold_not_a_fade(market, part, sales_yield):
    target = part * market
    share = np.linspace(0, 1, 101)
    effort = substitutes.needed_sales_effort(target, market, share, sales_yield)
    assert (np.diff(effort) <= 0).all()
    threshold = substitutes.superfluous_threshold(target, market)
    np.testing.assert_array_equal(effort[share > threshold + 1e-12], 0)
    assert (effort[share < threshold - 1e-12] > 0).all()
    reached = np.minimum(share * market, target) + effort * sales_yield
    np.testing.assert_allclose(reached, target, rtol=1e-12)


@few
@given(amounts, parts, st.floats(0.05, 5), st.floats(0.05, 5), st.floats(0.1, 500))
def test_no_cheaper_mix(market, part, sales_yield, sales_cost, attraction_cost):
    arguments = (part * market, market, sales_yield, sales_cost, attraction_cost)
    best = substitutes.cheapest_mix(*arguments)
    share = np.linspace(0, 1, 4001)[:-1]

    def cost_at(share):
        effort = substitutes.needed_sales_effort(part * market, market, share, sales_yield)
        return sales_cost * effort + substitutes.attraction_spending(share, attraction_cost)

    cost = cost_at(share)
    assert best.cost <= cost.min() * (1 + 1e-12)
    if best.effectiveness < 1 - 1e-9:
        at_best = cost_at(best.effectiveness)
        assert at_best == pytest.approx(best.cost, rel=1e-9)
        effort = substitutes.needed_sales_effort(
            part * market, market, best.effectiveness, sales_yield
        )
        assert effort == pytest.approx(best.sales_effort, rel=1e-9, abs=1e-9 * market / sales_yield)
    critical = substitutes.critical_attraction_cost(*arguments[:-1])
    assert best.superfluous == (attraction_cost <= critical)
    assert best.superfluous == (best.sales_effort == 0)


def test_superfluous_up_to_the_critical_cost_and_not_beyond():
    critical = substitutes.critical_attraction_cost(60, 100, 0.5, 1)
    around = critical * np.array([1 - 1e-12, 1, 1 + 1e-12, 1.001])
    mix = substitutes.cheapest_mix(60, 100, 0.5, 1, around)
    assert mix.superfluous.tolist() == [True, True, False, False]
    assert mix.sales_effort[-1] > 0
    # No jump: the last bit of selling fades in.
    np.testing.assert_allclose(mix.sales_effort[:3], 0, atol=1e-9)
    assert np.ptp(mix.cost[:3]) < 1e-9


def test_the_last_customers_are_infinitely_dear():
    target = 100 * (1 - np.array([1e-3, 1e-6, 1e-9, 1e-12, 0]))
    mix = substitutes.cheapest_mix(target, 100, 0.5, 1, 0.01)
    # The lower the cost of attraction, the closer to the market selling is still superfluous.
    assert mix.superfluous.tolist() == [True, False, False, False, False]
    assert (np.diff(mix.cost) >= 0).all()
    assert mix.cost[-1] == pytest.approx(mix.cost[-2], rel=1e-8)


@few
@given(st.floats(1, 1e5), st.floats(0.01, 0.6), st.floats(0.01, 1), st.floats(0, 0.4))
def test_a_salesperson_breaks_even_at_the_threshold(cost, gain, margin, without):
    threshold = substitutes.rep_deal_threshold(cost, gain, margin)

    def gained_by_the_rep(size):
        alone = without * margin * size
        return (without + gain) * margin * size - cost - alone

    assert gained_by_the_rep(threshold) == pytest.approx(0, abs=1e-9 * cost / gain)
    assert gained_by_the_rep(0.99 * threshold) < 0 < gained_by_the_rep(1.01 * threshold)
    assert substitutes.rep_deal_threshold(cost, gain) == pytest.approx(cost / gain)


def test_a_thinner_margin_leaves_fewer_deals_to_a_salesperson():
    threshold = substitutes.rep_deal_threshold(2000, 0.2, np.array([1, 0.6, 0.4]))
    deals = substitutes.share_of_deals_above(threshold, 10_000)
    value = substitutes.share_of_value_above(threshold, 10_000)
    np.testing.assert_allclose(deals, [0.37, 0.19, 0.08], atol=0.005)
    np.testing.assert_allclose(value, [0.74, 0.50, 0.29], atol=0.005)


def test_a_deal_no_float_can_hold_is_infinitely_large():
    assert substitutes.rep_deal_threshold(1e300, 1e-300, 1) == np.inf
    assert substitutes.rep_deal_threshold(1, 1e-200, 1e-200) == np.inf
    assert substitutes.rep_deal_threshold(0, 1e-200, 1e-200) == 0


@few
@given(st.floats(0, 10), st.floats(0.5, 5))
def test_shares_of_deals_and_value_are_integrals(threshold, mean):
    def density(size):
        return np.exp(-size / mean) / mean

    deals, _ = quad(density, threshold, np.inf)
    value, _ = quad(lambda size: size * density(size) / mean, threshold, np.inf)
    assert substitutes.share_of_deals_above(threshold, mean) == pytest.approx(deals, abs=1e-8)
    assert substitutes.share_of_value_above(threshold, mean) == pytest.approx(value, abs=1e-8)


def test_most_value_meets_a_human_where_most_deals_do_not():
    threshold = np.linspace(0, 50_000, 101)
    deals = substitutes.share_of_deals_above(threshold, 10_000)
    value = substitutes.share_of_value_above(threshold, 10_000)
    assert (value >= deals).all()
    assert (np.diff(deals) < 0).all()
    assert (np.diff(value) < 0).all()
    assert deals[0] == value[0] == 1


@pytest.mark.parametrize("target", [5, 60, 95, 99.9])
@pytest.mark.parametrize("attraction_cost", [3, 80, 900])
def test_the_last_attracted_customer_costs_the_slope_of_the_spending(target, attraction_cost):
    market, step = 100, 1e-4
    before, after = (
        substitutes.attraction_spending((target + side * step) / market, attraction_cost)
        for side in (-1, 1)
    )
    cost = substitutes.last_attracted_customer_cost(target, market, attraction_cost)
    assert cost == pytest.approx((after - before) / (2 * step), rel=1e-5)


def test_halving_what_stays_away_costs_the_same_each_time():
    spending = substitutes.attraction_spending(1 - 0.5 ** np.arange(6), 100)
    assert np.diff(spending) == pytest.approx(100 * np.log(2))
