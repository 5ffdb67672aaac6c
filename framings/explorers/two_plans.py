"""Two plans, one market: plans that each own the whole market promise more than there is."""

import numpy as np
from matplotlib.patches import Polygon

from framings.live import Explorer, Scene, Slider, WholeSlider, Words
from framings.live.figure import Update
from framings.live.style import BACKING, FAINT, INK, SAME
from framings.models.same import phantom_gain
from framings.words import _, brief, ngettext, number, percent

MOST_PLANS = 4
MOST_PROMISED = 280
_ROUND = np.linspace(0, np.pi, 15)
_HEM = np.array([(-10, 0.8), (-6.7, 0.72), (-3.3, 0.8), (0, 0.72), (3.3, 0.8), (6.7, 0.72)])
GHOST = np.concatenate(
    [_HEM, [(10, 0.8)], np.column_stack([10 * np.cos(_ROUND), 1.15 + 0.2 * np.sin(_ROUND)])]
)
SHADES = ("#2F7FB5", "#5E9CC8", "#8DB9D9", "#BBD6E9")


def two_plans() -> Explorer:
    """Return the explorer "Two plans, one market"."""
    return Explorer(
        "two_plans",
        _("Two plans, one market"),
        {
            "plans": WholeSlider(
                _("Departments that plan (number)"), low=1, high=MOST_PLANS, step=1, start=2
            ),
            "elasticity": Slider(
                _("More sales in the market for 1% more effort (%)"),
                low=0.3,
                high=1,
                step=0.05,
                start=0.5,
            ),
        },
        _draw,
        size=(6, 4),
    )


def _draw(scene: Scene) -> Update:
    axes = scene.axes((0.03, 0.16, 0.93, 0.81), across=(0, MOST_PROMISED), up=(-0.45, 1.75))
    axes.set_yticks([])
    axes.set_xticks(range(0, MOST_PROMISED, 50))
    axes.spines["left"].set_visible(False)
    axes.set_xlabel(_("Sales (what the market gives = 100)"))
    axes.barh([1], [100], height=0.5, color=SAME.mark)
    axes.text(0, 1.4, _("one market gives: 100"), color=SAME.text, weight="bold", va="center")
    promises = [
        scene.moves(
            axes.barh([0], [0], height=0.5, color=shade, edgecolor=INK, linewidth=1, hatch=hatch)[0]
        )
        for shade, hatch in zip(SHADES, ("", "//", "\\\\", "//"), strict=True)
    ]
    scene.moves(axes.axvline(100, ymax=0.76, color=FAINT, linestyle="--", linewidth=1.5))
    total = scene.moves(axes.text(0, 0.42, "", color=SAME.text, weight="bold", va="center"))
    total.set_bbox(BACKING)
    ghost = scene.moves(
        axes.add_patch(Polygon(GHOST, facecolor="#F4F4F4", edgecolor=INK, linewidth=1.5))
    )
    eyes = scene.moves(axes.plot([], [], "o", color=INK, markersize=4)[0])

    def update(plans: int, elasticity: float) -> Words:
        gain = phantom_gain(plans, elasticity)
        promised = 100 * (1 + gain)
        each = promised / plans
        for i, bar in enumerate(promises):
            bar.set_visible(i < plans)
            bar.set_x(min(i, plans) * each)
            bar.set_width(each)
        total.set_text(
            ngettext("{n} plan promises: {all}", "{n} plans promise: {all}", plans).format(
                n=plans, all=number(promised)
            )
        )
        # It floats over what is promised and not there.
        haunted = gain > 1e-9
        middle = max((100 + promised) / 2, 130)
        ghost.set_visible(haunted)
        eyes.set_visible(haunted)
        ghost.set_xy(GHOST + np.array([middle, 0]))
        eyes.set_data([middle - 3.5, middle + 3.5], [1.18, 1.18])

        values = {
            "plans": number(plans),
            "each": brief(each),
            "promised": brief(promised),
            "gain": percent(gain),
            "part": percent(1 / plans),
        }
        if plans == 1:
            sentence = _(
                "One department plans for one market: its plan promises 100, and 100 is what the"
                " market gives."
            )
        elif elasticity == 1:
            sentence = _(
                "Each of {plans} plans promises {each} for its {part} of the money, together 100:"
                " without diminishing returns nothing is promised twice."
            )
        else:
            sentence = _(
                "Each of {plans} plans promises {each} for its {part} of the money, together"
                " {promised}. The market gives 100: {gain} on top is a phantom."
            )
        picture = _(
            "Two bars. The upper one is what the market gives, 100. The lower one adds up {each} a"
            " plan, of which there are {plans}: {promised} together."
        )
        if haunted:
            picture += " " + _("A little ghost floats over the part beyond 100.")
        return Words(sentence.format(**values), picture.format(**values))

    return update
