"""Close it today: which part of a last-day discount is blindness, and which impatience?"""

from functools import partial

from matplotlib.patches import Rectangle

from framings.live import Bar, Explorer, Kept, PercentSlider, Scene, Update, Words
from framings.live.style import BACKING, GUIDE, INK, RIVALS, SALES
from framings.models.pay import pull_forward_wedges
from framings.words import _, percent, rounded, say

HATCHED = {"facecolor": "w", "edgecolor": SALES.mark, "linewidth": 1.5}
IMPATIENT, BLIND = HATCHED | {"hatch": "//"}, HATCHED | {"hatch": "\\\\"}


def close_it_today() -> Explorer:
    """Return the explorer "Close it today"."""
    later = _("Chance of winning it later at the full price (%; 0: now or never)")
    rep = _("What a euro later is worth to the rep today (%; 100: can wait)")
    firm = _("What a euro later is worth to the firm today (%; 100: can wait)")
    margin = _("Margin (% of the price)")
    # A page has the same tenths for both, and the firm's 98 for the rep: there they agree.
    for_rep, for_firm = Kept(5, named=(0.98,)), Kept(100, named=(0.6, 0.7, 0.8, 0.9))
    controls = {
        "later": PercentSlider(later, step=0.05, start=0.8, kept=Kept(2)),
        "margin": PercentSlider(margin, low=0.1, step=0.05, start=0.6, kept=Kept(2)),
        "rep": PercentSlider(rep, low=0.2, step=0.02, start=0.7, kept=for_rep),
        "firm": PercentSlider(firm, low=0.5, step=0.02, start=0.98, kept=for_firm),
    }
    return Explorer("close_it_today", _("Close it today"), controls, _draw, size=(6, 4.6))


def _draw(scene: Scene) -> Update:
    _heading(scene)
    axes = scene.axes((0.36, 0.09, 0.61, 0.66), across=(0, 1.22), up=(-0.5, 4.5), across_in=percent)
    axes.set(xticks=[0, 0.25, 0.5, 0.75, 1])
    axes.tick_params(left=False, labelleft=False)
    axes.grid(axis="y", visible=False)
    ends = scene.moves(axes.axvline(0, **GUIDE), axes.axvline(0, **GUIDE))
    words = {"gap": 0.02, "bbox": BACKING}
    to_firm, to_rep = (
        Bar(scene, axes, row, {"color": colour.mark}, name=name, **words, named=bold)
        for row, colour, name in ((4, RIVALS, _("to the firm")), (0, SALES, _("to the rep")))
        for bold in [{"color": colour.text, "weight": "bold"}]
    )
    roads = [
        [
            Bar(scene, axes, row + up, look, height=0.36, size=12, **words)
            for up, look in ((0.19, IMPATIENT), (-0.19, BLIND))
        ]
        for row in (3, 2, 1)
    ]
    names = _("first margin pay,\nthen patience"), _("first patience,\nthen margin pay")
    for row, name in zip((3, 2, 1), (*names, _("average of both")), strict=True):
        axes.text(-0.03, row, name, ha="right", va="center", size=12.5)
    scene.ghosts(*ends)

    def update(later: float, margin: float, rep: float, firm: float) -> Words:
        wedges = pull_forward_wedges(later, firm, rep, margin)
        low, high = wedges.firm, wedges.rep
        on_margin = high - wedges.blindness_cured_first
        patient = high - wedges.impatience_cured_first
        tell = partial(say, **vars(wedges), later=later, margin=margin, on_margin=on_margin)
        tell = partial(tell, patient=patient, calm=-wedges.impatience)
        for bar, end, place in zip((to_firm, to_rep), ends, (low, high), strict=True):
            bar.show(place, text=percent(place))
            end.set_xdata([place, place])
        # Each step with its start. Beside the firm's bar lies what is cured last.
        steps = (
            ((wedges.impatience_cured_last, low), (wedges.blindness_cured_first, on_margin)),
            ((wedges.impatience_cured_first, patient), (wedges.blindness_cured_last, low)),
            ((wedges.impatience, low), (wedges.margin_blindness, low + wedges.impatience)),
        )
        for bars, parts in zip(roads, steps, strict=True):
            for bar, (length, start) in zip(bars, parts, strict=True):
                bar.show(length, text=say("{length:+%}", length=length), start=start)
        worth, steps_to = _worth(low, high), _cures(high, on_margin, patient)
        picture = _(
            "Between these two bars, three pairs of steps lead from the one to the other."
            " If margin pay comes first: {impatience_cured_last:+%} for impatience,"
            " {blindness_cured_first:+%} for not seeing the margin. If patience comes first:"
            " {impatience_cured_first:+%} and {blindness_cured_last:+%}. On average:"
            " {impatience:+%} and {margin_blindness:+%}. The margin is {margin:%}, the chance to"
            " win later {later:%}."
        )
        averages = rounded(wedges.impatience, 2), rounded(wedges.margin_blindness, 2)
        said = f"{worth} {steps_to} {_average(*averages)}"
        return Words(tell(said), tell(f"{worth} {picture}"))

    return update


def _worth(firm: float, rep: float) -> str:
    if percent(firm) == percent(rep) == percent(0):
        return _("No discount is worth closing today, to the firm or to a rep paid on revenue.")
    if percent(firm) == percent(0):
        return _(
            "To close today, no discount is worth it to the firm, but one of {rep:%} is to a rep"
            " paid on revenue."
        )
    if percent(rep) == percent(0):
        return _(
            "To close today, a discount of {firm:%} is worth it to the firm, and none to a rep paid"
            " on revenue."
        )
    if percent(firm) == percent(rep):
        return _(
            "To close today, a discount of {firm:%} is worth it to the firm, and as much to a rep"
            " paid on revenue."
        )
    return _(
        "To close today, a discount of {firm:%} is worth it to the firm, and {rep:%} to a rep paid"
        " on revenue."
    )


def _cures(rep: float, on_margin: float, patient: float) -> str:
    pay, patience = percent(on_margin) != percent(rep), percent(patient) != percent(rep)
    if not pay and not patience:
        return _("Neither pay on margin nor the firm's patience would change that for the rep.")
    if not pay:
        return _(
            "Pay on margin alone would change nothing for the rep, the firm's patience alone would"
            " make it {patient:%}."
        )
    if not patience:
        return _(
            "Pay on margin alone would bring the rep to {on_margin:%}, the firm's patience alone"
            " would change nothing."
        )
    if percent(on_margin) == percent(patient):
        return _(
            "Pay on margin alone would bring the rep to {on_margin:%}, and so would the firm's"
            " patience alone."
        )
    return _(
        "Pay on margin alone would bring the rep to {on_margin:%}, the firm's patience alone to"
        " {patient:%}."
    )


def _average(impatience: float, blindness: float) -> str:
    if not impatience and not blindness:
        return _("Neither impatience nor not seeing the margin plays a part here.")
    if not impatience:
        return _(
            "Not seeing the margin makes the difference, {margin_blindness:%}; impatience hardly"
            " plays a part."
        )
    if impatience < 0 and not blindness:
        return _(
            "This rep is more patient than the firm, which takes {calm:%} off; not seeing the"
            " margin hardly plays a part."
        )
    if impatience < 0:
        return _(
            "This rep is more patient than the firm, which on average over both orders takes about"
            " {calm:%} off; not seeing the margin adds about {margin_blindness:%}."
        )
    if not blindness:
        return _(
            "Impatience makes the difference, {impatience:%}; not seeing the margin hardly plays a"
            " part."
        )
    return _(
        "On average over both orders, impatience makes about {impatience:%} and not seeing the"
        " margin about {margin_blindness:%}."
    )


def _heading(scene: Scene) -> None:
    """Draw the last leaf of a quarter, and say what is measured and what the steps are."""
    board = scene.board((0.03, 0.835, 0.105, 0.15))
    board.add_patch(Rectangle((0.02, 0.02), 0.96, 0.94, facecolor="w", edgecolor=INK, linewidth=2))
    board.add_patch(Rectangle((0.02, 0.7), 0.96, 0.26, facecolor=RIVALS.mark, edgecolor=INK))
    board.text(0.5, 0.34, "31", ha="center", va="center", size=20, weight="bold")
    scene.figure.text(0.17, 0.93, _("Discount worth giving to close the deal"), size=14)
    scene.figure.text(0.17, 0.87, _("today rather than later (% of the price)"), size=14)
    legend = scene.board((0.17, 0.775, 0.8, 0.06), across=(0, 10))
    named = (0, IMPATIENT, _("impatience")), (4, BLIND, _("not seeing the margin"))
    for left, look, name in named:
        legend.add_patch(Rectangle((left, 0.1), 0.7, 0.8, **look))
        legend.text(left + 0.9, 0.5, name, va="center", size=12.5)
