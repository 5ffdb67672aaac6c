"""Colours and the look of every figure, in one place.

The four framings and the two departments take their colours from the set of Okabe and Ito (2008),
which stays distinct under the common colour deficiencies. Where a colour of the set is too light
on white, a darker shade of the same hue stands for it: marks reach a contrast of 3, text 4.5.
"""

from dataclasses import dataclass
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.colors import to_hex, to_rgb

from framings.live.svg import FONTS


@dataclass(frozen=True)
class Colour:
    """A colour for marks, a darker shade of it for text, and what tells its bars from others."""

    mark: str
    text: str
    hatch: str | None = None

    @property
    def bar(self) -> dict[str, str | None]:
        """The properties of a bar in this colour."""
        return {"color": self.mark, "edgecolor": PAPER, "hatch": self.hatch}

    def tint(self, paper: float) -> str:
        """Return the colour of the marks with this share of paper mixed in, from 0 to 1."""
        mark, white = np.array(to_rgb(self.mark)), np.array(to_rgb(PAPER))
        return to_hex(mark + paper * (white - mark))


SAME = Colour("#0072B2", "#005A8C")
COMPLEMENTARY = Colour("#009E73", "#00704F")
SUBSTITUTES = Colour("#D55E00", "#A84A00")
RIVALS = Colour("#C0649A", "#984475")

MARKETING = Colour("#3A93C8", "#1C638E")
SALES = Colour("#B9800A", "#7F5700", "//")

INK = "#222222"
BLACK = Colour(INK, INK)
FAINT = "#767676"
GRID = "#DDDDDD"
PAPER = "#FFFFFF"
# Lines beside the full one, and one that only guides the eye.
DASHED = (0, (4, 1.5))
DOTTED = (0, (1, 1))
GUIDE = {"color": FAINT, "linestyle": "--", "linewidth": 1.5}
# Behind a label that may come to lie over a line.
BACKING = {"facecolor": PAPER, "edgecolor": "none", "alpha": 0.9, "pad": 1}

# Everything starts from Matplotlib's own defaults, so that a learner's settings change nothing.
_LOOK = {
    "font.family": "sans-serif",
    "font.sans-serif": FONTS,
    "font.size": 13,
    "axes.titlesize": 14,
    "axes.titlelocation": "left",
    "axes.labelcolor": INK,
    "axes.edgecolor": FAINT,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.axisbelow": True,
    "axes.formatter.use_mathtext": False,
    "grid.color": GRID,
    "xtick.color": FAINT,
    "xtick.labelcolor": INK,
    "ytick.color": FAINT,
    "ytick.labelcolor": INK,
    "text.color": INK,
    "lines.linewidth": 3,
    "lines.markersize": 10,
    "text.parse_math": False,  # a dollar sign in a label is a dollar sign
    "figure.facecolor": PAPER,
    "figure.dpi": 72,
}


def look() -> Any:
    """Return the settings under which a figure is made."""
    return {**mpl.rcParamsDefault, **_LOOK}
