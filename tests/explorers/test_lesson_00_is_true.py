"""The sentences of lesson 00 against arithmetic of their own, at random positions."""

import re

import pytest
from explorers.points import random_points
from matplotlib.lines import Line2D
from scipy.optimize import brentq, minimize_scalar

from framings import explorers
from framings.assumptions import (
    ADVERTISING_ELASTICITY,
    MARKETING_BUDGET,
    SELLING_BUDGET,
    SELLING_ELASTICITY,
)


def sales(marketing, selling):
    return marketing**ADVERTISING_ELASTICITY * selling**SELLING_ELASTICITY


BUDGET = MARKETING_BUDGET + SELLING_BUDGET
TODAY = sales(MARKETING_BUDGET, SELLING_BUDGET)


def best_mix(purse):
    """Search for the best mix instead of knowing it: the money for marketing, and minus sales."""
    return minimize_scalar(lambda m: -sales(m, purse - m), bounds=(0.01, purse), method="bounded")


def percentage(words):
    return float(re.search(r"([+−]?\d+)%", words)[1].replace("−", "-")) / 100


def euros(words):
    return [float(amount.replace(",", "")) for amount in re.findall(r"€(\d[\d,]*)", words)]


FRAMINGS = {
    "result": "the same",
    "effort": "complementary",
    "target": "substitutes",
    "budget": "rivals",
}


def test_no_word_is_lit_before_a_lens_is_chosen():
    explorer = explorers.four_lenses()
    for held in ("", *FRAMINGS):
        state = explorer.at(**({"held": held} if held else {}))
        lit = {word for word in FRAMINGS.values() for piece in state.pieces if f">{word}<" in piece}
        assert lit == ({FRAMINGS[held]} if held else set()), held
        named = {word for word in FRAMINGS.values() if word in state.sentence + state.picture}
        assert {FRAMINGS[held]} <= named if held else not named - {"the same"}, held


def needed(marketing):
    return brentq(lambda selling: sales(marketing, selling) - TODAY, 1, SELLING_BUDGET)


def test_four_lenses():
    explorer = explorers.four_lenses()
    for point in random_points(explorer):
        extra, held = point["extra"], point["held"]
        state = explorer.at(**point)
        marketing = MARKETING_BUDGET + extra
        spent = best_mix(BUDGET + extra)
        money = {
            "result": BUDGET + extra - spent.x,
            "effort": SELLING_BUDGET,
            "target": needed(marketing),
            "budget": SELLING_BUDGET - extra,
        }
        told = euros(state.picture)
        assert told == pytest.approx([1000 * extra, *(1000 * m for m in money.values())], abs=51)
        if not held:
            assert euros(state.sentence)[:2] == [1000 * SELLING_BUDGET, 1000 * extra]
            assert euros(state.sentence)[2:] == told[1:]
            continue
        assert FRAMINGS[held] in state.sentence
        assert f"€{told[1 + [*FRAMINGS].index(held)]:,.0f}" in state.sentence
        if held == "result":
            gain = spent.fun / best_mix(BUDGET).fun - 1
            assert percentage(state.sentence) == pytest.approx(gain, abs=0.0051)
            share = 1000 * (money["result"] - SELLING_BUDGET)
            assert euros(state.sentence)[1] == pytest.approx(share, abs=51)
        elif held == "effort":
            step = 1e-4
            before, after = (
                sales(m, SELLING_BUDGET + step) - sales(m, SELLING_BUDGET - step)
                for m in (MARKETING_BUDGET, marketing)
            )
            assert percentage(state.sentence) == pytest.approx(after / before - 1, abs=0.0051)
        else:
            less = 1000 * (SELLING_BUDGET - money[held])
            assert euros(state.sentence)[2] == pytest.approx(less, abs=51)


def test_the_line_that_is_lit_is_the_money_for_selling():
    explorer = explorers.four_lenses()
    for held in FRAMINGS:
        explorer.move_to(held=held)
        (lit,) = (
            artist
            for artist in explorer.scene.moving
            if isinstance(artist, Line2D) and artist.get_visible() and len(artist.get_xdata()) > 1
        )
        for extra in (0.4, 12, 24):
            (up,) = (y for x, y in lit.get_xydata() if abs(x - extra) < 1e-9)
            after = {
                "result": BUDGET + extra - best_mix(BUDGET + extra).x,
                "effort": SELLING_BUDGET,
                "target": needed(MARKETING_BUDGET + extra),
                "budget": SELLING_BUDGET - extra,
            }
            assert up == pytest.approx(after[held], abs=0.01)
