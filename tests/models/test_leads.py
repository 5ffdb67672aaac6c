"""Leads: thresholds and volumes against a search and simulation."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framings.models import leads

few = settings(deadline=None, derandomize=True, max_examples=60)
amounts = st.floats(0.5, 100)
neighbours = np.array([0.5, 0.9, 0.999, 1, 1.001, 1.1, 2])


@few
@given(st.floats(0.01, 1), amounts)
def test_no_better_number_of_leads(rate, capacity):
    best = leads.best_lead_volume(rate, capacity)
    tried = leads.sales_from_leads(rate, capacity, best.leads * neighbours)
    assert tried.max() <= best.sales * (1 + 1e-12)
    assert tried[3] == pytest.approx(best.sales, rel=1e-12)
    assert (np.diff(tried[3:]) < 0).all()
    assert (np.diff(tried[:4]) > 0).all()


@few
@given(amounts, st.floats(0, 150))
def test_no_better_threshold_for_leads(margin, cost):
    tried = np.linspace(0, 1, 2001)[:-1]
    profit = leads.lead_profit(1000, margin, cost, tried)
    threshold = leads.lead_threshold(cost, margin)
    top = 0.0 if threshold >= 1 else leads.lead_profit(1000, margin, cost, threshold)
    assert profit.max() <= top + 1e-9 * 1000 * margin


def test_leads_by_simulation():
    """Within four standard errors of 200,000 leads with chances spread evenly over 0 to 1."""
    count, margin, cost, passed = 200_000, 1000, 700, 0.2
    rng = np.random.default_rng(1)
    chance = rng.random(count)
    received = chance >= passed
    won = rng.random(count) < chance
    earned = np.where(received, margin * won - cost, 0.0)
    error = 4 * earned.std() * np.sqrt(count)
    assert earned.sum() == pytest.approx(leads.lead_profit(count, margin, cost, passed), abs=error)
    ignored = (chance[received] * margin < cost).mean()
    error = 4 * np.sqrt(0.25 / received.sum())
    assert ignored == pytest.approx(leads.rightly_ignored_share(cost, margin, passed), abs=error)


def test_nothing_is_rightly_ignored_above_the_threshold_and_everything_at_a_loss():
    assert leads.rightly_ignored_share(300, 1000, 0.4) == 0
    assert leads.rightly_ignored_share(1500, 1000, 0.4) == 1
