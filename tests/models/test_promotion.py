"""Promotion: profit and returns from scratch."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mpmath import mp

from framings.models import promotion

few = settings(deadline=None, derandomize=True, max_examples=60)
tiny = st.integers(2, 12).map(lambda power: 10.0**-power)


@few
@given(st.floats(0.01, 20), st.floats(0.02, 0.98))
def test_promotion_from_scratch(multiple, elasticity):
    # Sales of spend^a at a margin of 1: the best spend solves a·spend^(a−1) = 1.
    best = elasticity ** (1 / (1 - elasticity))

    def profit(spend):
        return spend**elasticity - spend

    waste = promotion.promotion_waste(multiple, elasticity)
    spend = multiple * best
    assert waste.profit_ratio == pytest.approx(profit(spend) / profit(best), rel=1e-6, abs=1e-9)
    assert waste.average_roi == pytest.approx(profit(spend) / spend, rel=1e-6, abs=1e-9)
    step = 1e-5 * spend
    slope = (profit(spend + step) - profit(spend - step)) / (2 * step)
    assert waste.marginal_roi == pytest.approx(slope, rel=1e-4, abs=1e-6)
    assert waste.profit_ratio <= 1 + 1e-14
    even = promotion.promotion_break_even(elasticity)
    nothing = promotion.promotion_waste(even, elasticity).profit_ratio
    assert nothing == pytest.approx(0, abs=1e-9 * even)


def test_promotion_forms_join_without_a_jump():
    around = 0.5 + np.array([-1e-12, 1e-12])
    ratio = promotion.promotion_waste(np.array([[0.1], [2], [50]]), around).profit_ratio
    np.testing.assert_allclose(ratio[:, 0], ratio[:, 1], rtol=1e-10)
    near_1 = promotion.promotion_waste(2, 1 - 10.0 ** -np.arange(3, 15)).profit_ratio
    np.testing.assert_allclose(near_1, 2 * (1 - np.log(2)), rtol=2e-3)
    near_0 = promotion.promotion_waste(2, 1 - 10.0 ** -np.arange(3, 15)).average_roi
    missing = 1 - (1 - 10.0 ** -np.arange(3, 15))
    np.testing.assert_allclose(near_0, missing * (1 - np.log(2)), rtol=2e-3)
    assert promotion.promotion_break_even(1 - 1e-12) == pytest.approx(np.e, rel=1e-11)


@few
@given(st.floats(0.05, 12), st.floats(0.03, 0.4), st.floats(0, 0.9))
def test_promotion_credit_from_scratch(multiple, elasticity, part):
    anyway = part * (1 - elasticity)
    power = elasticity / (1 - anyway)

    def sold(spend):
        """All sales are worth 1 at the best budget, which is the elasticity."""
        return anyway + (1 - anyway) * (spend / elasticity) ** power

    def slope(function, spend):
        step = 1e-5 * spend
        return (function(spend + step) - function(spend - step)) / (2 * step)

    best, spend = elasticity, multiple * elasticity
    assert slope(sold, best) * best / sold(best) == pytest.approx(elasticity, rel=1e-4)
    assert slope(sold, best) == pytest.approx(1, rel=1e-4), "the best budget: a euro for a euro"
    credit = promotion.promotion_credit(multiple, elasticity, anyway)
    kept = (sold(spend) - spend) / (sold(best) - best)
    assert credit.profit_ratio == pytest.approx(kept, rel=1e-9, abs=1e-9)
    assert credit.marginal_roi == pytest.approx(slope(sold, spend) - 1, rel=1e-4, abs=1e-6)
    assert credit.claimed_roi == pytest.approx(sold(spend) / spend - 1, rel=1e-9, abs=1e-9)
    assert credit.average_roi == pytest.approx(
        (sold(spend) - sold(0)) / spend - 1, rel=1e-9, abs=1e-9
    )


def test_promotion_credit_without_sales_that_come_anyway_is_promotion_waste():
    credit, waste = promotion.promotion_credit(2, 0.12, 0), promotion.promotion_waste(2, 0.12)
    assert credit.claimed_roi == credit.average_roi == waste.average_roi
    assert credit.marginal_roi == waste.marginal_roi
    assert credit.profit_ratio == pytest.approx(waste.profit_ratio, rel=1e-14)
    with pytest.raises(ValueError, match=r"sales_anyway must be below 1 - elasticity \(0.88\)"):
        promotion.promotion_credit(2, 0.12, 0.88)


def exact_profit(a, k, overhead):
    """Profit relative to the largest, to forty digits."""
    with mp.workdps(60):
        a, k, overhead = map(mp.mpf, (a, k, overhead))
        return float((k**a - a * k - overhead) / (1 - a - overhead))


@few
@given(
    st.floats(0.01, 20) | st.floats(0.999, 1.001),
    st.floats(0.01, 0.99) | st.floats(0.499, 0.501) | tiny | tiny.map(lambda one: 1 - one),
    st.floats(0, 0.999),
)
def test_overspending_with_overhead_to_ten_digits(multiple, elasticity, part):
    overhead = part * (1 - elasticity)
    kept = promotion.overspend_profit_ratio(multiple, elasticity, overhead)
    exact = exact_profit(elasticity, multiple, overhead)
    assert kept == pytest.approx(exact, rel=1e-10, abs=1e-10)
    assert kept <= 1
    assert promotion.overspend_profit_ratio(1, elasticity, overhead) == 1
    plain = promotion.promotion_waste(multiple, elasticity).profit_ratio
    without = promotion.overspend_profit_ratio(multiple, elasticity, 0)
    assert without == pytest.approx(plain, rel=1e-9, abs=1e-9)
    assert kept <= without + 1e-12, "overhead never makes overspending cheaper"


@few
@given(st.floats(0.03, 0.97), st.floats(0, 0.999))
def test_overspending_with_overhead_from_scratch(elasticity, part):
    # Gross margin is 1 with the best budget, which is the elasticity.
    overhead = part * (1 - elasticity)
    spend = elasticity * np.array([0.5, 1, 2, 3])
    profit = (spend / elasticity) ** elasticity - spend - overhead
    kept = promotion.overspend_profit_ratio(spend / elasticity, elasticity, overhead)
    np.testing.assert_allclose(kept, profit / profit[1], rtol=1e-9, atol=1e-9)


@few
@given(
    st.floats(0.001, 0.999) | tiny | tiny.map(lambda one: 1 - one),
    st.floats(0, 0.999) | st.floats(0.999, 1 - 1e-6),
)
def test_break_even_is_where_profit_is_gone(elasticity, part):
    overhead = part * (1 - elasticity)
    even = promotion.overspend_break_even(elasticity, overhead)
    assert even > 1
    with mp.workdps(40):
        a, fixed = mp.mpf(elasticity), mp.mpf(overhead)

        def profit(k):
            return k**a - a * k - fixed

        just_before, just_after = mp.mpf(even) * (1 - 1e-9), mp.mpf(even) * (1 + 1e-9)
        assert profit(just_before) > 0 > profit(just_after)
    without = promotion.promotion_break_even(elasticity)
    assert even <= without * (1 + 1e-12)
    assert promotion.overspend_break_even(elasticity, 0) == pytest.approx(without, rel=1e-12)


def test_what_overhead_does_to_an_overspent_budget():
    overhead = np.array([0, 0.6, 0.8])
    loss = 1 - promotion.overspend_profit_ratio(2, 0.12, overhead)
    np.testing.assert_allclose(loss, [0.038, 0.119, 0.416], atol=0.0005)
    even = promotion.overspend_break_even(0.12, overhead)
    np.testing.assert_allclose(even, [11.13, 5.14, 2.74], atol=0.005)
    assert (np.diff(promotion.overspend_break_even(0.12, np.linspace(0, 0.879, 50))) < 0).all()
    # The further beyond the best, the less is kept.
    kept = promotion.overspend_profit_ratio(np.linspace(1, 12, 100), 0.12, 0.5)
    assert (np.diff(kept) < 0).all()


def test_overhead_leaves_something_to_earn():
    for overhead in (0.88, 0.9, [0.5, 0.95]):
        for call in (
            lambda fixed: promotion.overspend_profit_ratio(2, 0.12, fixed),
            lambda fixed: promotion.overspend_break_even(0.12, fixed),
        ):
            with pytest.raises(ValueError, match=r"overhead must be below 1 - elasticity \(0.88\)"):
                call(overhead)
    assert promotion.overspend_break_even(0.12, 0.88 * (1 - 1e-15)) == pytest.approx(1, abs=1e-6)
    assert promotion.overspend_profit_ratio(1e300, 0.9, 0.1 * (1 - 1e-13)) == -np.inf
    assert promotion.overspend_break_even(1e-320, 0) == np.inf
