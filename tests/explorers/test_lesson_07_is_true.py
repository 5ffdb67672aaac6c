"""The sentences of lesson 07 against arithmetic of their own, at random positions."""

import math
import re

import numpy as np
import pytest
from explorers.points import random_points
from scipy.optimize import brentq, minimize_scalar

from framings import explorers
from framings.assumptions import (
    ADVERTISING_ELASTICITY,
    EFFORT_COST,
    LOW_EFFORT,
    MARKETING_BUDGET,
    MARKETING_WEIGHT,
    RETURNS,
    SELLING_BUDGET,
    SELLING_ELASTICITY,
)


def sales(marketing, selling):
    return marketing**ADVERTISING_ELASTICITY * selling**SELLING_ELASTICITY


FRAMINGS = ("the same", "complementary", "substitutes", "rivals")
BUDGET = MARKETING_BUDGET + SELLING_BUDGET
TODAY = sales(MARKETING_BUDGET, SELLING_BUDGET)


def percentages(words):
    return [float(n.replace("−", "-")) / 100 for n in re.findall(r"([+−]?[\d.]+)%", words)]


def euros(words):
    return [float(amount.replace(",", "")) for amount in re.findall(r"€(\d[\d,]*\.?\d*)", words)]


def test_one_function():
    explorer = explorers.one_function()
    for point in random_points(explorer):
        extra, held = point["extra"], point["held"]
        sentence = explorer.at(**point).sentence
        if not held:
            company = [1000 * MARKETING_BUDGET, 1000 * SELLING_BUDGET]
            assert euros(sentence) == pytest.approx([*company, 1000 * extra])
            assert not any(word in sentence for word in FRAMINGS), "nothing is chosen yet"
        elif held == "result":
            found = [
                minimize_scalar(
                    lambda m, purse=purse: -sales(m, purse - m),
                    bounds=(0.01, purse - 0.01),
                    method="bounded",
                )
                for purse in (BUDGET, BUDGET + extra)
            ]
            assert percentages(sentence) == pytest.approx(
                [found[1].fun / found[0].fun - 1], abs=0.0051
            )
            more = 1000 * (found[1].x - found[0].x)
            assert euros(sentence)[1:] == pytest.approx([more, 1000 * extra - more], abs=60)
        elif held == "effort":
            gain = sales(MARKETING_BUDGET + extra, SELLING_BUDGET) / TODAY - 1
            assert percentages(sentence) == pytest.approx([gain, gain], abs=0.0051)
        elif held == "target":

            def needed(marketing):
                return brentq(lambda s: sales(marketing, s) - TODAY, 1, 40)

            marketing = MARKETING_BUDGET + extra
            slope = (needed(marketing - 1e-4) - needed(marketing + 1e-4)) / 2e-4
            replaced, following = euros(sentence)[1:]
            saved = 1000 * (SELLING_BUDGET - needed(marketing))
            assert replaced == pytest.approx(saved, abs=51)
            assert following == pytest.approx(slope, abs=0.0051)
        else:
            assert euros(sentence)[2] == 1000 * extra
            fall = 1 - sales(MARKETING_BUDGET + extra, SELLING_BUDGET - extra) / TODAY
            assert percentages(sentence) == pytest.approx([fall], abs=0.0051)


def mean(one, other, sigma):
    near = {0: 0.01, 1: 1.0001, math.inf: 1e6}.get(sigma, sigma)
    rho = 1 - 1 / near
    return (0.5 * one**rho + 0.5 * other**rho) ** (1 / rho)


def gains_of_work(sigma, alignment):
    """What working hard adds to one's own lot, in reply to a colleague who does so or blames."""

    def value(one, other):
        output = mean(one, other, sigma) ** RETURNS
        cost = EFFORT_COST * (1 - LOW_EFFORT**RETURNS) / 2
        return (1 + alignment) / 2 * output - cost * (one == 1) - alignment * cost * (other == 1)

    return [value(1, other) - value(LOW_EFFORT, other) for other in (1, LOW_EFFORT)]


GAMES = {
    (True, True): "Harmony",
    (True, False): "Stag hunt",
    (False, True): "Chicken",
    (False, False): "Prisoner's dilemma",
}


def test_the_map_names_the_game():
    explorer = explorers.the_map()
    for point in random_points(explorer):
        state = explorer.at(**point)
        gains = gains_of_work(**point)
        if min(map(abs, gains)) > 1e-5:
            game = GAMES[gains[0] > 0, gains[1] > 0]
            assert state.sentence.startswith(game), (point, state.sentence)
            assert f"“{game.lower()}”" in state.picture


def test_the_map_is_dark_where_blaming_pays_and_white_where_working_does():
    explorer = explorers.the_map()
    dark, pale = (fill.get_paths()[0] for fill in explorer.scene.figure.axes[0].collections)
    seen = set()
    for sigma in (0.02, 0.25, 0.6, 1, 1.4, 2.5, 6, 30):
        for alignment in np.linspace(0.03, 0.97, 9):
            gains = gains_of_work(sigma, alignment)
            if min(map(abs, gains)) < 0.004:
                continue
            place = (sigma / (1 + sigma), alignment)
            answers = sum(gain > 0 for gain in gains)
            seen.add(answers)
            assert dark.contains_point(place) == (answers == 0), (sigma, alignment)
            assert pale.contains_point(place) == (answers == 1), (sigma, alignment)
    assert seen == {0, 1, 2}


def lot(own, other, sigma, alignment):
    """One's own lot at any effort: half of what comes out, own cost, and the other's by its weight.

    The best for one firm is an effort of 1 each.
    """
    output = mean(own, other, sigma) ** RETURNS / RETURNS
    return (1 + alignment) / 2 * output - own / 2 - alignment * other / 2


@pytest.mark.parametrize("sigma", [0.25, 0.5, 1, 1.5, 2, 3])
def test_where_free_departments_come_to_rest_on_the_map(sigma):
    explorer = explorers.the_map()
    efforts = np.geomspace(1e-3, 2, 4000)
    for alignment in (0, 0.2, 0.5, 0.8, 1):
        sentence = explorer.at(sigma=sigma, alignment=alignment).sentence

        def answer(other, alignment=alignment):
            return efforts[np.argmax(lot(efforts, other, sigma, alignment))]

        # From a colleague who works, answers to answers; and the answer to one who does nothing.
        effort = 0.9
        for _ in range(300):
            effort = answer(effort)
        profit = (effort**RETURNS / RETURNS - effort) / (1 / RETURNS - 1)
        shown = percentages(sentence)[0] if "no profit is lost" not in sentence else 0
        assert shown == pytest.approx(1 - profit, abs=0.003), (alignment, sentence)
        idle = answer(1e-40) == efforts[0]
        assert ("neither does anything" in sentence) == idle, (alignment, sentence)


def test_at_the_left_end_of_the_map_every_effort_up_to_the_best_is_at_rest():
    explorer = explorers.the_map()
    for alignment in (0, 0.5, 1):
        sentence = explorer.at(sigma=0, alignment=alignment).sentence
        assert "every effort that they share, up to the best" in sentence
        for shared in (0.01, 0.3, 0.7, 1):
            for own in np.linspace(0.001, 2, 400):
                # Made for one who cannot be replaced, so what comes out is the lesser of the two.
                gain = (1 + alignment) / 2 * (min(own, shared) ** RETURNS - shared**RETURNS)
                assert gain / RETURNS - (own - shared) / 2 < 1e-9, (alignment, shared, own)


@pytest.mark.parametrize("sigma", [0.25, 0.5, 1, 1.5, 2, 3, 5])
def test_what_a_boast_does_to_a_fixed_budget(sigma):
    weights = np.array([MARKETING_WEIGHT, 1 - MARKETING_WEIGHT])
    sentence = explorers.the_map().at(sigma=sigma).sentence
    rho = 1 - 1 / (sigma if sigma != 1 else 1.0001)

    def ratio(claim):
        def less(m):
            return -((weights @ (np.array([claim * m, 1 - m]) / weights) ** rho) ** (1 / rho))

        options = {"xatol": 1e-12}
        share = minimize_scalar(less, bounds=(1e-4, 1 - 1e-4), method="bounded", options=options).x
        return share / (1 - share)

    change = ratio(1.1) / ratio(1) - 1
    if sigma == 1:
        assert "A boast moves no euro" in sentence
        assert change == pytest.approx(0, abs=1e-3)
    else:
        assert percentages(sentence)[-1] == pytest.approx(change, abs=0.0051)
        assert "A boast of 10%" in sentence


def test_the_strip_says_that_boasting_pays_right_of_1_alone():
    (fill,) = explorers.the_map().scene.figure.axes[1].collections
    reach = fill.get_paths()[0].get_extents()
    assert (reach.x0, reach.x1) == (pytest.approx(0.5, abs=0.011), 1)


def test_kotlers_stages_are_quarters_of_the_alignment():
    explorer = explorers.the_map()
    for alignment, stage in ((0, "undefined"), (0.2, "undefined"), (0.3, "defined")):
        assert f"stage “{stage}”" in explorer.at(alignment=alignment).picture
    for alignment, stage in ((0.5, "aligned"), (0.7, "aligned"), (0.8, "integrated")):
        assert f"stage “{stage}”" in explorer.at(alignment=alignment).picture
    assert "stage “integrated”" in explorer.at(alignment=1).picture
