"""The sentences of lesson 01 against arithmetic of their own, at random positions."""

import re

import numpy as np
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
        assert ("S-curve" in sentence) == (shape > 1 and total > 0), (point, sentence)
        if "S-curve" in sentence:
            # Where the next euro brings most, the curve turns.
            gains = np.diff([orders(0, euros) for euros in range(1000)])
            assert is_in(1000 * (gains.argmax() + 0.5), sentence, 1000), (point, sentence)
        if total > 0:
            flat = max(tried) - min(tried) < 1e-9
            moved = point["share"] != explorer.defaults["share"]
            assert ("However you split" in sentence) == (flat and moved), point
            assert ("Now the split does something" in sentence or "All €" in sentence) != flat
        if "jumped" in sentence:
            assert is_in(max(tried), sentence, 0.051), (point, sentence)
            gain = max(tried) / here - 1
            assert ("less than 0.1%" in sentence) == (gain < 0.0005), (point, sentence)
            assert gain < 0.0005 or is_in(gain, sentence, 0.00051), (point, sentence)
            assert max(tried) in (tried[0], tried[-1])


def test_who_sold_it():
    explorer = explorers.who_sold_it()
    for point in points("who_sold_it"):
        sentence = explorer.at(**point).sentence
        marketing, sales = round(100 * point["marketing"]), round(100 * point["sales"])
        assert is_in(1000 * (marketing + sales), sentence, 0.51), (point, sentence)
        assert ("% more than the" in sentence) == (marketing + sales > 100), (point, sentence)
        if marketing + sales > 100:
            assert is_in((marketing + sales) / 100 - 1, sentence, 0.0051), (point, sentence)
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


def test_who_gets_the_credit():
    explorer = explorers.who_gets_the_credit()
    for point in points("who_gets_the_credit"):
        sentence = explorer.at(**point).sentence
        # One by one: which of the two a customer met, and whether each alone would have done.
        needing = round(point["needed"] * point["shared"])
        customers = [
            *10 * [(lambda m, s: True)],
            *10 * [(lambda m, s: m)],
            *20 * [(lambda m, s: s)],
            *needing * [(lambda m, s: m and s)],
            *(point["shared"] - needing) * [(lambda m, s: m or s)],
        ]

        def came(m, s, customers=customers):
            return sum(bool(comes(m, s)) for comes in customers)

        both, neither = came(True, True), came(False, False)
        without_marketing, without_sales = both - came(False, True), both - came(True, False)
        claimed, added = without_marketing + without_sales, both - neither
        for value in (without_marketing, without_sales):
            assert is_in(value, sentence, 0), (point, sentence)
        if point["shared"] == 0:
            assert "agree" in sentence
            assert claimed == added
            continue
        assert is_in(claimed, sentence, 0), (point, sentence)
        assert ("complement each other" in sentence) == (claimed > added), (point, sentence)
        assert ("replace each other" in sentence) == (claimed < added), (point, sentence)
        if claimed != added:
            assert is_in(abs(claimed - added), sentence, 0), (point, sentence)
            continue
        # Averaged over who is taken away last.
        average = (came(True, False) - neither + without_marketing) / 2
        for value in (added, 10 + point["shared"], 10, average):
            assert is_in(value, sentence, 0), (point, sentence)


def test_touches_and_average_do_not_tell_who_was_needed():
    explorer = explorers.who_gets_the_credit()
    for shared in explorer.controls["shared"].positions():
        states = [
            explorer.at(needed=needed, shared=shared).picture
            for needed in explorer.controls["needed"].positions()
        ]
        told = {re.search(r"First touch: .*average: [^;]*;", picture)[0] for picture in states}
        lost = {re.search(r"lost without it: .*", picture)[0] for picture in states}
        assert len(told) == 1
        assert len(lost) == (len(states) if shared else 1)


def test_two_plans():
    explorer = explorers.two_plans()
    for point in points("two_plans"):
        sentence = explorer.at(**point).sentence
        plans, elasticity = point["plans"], point["elasticity"]
        each = 100 * (1 / plans) ** elasticity
        assert is_in(plans * each, sentence, 0.051), (point, sentence)
        assert ("phantom" in sentence) == (plans > 1 and elasticity < 1)
        if plans > 1:
            assert is_in(each, sentence, 0.0051), (point, sentence)
            assert is_in(1 / plans, sentence, 0.0051), (point, sentence)
            assert elasticity == 1 or is_in(plans * each / 100 - 1, sentence, 0.0051), sentence
