"""Colours: what is derived from one follows it."""

from framings.live.style import MARKETING, PAPER, SALES, Colour


def test_a_tint_lies_between_the_colour_and_paper():
    colour = Colour("#0072B2", "#000000")
    assert colour.tint(0) == "#0072b2"
    assert colour.tint(0.2) == "#338ec1"
    assert colour.tint(1) == PAPER.lower()


def test_bars_of_the_two_departments_differ_in_more_than_colour():
    assert MARKETING.bar["color"] == MARKETING.mark
    assert MARKETING.bar["hatch"] != SALES.bar["hatch"]
