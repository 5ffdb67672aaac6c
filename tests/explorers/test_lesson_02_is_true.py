"""The sentences of lesson 02 against arithmetic of their own, at random positions."""

import math
import re

import numpy as np
import pytest
from explorers.points import random_points
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from framings import explorers
from framings.assumptions import ADVERTISING_ELASTICITY, SELLING_ELASTICITY, TV_ELASTICITY
from framings.data import load


def points(name):
    return random_points(getattr(explorers, name)())


def numbers(words):
    """Return the numbers in a sentence, percentages as shares."""
    found = re.findall(r"(\d[\d,]*(?:\.\d+)?)(%?)", words)
    return [float(n.replace(",", "")) / (100 if sign else 1) for n, sign in found]


def is_in(value, words, tolerance):
    return any(abs(value - number) <= tolerance for number in numbers(words))


def orders(point):
    """What is ordered with and without the improvements, by the words of the lesson."""
    visits = point["visits"]
    return [
        min(150 * (1 + attract), visits) * 0.2 * (1 + close)
        for attract in (0, point["attract"])
        for close in (0, point["close"])
    ]


def test_the_funnel():
    explorer = explorers.the_funnel()
    for point in points("the_funnel"):
        state = explorer.at(**point)
        sentence, attract, close = state.sentence, point["attract"], point["close"]
        before, sales_alone, marketing_alone, after = orders(point)
        assert is_in(150 * (1 + attract), sentence, 0.51), (point, sentence)
        assert is_in(min(150 * (1 + attract), point["visits"]), sentence, 0.51), (point, sentence)
        assert is_in(after, sentence, 0.051), (point, sentence)
        assert ("Before" in sentence) == (attract > 0 or close > 0), (point, sentence)
        if attract or close:
            assert is_in(before, sentence, 0.051), (point, sentence)
            assert ("it was as many" in sentence) == (after == pytest.approx(before)), point
            if "it was as many" not in sentence:
                assert is_in(after / before - 1, sentence, 0.0051), (point, sentence)
        nothing = attract > 0 and marketing_alone == pytest.approx(before)
        assert ("brought nothing" in sentence) == nothing, (point, sentence)
        limited = not nothing and 150 * (1 + attract) > max(point["visits"], 150)
        assert ("helped until" in sentence) == limited, (point, sentence)
        if "more than the sum" in sentence:
            ours, theirs = marketing_alone - before, sales_alone - before
            assert after - before > ours + theirs
            assert is_in(ours / before, sentence, 0.0051), (point, sentence)
            assert is_in(theirs / before, sentence, 0.0051), (point, sentence)
            *_counts, sum_of_both, one, other = numbers(sentence)
            assert sum_of_both > one + other + 1e-9, "what is told of, is seen"


def test_the_fields_of_the_funnel_are_the_orders():
    """Each field is as large as its orders: before, by marketing, by sales, by both together."""
    explorer = explorers.the_funnel()
    for point in points("the_funnel"):
        explorer.move_to(**point)
        before, sales_alone, marketing_alone, after = orders(point)
        fields = [artist for artist in explorer.scene.moving if isinstance(artist, Rectangle)]
        _in_vain, *areas = [field.get_width() * field.get_height() for field in fields]
        ours, theirs = marketing_alone - before, sales_alone - before
        wanted = [before, ours, theirs, after - before - ours - theirs]
        assert areas == pytest.approx(wanted, abs=1e-9), point


def test_the_bet_of_the_funnel_is_found_by_dragging():
    """+21% as long as there is time for all; where there is not, what is attracted more is lost."""
    explorer = explorers.the_funnel()
    better = {"attract": 0.1, "close": 0.1}
    assert "+10%" in explorer.at(**better).sentence
    assert "+21%" in explorer.at(**better, visits=180).sentence
    start = explorer.at().sentence
    assert not re.search(r"%|nothing|full|sum", start), "the start tells what there is to find"


def test_how_to_split():
    explorer = explorers.how_to_split()
    fine = np.linspace(0.0001, 0.9999, 9999)
    for point in points("how_to_split"):
        sentence, share = explorer.at(**point).sentence, point["share"]
        a, b = {
            "now": (ADVERTISING_ELASTICITY, SELLING_ELASTICITY),
            "later": (2 * ADVERTISING_ELASTICITY, SELLING_ELASTICITY),
            "both later": (2 * ADVERTISING_ELASTICITY, 2 * SELLING_ELASTICITY),
            "television": (TV_ELASTICITY, SELLING_ELASTICITY),
        }[point["whose"]]
        # Brute force: the best of a fine grid of splits.
        sales = fine**a * (1 - fine) ** b
        best = fine[sales.argmax()]
        lost = 1 - share**a * (1 - share) ** b / sales.max()
        assert ("nothing is sold" in sentence) == (share in (0, 1))
        found = "is the best split" in sentence
        assert found == (abs(share - best) <= 0.005), (point, sentence)
        assert is_in(share if found else best, sentence, 0.0051), (point, sentence)
        if 0 < share < 1 and not found:
            assert is_in(lost, sentence, 0.0051), (point, sentence)
            assert all(
                is_in(each, explorer.at(**point).picture, 1e-5) for each in (a / 100, b / 100)
            )
            told = re.search(r"loses (?:less than )?([\d.]+)% of", sentence)[1]
            kept = re.search(r"keep (?:more than )?([\d.]+)%\.$", explorer.at(**point).picture)[1]
            assert float(told) + float(kept) == pytest.approx(100), (point, told, kept)
            assert is_in(100 * abs(share - best), sentence, 0.51), (point, sentence)


def test_what_a_wrong_split_costs_is_not_told_at_the_start():
    assert not re.search(r"lose|cost", explorers.how_to_split().at().sentence)
    assert "loses 5%" in explorers.how_to_split().at(share=0.5).sentence


def test_a_point_beside_the_best_is_one_point_and_loses_something():
    sentence = explorers.how_to_split().at(share=0.27).sentence
    assert "1 point away" in sentence
    assert "loses less than 0.1% of the sales" in sentence


def test_patience_changes_the_split_only_where_one_of_the_two_is_patient():
    def best(whose):
        sentence = explorers.how_to_split().at(share=0.6, whose=whose).sentence
        return re.search(r"the best split, (\d+)%", sentence)[1]

    assert best("both later") == best("now") != best("later")


def test_too_many_leads():
    explorer = explorers.too_many_leads()
    for point in points("too_many_leads"):
        sentence, leads = explorer.at(**point).sentence, point["leads"]

        def alike(n, kind=point["attention"]):
            if n == 0:
                return 0
            portion = 500 / n
            minimum = kind == "needs a minimum"
            return 0.2 * n * (math.exp(-1 / portion) if minimum else 1 - math.exp(-portion))

        # Brute force: sales that may choose tries every number of leads up to those it gets.
        tried = np.array([alike(n) for n in range(2001)])
        chosen = np.maximum.accumulate(tried)
        sold = chosen if point["chosen"] else tried
        assert ("Without leads" in sentence) == (leads == 0)
        assert ("may choose" in sentence or "leaves the other" in sentence) == (
            point["chosen"] and leads > 0
        )
        if leads:
            assert is_in(sold[leads], sentence, 0.051), (point, sentence)
        more = sold[leads] - sold[500]
        assert (" more than" in sentence) == (more >= 0.05), (point, sentence)
        assert (" fewer than" in sentence) == (more <= -0.05), (point, sentence)
        if abs(more) >= 0.05:
            assert is_in(abs(more), sentence, 0.051), (point, sentence)
        if "leaves the other" in sentence:
            assert is_in(leads - int(tried.argmax()), sentence, 0.5), (point, sentence)


@pytest.mark.parametrize("attention", ["needs a minimum", "diminishing"])
@pytest.mark.parametrize("chosen", [False, True])
def test_more_leads_bring_fewer_sales_only_if_two_things_come_together(attention, chosen):
    explorer = explorers.too_many_leads()
    said = [
        explorer.at(leads=leads, attention=attention, chosen=chosen).sentence
        for leads in range(550, 2001, 50)
    ]
    falls = attention == "needs a minimum" and not chosen
    assert any("fewer" in sentence for sentence in said) == falls


def test_more_leads_are_drawn_only_as_far_as_they_are_sent():
    explorer = explorers.too_many_leads()
    for leads in (0, 500, 1500):
        explorer.move_to(leads=leads)
        curve = next(a for a in explorer.scene.moving if isinstance(a, Line2D))
        assert curve.get_xdata().max() == leads
    assert "fewer" not in explorer.at().sentence


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
            assert ("all of it" in sentence) == (u * u + v * v == u * u), (point, sentence)
            sentence = sentence.replace("all of it for the stronger", "0% of it for the weaker")
            assert is_in(v * v / (u * u + v * v), sentence, 0.0051), (point, sentence)
        assert ("half and half" in sentence) == (weak == 1 and strength > 0)
        if "for the stronger activity, " in sentence:
            for growth in (u * u, (v / weak) ** 2):
                told = is_in(growth, sentence, 0.0051)
                assert told or ("hardly more" in sentence and growth < 1.0051), (point, sentence)
        assert pytest.approx(u) == 1 + strength * v


def test_the_table_tells_of_pumps_and_cannot_tell_of_supplies():
    """By how much more much advertising adds where hours are many, in standard errors."""
    months = load("territory_months").query("budget_arm == 'experiment'")
    cells = months.groupby(["business_unit", "hours_level", "advertising_level"]).orders_keur
    for unit, sure in (("pumps", True), ("supplies", False)):
        mean = cells.mean()[unit]
        many, few = (mean[hours]["high"] - mean[hours]["low"] for hours in ("high", "low"))
        error = math.sqrt(cells.sem()[unit].pow(2).sum())
        assert (many - few > 4 * error) == sure
        assert (abs(many - few) < 2 * error) != sure
