"""The sentences of lesson 03 against arithmetic of their own, at random positions."""

import math
import re

import numpy as np
import pytest
from explorers.points import random_points
from matplotlib.lines import Line2D
from scipy.optimize import minimize, minimize_scalar

from framings import explorers
from framings.assumptions import CALLED_CUSTOMER_COST, MARKETING_WEIGHT, RETURNS, SIGMAS
from framings.explorers._shared import ease
from framings.live.style import FAINT, SALES


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
            assert target > market or is_in(missing, sentence, 0.051), (point, sentence)
            assert is_in(missing, explorer.at(**point).picture, 0.051), point
        assert is_in(share, sentence, 1e-9)


def mixes(target, half):
    """Return what each number of attracted customers costs with the calls it leaves, in €1,000."""
    come = np.arange(100)
    return half * np.log2(100 / (100 - come)) + CALLED_CUSTOMER_COST * np.maximum(target - come, 0)


def test_possible_is_not_wise():
    explorer = explorers.possible_is_not_wise()
    for point in points("possible_is_not_wise"):
        sentence = explorer.at(**point).sentence
        share, target, half = (point[name] for name in ("share", "target", "half"))
        come = round(100 * share)
        cost = mixes(target, half)
        assert is_in(1000 * cost[come], sentence, 0.51), (point, sentence)
        # What one customer more of those who stay away costs, by a very small part of one.
        slope = half * (np.log2(1 / (1 - share - 1e-7)) - np.log2(1 / (1 - share))) / 1e-5
        found = "No other number is cheaper" in sentence
        assert found == (come == cost[1:].argmin() + 1), point
        told = found or come != target
        assert is_in(1000 * slope, sentence, 1) == ("last one attracted" in sentence) == told, point
        if come < target:
            assert is_in(target - come, sentence, 1e-9)
            assert "superfluous" not in sentence


def test_the_cheapest_mix_is_told_where_it_is_found_and_nowhere_else():
    explorer = explorers.possible_is_not_wise()
    cost = mixes(60, 80)
    best = cost.argmin()
    assert best == 42
    for come in range(5, 96):
        state = explorer.at(share=come / 100)
        told = "No other number" in state.sentence
        assert told == ("cheapest:" in "".join(state.pieces)) == (come == best)
    assert not re.search("superfluous|last one", explorer.at().sentence), (
        "the start answers the bet"
    )
    # A higher target leaves it where it is; a low price of attracting makes it wise to call nobody.
    for target in (50, 70, 100):
        assert "some selling is kept" in explorer.at(share=best / 100, target=target).sentence
    assert "wise to make selling superfluous" in explorer.at(half=55).sentence
    assert "No other number" not in explorer.at(half=60).sentence


def test_one_call_is_not_calls():
    door = explorers.the_door()
    one, two = (door.at(share=0.59, yielded=yielded) for yielded in (1, 0.5))
    for state, words in ((one, "1 call"), (two, "2 calls")):
        assert f"{words} {'is' if state is one else 'are'} still needed" in state.sentence
        assert f">{words}<" in "".join(state.pieces)
    assert "1 knocks on your door" in "".join(door.at(share=0.01).pieces)


def test_today_is_called_today():
    explorer = explorers.how_replaceable()
    assert "With today's marketing effort" in explorer.at(marketing=1).sentence


def test_a_curve_is_drawn_only_as_far_as_the_reader_has_come():
    chart = explorers.the_door()
    for share in (0.35, 0.6, 1):
        chart.move_to(share=share)
        assert max(moving_lines(chart)[0].get_xdata()) == share
    costs = explorers.possible_is_not_wise()
    costs.move_to()
    assert {*moving_lines(costs)[0].get_xdata()} == {0.6}
    costs.move_to(share=0.3)
    line = moving_lines(costs)[0].get_xdata()
    assert (min(line), max(line)) == (0.3, 0.6)


def moving_lines(explorer):
    """Return the curve and the dot, which come last."""
    return [artist for artist in explorer.scene.moving if isinstance(artist, Line2D)][-2:]


def test_how_replaceable():
    explorer = explorers.how_replaceable()
    for point in points("how_replaceable"):
        state = explorer.at(**point)
        sentence = state.sentence
        sigma, marketing = point["sigma"], point["marketing"]
        assert state.picture.endswith(f". {sentence}"), "what is drawn asks for what is said"

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
        if sigma > 1:
            alone = MARKETING_WEIGHT ** (1 / (1 / sigma - 1))
            assert is_in(alone, sentence, 0.051), (point, sentence)
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


def test_how_replaceable_shows_each_amount_of_marketing_in_its_place():
    explorer = explorers.how_replaceable()
    most = explorer.controls["marketing"].high
    for sigma in SIGMAS:
        explorer.move_to(sigma=sigma, marketing=most)
        dot = moving_lines(explorer)[-1]
        assert (list(dot.get_xdata()), dot.get_marker()) == ([most], "o")


def test_the_scale_has_words_for_every_stop_each_its_own():
    stops = explorers.more_or_fewer().controls["sigma"].stops
    assert [*stops.values()] == [*SIGMAS]
    assert len({ease(sigma) for sigma in SIGMAS}) == len(SIGMAS)
    for words, sigma in stops.items():
        assert re.fullmatch(r"[\d.∞]+: .+ \(a .+\)", words), words
        assert ease(sigma) in words


def test_three_rooms_say_nothing_before_marketing_changes():
    explorer = explorers.more_or_fewer()
    state = explorer.at()
    assert not re.search("more|fewer|depends", state.sentence)
    assert "".join(state.pieces).count(">0%<") == 3
    # A slider of ratios may give 1 with a rounding error, where at ∞ the better one takes all.
    assert explorer.at(effectiveness=1 + 1e-12, sigma=math.inf) == explorer.at(sigma=math.inf)


@pytest.mark.parametrize(("sigma", "people"), [(1.5, [29, 36, 43]), (10, [0, 0, 0])])
def test_three_rooms_hold_as_many_figures_as_their_percentage_says(sigma, people):
    explorer = explorers.more_or_fewer()
    words = explorer.move_to(effectiveness=2, sigma=sigma).sentence
    shown = [round(40 * (1 + change)) for change in percentages(words)]
    filled, hollow = (
        [len(crowd.get_xdata()) for crowd in explorer.scene.moving if is_crowd(crowd, colour)]
        for colour in (SALES.mark, FAINT)
    )
    assert filled == shown == people
    assert hollow == [max(40 - count, 0) for count in people]


def is_crowd(artist, colour):
    return isinstance(artist, Line2D) and artist.get_color() == colour


def percentages(words):
    return [float(n.replace("−", "-")) / 100 for n in re.findall(r"([+−]?[\d.]+)%", words)]


def test_more_or_fewer():
    explorer = explorers.more_or_fewer()
    weights = np.array([MARKETING_WEIGHT, 1 - MARKETING_WEIGHT])
    for point in random_points(explorer):
        sentence = explorer.at(**point).sentence
        sigma, times = point["sigma"], point["effectiveness"]
        if times == 1:
            assert "each room has as many salespeople as today" in sentence
            continue
        shown = percentages(sentence)
        signs = {np.sign(value) for value in shown} - {0}
        assert ("depends on what" in sentence) == (len(signs) == 2), (point, sentence)
        if not 0.5 <= sigma <= 3:
            continue
        near = {1: 1.0001}.get(sigma, sigma)
        rho = 1 - 1 / near

        def index(budgets, times=times, rho=rho):
            marketing, selling = budgets / weights
            return (
                MARKETING_WEIGHT * (times * marketing) ** rho
                + (1 - MARKETING_WEIGHT) * selling**rho
            ) ** (1 / rho)

        # The best split of one euro by search; target and profit follow by scale.
        split = minimize_scalar(
            lambda m, index=index: -index(np.array([m, 1 - m])),
            bounds=(1e-6, 1 - 1e-6),
            method="bounded",
            options={"xatol": 1e-12},
        ).x
        for_a_euro, selling = (
            index(np.array([split, 1 - split])),
            (1 - split) / (1 - MARKETING_WEIGHT),
        )
        size = minimize(
            lambda log_size, q=for_a_euro: (
                np.exp(log_size) - (q * np.exp(log_size)) ** RETURNS / RETURNS
            ),
            0.0,
        ).x[0]
        expected = [selling / for_a_euro - 1, selling - 1, selling * np.exp(size) - 1]
        assert shown == pytest.approx(expected, abs=0.0056), (point, sentence)
