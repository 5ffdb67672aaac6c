"""Promotion: profit and returns from scratch."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framings.models import promotion

few = settings(deadline=None, derandomize=True, max_examples=60)


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
