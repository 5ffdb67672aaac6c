"""Two plans, one market: plans that each own the whole market promise more than there is."""

from functools import partial

import numpy as np
from matplotlib.patches import Polygon

from framings.live import Bar, Explorer, Scene, Update, Words
from framings.live.controls import Slider, WholeSlider
from framings.live.style import BACKING, GUIDE, INK, SAME
from framings.models.same import phantom_gain
from framings.words import _, ngettext, say

MOST_PLANS = 4
MOST_PROMISED = 280
_ROUND = np.linspace(0, np.pi, 15)
_HEM = np.array([(-10, 0.8), (-6.7, 0.72), (-3.3, 0.8), (0, 0.72), (3.3, 0.8), (6.7, 0.72)])
GHOST = np.concatenate(
    [_HEM, [(10, 0.8)], np.column_stack([10 * np.cos(_ROUND), 1.15 + 0.2 * np.sin(_ROUND)])]
)
SHADES = [SAME.tint(paper) for paper in (0.18, 0.36, 0.54, 0.72)]


def two_plans() -> Explorer:
    """Return the explorer "Two plans, one market"."""
    elasticity = _("More sales in the market for 1% more effort (%)")
    controls = {
        "plans": WholeSlider(_("Departments that plan (number)"), 1, MOST_PLANS, 1, start=1),
        "elasticity": Slider(elasticity, 0.3, 1, step=0.05, start=0.5),
    }
    return Explorer("two_plans", _("Two plans, one market"), controls, _draw, size=(6, 4))


def _draw(scene: Scene) -> Update:
    axes = scene.axes((0.03, 0.16, 0.93, 0.81), across=(0, MOST_PROMISED), up=(-0.45, 1.75))
    axes.set(
        xlabel=_("Sales (what the market gives = 100)"),
        xticks=range(0, MOST_PROMISED, 50),
        yticks=[],
    )
    axes.spines["left"].set_visible(False)
    axes.barh([1], [100], height=0.5, color=SAME.mark)
    axes.text(0, 1.4, _("one market gives: 100"), color=SAME.text, weight="bold", va="center")
    looks = (
        {"color": shade, "edgecolor": INK, "linewidth": 1, "hatch": hatch}
        for shade, hatch in zip(SHADES, ("", "//", "\\\\", "//"), strict=True)
    )
    promises = Bar(scene, axes, 0, *looks, height=0.5)
    scene.moves(axes.axvline(100, ymax=0.76, **GUIDE))
    bold = {"color": SAME.text, "weight": "bold", "va": "center", "bbox": BACKING}
    total = scene.moves(axes.text(0, 0.42, "", **bold))
    ghost = scene.moves(
        axes.add_patch(Polygon(GHOST, facecolor="#F4F4F4", edgecolor=INK, linewidth=1.5))
    )
    eyes = scene.moves(*axes.plot([], [], "o", color=INK, markersize=4))
    scene.ghosts(*promises.parts)

    def update(plans: int, elasticity: float) -> Words:
        gain = phantom_gain(plans, elasticity)
        promised = 100 * (1 + gain)
        each = promised / plans
        promises.show(*(each if plan < plans else 0 for plan in range(MOST_PLANS)))
        for plan, part in enumerate(promises.parts):
            part.set_visible(plan < plans)
        tell = partial(say, plans=plans, each=each, promised=promised, gain=gain, part=1 / plans)
        promise = ngettext(
            "{plans} plan promises: {promised}", "{plans} plans promise: {promised}", plans
        )
        total.set_text(tell(promise))
        # It floats over what is promised and not there.
        haunted = gain > 1e-9
        middle = max((100 + promised) / 2, 130)
        for part in (ghost, eyes):
            part.set_visible(haunted)
        ghost.set_xy(GHOST + np.array([middle, 0]))
        eyes.set_data([middle - 3.5, middle + 3.5], [1.18, 1.18])
        picture = _(
            "Two bars. The upper one is what the market gives, 100. The lower one adds up what is"
            " promised, {each:.2} in a plan. Number of plans: {plans}. Together: {promised}."
        )
        if haunted:
            picture += " " + _("A little ghost floats over the part beyond 100.")
        return Words(tell(_sentence(plans, elasticity)), tell(picture))

    return update


def _sentence(plans: int, elasticity: float) -> str:
    if plans == 1:
        return _(
            "One department plans for one market: its plan promises 100, and 100 is what the market"
            " gives."
        )
    if elasticity == 1:
        return _(
            "Each of {plans} plans promises {each:.2} for its {part:%} of the money, together 100:"
            " without diminishing returns nothing is promised twice."
        )
    return _(
        "Each of {plans} plans promises {each:.2} for its {part:%} of the money, together"
        " {promised}."
        " The market gives 100: {gain:%} on top is a phantom."
    )
