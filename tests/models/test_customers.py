"""Customers: what a picture is worth against integrals."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framings.models import customers

few = settings(deadline=None, derandomize=True, max_examples=60)


@few
@given(st.floats(0, 3), st.floats(0, 3), st.floats(0.2, 3), st.floats(-1, 1))
def test_mixed_views_by_integration(first, second, tolerance, correlation):
    grid = np.linspace(-9, 9, 301)
    own, other = np.meshgrid(grid, grid)
    density = np.exp(-(own**2 + other**2) / 2)
    unlike = np.sqrt(max(1 - correlation**2, 0))
    error = (first * own + second * (correlation * own + unlike * other)) / 2
    kept = (density * np.exp(-(error**2) / (2 * tolerance**2))).sum() / density.sum()
    mixed = customers.mixed_views_effectiveness(first, second, tolerance, correlation)
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
