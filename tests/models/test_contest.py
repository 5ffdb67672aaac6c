"""Contest: equilibria against a search for deviations."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framings.models import contest

few = settings(deadline=None, derandomize=True, max_examples=60)
amounts = st.floats(0.5, 100)
shares = st.floats(0, 1)


@few
@given(st.integers(2, 8), st.floats(0.05, 1), amounts, shares)
def test_no_department_gains_by_another_effort(n, part, prize, alignment):
    decisiveness = part * n / (n - 1)
    fight = contest.budget_contest(n, prize, decisiveness, alignment)
    effort = fight.effort
    tried = np.concatenate([[0], np.geomspace(1e-4, 3, 2000) * prize, [effort]])
    rest = max((n - 1) * effort**decisiveness, 1e-300)
    chance = tried**decisiveness / (tried**decisiveness + rest)
    others = (1 - chance) * prize - (n - 1) * effort
    objective = chance * prize - tried + alignment * others
    assert objective[-1] >= objective.max() - 1e-9 * prize
    # And the record adds up.
    assert fight.total_effort == pytest.approx(n * effort)
    assert fight.payoff == pytest.approx(prize / n - effort, abs=1e-12 * prize)
    assert fight.dissipation == pytest.approx(fight.total_effort / prize)


def test_the_most_decisive_fight_that_settles_burns_everything():
    n = np.arange(2, 12)
    fight = contest.budget_contest(n, 100, n / (n - 1), 0)
    np.testing.assert_allclose(fight.dissipation, 1, rtol=1e-15)
    np.testing.assert_allclose(fight.payoff, 0, atol=1e-13)
    # A slider that arrives there by steps is not refused for a rounding error.
    assert contest.budget_contest(6, 100, 0.1 * 12, 0).dissipation == 1


@few
@given(amounts, st.floats(0.01, 1))
def test_unequal_departments_reply_best_to_each_other(larger, part):
    smaller = part * larger
    fight = contest.unequal_contest(larger, smaller)
    efforts = (fight.larger_effort, fight.smaller_effort)
    for stake, own, other in zip((larger, smaller), efforts, efforts[::-1], strict=True):
        tried = own * np.array([0, 0.1, 0.9, 1 - 1e-4, 1 + 1e-4, 1.1, 3, 10])
        payoff = stake * contest.contest_win_probability(own, other, 1) - own
        others = stake * contest.contest_win_probability(tried, other, 1) - tried
        assert (others < payoff).all()
    both = fight.larger_effort + fight.smaller_effort
    assert fight.total_effort == pytest.approx(both)
    assert fight.larger_win_probability == pytest.approx(fight.larger_effort / both)
    assert fight.effort_share == pytest.approx(both / (larger + smaller))


@few
@given(amounts, st.floats(0, 1), st.floats(0.2, 3))
def test_the_chance_to_win_by_its_definition(own, part, decisiveness):
    other = part * own
    chance = contest.contest_win_probability(own, other, decisiveness)
    assert chance == pytest.approx(1 / (1 + part**decisiveness), rel=1e-12)
    back = contest.contest_win_probability(other, own, decisiveness)
    assert chance + back == pytest.approx(1, rel=1e-12)
    # Money of any kind: only the ratio counts.
    assert contest.contest_win_probability(1e-300 * own, 1e-300 * other, 1) == pytest.approx(
        contest.contest_win_probability(own, other, 1), rel=1e-9
    )


def test_who_alone_makes_an_effort_wins():
    chance = contest.contest_win_probability(np.array([0, 1e-9, 5]), 0, 1)
    np.testing.assert_array_equal(chance, [0.5, 1, 1])


def test_a_louder_department_wins_often_but_not_nearly_always():
    chance = contest.contest_win_probability(np.array([2, 1.1]), 1, 1.2)
    np.testing.assert_allclose(chance, [0.70, 0.53], atol=0.005)


def test_the_fight_is_hottest_between_equals():
    part = np.linspace(0.01, 1, 100)
    share = contest.unequal_contest(100, 100 * part).effort_share
    assert (np.diff(share) > 0).all()
    assert share[-1] == 0.25


@few
@given(amounts, st.floats(0.1, 10), st.floats(-50, 150), shares)
def test_spillover_by_a_search(gain, steepness, cost, alignment):
    result = contest.spillover(gain, steepness, cost, alignment)
    activity = np.linspace(0, 3 * (gain + abs(cost)) / steepness, 20_001)
    own = gain * activity - steepness * activity**2 / 2
    chosen = activity[np.argmax(own - alignment * cost * activity)]
    best = activity[np.argmax(own - cost * activity)]
    step = activity[1]
    assert result.activity == pytest.approx(chosen, abs=step)
    assert result.best_activity == pytest.approx(best, abs=step)
    assert result.left_to_other == pytest.approx(cost * result.activity)

    def firm(x):
        return (gain - cost) * x - steepness * x**2 / 2

    loss = firm(result.best_activity) - firm(result.activity)
    scale = (gain + abs(cost)) ** 2 / steepness
    assert result.firm_loss == pytest.approx(loss, rel=1e-9, abs=1e-12 * scale)
    assert result.own_result - result.left_to_other == pytest.approx(
        firm(result.activity), abs=1e-12 * scale
    )


def test_half_alignment_cures_three_quarters_of_the_spillover():
    loss = contest.spillover(10, 1, 6, np.array([0, 0.5, 1])).firm_loss
    np.testing.assert_allclose(loss / loss[0], [1, 0.25, 0])
