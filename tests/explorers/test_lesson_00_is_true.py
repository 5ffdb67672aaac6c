"""The sentences of lesson 00 against arithmetic of their own, at random positions."""

import re

import pytest
from explorers.points import random_points
from scipy.optimize import brentq, minimize_scalar

from framings import explorers


def sales(marketing, selling):
    return marketing**0.12 * selling**0.31


def best_with(purse):
    """Search for the best mix instead of knowing it."""
    found = minimize_scalar(lambda m: -sales(m, purse - m), bounds=(0.01, purse), method="bounded")
    return -found.fun


def percentage(words):
    return float(re.search(r"([+−]?\d+)%", words)[1].replace("−", "-")) / 100


def euros(words):
    return [float(amount.replace(",", "")) for amount in re.findall(r"€(\d[\d,]*)", words)]


def test_four_lenses():
    explorer = explorers.four_lenses()
    for point in random_points(explorer):
        extra, held = point["extra"], point["held"]
        sentence = explorer.at(**point).sentence
        if held == "result":
            gain = best_with(43 + extra) / best_with(43) - 1
            assert percentage(sentence) == pytest.approx(gain, abs=0.0051)
            assert "the same" in sentence
        elif held == "effort":
            step = 1e-4
            before, after = (sales(m, 31 + step) - sales(m, 31 - step) for m in (12, 12 + extra))
            assert percentage(sentence) == pytest.approx(after / before - 1, abs=0.0051)
            assert "complementary" in sentence
        elif held == "target":
            needed = brentq(lambda s, m=12 + extra: sales(m, s) - sales(12, 31), 1, 31)
            assert euros(sentence)[1:] == pytest.approx(
                [1000 * needed, 31000 - 1000 * needed], abs=51
            )
            assert "substitutes" in sentence
        else:
            assert euros(sentence)[1] == pytest.approx(31000 - 1000 * extra)
            assert "rivals" in sentence
