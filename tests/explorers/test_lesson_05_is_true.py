"""The sentences of lesson 05 against arithmetic of their own, at random positions."""

import re

import numpy as np
import pytest
from explorers.points import random_points

from framings import explorers
from framings.assumptions import LEADS


def points(name):
    return random_points(getattr(explorers, name)())


def numbers(words):
    """Return the numbers in a sentence, percentages as shares."""
    found = re.findall(r"(−?€?\d[\d,]*(?:\.\d+)?)(%?)", words)
    plain = [(n.replace(",", "").replace("€", "").replace("−", "-"), sign) for n, sign in found]
    return [float(n) / (100 if sign else 1) for n, sign in plain]


def is_in(value, words, tolerance):
    return any(abs(value - number) <= tolerance for number in numbers(words))


def test_the_last_euro():
    explorer = explorers.the_last_euro()
    for point in points("the_last_euro"):
        sentence = explorer.at(**point).sentence
        anyway, elasticity = point["anyway"], point["elasticity"]
        spend = point["spend"] * elasticity  # margin at the best budget is 1

        def margin(spent, anyway=anyway, elasticity=elasticity):
            return anyway + (1 - anyway) * (spent / elasticity) ** (elasticity / (1 - anyway))

        # Brute force stands for the calculus that puts the best budget where it is.
        budgets = elasticity * np.linspace(0.01, 20, 2000)
        best = (margin(budgets) - budgets).max()
        last = (margin(spend + 1e-7) - margin(spend - 1e-7)) / 2e-7
        kept = (margin(spend) - spend) / best
        assert is_in(margin(spend) / spend, sentence, 0.0051), (point, sentence)
        if anyway > 0:
            assert is_in((margin(spend) - margin(0)) / spend, sentence, 0.0051), (point, sentence)
        if abs(last - 1) > 0.006:
            assert is_in(last, sentence, 0.0052), (point, sentence)
            assert ("too much is spent" in sentence) == (last < 1)
        assert ("makes a loss" in sentence) == (kept < 0), (point, sentence)
        if kept >= 0:
            assert is_in(kept, sentence, 0.0006), (point, sentence, kept)


def test_two_views():
    explorer = explorers.two_views()
    rng = np.random.default_rng(5)
    own, other = rng.standard_normal((2, 200_000))
    for point in points("two_views"):
        sentence = explorer.at(**point).sentence
        alike, tolerance = point["alike"], point["tolerance"]
        marketing = point["marketing"] * own
        sales = point["sales"] * (alike * own + np.sqrt(max(1 - alike**2, 0)) * other)
        of_marketing, of_sales, of_both = (
            np.exp(-(miss**2) / (2 * tolerance**2)).mean()
            for miss in (marketing, sales, (marketing + sales) / 2)
        )
        shown = numbers(sentence)
        # The error of the simulation, and the rounding to whole percentages.
        assert shown[:3] == pytest.approx([of_marketing, of_sales, of_both], abs=0.009), point
        gain = of_both - max(of_marketing, of_sales)
        if abs(gain) > 0.01:
            assert ("than the better of them" in sentence) == (gain > 0), (point, sentence)
            assert ("less than sales alone" in sentence) == (gain < 0 and of_sales > of_marketing)


def test_poor_leads():
    explorer = explorers.poor_leads()
    chances = (np.arange(100 * LEADS) + 0.5) / (100 * LEADS)  # a hundred stand for one lead
    for point in points("poor_leads"):
        sentence = explorer.at(**point).sentence
        cost, margin = point["cost"], point["margin"]
        gain = chances * margin - cost
        passed = chances >= point["passed"]
        ignored = (gain < 0) & passed
        kept_back = (gain > 0) & ~passed
        assert is_in(passed.sum() / 100, sentence, 0.51), (point, sentence)
        if cost >= margin:
            assert "right to ignore all" in sentence
        elif ignored.sum() > 100:
            assert is_in(ignored.sum() / 100, sentence, 0.52), (point, sentence)
            assert is_in(gain[passed].sum() / 100, sentence, 40), (point, sentence)
            assert is_in(gain[passed & ~ignored].sum() / 100, sentence, 40), (point, sentence)
        elif kept_back.sum() > 100:
            assert is_in(kept_back.sum() / 100, sentence, 0.52), (point, sentence)
            assert is_in(gain[kept_back].sum() / 100, sentence, 40), (point, sentence)
        else:
            assert "Nobody has anything to complain about" in sentence, (point, sentence)
