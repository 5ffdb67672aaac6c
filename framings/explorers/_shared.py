"""What several explorers share: a company and its raise, and names."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from framings.assumptions import (
    ADVERTISING_ELASTICITY,
    MARKETING_BUDGET,
    MORE_MARKETING,
    SELLING_BUDGET,
    SELLING_ELASTICITY,
    SIGMAS,
)
from framings.live.controls import Choice, Control, Slider, Stops, stops
from framings.live.style import COMPLEMENTARY, RIVALS, SAME, SUBSTITUTES
from framings.models.complementary import cobb_douglas_output, optimal_split
from framings.models.spectrum import same_output_sales
from framings.words import _, percent

# As both pictures call them.
MARKETING, SALES = MARKETING_BUDGET, SELLING_BUDGET
ELASTICITIES = (ADVERTISING_ELASTICITY, SELLING_ELASTICITY)
MOST_EXTRA = 24
LEAST_SHOWN = 0.005  # a smaller part would show as 0%, and so much less than all as 100%
COLOURS = {
    "result": SAME,
    "effort": COMPLEMENTARY,
    "target": SUBSTITUTES,
    "budget": RIVALS,
}


def raise_controls() -> dict[str, Control]:
    """Return the controls of a raise of marketing: what is held constant, and how much more."""
    lenses = {
        _("not chosen yet"): "",
        _("one purse: only the result counts"): "result",
        _("the selling effort"): "effort",
        _("the sales target"): "target",
        _("the budget"): "budget",
    }
    return {
        "held": Choice(_("What is held constant"), lenses, start=""),
        "extra": Slider(
            _("More money for marketing (€1,000 a month)"),
            low=1,
            high=MOST_EXTRA,
            step=1,
            start=MORE_MARKETING,
            shown=".0f",
        ),
    }


def after_raise(held: str, extra: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """Return the money for marketing and for selling after a raise, in €1,000.

    Args:
        held: What is held constant: "result", "effort", "target" or "budget"; with "" nothing has
            changed yet.
        extra: The raise, in €1,000: of marketing, or of the one purse.
    """
    more = np.asarray(extra, dtype=float)
    marketing, selling = MARKETING + more, np.full_like(more, SALES)
    if held == "result":
        share = optimal_split(*ELASTICITIES)
        return share * (marketing + SALES), (1 - share) * (marketing + SALES)
    if held == "target":
        selling = np.asarray(same_output_sales(MARKETING, SALES, marketing, *ELASTICITIES))
    elif held == "budget":
        selling = SALES - more
    elif not held:
        marketing = np.full_like(more, MARKETING)
    return marketing, selling


def sales_change(marketing: float, selling: float) -> float:
    """Return by which part sales change from today's, with money in €1,000."""
    today = cobb_douglas_output(MARKETING, SALES, *ELASTICITIES)
    return float(cobb_douglas_output(marketing, selling, *ELASTICITIES) / today - 1)


def framing_names() -> dict[str, str]:
    """Return what each framing is called, by what it holds constant."""
    return {
        "result": _("the same"),
        "effort": _("complementary"),
        "target": _("substitutes"),
        "budget": _("rivals"),
    }


def part_of_all(share: float) -> str:
    """Write a share as a percentage that is 0% only for nothing and 100% only for all."""
    if 0 < share < LEAST_SHOWN:
        return _("less than 1%")
    if 1 - LEAST_SHOWN <= share < 1:
        return _("more than 99%")
    return percent(share)


def euros(thousands: float) -> int:
    """Return an amount given in €1,000 in euros, to the nearest hundred."""
    return 100 * round(10 * thousands)


def sigma_stops(start: float, sigmas: Sequence[float] = SIGMAS) -> Stops:
    """Return the control of how easily marketing and selling replace each other."""
    pumps = {
        0: _("a pump made to measure"),
        0.25: _("a pump for a dyke"),
        0.5: _("a pump for a hospital"),
        1: _("a pump for a factory"),
        1.5: _("a pump for a farm"),
        2: _("a pump for a swimming pool"),
        3: _("a pump for a cellar"),
        5: _("a pump for a garden pond"),
        10: _("a pump for a fish tank"),
        math.inf: _("a spare part"),
    }
    words = {
        f"{number}: {ease(sigma)} ({pumps[sigma]})": sigma
        for number, sigma in stops(sigmas).items()
    }
    return Stops(_("How easily one replaces the other"), words, start=start)


def ease(sigma: float) -> str:
    """Say how easily marketing and selling replace each other.

    Args:
        sigma: The elasticity of substitution, one of ``SIGMAS``.

    Returns:
        A few words, such as "badly".
    """
    return {
        0: _("not at all"),
        0.25: _("hardly"),
        0.5: _("badly"),
        1: _("so-so"),
        1.5: _("moderately"),
        2: _("fairly well"),
        3: _("well"),
        5: _("very well"),
        10: _("almost fully"),
        math.inf: _("fully"),
    }[sigma]


def sigma_place(sigma: float) -> float:
    """Return where an elasticity of substitution lies on an axis with room for all of them."""
    return 1.0 if math.isinf(sigma) else sigma / (1 + sigma)


def temperament_names() -> dict[str, str]:
    """Return the words for each temperament of ``framings.models.temperaments``."""
    return {
        "always cooperates": _("always cooperates"),
        "always blames": _("always blames"),
        "tit for tat": _("tit for tat"),
        "generous tit for tat": _("generous tit for tat"),
        "grudging": _("grudging"),
        "win-stay, lose-shift": _("win-stay, lose-shift"),
        "random": _("random"),
    }
