"""The company of lessons 00 and 07, and the two controls of both its pictures."""

from framings.assumptions import (
    ADVERTISING_ELASTICITY,
    MARKETING_BUDGET,
    MORE_MARKETING,
    SELLING_BUDGET,
    SELLING_ELASTICITY,
)
from framings.live import Choice, Slider
from framings.live.controls import Control
from framings.live.style import COMPLEMENTARY, RIVALS, SAME, SUBSTITUTES
from framings.words import _, euro

# As both pictures call them.
MARKETING, SALES = MARKETING_BUDGET, SELLING_BUDGET
ELASTICITIES = (ADVERTISING_ELASTICITY, SELLING_ELASTICITY)
MOST_EXTRA = 24
COLOURS = {
    "result": SAME,
    "effort": COMPLEMENTARY,
    "target": SUBSTITUTES,
    "budget": RIVALS,
}


def raise_controls() -> dict[str, Control]:
    """Return the controls of a raise of marketing: what is held constant, and how much more."""
    return {
        "held": Choice(
            _("What is held constant"),
            {
                _("nothing: only the total counts"): "result",
                _("the selling effort"): "effort",
                _("the sales target"): "target",
                _("the budget"): "budget",
            },
            start="result",
        ),
        "extra": Slider(
            _("More money for marketing (€1,000 a month)"),
            low=1,
            high=MOST_EXTRA,
            step=1,
            start=MORE_MARKETING,
            shown=".0f",
        ),
    }


def money(thousands: float) -> str:
    """Write an amount given in €1,000, to the nearest hundred euros."""
    return euro(100 * round(10 * thousands))
