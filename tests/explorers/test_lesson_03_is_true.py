"""The sentences of lesson 03 against arithmetic of their own, at random positions."""

import math
import re

import numpy as np
import pytest
from explorers.points import random_points

from framings import explorers
from framings.assumptions import MARKETING_WEIGHT


def points(name):
    return random_points(getattr(explorers, name)())


def numbers(words):
    """Return the numbers in a sentence, percentages as shares."""
    found = re.findall(r"(\d[\d,]*(?:\.\d+)?)(%?)", words)
    return [float(n.replace(",", "")) / (100 if sign else 1) for n, sign in found]


def is_in(value, words, tolerance):
    return any(abs(value - number) <= tolerance for number in numbers(words))


def test_the_door():
    explorer = explorers.the_door()
    for point in points("the_door"):
        sentence = explorer.at(**point).sentence
        share, target, market, yielded = (
            point[name] for name in ("share", "target", "market", "yielded")
        )
        missing = min(target, market) - share * market
        assert ("more than the" in sentence) == (target > market)
        if target <= market:
            assert ("no call is needed" in sentence) == (missing <= 0)
        if missing > 0:
            assert is_in(missing / yielded, sentence, 0.051), (point, sentence)
        assert is_in(share, sentence, 1e-9)


def test_possible_is_not_wise():
    explorer = explorers.possible_is_not_wise()
    for point in points("possible_is_not_wise"):
        sentence = explorer.at(**point).sentence
        target, half, price = (point[name] for name in ("target", "half", "call_cost"))
        # Brute force over a fine grid stands for the calculus of the model.
        share = np.linspace(0, min(target / 100, 0.9999), 20_001)
        cost = half * np.log2(1 / (1 - share)) + price * (target - 100 * share)
        best = cost.argmin()
        assert is_in(1000 * cost[best], sentence, 25), (point, sentence)
        all_come = best == len(share) - 1 and target < 100
        assert ("possible and wise" in sentence) == all_come, (point, sentence)
        if not all_come:
            assert is_in(share[best], sentence, 0.0051), (point, sentence)
        assert ("unavoidable" in sentence) == (target == 100)


def test_how_replaceable():
    explorer = explorers.how_replaceable()
    for point in points("how_replaceable"):
        sentence = explorer.at(**point).sentence
        sigma, marketing = point["sigma"], point["marketing"]

        def output(selling, sigma=sigma, marketing=marketing):
            # The textbook form; where it does not exist a value close by is close enough.
            near = {0: 0.01, 1: 1.0001, math.inf: 1e6}.get(sigma, sigma)
            rho = 1 - 1 / near
            mix = MARKETING_WEIGHT * marketing**rho + (1 - MARKETING_WEIGHT) * selling**rho
            return mix, rho

        low, high = 1e-12, 1e6
        for _ in range(200):
            middle = math.sqrt(low * high)
            value, rho = output(middle)
            low, high = (middle, high) if (value < 1) == (rho > 0) else (low, middle)
        if low > 1e5:
            assert "no amount of selling" in sentence, point
        elif high < 1e-9:
            assert "no selling is needed" in sentence, point
        else:
            assert is_in(low, sentence, 0.02), (point, sentence, low)
        assert ("lands: at" in sentence) == (sigma > 1)
        assert ("never falls below" in sentence) == (sigma < 1)


def test_who_meets_a_rep():
    explorer = explorers.who_meets_a_rep()
    deals = np.random.default_rng(3).exponential(size=400_000)
    for point in points("who_meets_a_rep"):
        sentence = explorer.at(**point).sentence
        threshold = point["rep_cost"] / point["gain"]
        large = deals * point["mean_deal"] >= threshold
        assert is_in(threshold, sentence, 0.51), (point, sentence)
        shares = numbers(sentence)[1:]
        # Two standard errors of the simulation, and the rounding to whole percentages.
        assert shares[0] == pytest.approx(large.mean(), abs=0.008)
        assert shares[1] == pytest.approx(deals[large].sum() / deals.sum(), abs=0.01)
