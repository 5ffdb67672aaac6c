"""How replaceable? The selling still needed for the same sales when marketing effort changes."""

import math
from functools import partial

import numpy as np

from framings.assumptions import MARKETING_WEIGHT, MODERATE_SIGMA
from framings.explorers._shared import ease, sigma_stops
from framings.live import EdgeMarker, Explorer, Scene, Update, Words
from framings.live.controls import Slider
from framings.live.style import BACKING, BLACK, GUIDE, INK, SUBSTITUTES
from framings.models.ces import marketing_without_sales, needed_sales, sales_floor
from framings.words import _, percent, say

MOST_MARKETING, MOST_SALES = 6.0, 2.5


def how_replaceable() -> Explorer:
    """Return the explorer "How replaceable?"."""
    effort = _("Marketing effort (times today's)")
    controls = {
        "sigma": sigma_stops(start=MODERATE_SIGMA),
        "marketing": Slider(effort, 0.25, MOST_MARKETING, step=0.25, start=2),
    }
    return Explorer("how_replaceable", _("How replaceable?"), controls, _draw)


def _draw(scene: Scene) -> Update:
    axes = scene.axes((0.12, 0.14, 0.85, 0.83), across=(0, MOST_MARKETING), up=(0, MOST_SALES))
    axes.set(
        xlabel=_("Marketing effort (today = 1)"), ylabel=_("Selling effort needed (today = 1)")
    )
    floor = scene.moves(axes.axhline(0, **GUIDE))
    corner = (MOST_MARKETING - 0.1, 0.95 * MOST_SALES)
    limit = scene.moves(axes.text(*corner, "", color=INK, ha="right", va="center"))
    curve = scene.moves(*axes.plot([], [], color=SUBSTITUTES.mark))
    # Both stand still, but lie over what moves.
    scene.moves(*axes.plot([1], [1], "s", color=INK, markersize=9))
    below = {"ha": "right", "va": "top", "textcoords": "offset points", "bbox": BACKING}
    scene.moves(axes.annotate(_("today"), (1, 1), (-6, -6), color=INK, **below))
    end = EdgeMarker(scene, axes, BLACK, markersize=9)
    here = EdgeMarker(scene, axes, SUBSTITUTES)
    scene.ghosts(floor, curve, here.dot)
    scene.drags("marketing", axes)

    def update(sigma: float, marketing: float) -> Words:
        needed = needed_sales(1, marketing, MARKETING_WEIGHT, sigma)
        none_at = marketing_without_sales(1, MARKETING_WEIGHT, sigma)
        least = sales_floor(MARKETING_WEIGHT, sigma)
        amount = _("no amount") if math.isinf(needed) else percent(needed)
        effort = _("today's") if marketing == 1 else say(_("{n:.2} times today's"), n=marketing)
        values = {
            "times": effort,
            "ease": ease(sigma),
            "needed": amount,
            "none_at": none_at,
            "least": least,
        }
        tell = partial(say, **values)
        curve.set_data(*_isoquant(sigma))
        floor.set_ydata([least, least])
        floor.set_visible(least > 0)
        # Beyond the picture words alone tell where the curve ends.
        end.show(none_at <= MOST_MARKETING)
        end.place(none_at, 0)
        if sigma < 1:
            limit.set_text(tell(_("never below {least:%} (dashed line)")))
        elif sigma == 1:
            limit.set_text(_("always less, but never nothing"))
        else:
            limit.set_text(tell(_("no selling needed from {none_at} ×")))
        here.place(marketing, needed, amount)
        picture = _(
            "A curve through today's mix: all mixes of marketing and selling effort that bring the"
            " same sales, when one replaces the other {ease}."
        )
        told = f"{_needed(needed)} {_goes(sigma)}"
        return Words(tell(told), tell(f"{picture} {told}"))

    return update


def _needed(needed: float) -> str:
    if math.isinf(needed):
        return _("With {times} marketing effort, no amount of selling brings the same sales.")
    if needed == 0:
        return _("With {times} marketing effort, no selling is needed.")
    return _(
        "With {times} marketing effort, {needed} of today's selling effort brings the same sales."
    )


def _goes(sigma: float) -> str:
    if sigma < 1:
        return _("However much marketing, it never falls below {least:%}: the curve levels off.")
    if sigma == 1:
        return _("With more marketing it can fall as low as you like, but never to nothing.")
    return _("The curve ends: from {none_at} times today's marketing on, no selling is needed.")


def _isoquant(sigma: float) -> tuple[np.ndarray, np.ndarray]:
    """Return the part of the curve that lies in the picture, and a little beyond its top."""
    marketing = np.unique(
        np.concatenate([np.linspace(0, MOST_MARKETING, 121), np.linspace(0.001, 1, 200), [1]])
    )
    needed = np.asarray(needed_sales(1, marketing, MARKETING_WEIGHT, sigma))
    seen = needed < 4 * MOST_SALES
    marketing, needed = marketing[seen], needed[seen]
    if needed[0] < MOST_SALES and marketing[0] > 0:
        # Too little marketing cannot be made up for: the curve stands upright there.
        marketing, needed = np.r_[marketing[0], marketing], np.r_[2 * MOST_SALES, needed]
    return marketing, needed
