"""The company of lessons 00 and 07, and the two controls of both its pictures."""

from framings.live import Choice, Slider
from framings.live.controls import Control
from framings.live.style import COMPLEMENTARY, RIVALS, SAME, SUBSTITUTES
from framings.words import _, euro

# Money a month, in €1,000, and the published elasticities of advertising and of selling.
MARKETING, SALES = 12, 31
ELASTICITIES = (0.12, 0.31)
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
            start=12,
            shown=".0f",
        ),
    }


def money(thousands: float) -> str:
    """Write an amount given in €1,000, to the nearest hundred euros."""
    return euro(100 * round(10 * thousands))
