"""The sentences of lesson 05 against arithmetic of their own, at random positions."""

import itertools
import re

import numpy as np
import pytest
from explorers.points import random_points
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text

from framings import explorers
from framings.assumptions import (
    ADVERTISING_ELASTICITY,
    GROSS_MARGIN,
    LEADS,
    MAY_MISS,
    WON_DEAL,
)
from framings.build.grid import Grid
from framings.live.svg import drawing_settings


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
    best = GROSS_MARGIN * ADVERTISING_ELASTICITY

    def margin(spent):
        return GROSS_MARGIN * (spent / best) ** ADVERTISING_ELASTICITY

    # Brute force stands for the calculus that puts the best budget where it is.
    budgets = np.linspace(1, 100, 9901)
    assert budgets[(margin(budgets) - budgets).argmax()] == pytest.approx(best, abs=0.02)
    for point in points("the_last_euro"):
        sentence = explorer.at(**point).sentence
        spend, overhead = point["spend"], point["overhead"]
        last = (margin(spend + 1e-5) - margin(spend - 1e-5)) / 2e-5
        profit, most = (1000 * (margin(each) - each - overhead) for each in (spend, best))
        assert is_in(1000 * spend, sentence, 0.51), (point, sentence)
        assert is_in(margin(spend) / spend, sentence, 0.0051), (point, sentence)
        assert is_in(last, sentence, 0.0051), (point, sentence)
        assert is_in(abs(profit), sentence, 51), (point, sentence, profit)
        assert ("the firm loses" in sentence) == (profit < -50), (point, sentence)
        assert ("No other budget leaves more" in sentence) == (most - profit < 50), point
        if overhead and most - profit > 50:
            assert is_in(most, sentence, 51), (point, sentence)


def test_the_last_euro_starts_with_what_is_seen():
    at_start = explorers.the_last_euro().at().sentence
    assert "too much" not in at_start
    assert "best" not in at_start


def test_the_bars_of_the_last_euro_fit_in():
    explorer = explorers.the_last_euro()
    board = explorer.scene.figure.axes[1]
    for point in points("the_last_euro"):
        explorer.at(**point)
        lengths = [bar.get_width() for bar in board.patches]
        alt = explorer.at(**point).picture
        assert lengths == pytest.approx(numbers(alt)[-2:], abs=0.006), (point, alt)
        assert max(lengths) < board.get_xlim()[1], point


def test_the_best_budget_can_be_found_on_a_page():
    explorer = explorers.the_last_euro()
    spends = Grid(explorer).values["spend"]
    said = [explorer.at(spend=spend).sentence for spend in spends]
    assert sum("No other budget leaves more" in sentence for sentence in said) == 1


def test_two_views():
    explorer = explorers.two_views()
    rng = np.random.default_rng(5)
    own, other = rng.standard_normal((2, 200_000))
    for point in points("two_views"):
        sentence = explorer.at(**point).sentence
        alike, weight = point["alike"], point["weight"]
        marketing = point["marketing"] * own
        sales = point["sales"] * (alike * own + np.sqrt(max(1 - alike**2, 0)) * other)

        def won(miss):
            return 100 * np.exp(-(miss**2) / (2 * MAY_MISS**2)).mean()

        mixes = [won(v * marketing + (1 - v) * sales) for v in np.linspace(0, 1, 21)]
        both, of_sales, of_marketing = mixes[round(20 * weight)], mixes[0], mixes[-1]
        # The error of the simulation, and the rounding to whole customers.
        inside = 0 < weight < 1
        said = [weight, both, 100, of_sales, of_marketing] if inside else [both, 100]
        if weight == 0:
            said = [point["sales"], point["marketing"], *said]
        assert numbers(sentence) == pytest.approx(said, abs=0.9), (point, sentence)
        gain = both - max(of_marketing, of_sales)
        if inside and abs(gain) > 1.2:
            assert ("more than either alone" in sentence) == (gain > 0), (point, sentence)
            assert ("does harm" in sentence) == (gain < 0), (point, sentence)
        if "no other weight" in sentence:
            assert both == pytest.approx(max(mixes), abs=0.3), (point, sentence)
        if both < max(mixes) - 0.3:
            assert "no other weight" not in sentence, (point, sentence)


def test_the_bars_of_two_views_say_how_far_each_is_off():
    explorer = explorers.two_views()
    rng = np.random.default_rng(5)
    own, other = rng.standard_normal((2, 200_000))
    for point in points("two_views"):
        explorer.at(**point)
        alike, weight = point["alike"], point["weight"]
        sales = point["sales"] * (alike * own + np.sqrt(max(1 - alike**2, 0)) * other)
        mixed = weight * point["marketing"] * own + (1 - weight) * sales
        said = [point["marketing"], point["sales"], mixed.std()]
        board = explorer.scene.figure.axes[0]
        halves = [bar.get_width() / 2 for bar in board.patches if bar in explorer.scene.moving]
        assert halves == pytest.approx(said, rel=0.01), point


@pytest.mark.parametrize("alike", [0.0, 0.5, 1.0])
def test_the_words_about_mistakes_of_two_views_stand_apart_from_the_bars(alike):
    explorer = explorers.two_views()
    explorer.at(alike=alike, marketing=20, sales=20, weight=1)
    figure = explorer.scene.figure
    with drawing_settings():
        (said,) = (text for text in figure.findobj(Text) if "mistakes" in text.get_text())
        box = Text.get_window_extent(said, FigureCanvasAgg(figure).get_renderer())
    board = figure.axes[0]
    assert len(board.patches) >= 4
    assert not any(box.overlaps(bar.get_window_extent()) for bar in board.patches)


def test_the_gain_of_two_views_is_drawn():
    explorer = explorers.two_views()
    chart = explorer.scene.figure.axes[1]
    for point, gains in (
        ({}, False),  # nobody has looked yet
        ({"weight": 0.2}, True),
        ({"weight": 1.0}, True),
        ({"weight": 1.0, "alike": 1.0}, False),
        ({"weight": 1.0, "alike": 0.5}, False),
        ({"weight": 1.0, "alike": 0.5, "marketing": 10}, True),
    ):
        explorer.at(**point)
        (striped,) = chart.patches
        heights = striped.get_xy()[:, 1]
        assert (np.ptp(heights) > 2) == gains, point
        if gains:
            box = striped.get_window_extent()
            assert box.height > 7, "points: less cannot be seen"


def test_poor_leads():
    explorer = explorers.poor_leads()
    chances = (np.arange(100 * LEADS) + 0.5) / (100 * LEADS)  # a hundred stand for one lead
    for point in points("poor_leads"):
        sentence = explorer.at(**point).sentence
        gain = chances * WON_DEAL - point["cost"]
        passed = chances >= point["passed"]
        ignored = (gain < 0) & passed
        kept_back = (gain > 0) & ~passed
        assert is_in(passed.sum() / 100, sentence, 0.51), (point, sentence)
        if ignored.sum() > 100:
            assert is_in(ignored.sum() / 100, sentence, 0.52), (point, sentence)
            assert is_in(ignored.sum() / passed.sum(), sentence, 0.0051), (point, sentence)
            assert is_in(abs(gain[passed].sum()) / 100, sentence, 40), (point, sentence)
            loses = gain[passed].sum() < 0
            assert ("Working them all loses" in sentence) == loses, (point, sentence)
            assert is_in(gain[passed & ~ignored].sum() / 100, sentence, 40), (point, sentence)
        elif kept_back.sum() > 100:
            assert is_in(kept_back.sum() / 100, sentence, 0.52), (point, sentence)
            assert is_in(gain[kept_back].sum() / 100, sentence, 40), (point, sentence)
        else:
            assert "Nobody has anything to complain about" in sentence, (point, sentence)


def test_poor_leads_fill_their_picture_and_the_bar_is_seen():
    explorer = explorers.poor_leads()
    explorer.at()
    chart = explorer.scene.figure.axes[1]
    rising, _costs, edge = chart.lines
    assert max(rising.get_ydata()) == chart.get_ylim()[1]
    assert chart.get_xlim()[0] < edge.get_xdata()[0] < chart.get_xlim()[1]


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
            none, all_good = "none is worth" in sentence, "all are worth" in sentence
            assert is_in(vain, sentence, 4) or (all_good and vain < 4), (point, sentence)
            assert is_in(good, sentence, 4) or (none and good < 4), (point, sentence)
        if missed > 4:
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


def test_the_leads_of_the_contract_add_up_as_they_are_told():
    explorer = explorers.the_lead_contract()
    positions = (control.positions() for control in explorer.controls.values())
    for point in itertools.product(*positions):
        state = explorer.at(**dict(zip(explorer.controls, point, strict=True)))
        alt = re.search(r"Worked: (\d+) .* (\d+) not; kept: (\d+) .* (\d+) not", state.picture)
        assert sum(map(int, alt.groups())) == LEADS, point
        if said := re.search(r"works (\d+) leads: (\d+) are .*?, (\d+) are not", state.sentence):
            works, good, vain = map(int, said.groups())
            assert good + vain == works, (point, state.sentence)


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
