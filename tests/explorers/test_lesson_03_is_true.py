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
        assert ("The curve ends: from" in sentence) == (sigma > 1)
        assert ("never to nothing" in sentence) == (sigma == 1)
        assert ("never falls below" in sentence) == (sigma < 1)


def test_who_meets_a_rep():
    explorer = explorers.who_meets_a_rep()
    deals = np.random.default_rng(3).exponential(size=400_000)
    for point in points("who_meets_a_rep"):
        sentence = explorer.at(**point).sentence
        # What a rep adds to the margin of a deal is at least what the rep costs.
        added = point["gain"] * point["margin"] * point["mean_deal"] * deals
        large = added >= point["rep_cost"]
        margin, threshold, *shares = numbers(sentence.replace("less than 1%", "0%"))
        assert margin == point["margin"]
        least = point["rep_cost"] / (point["gain"] * point["margin"])
        assert threshold == pytest.approx(least, abs=0.51), (point, sentence)
        # Two standard errors of the simulation, and the rounding to whole percentages.
        assert shares[0] == pytest.approx(large.mean(), abs=0.008)
        assert shares[1] == pytest.approx(deals[large].sum() / deals.sum(), abs=0.01)


def test_the_margin_decides_who_meets_a_rep():
    # Whoever reads the cost against revenue makes reps pay too early, but for a margin of 100%.
    explorer = explorers.who_meets_a_rep()
    found = {m: numbers(explorer.at(margin=m).sentence)[1:] for m in (0.4, 0.6, 1)}
    assert found == {0.4: [25_000, 0.08, 0.29], 0.6: [16_667, 0.19, 0.5], 1: [10_000, 0.37, 0.74]}


def test_the_door_tells_its_point_only_where_it_is_seen():
    explorer = explorers.the_door()
    told = {s: "superfluous" in explorer.at(share=s).sentence for s in (0.35, 0.59, 0.6, 1)}
    assert told == {0.35: False, 0.59: False, 0.6: True, 1: True}
    for share, target, words in (
        (0.35, 60, "dashed: the target, 60% of the market"),
        (0.35, 100, "dashed: the target, 100% of the market"),
        (1, 180, "dashed: the whole market"),
    ):
        pieces = "".join(explorer.at(share=share, target=target).pieces)
        assert words in pieces
        assert "superfluous" not in pieces


def test_how_replaceable_says_how_far_out_a_point_lies_that_the_picture_cannot_hold():
    explorer = explorers.how_replaceable()
    assert "at 16 ×: 0%" in "".join(explorer.at(sigma=2, marketing=16).pieces)
    assert "×: " not in "".join(explorer.at(sigma=2, marketing=2).pieces)
