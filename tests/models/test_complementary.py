"""Complementary: optima against a search, products against their definitions."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framings.models import complementary

few = settings(deadline=None, derandomize=True, max_examples=60)
elasticities = st.floats(0.02, 0.45)
amounts = st.floats(0.1, 100)
shares = st.floats(0, 1)
rates = st.lists(st.just(0.0) | st.floats(1e-9, 1), min_size=1, max_size=6)
neighbours = np.array([0.5, 0.9, 0.999, 1, 1.001, 1.1, 2])


@few
@given(amounts, amounts, elasticities, elasticities, amounts)
def test_output_by_its_definition(marketing, sales, a, b, scale):
    output = complementary.cobb_douglas_output(marketing, sales, a, b, scale)
    assert output == pytest.approx(scale * marketing**a * sales**b, rel=1e-12)
    assert complementary.cobb_douglas_output(0, sales, a, b, scale) == 0
    assert complementary.cobb_douglas_output(marketing, 0, a, b, scale) == 0


@few
@given(amounts, elasticities, elasticities)
def test_no_better_split(budget, a, b):
    shares = np.linspace(0, 1, 2001)
    output = complementary.cobb_douglas_output(budget * shares, budget * (1 - shares), a, b)
    best = complementary.optimal_split(a, b)
    assert shares[np.argmax(output)] == pytest.approx(best, abs=1e-3)
    top = complementary.cobb_douglas_output(budget * best, budget * (1 - best), a, b)
    kept = complementary.wrong_split_ratio(shares, a, b)
    np.testing.assert_allclose(kept, output / top, rtol=1e-11)
    assert kept.max() <= 1
    assert kept[0] == kept[-1] == 0


def test_a_wrong_split_is_cheap_near_the_best_and_dear_far_away():
    kept = complementary.wrong_split_ratio(np.array([0.5, 0.8]), 0.12, 0.31)
    np.testing.assert_allclose(1 - kept, [0.04, 0.24], atol=0.005)


@few
@given(st.floats(0.1, 10), st.floats(0, 1), st.floats(0, 1.9), st.floats(0.1, 10))
def test_no_better_efforts_with_synergy(strong, part, boost, margin):
    arguments = (strong, part * strong, boost / margin, margin)
    best = complementary.synergy_optimum(*arguments)

    def profit(u, v):
        sold = strong * u + part * strong * v + boost / margin * u * v
        return margin * sold - u**2 - v**2

    around = profit(best.strong * neighbours[:, None], best.weak * neighbours)
    assert around.max() <= profit(best.strong, best.weak) * (1 + 1e-9)
    assert best.strong_spend == pytest.approx(best.strong**2)
    assert best.total_spend == pytest.approx(best.strong_spend + best.weak_spend)
    assert best.strong_share == pytest.approx(best.strong_spend / best.total_spend)
    assert 0.5 <= best.strong_share <= 1


def test_more_synergy_means_more_in_total_and_more_for_the_weaker():
    best = complementary.synergy_optimum(1, 0.5, np.linspace(0, 0.999, 200), 2)
    assert (np.diff(best.total_spend) > 0).all()
    assert (np.diff(best.strong_share) < 0).all()
    assert best.strong_share[-1] == pytest.approx(0.5, abs=0.001)


@few
@given(amounts, rates)
def test_funnel_stage_by_stage(reached, stage_rates):
    left = reached
    people = [reached]
    for rate in stage_rates:
        left *= rate
        people.append(left)
    np.testing.assert_allclose(
        complementary.funnel_stages(reached, stage_rates), people, rtol=1e-12
    )
    customers = complementary.funnel_customers(reached, stage_rates)
    assert customers == pytest.approx(left, rel=1e-12)


@few
@given(amounts, rates, st.floats(0, 0.5))
def test_funnel_gains_stage_by_stage(reached, stage_rates, points):
    before = complementary.funnel_customers(reached, stage_rates)
    gains = complementary.funnel_gains(reached, stage_rates, points)
    for stage, rate in enumerate(stage_rates):
        raised = [*stage_rates]
        raised[stage] = min(rate + points, 1)
        gain = complementary.funnel_customers(reached, raised) - before
        assert gains[stage] == pytest.approx(gain, rel=1e-9, abs=1e-12 * reached)


def test_the_weakest_link_deserves_the_next_effort():
    stage_rates = np.random.default_rng(1).uniform(0.05, 0.9, (50, 5))
    gains = complementary.funnel_gains(1000, stage_rates, 0.01)
    np.testing.assert_array_equal(gains.argmax(axis=1), stage_rates.argmin(axis=1))


def test_many_funnels_at_once():
    stage_rates = np.random.default_rng(2).uniform(0, 1, (3, 2, 4))
    customers = complementary.funnel_customers(np.array([10.0, 20.0]), stage_rates)
    assert customers.shape == (3, 2)
    last = complementary.funnel_stages(np.array([10.0, 20.0]), stage_rates)[..., -1]
    np.testing.assert_allclose(customers, last, rtol=1e-13)


@few
@given(st.floats(-1, 3))
def test_two_steps(lift):
    lifted = complementary.funnel_customers(1, [0.2 * (1 + lift), 0.2 * (1 + lift)])
    assert complementary.two_stage_lift(lift) == pytest.approx(lifted / 0.04 - 1, abs=1e-12)


@few
@given(st.floats(0, 1e5), shares, shares, shares, st.floats(0, 1e4))
def test_a_capped_funnel_is_the_plain_one_up_to_its_capacity(reached, attract, visit, close, most):
    capped = complementary.capped_funnel_customers(reached, attract, visit, close, most)
    plain = complementary.funnel_customers(reached, [attract, visit, close])
    wanting = reached * attract * visit
    if wanting <= most:
        assert capped == pytest.approx(plain, rel=1e-12)
    else:
        assert capped == most * close
        raised = complementary.capped_funnel_customers(2 * reached, attract, visit, close, most)
        assert raised == capped, "attracting more brings nothing"
    unlimited = complementary.capped_funnel_customers(reached, attract, visit, close, np.inf)
    assert unlimited == pytest.approx(plain, rel=1e-12)
    assert capped <= unlimited


def test_a_capped_funnel_visit_by_visit():
    """Within four standard errors of 200 days on which 1,000 people pass by."""
    rng = np.random.default_rng(1)
    wanting = rng.binomial(1000, 0.3 * 0.5, 200)
    customers = rng.binomial(np.minimum(wanting, 120), 0.2)
    expected = complementary.capped_funnel_customers(1000, 0.3, 0.5, 0.2, 120)
    error = 4 * customers.std() / np.sqrt(200)
    assert customers.mean() == pytest.approx(expected, abs=error)
