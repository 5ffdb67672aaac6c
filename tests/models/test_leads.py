"""Leads: thresholds and volumes against a search and simulation."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mpmath import mp
from scipy.integrate import quad

from framings.models import leads

few = settings(deadline=None, derandomize=True, max_examples=60)
amounts = st.floats(0.5, 100)
neighbours = np.array([0.5, 0.9, 0.999, 1, 1.001, 1.1, 2])
rates = st.floats(0.01, 1)
shares = st.floats(0, 1)
kinds = st.sampled_from(leads.ATTENTION)


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


@pytest.mark.parametrize("count", [200, 500, 1500])
def test_attention_by_simulation(count):
    """20,000 leads, within four standard errors."""
    rng = np.random.default_rng(1)
    capacity, times = 500, 20_000 // count
    share = capacity / count
    # A minimum: a lead closes if what it needs, the reciprocal of an exponential time, is there.
    enough = 1 / rng.exponential(size=(times, count)) <= share
    # Diminishing: calls reach leads by lot, and one call is enough.
    called = rng.poisson(share, (times, count)) > 0
    for kind, worked in zip(leads.ATTENTION, (enough, called), strict=True):
        won = worked & (rng.random((times, count)) < 0.2)
        sales = leads.sales_from_attention(0.2, capacity, count, kind)
        error = 4 * count * won.std() / np.sqrt(won.size)
        assert won.sum(axis=1).mean() == pytest.approx(sales, abs=error)


@few
@given(rates, st.floats(1e-6, 1e6), st.floats(1e-9, 1e9))
def test_attention_to_twelve_digits(rate, capacity, count):
    with mp.workdps(40):
        p, k, n = map(mp.mpf, (rate, capacity, count))
        exact = {
            "needs a minimum": float(p * n * mp.exp(-n / k)),
            "diminishing": float(p * n * (1 - mp.exp(-k / n))),
        }
    for kind, sales in exact.items():
        computed = leads.sales_from_attention(rate, capacity, count, kind)
        assert computed == pytest.approx(sales, rel=1e-12 * (1 + count / capacity), abs=1e-300)


def test_the_fall_needs_attention_that_is_worth_little_below_a_minimum():
    count = np.array([0, 400, 500, 1000])
    falls = leads.sales_from_attention(0.2, 500, count, "needs a minimum")
    grows = leads.sales_from_attention(0.2, 500, count, "diminishing")
    chosen = leads.sales_from_chosen_leads(0.2, 500, count, "needs a minimum")
    np.testing.assert_allclose(falls, [0, 36, 37, 27], atol=0.5)
    np.testing.assert_allclose(grows, [0, 57, 63, 79], atol=0.5)
    np.testing.assert_allclose(chosen, [0, 36, 37, 37], atol=0.5)
    # The first of the two kinds is the plain function, with its best number of leads.
    np.testing.assert_array_equal(falls, leads.sales_from_leads(0.2, 500, count))
    assert leads.best_lead_volume(0.2, 500).sales == pytest.approx(chosen[-1])


@few
@given(rates, amounts, st.floats(0, 1000), st.floats(1, 10))
def test_diminishing_attention_never_brings_fewer_sales_nor_more_than_there_is(p, k, n, more):
    sales = leads.sales_from_attention(p, k, n * np.array([1, more]), "diminishing")
    assert sales[1] >= sales[0] * (1 - 1e-12)
    assert (sales <= p * np.minimum(k, n * np.array([1, more])) * (1 + 1e-12)).all()


@few
@given(rates, amounts, st.floats(0, 1000), st.floats(1, 10), kinds)
def test_more_leads_never_hurt_who_may_choose(rate, capacity, count, more, kind):
    chosen = leads.sales_from_chosen_leads(rate, capacity, count, kind)
    worked = np.append(np.linspace(0, count, 2001), min(capacity, count))
    tried = leads.sales_from_attention(rate, capacity, worked, kind)
    assert tried.max() == pytest.approx(chosen, rel=1e-12)
    with_more = leads.sales_from_chosen_leads(rate, capacity, more * count, kind)
    assert with_more >= chosen * (1 - 1e-12)


@few
@given(amounts, st.floats(0, 150), shares, st.floats(0, 0.99))
def test_scored_leads_by_quadrature(margin, cost, accuracy, bar):
    def earned(score):
        chance = accuracy * score + (1 - accuracy) / 2
        return margin * chance - cost

    expected = 1000 * quad(earned, bar, 1)[0]
    profit = leads.scored_leads_profit(1000, margin, cost, accuracy, bar)
    assert profit == pytest.approx(expected, abs=1e-9 * 1000 * (margin + cost))
    told = leads.scored_leads_profit(1000, margin, cost, 1, bar)
    assert told == pytest.approx(leads.lead_profit(1000, margin, cost, bar), abs=1e-9)
    assert leads.scored_leads_profit(1000, margin, cost, accuracy, 1) == 0


def test_scored_leads_by_simulation():
    """Within four standard errors of 200,000 leads."""
    count, margin, cost, accuracy, bar = 200_000, 1000, 300, 0.5, 0.1
    rng = np.random.default_rng(1)
    chance = rng.random(count)
    score = np.where(rng.random(count) < accuracy, chance, rng.random(count))
    won = rng.random(count) < chance
    earned = np.where(score >= bar, margin * won - cost, 0.0)
    profit = leads.scored_leads_profit(count, margin, cost, accuracy, bar)
    assert earned.sum() == pytest.approx(profit, abs=4 * earned.std() * np.sqrt(count))


@few
@given(shares, shares, shares)
def test_sorted_leads_by_quadrature(worth_from, accuracy, bar):
    fate = leads.sorted_leads(1000, worth_from, accuracy, bar)

    def worked(chance):
        return 1000 * (accuracy * (chance >= bar) + (1 - accuracy) * (1 - bar))

    joins = {"points": [bar], "limit": 100}
    well = quad(worked, worth_from, 1, **joins)[0]
    in_vain = quad(worked, 0, worth_from, **joins)[0]
    assert fate.well_worked == pytest.approx(well, abs=1e-5)
    assert fate.worked_in_vain == pytest.approx(in_vain, abs=1e-5)
    assert fate.missed == pytest.approx(1000 * (1 - worth_from) - well, abs=1e-5)
    assert fate.rightly_left == pytest.approx(1000 * worth_from - in_vain, abs=1e-5)


@few
@given(amounts, st.floats(0, 150), shares)
def test_no_better_bar(margin, cost, accuracy):
    bar = leads.best_score_bar(margin, cost, accuracy)
    assert 0 <= bar <= 1
    tried = leads.scored_leads_profit(1, margin, cost, accuracy, np.linspace(0, 1, 2001))
    best = leads.scored_leads_profit(1, margin, cost, accuracy, bar)
    assert tried.max() <= best + 1e-12 * (margin + cost)
    # A better score never earns less.
    better = (1 + accuracy) / 2
    top = leads.scored_leads_profit(
        1, margin, cost, better, leads.best_score_bar(margin, cost, better)
    )
    assert top >= best - 1e-12 * (margin + cost)
    threshold = min(leads.lead_threshold(cost, margin), 1)
    assert leads.best_score_bar(margin, cost, 1) == pytest.approx(threshold, abs=1e-12)


def test_a_score_that_tells_nothing_calls_for_all_or_none():
    cost = np.array([0, 499, 500, 501, 5000])
    np.testing.assert_array_equal(leads.best_score_bar(1000, cost, 0), [0, 0, 0, 1, 1])
    # So does, within what a float can tell, one that tells next to nothing.
    np.testing.assert_array_equal(
        leads.best_score_bar(1000, cost[[0, 1, 3, 4]], 1e-300), [0, 0, 1, 1]
    )
    assert leads.best_score_bar(1e-300, 1e300, 0.5) == 1
