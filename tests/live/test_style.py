"""Colours: what is derived from one follows it."""

import re
from pathlib import Path

import numpy as np
from explorers.test_seen_by_everyone import MARK, TEXT, contrast
from matplotlib.colors import to_rgb

from framings import live
from framings.live import notebook, style
from framings.live.style import FAINT, INK, MARKETING, PAPER, SALES, Colour

LAYOUT = (Path(live.__file__).parent / "layout.css").read_text("utf-8")


def test_a_tint_lies_between_the_colour_and_paper():
    colour = Colour("#0072B2", "#000000")
    assert colour.tint(0) == "#0072b2"
    assert colour.tint(0.2) == "#338ec1"
    assert colour.tint(1) == PAPER.lower()


def test_bars_of_the_two_departments_differ_in_more_than_colour():
    assert MARKETING.bar["color"] == MARKETING.mark
    assert MARKETING.bar["hatch"] != SALES.bar["hatch"]


def test_what_is_read_in_a_picture_is_read_in_the_dark_as_well():
    dimmed = re.search(r"--live-dim: (brightness\((.+)\) contrast\((.+)\));", LAYOUT)
    brightness, more = map(float, dimmed.groups()[1:])

    def dark(colour):
        darker = np.array(to_rgb(colour)) * brightness
        return np.clip((darker - 0.5) * more + 0.5, 0, 1)

    assert max(dark(PAPER)) < 0.9
    colours = [colour for colour in vars(style).values() if isinstance(colour, Colour)]
    assert len(colours) >= 6
    for colour in (*colours, Colour(INK, FAINT)):
        assert contrast(dark(colour.mark), dark(PAPER)) >= MARK
        assert contrast(dark(colour.text), dark(PAPER)) >= TEXT
    assert dimmed[1] in notebook._NOT_BLINDING
