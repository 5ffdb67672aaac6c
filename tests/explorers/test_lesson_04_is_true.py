"""The sentences of lesson 04 against arithmetic of their own, at random positions."""

import re

import numpy as np
import pytest
from explorers.points import random_points

from framings import explorers
from framings.assumptions import (
    FIRST_ORDER_GAIN,
    GAIN_LOST_PER_ORDER,
    NOBODY_BUYS,
    PUMP_COST,
    SLIDES_HARM,
    SLIDES_HELP,
    SLIDES_IDLE,
)
from framings.words import euro


def points(name):
    return random_points(getattr(explorers, name)())


def numbers(words):
    """Return the numbers in a sentence, percentages as shares."""
    found = re.findall(r"(\d[\d,]*(?:\.\d+)?)(%?)", words)
    return [float(n.replace(",", "")) / (100 if sign else 1) for n, sign in found]


def is_in(value, words, tolerance):
    return any(abs(abs(value) - number) <= tolerance for number in numbers(words))


def test_left_to_others():
    explorer = explorers.left_to_others()
    counts = np.linspace(0, 20, 20_001)
    for point in points("left_to_others"):
        sentence = explorer.at(**point).sentence
        own = counts * (FIRST_ORDER_GAIN - GAIN_LOST_PER_ORDER / 2 * counts)
        score = own - point["alignment"] * point["cost"] * counts
        chosen = score.argmax()
        together = own - point["cost"] * counts
        assert is_in(counts[chosen], sentence, 0.051), (point, sentence)
        assert is_in(own[chosen], sentence, 1), (point, sentence)
        if point["cost"]:
            for sum_for_all in (together[chosen], together.max()):
                assert is_in(sum_for_all, sentence, 1), (point, sentence)
            if together[chosen] < together.max() - 0.5:
                assert is_in(together.max() - together[chosen], sentence, 1), (point, sentence)
            added = re.search(r"gains €([\d,]+)\. .* (bear|gain) €([\d,]+),", sentence)
            mine, others = (int(added[part].replace(",", "")) for part in (1, 3))
            told = mine + others * (1 if added[2] == "gain" else -1)
            assert f"Together that is {euro(told)}" in sentence, (point, sentence)
            if compared := re.search(r"would be €([\d,]+)\. So €([\d,]+) is lost", sentence):
                best, lost = (int(amount.replace(",", "")) for amount in compared.groups())
                assert best - told == lost > 0, (point, sentence)
        alone = together[chosen] > together.max() - 0.5
        assert ("the most there is" in sentence) == (alone and point["cost"] != 0), point


def test_whatever_the_margin():
    explorer = explorers.whatever_the_margin()
    prices = np.linspace(0, NOBODY_BUYS, 100_001)
    buyers = 10 * (NOBODY_BUYS - prices)
    profit = (prices - PUMP_COST) * buyers
    for point in points("whatever_the_margin"):
        sentence = explorer.at(**point).sentence
        # The rate is paid on what is charged; the value comes with every deal, or takes from it.
        a_deal = point["rate"] * (prices - point["weight"] * PUMP_COST) + point["value"]
        best = (a_deal * buyers).argmax()
        assert is_in(prices[best], sentence, 0.51), (point, sentence)
        assert ("earns nothing" in sentence) == (abs(profit[best]) < 0.5), (point, sentence)
        assert ("the most there is" in sentence) == (profit[best] > profit.max() - 0.5), point
        for amount in (profit[best], profit.max()):
            assert is_in(amount, sentence, 1) or abs(amount) < 0.5, (point, sentence)
        assert ("loses" in sentence) == (profit[best] < -1e-6), (point, sentence)
        if 0 < point["weight"] < 1:
            assert f"{100 * point['weight']:.0f}% of the cost" in sentence, (point, sentence)


def asked(sentence):
    """Return the price that is best for the rep."""
    return float(re.search(r"best with a price of €(\d+)", sentence)[1])


@pytest.mark.parametrize(
    ("value", "prices", "becomes"),
    [(-2, (60, 70), "smaller"), (0, (50, 50), "the same"), (2, (40, 30), "larger")],
)
def test_each_answer_to_the_bet_can_be_found(value, prices, becomes):
    # Halving the commission: what the discount does depends on what closing is worth besides pay.
    explorer = explorers.whatever_the_margin()
    halved = [asked(explorer.at(value=value, rate=rate).sentence) for rate in (0.10, 0.05)]
    assert halved == list(prices), becomes


@pytest.mark.parametrize("value", [-2, 0, 2])
def test_what_is_dragged_in_the_price_is_its_base(value):
    # From revenue to margin the rep comes up to the firm's price, if nothing else counts.
    explorer = explorers.whatever_the_margin()
    bases = explorer.controls["weight"].positions()
    asks = [asked(explorer.at(weight=base, value=value).sentence) for base in bases]
    assert asks == sorted({*asks}), "each step charges more of the cost"
    assert (asks[-1] == (NOBODY_BUYS + PUMP_COST) / 2) == (value == 0)


def test_half_of_what_the_others_bear_leaves_a_quarter_of_the_loss():
    explorer = explorers.left_to_others()
    for cost in (-400, 300, 600, 700):
        lost = [
            numbers(explorer.at(cost=cost, alignment=counted).sentence)[-1] for counted in (0, 0.5)
        ]
        assert lost[1] == pytest.approx(lost[0] / 4, abs=0.51), cost


def test_close_it_today():
    explorer = explorers.close_it_today()
    for point in points("close_it_today"):
        state = explorer.at(**point)
        sentence = state.sentence
        later, margin = point["later"], point["margin"]

        def worth(patience, part, later=later):
            # The discount at which the part that is seen is worth as much now as later.
            return part - patience * later * part

        firm, rep = worth(point["firm"], margin), worth(point["rep"], 1)
        seen, patient = worth(point["rep"], margin), worth(point["firm"], 1)
        for discount in (firm, rep, seen, patient):
            said = re.sub(r"[Nn]o discount|none to a rep", "0%", sentence)
            assert is_in(discount, said, 0.0051), (point, sentence)
        # What a cure takes off, first and last, and on average.
        impatience, blindness = [rep - patient, seen - firm], [rep - seen, patient - firm]
        for cause in (impatience, blindness):
            no_part = "plays a part" in sentence and abs(sum(cause) / 2) < 0.0051
            assert no_part or is_in(sum(cause) / 2, sentence, 0.0051), (point, sentence)
            for part in (*cause, sum(cause) / 2):
                assert is_in(part, state.picture, 0.0051), (point, state.picture)


def test_the_lost_deals():
    explorer = explorers.the_lost_deals()
    for branch, (shown_to, with_slides, without) in {
        "A": SLIDES_HARM,
        "B": SLIDES_HELP,
        "C": SLIDES_IDLE,
    }.items():
        slides = 10_000 * shown_to
        won = [slides * with_slides, (10_000 - slides) * without]
        lost = (slides - won[0]) / (10_000 - sum(won))
        closed, opened = (
            explorer.at(branch=branch, opened=opened).sentence for opened in (False, True)
        )
        for sentence in (closed, opened):
            assert is_in(won[0] / sum(won), sentence, 0.0051), (branch, sentence)
            assert f"won {sum(won) / 100:.0f} of 100 deals" in sentence, (branch, sentence)
        for secret in (lost, with_slides, without):
            assert is_in(secret, opened, 0.0051), (branch, opened)
        assert ("go with losing" in opened) == (with_slides < without)
        assert ("go with winning" in opened) == (with_slides > without)


def test_the_won_deals_look_alike_and_the_closed_drawer_keeps_the_rates():
    explorer = explorers.the_lost_deals()
    assert [*explorer.controls] == ["branch", "opened"], "a slider would tell the rates"
    closed = [explorer.at(branch=branch) for branch in "ABC"]
    # But for the name of the branch, all three say and show the same.
    for words in ("sentence", "picture"):
        said = {
            re.sub(r"branch [ABC]\b", "it", getattr(state, words), flags=re.IGNORECASE)
            for state in closed
        }
        assert len(said) == 1
    pieces = {tuple(re.sub(">Branch [ABC] ", ">it ", piece) for piece in s.pieces) for s in closed}
    assert len(pieces) == 1
    assert len({explorer.at(branch=branch, opened=True).pieces for branch in "ABC"}) == 3
