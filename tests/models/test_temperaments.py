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
    ("temperament", "answer"),
    [
        # Against somebody who always blames: who learns, and when.
        ("tit for tat", [0, 1, 1, 1, 1]),
        ("grudging", [0, 1, 1, 1, 1]),
        ("win-stay, lose-shift", [0, 1, 0, 1, 0]),
        ("always cooperates", [0, 0, 0, 0, 0]),
        ("always blames", [1, 1, 1, 1, 1]),
    ],
)
def test_temperaments_without_noise(temperament, answer):
    assert temperaments.answers(temperament, [True] * 5, seed=4) == [bool(one) for one in answer]


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


def test_generosity_forgives_a_third():
    many = [temperaments.answers("generous tit for tat", [True] * 6, seed) for seed in range(300)]
    share = np.mean(many, axis=0)
    assert share[0] == 0
    # 300 draws each: within four standard errors of two thirds.
    assert np.abs(share[1:] - 2 / 3).max() < 0.11


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


@pytest.mark.parametrize(("temperament", "share"), [("always cooperates", 0.1), ("random", 0.5)])
def test_noise_turns_that_share_of_moves(temperament, share):
    """2,000 moves, within four standard errors."""
    moves = [temperaments.answers(temperament, [False] * 40, seed, 0.1) for seed in range(50)]
    assert np.mean(moves) == pytest.approx(share, abs=4 * np.sqrt(share * (1 - share) / 2000))
    assert moves[0] == temperaments.answers(temperament, [False] * 40, 0, 0.1)
    assert moves[0] != moves[1]


def means_to_cooperate(name, own, other):
    """Return the chance to mean to cooperate after these rounds, by match: the rules in words."""
    alike = np.ones(len(own))
    if name in ("always cooperates", "always blames", "random"):
        return alike * {"always cooperates": 1, "always blames": 0, "random": 0.5}[name]
    if own.shape[1] == 0:
        return alike
    blamed = other[:, -1]
    return {
        "tit for tat": np.where(blamed, 0, 1),
        "generous tit for tat": np.where(blamed, 1 / 3, 1),
        "grudging": np.where(other.any(axis=1), 0, 1),
        "win-stay, lose-shift": np.where(own[:, -1] == blamed, 1, 0),
    }[name]


def drawn_scores(first, second, rounds, noise, rng, matches):
    """Play so many matches; return the mean score per round of the first, by match."""
    blames = np.zeros((2, matches, 0), dtype=bool)
    for _ in range(rounds):
        means = [
            means_to_cooperate(first, blames[0], blames[1]),
            means_to_cooperate(second, blames[1], blames[0]),
        ]
        moves = (rng.random((2, matches)) >= means) ^ (rng.random((2, matches)) < noise)
        blames = np.concatenate([blames, moves[..., None]], axis=2)
    own, other = blames
    scores = np.select([own & other, own, other], [1.0, 5.0, 0.0], 3.0)
    return scores.mean(axis=1)


@pytest.mark.parametrize("noise", [0.0, 0.03, 0.2])
def test_the_tournament_against_simulation(noise):
    """400 matches of 20 rounds of each pair, within five standard errors."""
    rng = np.random.default_rng(11)
    expected = temperaments.expected_tournament(Scores(), 20, noise)
    assert expected.temperaments == tuple(TEMPERAMENTS)
    for (i, first), (j, second) in itertools.product(enumerate(TEMPERAMENTS), repeat=2):
        drawn = drawn_scores(first, second, 20, noise, rng, 400)
        error = 5 * drawn.std() / np.sqrt(400) + 1e-12
        assert drawn.mean() == pytest.approx(expected.scores[i, j], abs=error), (first, second)


def pair(first, second, rounds, noise):
    table = temperaments.expected_tournament(Scores(), rounds, noise, [first, second]).scores
    return table[0, 1], table[1, 0]


def test_the_tournament_in_closed_form():
    # One round pays the scores themselves.
    assert pair("always cooperates", "always blames", 1, 0) == (0, 5)
    assert pair("always cooperates", "tit for tat", 1, 0) == (3, 3)
    assert pair("always blames", "always blames", 1, 0) == (1, 1)
    # Tit for tat against itself with noise forgets its past: all four pairs become as frequent.
    first, second = pair("tit for tat", "tit for tat", 10_000, 0.1)
    assert first == pytest.approx(9 / 4, abs=1e-3)
    assert second == pytest.approx(9 / 4, abs=1e-3)
    # Always blaming against random scores the mean of temptation and punishment.
    assert pair("always blames", "random", 3, 0)[0] == pytest.approx(3)


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


def expected(**changed):
    valid = {"scores": Scores(), "rounds": 5, "noise": 0}
    return temperaments.expected_tournament(**valid | changed)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: expected(rounds=0), "rounds must be .* at least 1"),
        (lambda: expected(rounds=2.5), "rounds must be a whole number"),
        (lambda: expected(rounds=10_001), "rounds must be .* at most 10000"),
        (lambda: expected(rounds=10**7), "rounds must be .* at most 10000"),
        (lambda: expected(rounds=None), "rounds must be"),
        (lambda: expected(noise=-1), "noise must be"),
        (lambda: expected(noise=0.6), "noise must be"),
        (lambda: expected(scores=None), r"scores must be Scores\(.*; got None"),
        (lambda: expected(scores=(5, 3, 1, 0)), r"scores must be Scores\("),
        (lambda: expected(temperaments=[]), "at least one name"),
        (lambda: expected(temperaments=["angry"]), "temperaments must be one"),
        (lambda: expected(temperaments=5), "temperaments must be a list"),
        (lambda: expected(temperaments="random"), "temperaments must be a list"),
        (lambda: expected(temperaments=[["random"]]), "temperaments must be one"),
        (lambda: temperaments.next_blames("angry", [], [], 0, generator()), "temperament must be"),
        (lambda: temperaments.next_blames("random", [1], [True], 0, generator()), "own_blames"),
        (lambda: temperaments.next_blames("random", [True], [], 0, generator()), "as long as own"),
        (lambda: temperaments.next_blames("random", [], [], 0, 1), "generator must be"),
        (lambda: temperaments.next_blames("random", [], [], 0, None), "generator must be"),
        (lambda: temperaments.answers("angry", [True], 1), "temperament must be one of"),
        (lambda: temperaments.answers("random", [True], 1.5), "seed must be whole"),
        (lambda: temperaments.answers("random", [True], None), "seed must be"),
        (lambda: temperaments.answers("random", [1], 1), "other_blames must be"),
        (lambda: temperaments.answers("random", None, 1), "other_blames must be"),
        (lambda: temperaments.answers("random", [True, [False]], 1), "other_blames must be"),
        (lambda: temperaments.likely_temperaments([True], [2], 0), "other_blames must be"),
        (lambda: temperaments.likely_temperaments([], [], 0.7), "noise must be"),
        (lambda: temperaments.likely_temperaments([], [], [0.1, 0.2]), "a single number"),
    ],
)
def test_refusals(call, words):
    with pytest.raises(ValueError, match=words):
        call()
