"""The blame game played again and again: expected scores by simulation."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framings.models import temperaments
from framings.models.games import Scores
from framings.models.temperaments import TEMPERAMENTS

few = settings(deadline=None, derandomize=True, max_examples=60)
names = st.sampled_from(list(TEMPERAMENTS))
histories = st.lists(st.tuples(st.booleans(), st.booleans()), max_size=12)


def generator():
    return np.random.default_rng(7)


@pytest.mark.parametrize(
    ("first", "second", "blames"),
    [
        # Against somebody who always blames: who learns, and when.
        ("tit for tat", "always blames", [0, 1, 1, 1, 1]),
        ("grudging", "always blames", [0, 1, 1, 1, 1]),
        ("win-stay, lose-shift", "always blames", [0, 1, 0, 1, 0]),
        ("always cooperates", "always blames", [0, 0, 0, 0, 0]),
        ("tit for tat", "win-stay, lose-shift", [0, 0, 0, 0, 0]),
    ],
)
def test_temperaments_without_noise(first, second, blames):
    match = temperaments.play(first, second, Scores(), 5, 0, generator())
    assert match.first_blames[0].astype(int).tolist() == blames


@pytest.mark.parametrize(
    ("temperament", "after_one_blame"),
    [
        ("tit for tat", [0, 1, 0, 0]),
        ("grudging", [0, 1, 1, 1]),
        ("always cooperates", [0, 0, 0, 0]),
        ("always blames", [1, 1, 1, 1]),
        # Loses once, shifts, wins by blaming, stays with it.
        ("win-stay, lose-shift", [0, 1, 1, 1]),
    ],
)
def test_answers_to_a_single_blame(temperament, after_one_blame):
    own, other = [], [True, False, False]
    for now in range(4):
        own.append(temperaments.next_blames(temperament, own, other[:now], 0, generator()))
    assert [int(blamed) for blamed in own] == after_one_blame


@few
@given(names, histories, st.integers(0, 50), st.sampled_from([0, 0.2]))
def test_a_longer_game_begins_as_the_shorter_one(temperament, history, seed, noise):
    moves = [blamed for blamed, _ in history]
    whole = temperaments.answers(temperament, moves, seed, noise)
    assert len(whole) == len(moves)
    for rounds in range(len(moves)):
        # What the other does in this round and later is not known yet.
        others = [*moves[:rounds], *(not blamed for blamed in moves[rounds:])]
        assert (
            temperaments.answers(temperament, others, seed, noise)[: rounds + 1]
            == whole[: rounds + 1]
        )


@pytest.mark.parametrize("temperament", [n for n in TEMPERAMENTS if n not in ("random",)])
def test_answers_without_noise_are_those_of_a_played_match(temperament):
    blames = temperaments.answers(temperament, [True] * 6, seed=4)
    if temperament == "generous tit for tat":
        many = [temperaments.answers(temperament, [True] * 6, seed) for seed in range(300)]
        share = np.mean(many, axis=0)
        assert share[0] == 0
        # 300 draws each: within four standard errors of two thirds.
        assert np.abs(share[1:] - 2 / 3).max() < 0.11
        return
    match = temperaments.play(temperament, "always blames", Scores(), 6, 0, generator())
    assert blames == match.first_blames[0].tolist()


@few
@given(st.sampled_from([name for name in TEMPERAMENTS if name != "random"]), histories)
def test_the_next_move_is_the_one_played(temperament, history):
    own, other = [a for a, _ in history], [b for _, b in history]
    chances = [
        temperaments.next_blames(temperament, own, other, 0, np.random.default_rng(seed))
        for seed in range(30)
    ]
    if temperament == "generous tit for tat" and other and other[-1]:
        assert 0 < np.mean(chances) < 1
    else:
        assert len(set(chances)) == 1


def test_noise_turns_that_share_of_moves():
    """20,000 moves, within four standard errors of 0.1."""
    match = temperaments.play(
        "always cooperates", "always blames", Scores(), 100, 0.1, generator(), 200
    )
    assert match.first_blames.mean() == pytest.approx(0.1, abs=4 * np.sqrt(0.09 / 20_000))
    assert match.second_blames.mean() == pytest.approx(0.9, abs=4 * np.sqrt(0.09 / 20_000))


def test_scores_are_those_of_the_moves():
    match = temperaments.play("random", "random", Scores(5, 3, 1, 0), 50, 0, generator(), 20)
    table = {(0, 0): (3, 3), (0, 1): (0, 5), (1, 0): (5, 0), (1, 1): (1, 1)}
    for moves, scores in zip(
        zip(match.first_blames.flat, match.second_blames.flat, strict=True),
        zip(match.first_scores.flat, match.second_scores.flat, strict=True),
        strict=True,
    ):
        assert table[tuple(map(int, moves))] == scores
    assert len(set(match.first_blames.flat)) == 2


def test_the_same_seed_plays_the_same_match():
    once, again = (
        temperaments.play("random", "tit for tat", Scores(), 30, 0.1, generator(), 3)
        for _ in range(2)
    )
    np.testing.assert_array_equal(once.first_blames, again.first_blames)
    other = temperaments.play(
        "random", "tit for tat", Scores(), 30, 0.1, np.random.default_rng(8), 3
    )
    assert (once.first_blames != other.first_blames).any()


@pytest.mark.parametrize("noise", [0.0, 0.03, 0.2])
def test_expected_scores_against_simulation(noise):
    """400 matches of 30 rounds of each pair, within five standard errors."""
    rng = np.random.default_rng(11)
    for first, second in itertools.product(TEMPERAMENTS, repeat=2):
        match = temperaments.play(first, second, Scores(), 30, noise, rng, 400)
        expected = temperaments.expected_scores(first, second, Scores(), 30, noise)
        for scores, mean in zip((match.first_scores, match.second_scores), expected, strict=True):
            by_match = scores.mean(axis=1)
            error = 5 * by_match.std() / np.sqrt(400) + 1e-12
            assert by_match.mean() == pytest.approx(mean, abs=error), (first, second)


def test_expected_scores_in_closed_form():
    # Tit for tat against itself with noise forgets its past: all four pairs become as frequent.
    first, second = temperaments.expected_scores(
        "tit for tat", "tit for tat", Scores(), 20_000, 0.1
    )
    assert first == pytest.approx(9 / 4, abs=1e-3)
    assert second == pytest.approx(9 / 4, abs=1e-3)
    # Always blaming against random scores the mean of temptation and punishment.
    assert temperaments.expected_scores("always blames", "random", Scores(), 3, 0)[
        0
    ] == pytest.approx(3)


def test_the_tournament_scatters_round_its_expectation():
    """200 matches of 40 rounds; scores of a round lie in 0 to 5, so errors stay below 0.25."""
    expected = temperaments.expected_tournament(Scores(), 40, 0.05)
    drawn = temperaments.tournament(Scores(), 40, 0.05, generator(), matches=200)
    assert drawn.temperaments == expected.temperaments == tuple(TEMPERAMENTS)
    assert np.abs(drawn.scores - expected.scores).max() < 0.25
    assert np.abs(drawn.scores - expected.scores).max() > 0
    np.testing.assert_allclose(drawn.means, drawn.scores.mean(axis=1))
    i, j = 2, 4
    pair = temperaments.expected_scores(
        *(expected.temperaments[k] for k in (i, j)), Scores(), 40, 0.05
    )
    assert (expected.scores[i, j], expected.scores[j, i]) == pytest.approx(pair)


def test_the_ranking_is_by_mean_score():
    result = temperaments.expected_tournament(Scores(), 200, 0.0)
    means = dict(zip(result.temperaments, result.means, strict=True))
    ranked = [means[name] for name in result.ranking]
    assert ranked == sorted(ranked, reverse=True)
    assert set(result.ranking) == set(TEMPERAMENTS)
    two = temperaments.expected_tournament(Scores(), 10, 0, ["tit for tat", "always blames"])
    np.testing.assert_allclose(two.scores, [[3, 0.9], [1.4, 1]])


def test_a_noise_slider_shows_no_jump():
    noise = np.linspace(0, 0.5, 201)
    means = np.array([temperaments.expected_tournament(Scores(), 20, step).means for step in noise])
    assert np.abs(np.diff(means, axis=0)).max() < 0.08
    # At ½ everybody is random.
    np.testing.assert_allclose(means[-1], 9 / 4)


@few
@given(histories, st.floats(0.01, 0.4))
def test_chances_of_temperaments_by_bayes(history, noise):
    own, other = [a for a, _ in history], [b for _, b in history]
    chances = temperaments.likely_temperaments(own, other, noise)
    assert sum(chances.values()) == pytest.approx(1)
    # How often would each have made these moves, drawing anew each time?
    cooperates_at_random = chances["random"] / 0.5 ** len(own)
    always = np.prod([noise if blamed else 1 - noise for blamed in own])
    assert chances["always cooperates"] == pytest.approx(always * cooperates_at_random, rel=1e-9)


def test_without_a_blame_some_temperaments_cannot_be_told_apart():
    chances = temperaments.likely_temperaments([False] * 10, [False] * 10, 0.05)
    kind = [chances[name] for name in ("tit for tat", "grudging", "win-stay, lose-shift")]
    assert np.ptp(kind) < 1e-15
    told = temperaments.likely_temperaments(
        [False, False, True, False], [False, True, False, False], 0.05
    )
    assert max(told, key=told.get) == "tit for tat"
    assert set(temperaments.likely_temperaments([], [], 0.1).values()) == {1 / 7}


def test_some_temperament_fits_any_history_however_long():
    assert temperaments.likely_temperaments([True, False, True], [False] * 3, 0)["random"] == 1
    long = temperaments.likely_temperaments([True, False] * 1000, [False] * 2000, 0.1)
    assert max(long, key=long.get) == "random"


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (
            lambda: temperaments.play("angry", "random", Scores(), 5, 0, generator()),
            "first must be one of",
        ),
        (
            lambda: temperaments.play("random", "angry", Scores(), 5, 0, generator()),
            "second must be one",
        ),
        (
            lambda: temperaments.play("random", "random", Scores(), 0, 0, generator()),
            "rounds must be",
        ),
        (
            lambda: temperaments.play("random", "random", Scores(), 2.5, 0, generator()),
            "whole number",
        ),
        (
            lambda: temperaments.play("random", "random", Scores(), 5, 0.6, generator()),
            "noise must be",
        ),
        (lambda: temperaments.play("random", "random", Scores(), 5, 0, 7), "generator must be"),
        (
            lambda: temperaments.play("random", "random", Scores(), 5, 0, generator(), 0),
            "matches must be",
        ),
        (
            lambda: temperaments.expected_scores("random", "angry", Scores(), 5, 0),
            "second must be one of",
        ),
        (
            lambda: temperaments.expected_scores("random", "random", Scores(), 5, -1),
            "noise must be",
        ),
        (lambda: temperaments.expected_tournament(Scores(), 5, 0, []), "at least one name"),
        (
            lambda: temperaments.expected_tournament(Scores(), 5, 0, ["angry"]),
            "temperaments must be one",
        ),
        (lambda: temperaments.tournament(Scores(), 5, 0, None), "generator must be"),
        (
            lambda: temperaments.next_blames("angry", [], [], 0, generator()),
            "temperament must be one of",
        ),
        (
            lambda: temperaments.next_blames("random", [1], [True], 0, generator()),
            "own_blames must be",
        ),
        (
            lambda: temperaments.next_blames("random", [True], [], 0, generator()),
            "as long as own_blames",
        ),
        (lambda: temperaments.next_blames("random", [], [], 0, 1), "generator must be"),
        (lambda: temperaments.answers("angry", [True], 1), "temperament must be one of"),
        (lambda: temperaments.answers("random", [True], 1.5), "seed must be whole"),
        (lambda: temperaments.answers("random", [1], 1), "other_blames must be"),
        (lambda: temperaments.likely_temperaments([True], [2], 0), "other_blames must be"),
        (lambda: temperaments.likely_temperaments([], [], 0.7), "noise must be"),
    ],
)
def test_refusals(call, words):
    with pytest.raises(ValueError, match=words):
        call()
