"""The sentences of lesson 02 against arithmetic of their own, at random positions."""

import math
import re

import numpy as np
import pytest
from explorers.points import random_points

from framings import explorers
from framings.assumptions import HOUSEHOLDS, IMPROVEMENT


def points(name):
    return random_points(getattr(explorers, name)())


def numbers(words):
    """Return the numbers in a sentence, percentages as shares."""
    found = re.findall(r"(\d[\d,]*(?:\.\d+)?)(%?)", words)
    return [float(n.replace(",", "")) / (100 if sign else 1) for n, sign in found]


def is_in(value, words, tolerance):
    return any(abs(value - number) <= tolerance for number in numbers(words))


def test_the_funnel():
    explorer = explorers.the_funnel()
    for point in points("the_funnel"):
        sentence = explorer.at(**point).sentence
        rates = [point["attract"], point["visit"], point["close"]]
        before = HOUSEHOLDS * math.prod(rates)
        for step, name in ((0, "attract"), (2, "close")):
            if point["better"] in (name, "both"):
                rates[step] *= 1 + IMPROVEMENT
        after = HOUSEHOLDS * math.prod(rates)
        assert is_in(after, sentence, 0.051), (point, sentence)
        if point["better"] != "none":
            assert is_in(after / before - 1, sentence, 0.0051), (point, sentence)
        raised = [
            HOUSEHOLDS * math.prod(rate + 0.01 * (i == j) for j, rate in enumerate(rates)) - after
            for i in range(3)
        ]
        assert is_in(max(raised), sentence, 0.051), (point, sentence)
        for i, name in enumerate(("at attracting", "visiting", "closing: ")):
            if raised[i] == max(raised) and max(raised) - sorted(raised)[1] > 1e-9:
                assert name in sentence, (point, sentence)


def test_how_to_split():
    explorer = explorers.how_to_split()
    fine = np.linspace(0.0001, 0.9999, 9999)
    for point in points("how_to_split"):
        sentence = explorer.at(**point).sentence
        a, b, share = point["advertising"], point["selling"], point["share"]
        # Brute force: the best of a fine grid of splits.
        sales = fine**a * (1 - fine) ** b
        best = fine[sales.argmax()]
        lost = 1 - share**a * (1 - share) ** b / sales.max()
        assert is_in(best, sentence, 0.0051) or "found the best" in sentence, (point, sentence)
        assert ("nothing is sold" in sentence) == (share in (0, 1))
        if 0 < share < 1 and "found the best" not in sentence:
            assert is_in(lost, sentence, 0.0051), (point, sentence)
            assert ("outside" in sentence) == (lost > 0.05), (point, sentence)


def test_too_many_leads():
    explorer = explorers.too_many_leads()
    for point in points("too_many_leads"):
        sentence = explorer.at(**point).sentence
        leads, capacity, rate = point["leads"], point["capacity"], point["close_rate"]

        def sold(n, capacity=capacity, rate=rate):
            return rate * n / math.exp(n / capacity)

        assert ("Without leads" in sentence) == (leads == 0)
        assert ("attention is spread" in sentence) <= (leads > capacity)
        assert ("the most there can be" in sentence) == (leads == capacity)
        if leads:
            assert is_in(sold(leads), sentence, 0.051), (point, sentence)
        if "would add" in sentence:
            assert is_in(sold(leads + 100) - sold(leads), sentence, 0.051), (point, sentence)
        if "fewer than" in sentence:
            most = max(sold(n) for n in range(0, 2001))
            assert is_in(most - sold(leads), sentence, 0.051), (point, sentence)


def test_synergy():
    explorer = explorers.synergy()
    for point in points("synergy"):
        sentence = explorer.at(**point).sentence
        weak, strength = point["weak"], point["strength"]
        # Best replies to each other, repeated, stand for the formula of the model.
        u = v = 0.0
        for _ in range(200):
            u, v = 1 + strength * v, weak + strength * u
        assert is_in(1000 * (u * u + v * v), sentence, 0.51), (point, sentence)
        if weak < 1:
            assert is_in(v * v / (u * u + v * v), sentence, 0.0051), (point, sentence)
        assert ("half and half" in sentence) == (weak == 1 and strength > 0)
        assert pytest.approx(u) == 1 + strength * v
