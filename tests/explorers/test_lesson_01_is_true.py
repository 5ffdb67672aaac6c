"""The sentences of lesson 01 against arithmetic of their own, at random positions."""

import re

from explorers.points import random_points

from framings import explorers
from framings.assumptions import FEWEST_ORDERS, HALF_WAY_BUDGET, MOST_ORDERS


def points(name):
    return random_points(getattr(explorers, name)())


def numbers(words):
    """Return the numbers in a sentence, percentages as shares."""
    found = re.findall(r"(\d[\d,]*(?:\.\d+)?)(%?)", words)
    return [float(n.replace(",", "")) / (100 if sign else 1) for n, sign in found]


def is_in(value, words, tolerance):
    return any(abs(value - number) <= tolerance for number in numbers(words))


def test_move_the_money():
    explorer = explorers.move_the_money()
    for point in points("move_the_money"):
        sentence = explorer.at(**point).sentence
        total, per_euro, shape = point["total"], point["productivity"], point["shape"]

        def orders(share, money=total, per_euro=per_euro, shape=shape):
            effort = per_euro * share * money + (1 - share) * money
            part = effort**shape / (HALF_WAY_BUDGET**shape + effort**shape)
            return FEWEST_ORDERS + (MOST_ORDERS - FEWEST_ORDERS) * part

        here = orders(point["share"])
        tried = [orders(step / 20) for step in range(21)]
        assert is_in(here, sentence, 0.051), (point, sentence)
        more = orders(point["share"], total + 100) - here
        assert is_in(more, sentence, 0.051), (point, sentence)
        if total > 0:
            assert ("However you split" in sentence) == (max(tried) - min(tried) < 1e-9), point
        if "jumped" in sentence:
            assert is_in(max(tried), sentence, 0.051), (point, sentence)
            assert is_in(max(tried) / here - 1, sentence, 0.00051), (point, sentence)
            assert max(tried) in (tried[0], tried[-1])


def test_who_sold_it():
    explorer = explorers.who_sold_it()
    for point in points("who_sold_it"):
        sentence = explorer.at(**point).sentence
        marketing, sales = round(100 * point["marketing"]), round(100 * point["sales"])
        assert is_in(1000 * (marketing + sales), sentence, 0.51), (point, sentence)
        assert ("Nobody lies" in sentence) == (marketing + sales > 100), (point, sentence)
        if point["overlap"] == "chance":
            twice = 10 * marketing * sales
        else:
            # Count the orders: marketing's come first, those of sales from either end.
            ours = set(range(marketing))
            same = point["overlap"] == "same"
            theirs = set(range(sales)) if same else set(range(100 - sales, 100))
            twice = 1000 * len(ours & theirs)
        if twice:
            assert is_in(twice, sentence, 0.51), (point, sentence)
        nobody = 100_000 - 1000 * (marketing + sales) + twice
        assert is_in(nobody, sentence, 0.51), (point, sentence)


def test_two_plans():
    explorer = explorers.two_plans()
    for point in points("two_plans"):
        sentence = explorer.at(**point).sentence
        plans, elasticity = point["plans"], point["elasticity"]
        each = 100 * (1 / plans) ** elasticity
        assert is_in(plans * each, sentence, 0.051), (point, sentence)
        assert ("phantom" in sentence) == (plans > 1 and elasticity < 1)
        if plans > 1:
            assert is_in(each, sentence, 0.051), (point, sentence)
