"""Close it today: which part of a last-day discount is blindness, and which impatience?"""

from functools import partial

from matplotlib.patches import Rectangle

from framings.live import Bar, Explorer, Scene, Update, Words
from framings.live.controls import Kept, PercentSlider
from framings.live.style import FAINT, INK, RIVALS, SALES
from framings.models.pay import pull_forward_wedges
from framings.words import _, percent, say

ROWS = (3, 2, 1, 0)


def close_it_today() -> Explorer:
    """Return the explorer "Close it today"."""
    later = _("Chance of winning it later at the full price (%)")
    rep = _("What a euro later is worth to the rep today (%)")
    firm = _("What a euro later is worth to the company today (%)")
    margin = _("Margin (% of the price)")
    # A page has the same tenths for both, and the company's 98 for the rep: there they agree.
    for_rep, for_firm = Kept(5, named=(0.98,)), Kept(100, named=(0.6, 0.7, 0.8, 0.9))
    controls = {
        "later": PercentSlider(later, step=0.05, start=0.8),
        "margin": PercentSlider(margin, low=0.1, step=0.05, start=0.6, kept=Kept(2)),
        "rep": PercentSlider(rep, low=0.2, step=0.02, start=0.7, kept=for_rep),
        "firm": PercentSlider(firm, low=0.5, step=0.02, start=0.98, kept=for_firm),
    }
    return Explorer("close_it_today", _("Close it today"), controls, _draw)


def _draw(scene: Scene) -> Update:
    _calendar(scene)
    scene.figure.text(0.17, 0.925, _("Discount worth giving to close the deal"), size=14)
    scene.figure.text(0.17, 0.855, _("today rather than later (% of the price)"), size=14)
    axes = scene.axes((0.36, 0.1, 0.61, 0.7), across=(0, 1.22), up=(-0.55, 3.55), across_in=percent)
    axes.set(xticks=[0, 0.25, 0.5, 0.75, 1])
    axes.tick_params(left=False, labelleft=False)
    axes.grid(axis="y", visible=False)
    hatched = {"facecolor": "w", "edgecolor": SALES.mark, "linewidth": 1.5}
    bars = [
        Bar(scene, axes, row, look, name=name, named={"color": colour, "weight": "bold"}, gap=0.02)
        for row, name, colour, look in (
            (3, _("to the company"), RIVALS.text, {"color": RIVALS.mark}),
            (2, _("+ impatience"), INK, hatched | {"hatch": "//"}),
            (1, _("+ blind to margin"), INK, hatched | {"hatch": "\\\\"}),
            (0, _("to the rep"), SALES.text, {"color": SALES.mark}),
        )
    ]
    steps = [scene.moves(*axes.plot([], [], color=FAINT, linewidth=1.5)) for _step in range(3)]

    def update(later: float, margin: float, rep: float, firm: float) -> Words:
        wedges = pull_forward_wedges(later, firm, rep, margin)
        blindness, impatience = wedges.blindness_cured_first, wedges.impatience_cured_last
        on_margin = wedges.rep - blindness
        tell = partial(say, firm=wedges.firm, rep=wedges.rep, on_margin=on_margin)
        tell = partial(tell, blindness=blindness, impatience=impatience, later=later, margin=margin)
        bars[0].show(wedges.firm, text=tell("{firm:%}"))
        bars[1].show(impatience, text=tell("{impatience:+%}"), start=wedges.firm)
        bars[2].show(blindness, text=tell("{blindness:+%}"), start=on_margin)
        bars[3].show(wedges.rep, text=tell("{rep:%}"))
        for step, row, end in zip(steps, ROWS, (wedges.firm, on_margin, wedges.rep), strict=False):
            step.set_data([end, end], [row + 0.33, row - 1.33])
        sentence = " ".join([_opening(later), _middle(impatience), _end(margin)])
        picture = _(
            "Four bars, one below the other, as steps. To the company a discount of {firm:%} is"
            " worth giving today. {impatience:%} {direction} for impatience leads to {on_margin:%};"
            " {blindness:%} more for not seeing the margin leads to the {rep:%} that it is worth to"
            " the rep. The margin is {margin:%}, the chance to win later {later:%}."
        )
        direction = _("less") if impatience < 0 else _("more")
        return Words(tell(sentence), tell(picture, impatience=abs(impatience), direction=direction))

    return update


def _opening(later: float) -> str:
    if later == 0:
        return _(
            "A deal that is lost unless it closes today is worth a discount of {firm:%} to the"
            " company, its whole margin, and {rep:%} to a rep paid on revenue."
        )
    return _(
        "To close today, a discount of {firm:%} is worth it to the company, and {rep:%} to a rep"
        " paid on revenue."
    )


def _middle(impatience: float) -> str:
    if impatience > 0:
        return _(
            "Pay on margin would bring that down to {on_margin:%}: the rest of the difference,"
            " {impatience:%}, is impatience."
        )
    if impatience < 0:
        return _(
            "Pay on margin would bring that down to {on_margin:%}, less than the company would"
            " give: this rep is the more patient of the two."
        )
    return _("Pay on margin would bring that down to {on_margin:%}: impatience plays no part.")


def _end(margin: float) -> str:
    if margin == 1:
        return _("Not seeing the margin does no harm here, for all of the price is margin.")
    return _("Not seeing the {margin:%} margin makes {blindness:%}.")


def _calendar(scene: Scene) -> None:
    """Draw the last leaf of a quarter."""
    board = scene.board((0.03, 0.82, 0.105, 0.165))
    board.add_patch(Rectangle((0.02, 0.02), 0.96, 0.94, facecolor="w", edgecolor=INK, linewidth=2))
    board.add_patch(Rectangle((0.02, 0.7), 0.96, 0.26, facecolor=RIVALS.mark, edgecolor=INK))
    board.text(0.5, 0.34, "31", ha="center", va="center", size=20, weight="bold")
