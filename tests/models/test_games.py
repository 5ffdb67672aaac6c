"""The blame game: its equilibria by best replies."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import brentq

from framings.models import games
from framings.models.games import Scores

few = settings(deadline=None, derandomize=True, max_examples=60)
payoffs = st.lists(st.integers(-5, 5), min_size=4, max_size=4).map(
    lambda values: np.array(values, dtype=float).reshape(2, 2)
)
gaps = st.floats(0.1, 5)
shares = st.floats(0, 1)


@few
@given(payoffs, payoffs)
def test_nobody_gains_by_leaving_an_equilibrium(row, column):
    rest = games.equilibria(row, column)
    for i, j in itertools.product(range(2), range(2)):
        stays = row[i, j] >= row[1 - i, j] and column[i, j] >= column[i, 1 - j]
        assert ((i, j) in rest.pure) == stays
        assert rest.row_switches[i, j] == (row[1 - i, j] > row[i, j])
        assert rest.column_switches[i, j] == (column[i, 1 - j] > column[i, j])
    if rest.mixed:
        row_mix = np.array([rest.mixed[0], 1 - rest.mixed[0]])
        column_mix = np.array([rest.mixed[1], 1 - rest.mixed[1]])
        assert 0 < rest.mixed[0] < 1
        assert 0 < rest.mixed[1] < 1
        assert np.ptp(row @ column_mix) < 1e-12
        assert np.ptp(row_mix @ column) < 1e-12
    # Every finite game has an equilibrium.
    assert rest.pure or rest.mixed


@few
@given(st.floats(0.1, 3), st.floats(0.1, 3), st.floats(0.1, 3), st.floats(0, 0.5))
def test_the_kind_of_game_has_its_equilibria(first, second, third, bonus):
    scores = Scores(first + second + third, first + second, first, 0)
    game = games.blame_game(first + second + third, first + second, first, 0, bonus)
    thresholds = (game.bonus_share_to_answer_cooperation, game.bonus_share_to_answer_blame)
    if min(abs(bonus - threshold) for threshold in thresholds) < 1e-9:
        return
    own = games.shared_bonus_payoffs(scores, bonus)
    rest = games.equilibria(own, own.T)
    expected = {
        "prisoner's dilemma": ((1, 1),),
        "stag hunt": ((0, 0), (1, 1)),
        "chicken": ((0, 1), (1, 0)),
        "harmony": ((0, 0),),
    }
    assert rest.pure == expected[game.game]
    assert (rest.mixed is not None) == (game.game in ("stag hunt", "chicken"))
    if rest.mixed:
        assert rest.mixed[0] == pytest.approx(rest.mixed[1])


@few
@given(payoffs, payoffs, st.tuples(st.integers(0, 1), st.integers(0, 1)), st.integers(0, 2**8 - 1))
def test_whoever_switches_first_the_way_leads_to_a_rest_that_is_told(row, column, start, turns):
    game = games.equilibria(row, column)
    steps, ends = game.ways(start)
    assert {*ends} <= {*game.pure}
    cell, walked = start, 0
    while walked < 8:  # an order of turns of its own
        i, j = cell
        able = [
            other
            for other, gains in (
                ((1 - i, j), row[1 - i, j] > row[i, j]),
                ((i, 1 - j), column[i, 1 - j] > column[i, j]),
            )
            if gains
        ]
        if not able:
            break
        other = able[(turns >> walked) % len(able)]
        assert (cell, other) in steps
        cell, walked = other, walked + 1
    assert walked == 8 or cell in ends  # or they go round for ever
    assert len(steps) == len({*steps}) <= 4


def test_two_who_chase_each_other_never_rest():
    chase = np.array([[1.0, -1], [-1, 1]])
    steps, ends = games.equilibria(chase, -chase).ways((0, 0))
    assert (len(steps), ends) == (4, ())


def test_ties_count_as_rest():
    nothing_matters = games.equilibria(np.ones((2, 2)), np.ones((2, 2)))
    assert len(nothing_matters.pure) == 4
    assert nothing_matters.mixed is None


@few
@given(st.floats(-5, 5), gaps, gaps, gaps, st.floats(0, 0.5))
def test_the_game_by_its_best_replies(sucker, first, second, third, bonus):
    punishment = sucker + first
    reward = punishment + second
    temptation = reward + third
    result = games.blame_game(temptation, reward, punishment, sucker, bonus)
    tempted = (1 - bonus) * temptation + bonus * sucker
    suckered = (1 - bonus) * sucker + bonus * temptation
    if min(abs(reward - tempted), abs(suckered - punishment)) < 1e-9:
        return
    kinds = {
        (True, True): "harmony",
        (True, False): "stag hunt",
        (False, True): "chicken",
        (False, False): "prisoner's dilemma",
    }
    assert result.game == kinds[reward > tempted, suckered > punishment]
    in_dilemma = result.game == "prisoner's dilemma"
    assert np.isnan(result.critical_discount_factor) != in_dilemma
    if in_dilemma:
        delta = result.critical_discount_factor
        assert 0 < delta < 1
        for patience, lasts in ((delta + 1e-6, True), (delta - 1e-6, False)):
            if 0 < patience < 1:
                cooperating = reward / (1 - patience)
                blaming = tempted + patience * punishment / (1 - patience)
                assert (cooperating > blaming) == lasts


@few
@given(st.floats(-5, 5), gaps, gaps, gaps)
def test_thresholds_are_where_a_reply_is_as_good(sucker, first, second, third):
    punishment = sucker + first
    reward = punishment + second
    temptation = reward + third
    result = games.blame_game(temptation, reward, punishment, sucker)

    def tempted(b):
        return (1 - b) * temptation + b * sucker

    def suckered(b):
        return (1 - b) * sucker + b * temptation

    to_cooperation = brentq(lambda b: reward - tempted(b), 0, 1, xtol=1e-13)
    to_blame = brentq(lambda b: suckered(b) - punishment, 0, 1, xtol=1e-13)
    assert result.bonus_share_to_answer_cooperation == pytest.approx(to_cooperation, abs=1e-10)
    assert result.bonus_share_to_answer_blame == pytest.approx(to_blame, abs=1e-10)
    # Risk dominance: what is lost by leaving either equilibrium alone is equal there.
    b = result.risk_dominance_bonus_share
    assert reward - tempted(b) == pytest.approx(punishment - suckered(b), abs=1e-9)
    complements = reward + punishment > temptation + sucker
    if abs(reward + punishment - temptation - sucker) > 1e-9:
        assert (to_cooperation < to_blame) == complements


def test_a_shared_bonus_leads_through_chicken_or_through_a_stag_hunt():
    bonus = np.linspace(0, 0.5, 501)
    substitutes = games.blame_game(5, 3, 1, 0, bonus).game
    complements = games.blame_game(5, 4, 2, 0, bonus).game

    def path(games):
        return [str(game) for i, game in enumerate(games) if i == 0 or game != games[i - 1]]

    assert path(substitutes) == ["prisoner's dilemma", "chicken", "harmony"]
    assert path(complements) == ["prisoner's dilemma", "stag hunt", "harmony"]


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: Scores(3, 3, 1, 0), "temptation must be above reward"),
        (lambda: Scores(True, 0.5, 0.2, 0), "temptation must be a finite number"),
        (lambda: Scores([5, 6], 3, 1, 0), "temptation must be a single number"),
        (lambda: games.shared_bonus_payoffs(None), r"scores must be Scores\(.*; got None"),
        (lambda: games.shared_bonus_payoffs([[3, 0], [5, 1]]), r"scores must be Scores\("),
        (lambda: games.equilibria([1, 2], [1, 2]), "row_payoffs must be a table of 2 by 2"),
        (lambda: games.equilibria(np.ones((2, 2)), [[1, np.nan], [0, 0]]), "column_payoffs must"),
        (lambda: games.equilibria(np.eye(2), np.eye(2)).ways((0, 2)), "start must be a pair"),
        (lambda: games.shared_bonus_payoffs(Scores(), 0.6), "bonus_share must be"),
        (lambda: games.shared_bonus_payoffs(Scores(), [0.1, 0.2]), "a single number"),
    ],
)
def test_refusals(call, words):
    with pytest.raises(ValueError, match=words):
        call()


@few
@given(st.floats(-5, 5), gaps, gaps, gaps)
def test_joint_bonus_thresholds_are_where_a_choice_is_as_good(sucker, first, second, third):
    punishment = sucker + first
    reward = punishment + second
    temptation = reward + third

    def pay(own, other, joint):
        return (1 - joint) * own + joint * (own + other) / 2

    def gain(joint, colleague_cooperates):
        """What cooperating earns more than blaming does."""
        if colleague_cooperates:
            return pay(reward, reward, joint) - pay(temptation, sucker, joint)
        return pay(sucker, temptation, joint) - pay(punishment, punishment, joint)

    result = games.joint_bonus_thresholds(temptation, reward, punishment, sucker)
    for threshold, differs in (
        (result.answers_cooperation, lambda joint: gain(joint, True)),
        (result.answers_blame, lambda joint: gain(joint, False)),
        (result.risk_dominance, lambda joint: gain(joint, True) + gain(joint, False)),
    ):
        assert threshold == pytest.approx(brentq(differs, 0, 2, xtol=1e-13), abs=1e-10)
    assert result.risk_dominance < 1
    # On the scale of the game, where the joint bonus is twice the weight on the other's score.
    game = games.blame_game(temptation, reward, punishment, sucker)
    assert result.answers_cooperation == pytest.approx(2 * game.bonus_share_to_answer_cooperation)
    assert result.answers_blame == pytest.approx(2 * game.bonus_share_to_answer_blame)
    assert result.risk_dominance == pytest.approx(2 * game.risk_dominance_bonus_share)


def test_with_a_small_joint_bonus_blame_is_the_better_bet():
    scores = Scores(5, 4, 2, 0)
    thresholds = games.joint_bonus_thresholds(5, 4, 2, 0)
    bets = games.shared_bonus_payoffs(scores, 0.5 / 2).mean(axis=1)
    assert thresholds.answers_cooperation < 0.5 < thresholds.risk_dominance
    np.testing.assert_allclose(bets, [2.625, 2.875])


def test_a_threshold_above_1_is_never_reached():
    thresholds = games.joint_bonus_thresholds(10, 2, 1, 0)
    assert thresholds.answers_cooperation == 1.6
    assert games.blame_game(10, 2, 1, 0, bonus_share=0.5).game == "chicken"
