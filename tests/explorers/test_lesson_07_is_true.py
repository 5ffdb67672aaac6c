"""The sentences of lesson 07 against arithmetic of their own, at random positions."""

import math
import re

import numpy as np
import pytest
from explorers.points import random_points
from scipy.optimize import brentq, minimize, minimize_scalar

from framings import explorers
from framings.assumptions import (
    ADVERTISING_ELASTICITY,
    EFFORT_COST,
    LOW_EFFORT,
    MARKETING_BUDGET,
    MARKETING_WEIGHT,
    RETURNS,
    SELLING_BUDGET,
    SELLING_ELASTICITY,
)


def sales(marketing, selling):
    return marketing**ADVERTISING_ELASTICITY * selling**SELLING_ELASTICITY


BUDGET = MARKETING_BUDGET + SELLING_BUDGET
TODAY = sales(MARKETING_BUDGET, SELLING_BUDGET)


def percentages(words):
    return [float(n.replace("−", "-")) / 100 for n in re.findall(r"([+−]?[\d.]+)%", words)]


def euros(words):
    return [float(amount.replace(",", "")) for amount in re.findall(r"€(\d[\d,]*\.?\d*)", words)]


def test_one_function():
    explorer = explorers.one_function()
    for point in random_points(explorer):
        extra, held = point["extra"], point["held"]
        sentence = explorer.at(**point).sentence
        if held == "result":
            found = [
                minimize_scalar(
                    lambda m, purse=purse: -sales(m, purse - m),
                    bounds=(0.01, purse - 0.01),
                    method="bounded",
                )
                for purse in (BUDGET, BUDGET + extra)
            ]
            assert percentages(sentence) == pytest.approx(
                [found[1].fun / found[0].fun - 1], abs=0.0051
            )
            more = 1000 * (found[1].x - found[0].x)
            assert euros(sentence)[1:] == pytest.approx([more, 1000 * extra - more], abs=60)
        elif held == "effort":
            gain = sales(MARKETING_BUDGET + extra, SELLING_BUDGET) / TODAY - 1
            assert percentages(sentence) == pytest.approx([gain, gain], abs=0.0051)
        elif held == "target":

            def needed(marketing):
                return brentq(lambda s: sales(marketing, s) - TODAY, 1, 40)

            marketing = MARKETING_BUDGET + extra
            slope = (needed(marketing - 1e-4) - needed(marketing + 1e-4)) / 2e-4
            replaced, following = euros(sentence)[1:]
            saved = 1000 * (SELLING_BUDGET - needed(marketing))
            assert replaced == pytest.approx(saved, abs=51)
            assert following == pytest.approx(slope, abs=0.0051)
        else:
            assert euros(sentence)[2] == 1000 * extra
            fall = 1 - sales(MARKETING_BUDGET + extra, SELLING_BUDGET - extra) / TODAY
            assert percentages(sentence) == pytest.approx([fall], abs=0.0051)


def mean(one, other, sigma):
    near = {0: 0.01, 1: 1.0001, math.inf: 1e6}.get(sigma, sigma)
    rho = 1 - 1 / near
    return (0.5 * one**rho + 0.5 * other**rho) ** (1 / rho)


def test_the_plane():
    explorer = explorers.the_plane()
    games = {
        (True, True): "plays harmony",
        (True, False): "plays a stag hunt",
        (False, True): "plays chicken",
        (False, False): "plays a prisoner's dilemma",
    }
    for point in random_points(explorer):
        sentence = explorer.at(**point).sentence
        sigma, alignment = point["sigma"], point["alignment"]
        # One effort stands for the best mix: each department's first-order condition is the same.
        credit = (1 + alignment) / 2

        def profit(effort):
            return effort**RETURNS / RETURNS - effort

        # An effort that nobody wants to change: the credit for a little more equals its cost.
        chosen = brentq(lambda e, k=credit: k * e ** (RETURNS - 1) - 1, 1e-6, 2)
        loss = 1 - profit(chosen) / profit(1)
        if loss >= 0.0005:
            assert percentages(sentence)[0] == pytest.approx(loss, abs=0.00051)
        else:
            assert "loses no profit" in sentence

        def value(one, other, sigma=sigma, alignment=alignment):
            output = mean(one, other, sigma) ** RETURNS
            cost = EFFORT_COST * (1 - LOW_EFFORT**RETURNS) / 2
            return (
                (1 + alignment) / 2 * output - cost * (one == 1) - alignment * cost * (other == 1)
            )

        gains = [value(1, other) - value(LOW_EFFORT, other) for other in (1, LOW_EFFORT)]
        if min(map(abs, gains)) > 1e-5:
            assert games[gains[0] > 0, gains[1] > 0] in sentence, (point, sentence)


def test_more_or_fewer():
    explorer = explorers.more_or_fewer()
    weights = np.array([MARKETING_WEIGHT, 1 - MARKETING_WEIGHT])
    for point in random_points(explorer):
        sentence = explorer.at(**point).sentence
        sigma, times = point["sigma"], point["effectiveness"]
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
