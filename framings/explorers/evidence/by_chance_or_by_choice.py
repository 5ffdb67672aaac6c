"""By chance or by choice: what past months show if advertising follows sales, or chance."""

from functools import partial

import numpy as np
from scipy.special import ndtri

from framings.assumptions import ADVERTISING_ELASTICITY, DEMAND_SWING
from framings.live import Explorer, PercentSlider, Scene, Slider, Toggle, Update, Words
from framings.live.style import DASHED, INK, MARKETING, SAME
from framings.models.evidence import effect_as_seen
from framings.words import _, number, say, signed_percent

MONTHS = 60
SPREAD = 0.3  # of the logarithm of advertising: about 30% up or down
EDGES, UP = (-0.8, 0.8), (-0.42, 0.42)
# Two lists of luck that have nothing to do with each other, each with a spread of 1.
_NUMBER = np.arange(MONTHS)
_LISTS = np.array([np.ones(MONTHS), (_NUMBER + 0.5) / MONTHS, (_NUMBER * 0.618034 + 0.31) % 1])
_LISTS[1:] = ndtri(_LISTS[1:])
ANYWAY, OWN = np.linalg.qr(_LISTS.T)[0].T[1:] * np.sqrt(MONTHS)


def by_chance_or_by_choice() -> Explorer:
    """Return the explorer "By chance or by choice"."""
    effect = _("What 1% more advertising truly adds to sales (%)")
    follows = _("How far the budget follows sales that come anyway (%)")
    controls = {
        "follows": PercentSlider(follows, step=0.05, start=0.8),
        "effect": Slider(effect, 0, 0.5, 0.01, start=ADVERTISING_ELASTICITY),
        "chance": Toggle(_("Let chance decide the budget of each month")),
    }
    title = _("By chance or by choice")
    return Explorer("by_chance_or_by_choice", title, controls, _draw, size=(6, 4.4))


def _draw(scene: Scene) -> Update:
    written = {"across_in": signed_percent, "up_in": signed_percent}
    axes = scene.axes((0.155, 0.14, 0.82, 0.66), EDGES, UP, **written)
    axes.set(xlabel=_("Advertising, against the usual"), xticks=[-0.6, -0.3, 0, 0.3, 0.6])
    axes.set(ylabel=_("Sales, against the usual"), yticks=[-0.3, -0.15, 0, 0.15, 0.3])
    months = scene.moves(*axes.plot([], [], "o", color=MARKETING.mark, markersize=6))
    truth = scene.moves(*axes.plot([], [], color=INK, linestyle=DASHED, linewidth=2.5))
    line = scene.moves(*axes.plot([], [], color=SAME.text, linewidth=4))
    write = partial(scene.figure.text, 0.02, s="", weight="bold")
    seen_words, true_words = scene.moves(write(y=0.925, size=15, color=SAME.text), write(y=0.845))
    scene.ghosts(line)

    def update(follows: float, effect: float, chance: bool) -> Words:
        chosen = 0 if chance else follows
        effort = SPREAD * (chosen * ANYWAY + np.sqrt(1 - chosen**2) * OWN)
        seen = float(effect_as_seen(effect, chosen, DEMAND_SWING))
        by_choice = float(effect_as_seen(effect, follows, DEMAND_SWING))
        months.set_data(effort, effect * effort + DEMAND_SWING * SPREAD * ANYWAY)
        for drawn, slope in ((truth, effect), (line, seen)):
            drawn.set_data(EDGES, [slope * edge for edge in EDGES])
        tell = partial(say, effect=effect, seen=seen, by_choice=by_choice)
        seen_words.set_text(tell(_("thick: 1% more goes with {seen:+.2f}% sales")))
        true_words.set_text(tell(_("dashed: what it truly adds, {effect:+.2f}%")))
        picture = _(
            "A dot for each of 60 months, sales upwards, advertising across. A thick line through"
            " them {thick}, a dashed one, the truth, {dashed}."
        )
        rises = _("rises by {slope:.2f}% for each per cent")
        thick, dashed = (
            say(rises, slope=slope) if slope else _("is level") for slope in (seen, effect)
        )
        none = number(seen, 2) == number(0, 2)
        more = tell(_("no more sales") if none else _("{seen:.2f}% more sales"))
        sentence = tell(_sentence(follows, chance, effect), more=more)
        return Words(sentence, say(picture, thick=thick, dashed=dashed))

    return update


def _sentence(follows: float, chance: bool, effect: float) -> str:
    if chance:
        told = _(
            "Chance decides, so good months get no more advertising than bad ones: 1% more goes"
            " with {more}, which is what it adds."
        )
        if not effect:
            told = _(
                "Chance decides, so good months get no more advertising than bad ones: 1% more goes"
                " with {more}, for it adds nothing."
            )
        if not follows:
            return f"{told} " + _("By choice it was the same, for the budget followed nothing.")
        return f"{told} " + _("By choice it was {by_choice:.2f}%.")
    if not follows:
        return _(
            "The budget follows nothing, so the months tell the truth: 1% more advertising goes"
            " with {more}."
        )
    if not effect:
        return _(
            "In good months more is spent. 1% more advertising goes with {more}, and adds nothing:"
            " they would have come anyway."
        )
    return _(
        "In good months more is spent. 1% more advertising goes with {more}, and adds"
        " {effect:.2f}%: the rest would have come anyway."
    )
