"""The sentences of lesson 07 against arithmetic of their own, at random positions."""

import itertools
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
        state = explorer.at(**point)
        sentence = state.sentence
        if held in ("effort", "budget"):
            left = SELLING_BUDGET - extra * (held == "budget")
            assert euros(state.picture)[-2:] == [1000 * (MARKETING_BUDGET + extra), 1000 * left]
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
            assert euros(sentence)[0] == 1000 * BUDGET
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
    (True, True): ("Working hard", "harmony", "working"),
    (True, False): ("Waiting", "stag hunt", "waiting"),
    (False, True): ("Leaning", "chicken", "leaning"),
    (False, False): ("Blaming", "prisoner's dilemma", "blaming"),
}


def test_the_map_names_the_game():
    explorer = explorers.the_map()
    seen = set()
    positions = (control.positions() for control in explorer.controls.values())
    for point in itertools.product(*positions):
        state = explorer.at(**dict(zip(explorer.controls, point, strict=True)))
        gains = gains_of_work(*point)
        if min(map(abs, gains)) > 1e-5:
            opening, game, field = GAMES[gains[0] > 0, gains[1] > 0]
            assert f". {opening}" in state.sentence, (point, state.sentence)
            assert game in state.sentence
            assert f"“{field}”" in state.picture
            seen.add(game)
    assert len(seen) == len(GAMES)


def test_going_up_ends_the_quarrel_everywhere_but_at_the_far_left():
    explorer = explorers.the_map()
    for sigma in explorer.controls["sigma"].positions():
        top = explorer.at(sigma=sigma, alignment=1).sentence
        assert (". Waiting: " if sigma == 0 else ". Working hard: ") in top, sigma
    for tenths in range(11):
        assert ". Waiting: " in explorer.at(sigma=0, alignment=tenths / 10).sentence


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


def test_kotlers_stages_are_quarters_of_the_alignment():
    explorer = explorers.the_map()
    for alignment, stage in ((0, "undefined"), (0.2, "undefined"), (0.3, "defined")):
        assert f"stage “{stage}”" in explorer.at(alignment=alignment).picture
    for alignment, stage in ((0.5, "aligned"), (0.7, "aligned"), (0.8, "integrated")):
        assert f"stage “{stage}”" in explorer.at(alignment=alignment).picture
    assert "stage “integrated”" in explorer.at(alignment=1).picture
