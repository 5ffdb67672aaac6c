"""Only the striking: what a reader sees if a journal prints striking results only."""

from functools import partial

import numpy as np
from scipy.special import ndtri

from framings.assumptions import SHOP_SPREAD, TRUE_RISE
from framings.live import Choice, Crowd, Explorer, PercentSlider, Scene, Stops, Update, Words
from framings.live.style import DASHED, FAINT, INK, PAPER, SAME
from framings.models.evidence import STRIKING, printed_effects, standard_error
from framings.words import _, number, percent, say

TRIALS = 100
SIZES = tuple(50 * 2**doubled for doubled in range(9))
GOLDEN = (np.sqrt(5) - 1) / 2
# A trial each: its luck in standard errors, and a row of its own, in no order.
LUCK = ndtri((np.arange(TRIALS) + 0.5) / TRIALS)
ROWS = (np.arange(TRIALS) * GOLDEN) % 1
EDGES = -0.15, 0.25


def only_the_striking() -> Explorer:
    """Return the explorer "Only the striking"."""
    printed = {_("every trial"): False, _("striking results only"): True}
    effect = _("What the campaign truly adds to sales (%)")
    size = _("Shops in each trial, half of them with the campaign")
    shops = {number(each): each for each in SIZES}
    controls = {
        "effect": PercentSlider(effect, 0, 0.1, step=0.01, start=TRUE_RISE),
        "size": Stops(size, shops, start=400),
        "striking": Choice(_("The journal prints"), printed, start=False),
    }
    title = _("Only the striking")
    return Explorer("only_the_striking", title, controls, _draw, size=(6, 4.4))


def _draw(scene: Scene) -> Update:
    axes = scene.axes((0.03, 0.14, 0.94, 0.66), EDGES, (-0.03, 1.03), across_in=percent)
    axes.set(xlabel=_("What a trial finds: more sales, or fewer"), yticks=[])
    axes.set_xticks([-0.1, 0, 0.1, 0.2])
    axes.axvline(0, color=FAINT, linewidth=1.5)
    drawer = {"color": FAINT, "markerfacecolor": PAPER, "markeredgewidth": 1}
    sheet = {"color": SAME.mark, "markeredgecolor": PAPER, "markeredgewidth": 0.5}
    shown = np.zeros((2, TRIALS))
    dots = Crowd(scene, axes, lambda n: (shown[0][n], shown[1][n]), drawer, sheet, marker="o")
    truth = scene.moves(axes.axvline(0, color=INK, linestyle=DASHED))
    mean = scene.moves(axes.axvline(0, color=SAME.text, linewidth=4))
    write = partial(scene.figure.text, 0.02, s="", weight="bold")
    read, true = scene.moves(write(y=0.925, size=15, color=SAME.text), write(y=0.845))
    scene.ghosts(truth, mean)
    scene.drags("effect", axes)

    def update(effect: float, size: int, striking: bool) -> Words:
        error = standard_error(SHOP_SPREAD, size)
        seen = printed_effects(effect, error)
        found = effect + error * LUCK
        in_print = np.abs(found) > STRIKING * error if striking else np.ones(TRIALS, bool)
        order = np.argsort(in_print, kind="stable")
        shown[:] = found[order], ROWS[order]
        count = int(in_print.sum())
        dots.show(TRIALS - count, count)
        average = seen.mean if striking else effect
        truth.set_xdata([effect, effect])
        mean.set_xdata([average, average])
        tell = partial(say, effect=effect, average=average, size=size, n=count, all=TRIALS)
        tell = partial(tell, kept=TRIALS - count)
        tell = partial(tell, times=average / effect if effect else "")
        read.set_text(tell(_("thick: readers see {average:+.1%} on average")))
        true.set_text(tell(_("dashed: the truth, {effect:+.1%}")))
        picture = _(
            "{all} dots, one for each trial in {size} shops, scattered round the truth,"
            " {effect:+.1%}. {n} are full, since they are printed, and {kept} hollow. A thick line"
            " marks what is printed on average, {average:+.1%}."
        )
        if count == TRIALS:
            picture = _(
                "{all} dots, one for each trial in {size} shops, scattered round the truth,"
                " {effect:+.1%}. All are full, since they are printed. A thick line marks what is"
                " printed on average, {average:+.1%}."
            )
        return Words(tell(_sentence(effect, striking, average)), tell(picture))

    return update


def _sentence(effect: float, striking: bool, average: float) -> str:
    if not striking:
        return _(
            "All {all} trials, in {size} shops each, are printed. Single ones miss, but on average"
            " readers see the truth: {effect:+.1%}."
        )
    printed = _("Of {all} trials in {size} shops each, {n} are printed.")
    if not effect:
        tells = _("There is nothing to find, and yet each of these reports a clear rise or fall.")
    elif average < 1.05 * effect:
        tells = _(
            "They are large enough: on average readers see {average:+.1%}, close to the truth."
        )
    else:
        tells = _("On average readers see {average:+.1%}, {times:.1f} times the truth.")
    return f"{printed} {tells}"
