"""Pay: best prices against a search, largest discounts against indifference."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize_scalar

from framings.models import pay, same

few = settings(deadline=None, derandomize=True, max_examples=60)
amounts = st.floats(0.5, 100)
shares = st.floats(0, 1)


def best_price(income, low, high):
    """Search for the price with the highest income: coarse, then fine."""
    grid = np.linspace(low, high, 4001)
    start = grid[np.argmax(income(grid))]
    step = grid[1] - grid[0]
    bounds = (max(low, start - step), min(high, start + step))
    options = {"xatol": 1e-12 * high}
    return minimize_scalar(
        lambda price: -income(price), bounds=bounds, method="bounded", options=options
    ).x


@few
@given(st.floats(1, 100), st.floats(1.01, 20), shares, st.floats(0.01, 1))
def test_no_better_price_on_a_straight_line(cost, multiple, weight, rate):
    choke = cost * multiple
    result = pay.discount_linear(choke, cost, weight)
    found = best_price(
        lambda price: pay.rep_income_linear(price, choke, cost, weight, rate), 0, choke
    )
    assert result.price == pytest.approx(found, rel=1e-6)
    assert result.discount == pytest.approx(1 - result.price / result.firm_price, abs=1e-12)
    kept = pay.profit_share_linear(result.price, choke, cost)
    assert kept == pytest.approx(1 - result.profit_loss_share, rel=1e-9, abs=1e-9)
    assert pay.profit_share_linear(result.firm_price, choke, cost) == pytest.approx(1)
    assert result.below_cost == (result.price < cost)


def test_half_margin_pay_cures_three_quarters_for_a_straight_line_only():
    loss = pay.discount_linear(100, 40, np.array([0, 0.5])).profit_loss_share
    assert loss[1] / loss[0] == pytest.approx(1 / 4)
    assert pay.profit_kept_constant_elasticity(2.62, 0.5) < 0


@few
@given(st.floats(1.2, 6), amounts, st.floats(0.2, 1))
def test_no_better_price_at_constant_elasticity(elasticity, cost, weight):
    price = pay.price_constant_elasticity(elasticity, cost, weight)

    def income(p, part=weight):
        return (p - part * cost) * p**-elasticity

    assert price == pytest.approx(best_price(income, price / 4, price * 4), rel=1e-5)
    firm = pay.price_constant_elasticity(elasticity, cost, 1)
    kept = income(price, 1) / income(firm, 1)
    computed = pay.profit_kept_constant_elasticity(elasticity, weight)
    assert computed == pytest.approx(kept, rel=1e-9, abs=1e-9)
    assert pay.profit_share_constant_elasticity(price, elasticity, cost) == pytest.approx(
        kept, rel=1e-9, abs=1e-9
    )
    earned = pay.rep_income_constant_elasticity([price, firm], elasticity, cost, weight, 0.1)
    assert earned[0] / earned[1] == pytest.approx(income(price) / income(firm), rel=1e-9)
    assert earned[1] == pytest.approx(0.1 * (firm - weight * cost), rel=1e-9)
    nothing = pay.zero_profit_margin_weight(elasticity)
    kept = pay.profit_kept_constant_elasticity(elasticity, nothing)
    assert kept == pytest.approx(0, abs=1e-12)


def test_full_margin_pay_is_approached_flat():
    missing = 10.0 ** -np.arange(1, 15)
    kept = pay.profit_kept_constant_elasticity(2.62, 1 - missing)
    assert (1 - kept <= 3 * missing**2 + 1e-15).all()
    assert pay.profit_kept_constant_elasticity(2.62, 1) == 1


@few
@given(shares, shares, shares, shares)
def test_at_the_largest_discount_now_is_worth_as_much_as_later(q, of_firm, of_rep, margin):
    wedges = pay.pull_forward_wedges(q, of_firm, of_rep, margin)
    # The firm: margin minus discount now, against the margin later if the deal is won.
    assert margin - wedges.firm == pytest.approx(of_firm * q * margin, abs=1e-12)
    assert 1 - wedges.rep == pytest.approx(of_rep * q, abs=1e-12)
    parts = wedges.margin_blindness + wedges.impatience
    assert parts == pytest.approx(wedges.rep - wedges.firm, abs=1e-12)
    assert wedges.firm == pay.pull_forward_discount_firm(q, of_firm, margin)
    assert wedges.rep == pay.pull_forward_discount_rep(q, of_rep)
    # Both causes can be cured in two orders: what a cure changes, and the average of both.
    causes = {"margin not seen": True, "impatience": True}

    def accepted(causes):
        seen = 1 if causes["margin not seen"] else margin
        return (1 - (of_rep if causes["impatience"] else of_firm) * q) * seen

    def changed_by_curing(cause, others):
        return accepted(others | {cause: True}) - accepted(others | {cause: False})

    neither = dict.fromkeys(causes, False)
    fields = {
        "margin not seen": ("blindness_cured_first", "blindness_cured_last", "margin_blindness"),
        "impatience": ("impatience_cured_first", "impatience_cured_last", "impatience"),
    }
    for cause, (first, last, averaged) in fields.items():
        orders = [changed_by_curing(cause, causes), changed_by_curing(cause, neither)]
        assert [getattr(wedges, first), getattr(wedges, last)] == pytest.approx(orders, abs=1e-12)
        assert getattr(wedges, averaged) == pytest.approx(np.mean(orders), abs=1e-12)
    patient = pay.pull_forward_wedges(q, of_firm, of_firm, 1)
    assert patient.margin_blindness == patient.impatience == 0


def test_the_two_orders_of_curing_differ():
    wedges = pay.pull_forward_wedges(0.8, 0.98, 0.7, 0.6)
    first = [wedges.blindness_cured_first, wedges.impatience_cured_last]
    second = [wedges.blindness_cured_last, wedges.impatience_cured_first]
    np.testing.assert_allclose([first, second], [[0.18, 0.13], [0.09, 0.22]], atol=0.005)
    averaged = [wedges.margin_blindness, wedges.impatience]
    np.testing.assert_allclose(averaged, [0.131, 0.179], atol=0.0005)
    # The average is that of the credit of two departments: same.credit.
    shares = same.credit(
        wedges.firm,
        wedges.firm + wedges.blindness_cured_last,
        wedges.firm + wedges.impatience_cured_last,
        wedges.rep,
    )
    assert [shares.marketing_shapley, shares.sales_shapley] == pytest.approx(averaged)


@few
@given(amounts, st.floats(0.01, 1), st.floats(0, 20), st.floats(0, 1))
def test_no_better_price_with_a_private_value(choke, rate, value, part):
    charged = part * choke
    price = pay.price_with_private_value(choke, rate, value, charged)

    def income(price):
        return (rate * (price - charged) + value) * (1 - price / choke)

    searched = best_price(income, 0, choke)
    assert price == pytest.approx(searched, rel=1e-6, abs=1e-6 * choke)
    lower = pay.price_with_private_value(choke, rate / 2, value, charged)
    assert lower <= price, "a lower commission never raises the price"
    assert pay.price_with_private_value(choke, rate, 0) == choke / 2
    assert pay.price_with_private_value(choke, rate, 0, charged) == (choke + charged) / 2


@few
@given(amounts, st.floats(1.1, 5), st.floats(0, 1), st.floats(0.01, 1), st.floats(-20, 20))
def test_a_private_value_is_as_good_as_a_cost_less(cost, elasticity, weight, rate, value):
    prices = cost * np.array([0.5, 1, 1.5, 3])
    charged = weight * cost - value / rate
    line = pay.rep_income_linear(prices, 3 * cost, cost, weight, rate, value)
    expected = rate * (prices - charged) * (1 - prices / (3 * cost))
    np.testing.assert_allclose(line, expected, rtol=1e-9, atol=1e-9 * cost)
    curve = pay.rep_income_constant_elasticity(prices, elasticity, cost, weight, rate, value)
    best = pay.price_constant_elasticity(elasticity, cost, 1)
    expected = rate * (prices - charged) * (prices / best) ** -elasticity
    scale = np.max((prices / best) ** -elasticity) * (cost + abs(value))
    np.testing.assert_allclose(curve, expected, rtol=1e-9, atol=1e-9 * scale)
    if charged > 0.01 * cost:
        # So the top of the curve is that of a cost as much lower.
        top = pay.price_constant_elasticity(elasticity, charged, 1)
        around = pay.rep_income_constant_elasticity(
            top * np.array([0.99, 1, 1.01]), elasticity, cost, weight, rate, value
        )
        assert around.argmax() == 1


def test_the_rate_moves_the_price_only_with_a_private_value():
    rates = np.array([0.1, 0.05, 0.02, 0.01, 1e-300])
    prices = pay.price_with_private_value(100, rates, 2)
    np.testing.assert_allclose(prices, [40, 30, 0, 0, 0])
    of_pay_alone = pay.price_with_private_value(100, rates, 0)
    np.testing.assert_array_equal(of_pay_alone, pay.discount_linear(100, 40, 0).price)
