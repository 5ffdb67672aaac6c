"""The sentences of lesson 02 against arithmetic of their own, at random positions."""

import math
import re

import numpy as np
import pytest
from explorers.points import random_points

from framings import explorers
from framings.assumptions import HOUSEHOLDS, IMPROVEMENT, LONG_RUN_ADVERTISING_ELASTICITY


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
        state = explorer.at(**point)
        sentence, capacity, count = state.sentence, point["capacity"], point["count"]
        rates = [point["attract"], point["visit"], point["close"]]

        def orders(rates, capacity=capacity):
            return min(HOUSEHOLDS * math.prod(rates[:-1]), capacity) * rates[-1]

        before = orders(rates)
        for step, name in ((0, "attract"), (2, "close")):
            if point["better"] in (name, "both"):
                rates[step] *= 1 + IMPROVEMENT
        after = orders(rates)
        assert is_in(after, sentence, 0.051), (point, sentence)
        if point["better"] != "none":
            assert is_in(before, sentence, 0.051), (point, sentence)
            assert is_in(after / before - 1, sentence, 0.0051), (point, sentence)
        full = HOUSEHOLDS * rates[0] * rates[1] > capacity + 1e-9
        assert ("the bottleneck" in sentence) == full, (point, sentence)
        if full:
            one_more = orders(rates, capacity + 1) - after
            if HOUSEHOLDS * rates[0] * rates[1] >= capacity + 1:
                assert is_in(one_more, sentence, 0.0051), (point, sentence)
            assert orders([min(1, rates[0] * 1.1), *rates[1:]]) == pytest.approx(after)
            continue
        names = ["at attracting", "visiting", "closing: "]
        if count == "joined":
            rates, names = [rates[0] * rates[1], rates[2]], ["in one", "closing: "]
        raised = []
        for i, rate in enumerate(rates):
            better = rate * 1.01 if count == "percent" else rate + 0.01
            raised.append(orders([*rates[:i], better, *rates[i + 1 :]]) - after)
        assert is_in(max(raised), sentence, 0.0051), (point, sentence)
        alike = max(raised) - min(raised) < 1e-9
        assert ("most" in sentence) == (not alike), (point, sentence)
        for gain, name in zip(raised, names, strict=True):
            if gain == max(raised) and gain - sorted(raised)[-2] > 1e-9:
                assert name in sentence, (point, sentence)


def test_the_mark_of_the_funnel_moves_with_the_way_of_counting():
    """A bar's mark is no fact about the firm: counted in per cent, no step has it."""
    sentences = {
        count: explorers.the_funnel().at(count=count).sentence
        for count in ("points", "joined", "percent")
    }
    assert "most at closing" in sentences["points"]
    assert "most at attracting and visiting" in sentences["joined"]
    assert "most" not in sentences["percent"]


@pytest.mark.parametrize("visits", [120, 200])
def test_attracting_more_does_not_help_where_visits_are_the_limit(visits):
    explorer = explorers.the_funnel()
    for attract in (0.5, 0.7, 0.9):
        state = explorer.at(attract=attract, capacity=float(visits))
        assert is_in(0.2 * visits, state.sentence, 0.001), state.sentence
        assert "the bottleneck" in state.sentence
    with_no_limit = [explorer.at(attract=a, capacity=math.inf).sentence for a in (0.3, 0.6)]
    assert is_in(30, with_no_limit[0], 0.001)
    assert is_in(60, with_no_limit[1], 0.001)


def test_how_to_split():
    explorer = explorers.how_to_split()
    fine = np.linspace(0.0001, 0.9999, 9999)
    for point in points("how_to_split"):
        sentence = explorer.at(**point).sentence
        a, b, share = point["advertising"], point["selling"], point["share"]
        b *= 2 if point["later"] else 1
        # Brute force: the best of a fine grid of splits.
        sales = fine**a * (1 - fine) ** b
        best = fine[sales.argmax()]
        lost = 1 - share**a * (1 - share) ** b / sales.max()
        assert is_in(best, sentence, 0.0051) or "found the best" in sentence, (point, sentence)
        assert ("nothing is sold" in sentence) == (share in (0, 1))
        if 0 < share < 1 and "found the best" not in sentence:
            assert is_in(lost, sentence, 0.0051), (point, sentence)
            assert ("outside" in sentence) == (lost > 0.05), (point, sentence)


def test_patience_changes_the_split_only_where_one_of_the_two_is_patient():
    explorer = explorers.how_to_split()
    one = explorer.at(advertising=LONG_RUN_ADVERTISING_ELASTICITY)
    both = explorer.at(advertising=LONG_RUN_ADVERTISING_ELASTICITY, later=True)
    now = explorer.at()

    def best(state):
        return re.search(r"instead of (\d+)%", state.sentence)[1]

    assert best(both) == best(now) != best(one)


def test_too_many_leads():
    explorer = explorers.too_many_leads()
    for point in points("too_many_leads"):
        sentence = explorer.at(**point).sentence
        leads, capacity, rate = point["leads"], point["capacity"], point["close_rate"]

        def alike(n, capacity=capacity, rate=rate, kind=point["attention"]):
            if n == 0:
                return 0
            portion = capacity / n
            minimum = kind == "needs a minimum"
            return rate * n * (math.exp(-1 / portion) if minimum else 1 - math.exp(-portion))

        # Brute force: sales that may choose tries every number of leads up to those it gets.
        tried = np.array([alike(n) for n in range(2101)])
        chosen = np.maximum.accumulate(tried)

        def sold(n, sales=chosen if point["chosen"] else tried):
            return float(sales[n])

        assert ("Without leads" in sentence) == (leads == 0)
        assert ("may choose" in sentence or "leaves the other" in sentence) == (
            point["chosen"] and leads > 0
        )
        if leads:
            assert is_in(sold(leads), sentence, 0.051), (point, sentence)
        if "would add" in sentence:
            assert is_in(sold(leads + 100) - sold(leads), sentence, 0.051), (point, sentence)
        if "would change next to nothing" in sentence:
            assert abs(sold(leads + 100) - sold(leads)) < 0.06, (point, sentence)
        if "the most there can be" in sentence:
            assert leads == capacity
            assert sold(leads) == max(tried)
        if "fewer than" in sentence:
            assert is_in(max(tried) - sold(leads), sentence, 0.051), (point, sentence)
        if "leaves the other" in sentence:
            assert is_in(leads - int(tried.argmax()), sentence, 0.5), (point, sentence)


@pytest.mark.parametrize("attention", ["needs a minimum", "diminishing"])
@pytest.mark.parametrize("chosen", [False, True])
def test_more_leads_bring_fewer_sales_only_if_two_things_come_together(attention, chosen):
    explorer = explorers.too_many_leads()
    said = [
        explorer.at(leads=leads, attention=attention, chosen=chosen).sentence
        for leads in range(0, 2001, 50)
    ]
    falls = attention == "needs a minimum" and not chosen
    assert any("fewer" in sentence for sentence in said) == falls


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
