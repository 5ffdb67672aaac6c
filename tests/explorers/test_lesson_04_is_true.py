"""The sentences of lesson 04 against arithmetic of their own, at random positions."""

import re

import numpy as np
from explorers.points import random_points

from framings import explorers
from framings.assumptions import (
    FIRST_ORDER_GAIN,
    GAIN_LOST_PER_ORDER,
    NOBODY_BUYS,
    PRICE_ELASTICITY,
)


def points(name):
    return random_points(getattr(explorers, name)())


def numbers(words):
    """Return the numbers in a sentence, percentages as shares."""
    found = re.findall(r"(\d[\d,]*(?:\.\d+)?)(%?)", words)
    return [float(n.replace(",", "")) / (100 if sign else 1) for n, sign in found]


def is_in(value, words, tolerance):
    return any(abs(abs(value) - number) <= tolerance for number in numbers(words))


def test_left_to_others():
    explorer = explorers.left_to_others()
    counts = np.linspace(0, 20, 20_001)
    for point in points("left_to_others"):
        sentence = explorer.at(**point).sentence
        own = counts * (FIRST_ORDER_GAIN - GAIN_LOST_PER_ORDER / 2 * counts)
        score = own - point["alignment"] * point["cost"] * counts
        chosen = score.argmax()
        together = own - point["cost"] * counts
        assert is_in(counts[chosen], sentence, 0.051), (point, sentence)
        # With everything counted, only what the company has is named.
        shown = own if point["alignment"] < 1 or point["cost"] == 0 else together
        assert is_in(shown[chosen], sentence, 1), (point, sentence)
        assert ("Making not a single one" in sentence) == (together[chosen] < -0.5)


def test_whatever_the_margin():
    explorer = explorers.whatever_the_margin()
    for point in points("whatever_the_margin"):
        sentence = explorer.at(**point).sentence
        prices = np.linspace(0.01, NOBODY_BUYS, 100_000)
        line = point["demand"] == "line"
        buyers = NOBODY_BUYS - prices if line else prices**-PRICE_ELASTICITY
        pay = (prices - point["weight"] * point["cost"]) * buyers
        profit = (prices - point["cost"]) * buyers
        best, asked = profit.argmax(), pay.argmax()
        assert ("no best price" in sentence) == (asked == 0), point
        assert is_in(prices[best], sentence, 0.51), (point, sentence)
        if asked > 0:
            assert is_in(prices[asked], sentence, 0.51), (point, sentence)
            kept = profit[asked] / profit[best]
            if point["weight"] < 1 and kept > 0:
                assert is_in(kept, sentence, 0.0051), (point, sentence)


def test_close_it_today():
    explorer = explorers.close_it_today()
    for point in points("close_it_today"):
        sentence = explorer.at(**point).sentence
        later, margin = point["later"], point["margin"]
        for patience, part in ((point["firm"], margin), (point["rep"], margin), (point["rep"], 1)):
            # The discount at which the part that is seen is worth as much now as later.
            discount = part - patience * later * part
            assert is_in(discount, sentence, 0.0051), (point, sentence)


def test_the_lost_deals():
    explorer = explorers.the_lost_deals()
    for point in points("the_lost_deals"):
        sentence = explorer.at(**point).sentence
        slides = 10_000 * point["shown_to"]
        won = [slides * point["with_slides"], (10_000 - slides) * point["without"]]
        assert is_in(won[0] / sum(won), sentence, 0.0051), (point, sentence)
        if point["opened"]:
            lost = slides - won[0]
            assert is_in(lost / (10_000 - sum(won)), sentence, 0.0051), (point, sentence)
            assert ("go with losing" in sentence) == (point["with_slides"] < point["without"])
