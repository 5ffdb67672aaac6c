"""Technology: against numerical optimisers, finite differences and 50-digit arithmetic."""

import itertools

import mpmath
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize, minimize_scalar

from framings.models import ces

INF = float("inf")
few = settings(deadline=None, derandomize=True, max_examples=60)
efforts = st.floats(1e-6, 1e6)
weights = st.floats(0.01, 0.99)
sigmas = st.one_of(
    st.sampled_from([0.0, 1.0, INF]),
    st.floats(1e-6, 1e6),
    st.floats(-12, -3).map(lambda power: 1 + 10**power),
    st.floats(-12, -3).map(lambda power: 1 - 10**power),
)
moderate_sigmas = st.floats(0.2, 8)


@few
@given(efforts, efforts, weights, sigmas, st.floats(1e-3, 1e3))
def test_homogeneous(marketing, sales, weight, sigma, factor):
    once = ces.ces_output(marketing, sales, weight, sigma)
    scaled = ces.ces_output(factor * marketing, factor * sales, weight, sigma)
    assert scaled == pytest.approx(factor * once, rel=1e-11)


@few
@given(efforts, efforts, weights, sigmas)
def test_output_lies_between_the_efforts(marketing, sales, weight, sigma):
    output = ces.ces_output(marketing, sales, weight, sigma)
    lowest, highest = sorted((marketing, sales))
    assert lowest * (1 - 1e-13) <= output <= highest * (1 + 1e-13)


@few
@given(efforts, efforts, weights, sigmas)
def test_more_effort_never_gives_less(marketing, sales, weight, sigma):
    more = np.array([1.0, 1.001, 1.1, 2.0, 100.0])
    for output in (
        ces.ces_output(marketing * more, sales, weight, sigma),
        ces.ces_output(marketing, sales * more, weight, sigma),
    ):
        assert (np.diff(output) >= -1e-13 * output[1:]).all()


@few
@given(efforts, efforts, weights)
def test_easier_substitution_never_gives_less(marketing, sales, weight):
    path = np.array([0, 1e-6, 0.1, 0.9, 1 - 1e-9, 1, 1 + 1e-9, 1.1, 5, 1e6, INF])
    output = ces.ces_output(marketing, sales, weight, path)
    assert (np.diff(output) >= -1e-13 * output[1:]).all()


@few
@given(weights, sigmas)
def test_normalised_at_today(weight, sigma):
    assert ces.ces_output(1, 1, weight, sigma) == 1
    assert ces.normalised_unit_cost(weight, sigma, 1) == 1
    assert ces.normalised_marketing_share(weight, sigma, 1) == pytest.approx(weight, rel=1e-15)
    assert ces.sales_effort_ratio(weight, sigma, 1) == 1
    assert ces.needed_sales(1, 1, weight, sigma) == 1


LIMITS = [
    lambda sigma: ces.ces_output(2, 0.5, 0.4, sigma),
    lambda sigma: ces.ces_output(0.1, 30, 0.7, sigma),
    lambda sigma: ces.normalised_unit_cost(0.279, sigma, 2),
    lambda sigma: ces.normalised_unit_cost(0.279, sigma, 0.5),
    lambda sigma: ces.normalised_marketing_share(0.279, sigma, 2),
    lambda sigma: ces.sales_effort_ratio(0.279, sigma, 2, 0.43, "target"),
    lambda sigma: ces.sales_effort_ratio(0.279, sigma, 2, 0.43, "budget"),
    lambda sigma: ces.sales_effort_ratio(0.279, sigma, 2, 0.43, "nothing"),
    lambda sigma: ces.sales_effort_ratio(0.279, sigma, 0.5, 0.43, "nothing"),
    lambda sigma: ces.needed_sales(1, 2, 0.279, sigma),
]


@pytest.mark.parametrize("reading", LIMITS)
def test_cobb_douglas_is_approached_from_both_sides_without_a_jump(reading):
    step = 10.0 ** np.arange(-14, -2)
    at_one = reading(1.0)
    above, below = reading(1 + step) - at_one, reading(1 - step) - at_one
    assert (np.abs(above) < 5 * step + 1e-13).all()
    assert (np.abs(below) < 5 * step + 1e-13).all()
    # The slope is the same on both sides: no kink either.
    slope = (above[-2] / step[-2], -below[-2] / step[-2])
    assert slope[0] == pytest.approx(slope[1], abs=5e-3)


@pytest.mark.parametrize("reading", LIMITS)
def test_bottleneck_and_interchangeable_are_approached(reading):
    towards_0 = np.abs(reading(10.0 ** -np.arange(2, 14)) - reading(0.0))
    assert (np.diff(towards_0) <= 1e-15).all()
    assert towards_0[-1] < 1e-11
    towards_infinity = np.abs(reading(10.0 ** np.arange(2, 14)) - reading(INF))
    assert (np.diff(towards_infinity) <= 1e-15).all()
    assert towards_infinity[-1] < 1e-11


def test_an_effort_of_0():
    path = np.array([0, 0.5, 1, 1 + 1e-12, 2, INF])
    expected = [0, 0, 0, 0, 0.6**2, 0.6]
    np.testing.assert_allclose(ces.ces_output(0, 1, 0.4, path), expected, rtol=1e-14)
    np.testing.assert_allclose(ces.ces_output(1, 0, 0.6, path), expected, rtol=1e-14)
    assert (ces.ces_output(0, 0, 0.4, path) == 0).all()


def test_efforts_at_either_end_of_what_a_float_holds():
    huge, small = 1e300, 1e-300
    path = np.array([0, 1e-9, 1, INF])
    output = ces.ces_output(huge, small, 0.5, path)
    np.testing.assert_allclose(output, [small, small, 1, huge / 2], rtol=1e-9)
    assert ces.needed_sales(small, small, 0.5, 1) == pytest.approx(small)
    assert ces.needed_sales(huge, small, 0.5, 1) == INF
    assert ces.needed_sales(small, huge, 0.5, 1) == 0


@few
@given(st.floats(0.1, 10), st.floats(0.01, 100), weights, sigmas)
def test_needed_sales_reaches_the_target_exactly(target, marketing, weight, sigma):
    needed = ces.needed_sales(target, marketing, weight, sigma)
    if needed == 0:
        assert ces.ces_output(marketing, 0, weight, sigma) >= target * (1 - 1e-12)
    elif needed > 1e100:
        assert sigma <= 1.01
        assert ces.ces_output(marketing, 1e100, weight, sigma) <= target * (1 + 1e-12)
    else:
        reached = ces.ces_output(marketing, needed, weight, sigma)
        # Where the isoquant is all but upright, the last digit of the effort is worth a lot.
        assert reached == pytest.approx(target, rel=1e-7)


@few
@given(st.floats(0.1, 10), weights, sigmas)
def test_more_marketing_never_needs_more_sales(target, weight, sigma):
    needed = ces.needed_sales(target, target * np.geomspace(0.01, 100, 60), weight, sigma)
    assert (needed[1:] <= needed[:-1] * (1 + 1e-12)).all()


@few
@given(st.floats(0.1, 10), weights, st.floats(1.05, 50))
def test_selling_is_superfluous_exactly_from_there(target, weight, sigma):
    enough = ces.marketing_without_sales(target, weight, sigma)
    assert ces.needed_sales(target, enough * (1 + 1e-9), weight, sigma) == 0
    assert ces.needed_sales(target, enough * (1 - 1e-3), weight, sigma) > 0


def test_selling_is_never_superfluous_up_to_1():
    assert (ces.marketing_without_sales(1, 0.279, np.array([0, 0.5, 1])) == INF).all()


def least(function):
    """Minimise over the logarithm, coarse first, so that no local wiggle is taken for the best."""
    grid = np.linspace(-12, 12, 241)
    start = grid[np.argmin([function(np.exp(x)) for x in grid])]
    bounds = (start - 0.1, start + 0.1)
    found = minimize_scalar(lambda x: function(np.exp(x)), bounds=bounds, method="bounded")
    return np.exp(found.x), found.fun


@settings(few, max_examples=15)
@given(weights, st.floats(0.3, 6), st.floats(0.5, 3), st.floats(0.5, 2))
def test_no_cheaper_mix_for_a_target(weight, sigma, effectiveness, target):
    def cost(marketing):
        needed = ces.needed_sales(target, effectiveness * marketing, weight, sigma)
        return min(weight * marketing + (1 - weight) * needed, 1e9)

    best = target * ces.normalised_unit_cost(weight, sigma, effectiveness)
    _, lowest = least(cost)
    assert best <= lowest * (1 + 1e-12)
    assert best == pytest.approx(lowest, rel=1e-6)
    marketing = best * ces.normalised_marketing_share(weight, sigma, effectiveness) / weight
    assert cost(marketing) == pytest.approx(best, rel=1e-9)
    needed = ces.needed_sales(target, effectiveness * marketing, weight, sigma)
    assert needed / target == pytest.approx(
        ces.sales_effort_ratio(weight, sigma, effectiveness, held_constant="target"),
        rel=1e-6,
        abs=1e-9,
    )


@settings(few, max_examples=15)
@given(weights, st.floats(0.3, 6), st.floats(0.5, 3))
def test_no_better_mix_for_a_budget(weight, sigma, effectiveness):
    def minus_output(share):
        marketing, sales = share / weight, (1 - share) / (1 - weight)
        return -ces.ces_output(effectiveness * marketing, sales, weight, sigma)

    found = minimize_scalar(minus_output, bounds=(0, 1), method="bounded", options={"xatol": 1e-10})
    sales = ces.sales_effort_ratio(weight, sigma, effectiveness, held_constant="budget")
    assert minus_output(1 - (1 - weight) * sales) <= found.fun + 1e-12
    assert (1 - found.x) / (1 - weight) == pytest.approx(sales, rel=1e-4, abs=1e-4)


@settings(few, max_examples=10)
@given(weights, st.floats(0.4, 4), st.floats(0.5, 3), st.floats(0.1, 0.8))
def test_no_better_efforts_when_nothing_is_held_constant(weight, sigma, effectiveness, returns):
    # Today's efforts (1, 1) are the best ones at effectiveness 1 if a unit of output earns 1/ν.
    def loss(logs):
        marketing, sales = np.exp(logs)
        output = ces.ces_output(effectiveness * marketing, sales, weight, sigma) ** returns
        return weight * marketing + (1 - weight) * sales - output / returns

    options = {"xatol": 1e-9, "fatol": 1e-14, "maxiter": 4000, "maxfev": 4000}
    found = minimize(loss, [0.1, -0.1], method="Nelder-Mead", options=options)
    sales = ces.sales_effort_ratio(weight, sigma, effectiveness, returns, "nothing")
    assert np.exp(found.x[1]) == pytest.approx(sales, rel=1e-4)


def test_sales_effort_falls_if_and_only_if_sigma_exceeds_the_exponent():
    path = np.array([0.2, 0.9, 1.1, 1.7, 1.8, 5])
    ratios = {
        held: ces.sales_effort_ratio(0.279, path, 2, 0.43, held) for held in ces.HELD_CONSTANT
    }
    assert (ratios["target"] < 1).all()
    np.testing.assert_array_equal(ratios["budget"] < 1, path > 1)
    np.testing.assert_array_equal(ratios["nothing"] < 1, path > 1 / (1 - 0.43))


@few
@given(weights, st.floats(0.05, 0.8))
def test_the_floor_is_where_better_marketing_leads(weight, sigma):
    floor = ces.sales_floor(weight, sigma)
    towards = ces.sales_effort_ratio(weight, sigma, 10.0 ** np.array([1, 10, 100, 300]))
    assert (towards >= floor * (1 - 1e-12)).all()
    assert towards[-1] == pytest.approx(floor, rel=1e-9)


def test_the_floor_vanishes_smoothly_at_1():
    assert ces.sales_floor(0.279, 0) == 1
    assert ces.sales_floor(0.279, 1 - 1e-4) < 1e-300
    assert (ces.sales_floor(0.279, np.array([1, 1.5, INF])) == 0).all()


def test_complementarity_against_finite_differences():
    step = 1e-3
    for sigma, returns in itertools.product(np.geomspace(0.2, 20, 12), np.linspace(0.1, 0.9, 9)):
        threshold = ces.complementarity_threshold(returns)
        if abs(sigma / threshold - 1) < 0.01:
            continue

        def output(m, s, sigma=sigma, returns=returns):
            return ces.ces_output(m, s, 0.279, sigma) ** returns

        for m, s in ((1, 1), (2, 0.7), (0.6, 3)):
            difference = (
                output(m + step, s + step)
                - output(m + step, s - step)
                - output(m - step, s + step)
                + output(m - step, s - step)
            )
            assert (difference > 0) == (sigma < threshold), (sigma, returns, m, s)


# ------------------------------------------------------------- against 50 digits


def exact_power_mean(a, b, weight, power):
    return (weight * a**power + (1 - weight) * b**power) ** (1 / power)


def hard_sigmas(rng, count):
    """Elasticities where a textbook formula fails: tiny, huge and close to 1."""
    kinds = [
        10.0 ** rng.uniform(-9, 0, count),
        10.0 ** rng.uniform(0, 12, count),
        1 + 10.0 ** rng.uniform(-14, -1, count),
        1 - 10.0 ** rng.uniform(-14, -1, count),
    ]
    return np.choose(rng.integers(4, size=count), kinds)


def test_to_ten_digits_over_the_whole_domain():
    rng = np.random.default_rng(5)
    count = 400
    marketing, sales, better = 10.0 ** rng.uniform(-9, 9, (3, count))
    weight = rng.uniform(0, 1, count) ** 3
    sigma = hard_sigmas(rng, count)
    output = ces.ces_output(marketing, sales, weight, sigma)
    cost = ces.normalised_unit_cost(weight, sigma, better)
    share = ces.normalised_marketing_share(weight, sigma, better)
    with mpmath.workdps(60):
        for i in range(count):
            m, s, e, w, elasticity = (
                mpmath.mpf(float(x[i])) for x in (marketing, sales, better, weight, sigma)
            )
            expected = exact_power_mean(m, s, w, 1 - 1 / elasticity)
            assert abs(output[i] / expected - 1) < 1e-12
            expected = 1 / exact_power_mean(e, 1, w, elasticity - 1)
            assert abs(cost[i] / expected - 1) < 1e-12
            part = w * e ** (elasticity - 1)
            expected = part / (part + 1 - w)
            assert abs(share[i] - expected) < 1e-10 * expected + 1e-300


def test_needed_sales_to_ten_digits():
    rng = np.random.default_rng(6)
    count = 400
    target = 10.0 ** rng.uniform(-3, 3, count)
    marketing = target * 10.0 ** rng.uniform(-2, 2, count)
    weight = rng.uniform(0.01, 0.99, count)
    sigma = hard_sigmas(rng, count)
    needed = ces.needed_sales(target, marketing, weight, sigma)
    compared = 0
    with mpmath.workdps(60):
        for i in range(count):
            q, m, w, elasticity = (
                mpmath.mpf(float(x[i])) for x in (target, marketing, weight, sigma)
            )
            rho = 1 - 1 / elasticity
            left = (q**rho - w * m**rho) / q**rho
            if abs(left) < 1e-4:
                continue  # on the edge of the possible the answer turns on the last digit
            if left < 0:
                assert needed[i] == (0 if rho > 0 else INF)
                continue
            expected = q * (left / (1 - w)) ** (1 / rho)
            if expected < 1e300:
                assert abs(needed[i] / expected - 1) < 1e-10
                compared += 1
    assert compared > 200
