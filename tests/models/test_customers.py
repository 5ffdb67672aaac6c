"""Customers: what a picture is worth against integrals."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framings.models import customers

few = settings(deadline=None, derandomize=True, max_examples=60)


@few
@given(st.floats(0, 3), st.floats(0, 3), st.floats(0.2, 3), st.floats(-1, 1), st.floats(0, 1))
def test_mixed_views_by_integration(first, second, tolerance, correlation, weight):
    grid = np.linspace(-9, 9, 301)
    own, other = np.meshgrid(grid, grid)
    density = np.exp(-(own**2 + other**2) / 2)
    unlike = np.sqrt(max(1 - correlation**2, 0))
    of_sales = second * (correlation * own + unlike * other)
    error = (1 - weight) * first * own + weight * of_sales
    kept = (density * np.exp(-(error**2) / (2 * tolerance**2))).sum() / density.sum()
    mixed = customers.mixed_views_effectiveness(first, second, tolerance, correlation, weight)
    assert mixed == pytest.approx(kept, abs=1e-9)
    alike = customers.mixed_views_effectiveness(first, first, tolerance, correlation)
    pooled = customers.pooled_targeting_effectiveness(first, tolerance, correlation)
    assert alike == pytest.approx(pooled, rel=1e-12)


@few
@given(st.floats(0.1, 3), st.floats(0.2, 3), st.floats(-1, 1))
def test_worth_listening_up_to_its_ratio(own, tolerance, correlation):
    edge = customers.worth_listening_ratio(correlation) * own
    alone = customers.targeting_effectiveness(0, own, tolerance)

    def mixed(other):
        return customers.mixed_views_effectiveness(own, other, tolerance, correlation)

    assert mixed(edge) == pytest.approx(alone, rel=1e-9)
    assert mixed(1.01 * edge) < alone < mixed(0.99 * edge)


@few
@given(st.floats(-3, 3), st.floats(0, 3), st.floats(0.2, 3), st.floats(-1, 1))
def test_targeting_by_integration(bias, spread, tolerance, correlation):
    grid = np.linspace(-9, 9, 4001)
    density = np.exp(-(grid**2) / 2)

    def kept(off, sd):
        response = np.exp(-((off + sd * grid) ** 2) / (2 * tolerance**2))
        return (density * response).sum() / density.sum()

    computed = customers.targeting_effectiveness(bias, spread, tolerance)
    assert computed == pytest.approx(kept(bias, spread), abs=1e-12)
    # The mean of two errors with this correlation.
    covariance = spread**2 * np.array([[1, correlation], [correlation, 1]])
    mean_sd = np.sqrt(max(np.array([0.5, 0.5]) @ covariance @ np.array([0.5, 0.5]), 0))
    pooled = customers.pooled_targeting_effectiveness(spread, tolerance, correlation)
    assert pooled == pytest.approx(kept(0, mean_sd), abs=1e-12)
    assert pooled >= customers.targeting_effectiveness(0, spread, tolerance) * (1 - 1e-12)


sds = st.floats(0.01, 100)
correlations = st.floats(-1, 1) | st.sampled_from([-1.0, 0.0, 1.0])


@few
@given(sds, sds, correlations)
def test_no_better_mix_of_views(own, other, correlation):
    mix = customers.best_mix_of_views(own, other, correlation)
    weight = np.append(np.linspace(0, 1, 1001), mix.weight_on_other)
    weights = np.stack([1 - weight, weight])
    covariance = np.array([[own**2, correlation * own * other], [0, other**2]])
    covariance[1, 0] = covariance[0, 1]
    variance = np.einsum("iw,ij,jw->w", weights, covariance, weights)
    worst = max(own, other) ** 2
    assert variance.min() >= mix.mixed_sd**2 - 1e-14 * worst
    assert variance[-1] == pytest.approx(mix.mixed_sd**2, rel=1e-9, abs=1e-14 * worst)
    assert 0 <= mix.weight_on_other <= 1
    assert 0 <= mix.mixed_sd <= min(own, other) * (1 + 1e-15)
    # Seen from the other side it is the same mix.
    back = customers.best_mix_of_views(other, own, correlation)
    assert back.mixed_sd == pytest.approx(mix.mixed_sd, rel=1e-9, abs=1e-14 * worst)
    assert back.weight_on_other == pytest.approx(1 - mix.weight_on_other, abs=1e-9)


def test_a_mix_of_views_by_simulation():
    """A million pairs of errors: the spread of the mix within four standard errors."""
    rng = np.random.default_rng(1)
    shared, alone = rng.standard_normal((2, 1_000_000))
    own, other = 12 * shared, 25 * (0.3 * shared + np.sqrt(1 - 0.3**2) * alone)
    mix = customers.best_mix_of_views(12, 25, 0.3)
    mixed = (1 - mix.weight_on_other) * own + mix.weight_on_other * other
    assert mixed.std() == pytest.approx(mix.mixed_sd, rel=4 / np.sqrt(2e6))
    slope = np.cov(own, own - other)[0, 1] / np.var(own - other)
    assert slope == pytest.approx(mix.weight_on_other, abs=0.005)


def test_a_much_worse_picture_is_still_worth_a_little():
    mix = customers.best_mix_of_views(10, 25, 0)
    alone = customers.targeting_effectiveness(0, 10, 10)
    mixed = customers.targeting_effectiveness(0, mix.mixed_sd, 10)
    np.testing.assert_allclose([alone, mixed], [0.71, 0.73], atol=0.005)
    at_weight = customers.mixed_views_effectiveness(10, 25, 10, 0, mix.weight_on_other)
    assert at_weight == pytest.approx(mixed, rel=1e-12)
    assert customers.mixed_views_effectiveness(10, 25, 10, 0) < alone, "half and half does harm"


def test_views_at_the_edges():
    perfect = customers.best_mix_of_views([0, 7], [7, 0], 0.4)
    np.testing.assert_array_equal(perfect.weight_on_other, [0, 1])
    np.testing.assert_array_equal(perfect.mixed_sd, [0, 0])
    one_and_the_same = customers.best_mix_of_views(3, 3, 1)
    assert (one_and_the_same.weight_on_other, one_and_the_same.mixed_sd) == (0.5, 3)
    opposite = customers.best_mix_of_views(10, 30, -1)
    assert opposite.weight_on_other == pytest.approx(0.25)
    assert opposite.mixed_sd == 0
    for scale in (1e-200, 1e200):
        mix = customers.best_mix_of_views(10 * scale, 25 * scale, 0.1)
        assert mix.weight_on_other == pytest.approx(
            customers.best_mix_of_views(10, 25, 0.1).weight_on_other, rel=1e-12
        )
    with pytest.raises(ValueError, match="other_sd must be above 0 where own_sd is 0; got 0"):
        customers.best_mix_of_views([1, 0], 0, 0)
