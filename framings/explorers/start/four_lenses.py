"""Four lenses: one company in four small pictures; what is held constant lights one up."""

from functools import partial

import numpy as np

from framings.explorers._shared import (
    COLOURS,
    MOST_EXTRA,
    SALES,
    after_raise,
    euros,
    framing_names,
    raise_controls,
    sales_change,
)
from framings.live import Explorer, Scene, Update, Words
from framings.live.style import BACKING, FAINT, INK
from framings.words import _, say

MOST_SELLING = 60
RAISES = np.linspace(0, MOST_EXTRA, 61)


def four_lenses() -> Explorer:
    """Return the explorer "One company, four lenses"."""
    title = _("One company, four lenses")
    return Explorer("four_lenses", title, raise_controls(), _draw, size=(6, 4.6))


def _draw(scene: Scene) -> Update:
    names = framing_names()
    curves, dots, labels = {}, {}, {}
    up = {"up": (0, MOST_SELLING), "yticks": [0, 20, 40, 60]}
    for held, left, bottom, title in (
        ("result", 0.1, 0.555, _("held: nothing but the result")),
        ("effort", 0.6, 0.555, _("held: the selling effort")),
        ("target", 0.1, 0.13, _("held: the sales target")),
        ("budget", 0.6, 0.13, _("held: the budget")),
    ):
        place = (left, bottom, 0.38, 0.29)
        axes = scene.axes(place, across=(0, MOST_EXTRA), xticks=[0, 12, 24], **up)
        scene.figure.text(left, bottom + 0.315, title, color=INK)
        colour, money = COLOURS[held], after_raise(held, RAISES)[1]
        axes.plot(RAISES, money, color=FAINT, linewidth=1.5, linestyle=(0, (3, 2)))
        curves[held] = scene.moves(*axes.plot(RAISES, money, color=colour.mark, linewidth=5))
        dots[held] = scene.moves(*axes.plot([], [], "o", clip_on=False))
        bold = {"color": colour.text, "weight": "bold", "size": 15, "va": "center"}
        labels[held] = scene.moves(axes.text(1, 6, names[held], bbox=BACKING, **bold))
        scene.drags("extra", axes)
    scene.ghosts(*dots.values())
    write = partial(scene.figure.text, color=INK, weight="bold")
    write(0.02, 0.945, _("Money for selling (€1,000 a month)"))
    write(0.98, 0.015, _("More money for marketing (€1,000 a month)"), ha="right")

    def update(held: str, extra: float) -> Words:
        money = {lens: float(after_raise(lens, extra)[1]) for lens in COLOURS}
        for lens, dot in dots.items():
            chosen = lens == held
            curves[lens].set_visible(chosen)
            labels[lens].set_visible(chosen)
            dot.set_data([extra], [money[lens]])
            dot.set_color(COLOURS[lens].mark if chosen else FAINT)
            dot.set_markersize(13 if chosen else 7)
        more = money.get(held, SALES) - SALES
        change = sales_change(*map(float, after_raise(held, extra)))
        tell = partial(say, **{lens: euros(amount) for lens, amount in money.items()})
        tell = partial(tell, extra=euros(extra), today=euros(SALES), name=names.get(held, ""))
        tell = partial(tell, more=euros(more), fewer=euros(-more), change=change)
        picture = _(
            "Four small pictures of one company, each of the money for selling against more money"
            " for marketing. At {extra:€} more it is {result:€} with one purse, {effort:€} with the"
            " selling effort held, {target:€} with the sales target held, {budget:€} with the"
            " budget held."
        )
        if held:
            picture += " " + _("One is lit up in its colour and named: {name}.")
        return Words(tell(_sentences()[held]), tell(picture))

    return update


def _sentences() -> dict[str, str]:
    return {
        "": _(
            "One company. Selling has {today:€} a month today. With {extra:€} more for marketing,"
            " the four pictures give it {result:€}, {effort:€}, {target:€} and {budget:€}."
        ),
        "result": _(
            "{extra:€} more in the one purse, from which one person pays for the best mix: {more:€}"
            " of it goes to selling, which then has {result:€}, and sales change by {change:+%}."
            " Only the result is asked for. Through this lens marketing and sales are the same:"
            " they have one goal."
        ),
        "effort": _(
            "Selling keeps its {effort:€}, and marketing gets {extra:€} more: a further euro of"
            " selling then achieves {change:%} more than before. Through this lens they are"
            " complementary."
        ),
        "target": _(
            "Sales are to stay as they are, and marketing gets {extra:€} more: {target:€} of"
            " selling is enough then, {fewer:€} less than today. Through this lens they are"
            " substitutes."
        ),
        "budget": _(
            "The budget stays as it is, and marketing gets {extra:€} more: selling has {budget:€}"
            " left, exactly {fewer:€} less than today. Through this lens they are rivals."
        ),
    }
