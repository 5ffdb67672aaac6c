"""The sentences of lesson 00 against arithmetic of their own, at random positions."""

import re

import pytest
from explorers.points import random_points
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


def best_with(purse):
    """Search for the best mix instead of knowing it."""
    found = minimize_scalar(lambda m: -sales(m, purse - m), bounds=(0.01, purse), method="bounded")
    return -found.fun


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


def test_four_lenses():
    explorer = explorers.four_lenses()
    for point in random_points(explorer):
        extra, held = point["extra"], point["held"]
        sentence = explorer.at(**point).sentence
        if not held:
            chosen = [explorer.at(held=lens, extra=extra).sentence for lens in FRAMINGS]
            told = re.findall(r"[+−]\d+%|€\d[\d,]*", sentence)
            assert len(told) == 1 + len(FRAMINGS)
            for answer, other in zip(told[1:], chosen, strict=True):
                assert answer in other, (point, sentence)
        elif held == "result":
            gain = best_with(BUDGET + extra) / best_with(BUDGET) - 1
            assert percentage(sentence) == pytest.approx(gain, abs=0.0051)
            assert "the same" in sentence
        elif held == "effort":
            step = 1e-4
            before, after = (
                sales(m, SELLING_BUDGET + step) - sales(m, SELLING_BUDGET - step)
                for m in (MARKETING_BUDGET, MARKETING_BUDGET + extra)
            )
            assert percentage(sentence) == pytest.approx(after / before - 1, abs=0.0051)
            assert "complementary" in sentence
        elif held == "target":
            needed = brentq(
                lambda s, m=MARKETING_BUDGET + extra: sales(m, s) - TODAY, 1, SELLING_BUDGET
            )
            assert euros(sentence)[1:] == pytest.approx(
                [1000 * needed, 1000 * (SELLING_BUDGET - needed)], abs=51
            )
            assert "substitutes" in sentence
        else:
            assert euros(sentence)[1] == pytest.approx(1000 * (SELLING_BUDGET - extra))
            assert "rivals" in sentence
