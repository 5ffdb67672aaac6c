"""The sentences of lesson 05 against arithmetic of their own, at random positions."""

import re

import numpy as np
import pytest
from explorers.points import random_points

from framings import explorers
from framings.assumptions import GROSS_MARGIN, LEADS, MAY_MISS, WON_DEAL
from framings.build.grid import Grid


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
        spend, overhead = point["spend"], point["overhead"]
        best = GROSS_MARGIN * elasticity

        def margin(spent, anyway=anyway, elasticity=elasticity, best=best):
            share = anyway / GROSS_MARGIN
            return anyway + (GROSS_MARGIN - anyway) * (spent / best) ** (elasticity / (1 - share))

        # Brute force stands for the calculus that puts the best budget where it is.
        budgets = best * np.linspace(0.01, 20, 2000)
        assert budgets[(margin(budgets) - budgets).argmax()] == pytest.approx(best, rel=0.02)
        last = (margin(spend + 1e-5) - margin(spend - 1e-5)) / 2e-5
        profit = 1000 * (margin(spend) - spend - overhead)
        assert is_in(1000 * spend, sentence, 0.51), (point, sentence)
        assert is_in(margin(spend) / spend, sentence, 0.0051), (point, sentence)
        # What comes anyway is an amount, so that what is left is true at every budget.
        if anyway > 0:
            assert is_in(1000 * anyway, sentence, 0.51), (point, sentence)
            assert is_in((margin(spend) - anyway) / spend, sentence, 0.0051), (point, sentence)
        if abs(last - 1) > 0.006:
            assert is_in(last, sentence, 0.0052), (point, sentence)
        assert ("just brought itself back" in sentence) == (abs(last - 1) < 0.005), point
        if abs(profit) > 51:
            assert ("the firm loses" in sentence.lower()) == (profit < 0), (point, sentence)
        assert is_in(abs(profit), sentence, 51), (point, sentence, profit)


def test_the_last_euro_starts_with_what_is_seen():
    at_start = explorers.the_last_euro().at().sentence
    assert "too much" not in at_start
    assert "best" not in at_start


def test_every_coin_of_the_last_euro_is_drawn():
    explorer = explorers.the_last_euro()
    for point in points("the_last_euro"):
        alt = explorer.at(**point).picture
        claimed = float(re.search(r"brought back €(\d+\.\d\d) on average", alt)[1])
        rows = [
            line
            for line in explorer.scene.figure.axes[1].lines
            if line.get_color() != "none" and line.get_marker() == "o"
        ]
        # The amount is rounded to cents, the coins are not.
        assert claimed - 1.01 < len(rows[0].get_xdata()) < claimed + 0.01, point
        assert max(rows[0].get_xdata(), default=0) + 1 < explorer.scene.figure.axes[1].get_xlim()[1]


def test_the_best_budget_can_be_found_on_a_page():
    explorer = explorers.the_last_euro()
    spends = Grid(explorer).values["spend"]
    said = [explorer.at(spend=spend).sentence for spend in spends]
    assert sum("just brought itself back" in sentence for sentence in said) == 1


def test_two_views():
    explorer = explorers.two_views()
    rng = np.random.default_rng(5)
    own, other = rng.standard_normal((2, 200_000))
    for point in points("two_views"):
        sentence = explorer.at(**point).sentence
        alike, weight = point["alike"], point["weight"]
        marketing = point["marketing"] * own
        sales = point["sales"] * (alike * own + np.sqrt(max(1 - alike**2, 0)) * other)

        def kept(miss):
            return np.exp(-(miss**2) / (2 * MAY_MISS**2)).mean()

        mixes = [kept((1 - v) * marketing + v * sales) for v in np.linspace(0, 1, 21)]
        both, of_marketing, of_sales = mixes[round(20 * weight)], mixes[0], mixes[-1]
        shown = numbers(sentence)
        # The error of the simulation, and the rounding to whole percentages.
        if 0 < weight < 1:
            said = [weight, both, of_marketing, of_sales]
        else:
            said = [of_marketing, of_sales] if weight == 0 else [of_sales, of_marketing]
        assert shown == pytest.approx(said, abs=0.009), (point, sentence)
        gain = both - max(of_marketing, of_sales)
        if 0 < weight < 1 and abs(gain) > 0.012:
            assert ("more than either alone" in sentence) == (gain > 0), (point, sentence)
            assert ("less than the better view" in sentence) == (gain < 0), (point, sentence)
        if "no other weight" in sentence:
            assert both == pytest.approx(max(mixes), abs=0.002), (point, sentence)
        if both < max(mixes) - 0.003:
            assert "no other weight" not in sentence, (point, sentence)


def test_the_gain_of_two_views_is_drawn():
    explorer = explorers.two_views()
    chart = explorer.scene.figure.axes[1]
    for point, gains in (
        ({}, True),
        ({"alike": 1.0}, False),
        ({"alike": 0.0, "sales": 25}, True),
        ({"alike": 0.5, "sales": 25}, False),
    ):
        explorer.at(**point)
        (striped,) = chart.patches
        heights = striped.get_xy()[:, 1]
        assert (np.ptp(heights) > 0.02) == gains, point


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


def test_the_lead_contract():
    explorer = explorers.the_lead_contract()
    rng = np.random.default_rng(5)
    chances = (np.arange(400 * LEADS) + 0.5) / (400 * LEADS)  # 400 stand for one lead
    lot, luck = rng.random((2, chances.size))
    for point in points("the_lead_contract"):
        sentence = explorer.at(**point).sentence
        score = np.where(luck < point["accuracy"], chances, lot)
        gain = chances * WON_DEAL - point["cost"]

        def worked(bar, score=score):
            return score >= bar / 100

        def earned(bar, worked=worked, gain=gain):
            return gain[worked(bar)].sum() / 400

        works = worked(point["bar"])
        good, vain, missed = (
            (which & paying).sum() / 400
            for which, paying in ((works, gain > 0), (works, gain < 0), (~works, gain > 0))
        )
        # Four standard errors of the simulation, and the rounding.
        if point["bar"] < 100:
            assert is_in(works.sum() / 400, sentence, 4), (point, sentence)
            if vain > 4:
                assert is_in(vain, sentence, 4), (point, sentence)
                assert is_in(good, sentence, 4), (point, sentence)
            else:
                assert "all are worth" in sentence, (point, sentence)
        if missed > 4 and point["bar"] > 0:
            assert is_in(missed, sentence, 4), (point, sentence)
        profit = earned(point["bar"])
        if abs(profit) > 2500:
            assert is_in(abs(profit), sentence, 2500), (point, sentence, profit)
            assert ("That earns" in sentence) == (profit > 0), (point, sentence)
        top = max(earned(bar) for bar in range(0, 101, 5))
        if "no other bar" in sentence.lower():
            assert profit == pytest.approx(top, abs=2500), (point, sentence)
        if profit < top - 5000:
            assert "no other bar" not in sentence.lower(), (point, sentence)


def test_the_lead_contract_starts_with_what_is_seen():
    at_start = explorers.the_lead_contract().at().sentence
    assert "no other" not in at_start.lower()
    assert "everything" not in at_start


def test_the_dots_of_the_lead_contract_stand_for_the_leads():
    explorer = explorers.the_lead_contract()
    for accuracy in (0.0, 0.25, 0.5, 0.75, 1.0):
        alt = explorer.at(accuracy=accuracy, bar=50).picture
        kept, worked = [
            line for line in explorer.scene.figure.axes[0].lines if line.get_marker() == "o"
        ]
        assert len(kept.get_xdata()) + len(worked.get_xdata()) == 100
        good = int(re.search(r"Worked: (\d+) worth it", alt)[1])
        assert abs(10 * (worked.get_ydata() > 0.6).sum() - good) <= 40, accuracy
