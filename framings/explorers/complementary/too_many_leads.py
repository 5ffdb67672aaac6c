"""Too many leads: more of them bring fewer sales only if two things come together."""

from functools import partial

import numpy as np
from matplotlib.patches import Circle

from framings.live import EdgeMarker, Explorer, Kept, Scene, Update, Words
from framings.live.controls import Choice, PercentSlider, Toggle, WholeSlider
from framings.live.style import COMPLEMENTARY, FAINT, GUIDE, INK, MARKETING, SALES
from framings.models.leads import ATTENTION, sales_from_attention, sales_from_chosen_leads
from framings.words import _, number, say

MOST_LEADS, MOST_SALES = 2000, 90
LEADS = np.linspace(0, MOST_LEADS, 101)
MORE = 100
MINIMUM, DIMINISHING = ATTENTION
SMILE = np.linspace(-1, 1, 15)


def too_many_leads() -> Explorer:
    """Return the explorer "Too many leads"."""
    capacity = _("Capacity: leads that sales has a full portion of time for (a month)")
    rate = _("Chance to close a lead that gets all the time it wants (%)")
    worth = {
        _("next to nothing (it needs a minimum)"): MINIMUM,
        _("a lot (diminishing returns)"): DIMINISHING,
    }
    controls = {
        "leads": WholeSlider(
            _("Leads that marketing sends (a month)"), 0, MOST_LEADS, 50, start=250, kept=Kept()
        ),
        "attention": Choice(_("A little attention does"), worth, start=MINIMUM),
        "chosen": Toggle(_("Sales may choose which leads to leave alone")),
        "capacity": WholeSlider(capacity, 200, 1000, step=50, start=500, kept=Kept(2)),
        "close_rate": PercentSlider(rate, 0.05, 0.4, step=0.05, start=0.2, kept=Kept(2)),
    }
    return Explorer("too_many_leads", _("Too many leads"), controls, _draw)


def _draw(scene: Scene) -> Update:
    axes = scene.axes((0.12, 0.14, 0.83, 0.59), (0, MOST_LEADS), (0, MOST_SALES), across_in=number)
    axes.set(xlabel=_("Leads a month"), ylabel=_("Sales a month"))
    axes.set(xticks=range(0, MOST_LEADS + 1, 500), yticks=range(0, MOST_SALES, 20))
    full = scene.moves(axes.axvline(0, **GUIDE))
    dream = scene.moves(*axes.plot([], [], color=MARKETING.mark, linestyle=(0, (1, 1.2))))
    curve = scene.moves(*axes.plot([], [], color=COMPLEMENTARY.mark, linewidth=4))
    here = EdgeMarker(scene, axes, COMPLEMENTARY, markersize=13)
    write = scene.figure.text
    bold = {"size": 15, "weight": "bold", "color": COMPLEMENTARY.text}
    sold_words = scene.moves(write(0.02, 0.935, "", **bold))
    full_name = scene.moves(write(0.02, 0.86, "", color=FAINT))
    write(0.02, 0.785, _("dotted: if each lead got all the time it wants"), color=MARKETING.text)

    # The salesperson who has to call them.
    face = scene.board((0.8, 0.77, 0.22 * 4.4 / 6, 0.22), across=(-1.3, 1.3), up=(-1.3, 1.3))
    face.add_patch(Circle((0, 0), 1.1, facecolor=SALES.mark, edgecolor=INK, linewidth=1.5))
    eyes = scene.moves(*face.plot([-0.4, 0.4], [0.3, 0.3], "o", color=INK, markersize=5))
    mouth = scene.moves(*face.plot([], [], color=INK, linewidth=2.5))

    def update(leads: int, attention: str, chosen: bool, capacity: int, close_rate: float) -> Words:
        model = sales_from_chosen_leads if chosen else sales_from_attention
        sales = partial(model, close_rate, capacity, attention=attention)
        sold = float(sales(leads=leads))
        step = float(sales(leads=leads + MORE)) - sold
        missed = float(sales(leads=capacity)) - sold
        # Where the first minutes do most, choosing means working them all.
        leaves = chosen and attention == MINIMUM and leads > capacity
        worked = capacity if leaves else leads
        tell = partial(say, leads=leads, sold=sold, capacity=capacity, worked=worked, more=MORE)
        tell = partial(tell, left=leads - worked, missed=missed, step=abs(step), full=close_rate)
        tell = partial(tell, rate=sold / worked if worked else close_rate)
        dream.set_data([0, MOST_LEADS], [0, close_rate * MOST_LEADS])
        curve.set_data(LEADS, sales(leads=LEADS))
        full.set_xdata([capacity, capacity])
        here.place(leads, sold)
        sold_words.set_text(tell(_("{leads} leads: {sold:.1f} sales")))
        full_name.set_text(tell(_("dashed: the capacity, {capacity} leads")))
        # Beyond the capacity the corners of the mouth go down.
        mood = float(np.clip(2 * (1 - worked / capacity), -1, 1))
        mouth.set_data(0.55 * SMILE, -0.45 + 0.32 * mood * (SMILE**2 - 0.5))
        eyes.set_markersize(5 if mood > -1 else 9)
        sentence = [_worked(leads, chosen, leaves)]
        if not chosen and attention == MINIMUM and missed >= 0.05 and leads > capacity:
            sentence.append(_("That is {missed:.1f} fewer than {capacity} leads would bring."))
        else:
            sentence.append(_next(step, leads, attention == MINIMUM and leads == capacity))
        picture = _(
            "Sales against leads a month, for a chance of {full:%} to close a lead that gets all"
            " the time it wants. {shape} You stand at {leads} leads and {sold:.1f} sales. {face}"
        )
        shape = tell(_shape(attention, chosen))
        return Words(tell(" ".join(sentence)), tell(picture, shape=shape, face=_face(mood)))

    return update


def _worked(leads: int, chosen: bool, leaves: bool) -> str:
    if leads == 0:
        return _("Without leads there is nothing to close.")
    if leaves:
        return _(
            "Sales works {worked} leads, leaves the other {left} alone and closes {sold:.1f},"
            " {rate:.1%} of those it works."
        )
    if chosen:
        return _("Sales may choose, works all {leads} leads and closes {sold:.1f}, or {rate:.1%}.")
    return _("Sales works all {leads} leads alike and closes {sold:.1f}, or {rate:.1%}.")


def _next(step: float, leads: int, best: bool) -> str:
    if leads == 0:
        return _("The first {more} a month would bring {step:.1f} sales.")
    if abs(step) < 0.05:
        return _("{more} more leads would change next to nothing.")
    if step > 0:
        return _("{more} more leads would add {step:.1f} sales.")
    if best:
        return _("That is the most there can be: {more} more leads would bring {step:.1f} fewer.")
    return _("{more} more leads would bring {step:.1f} fewer.")


def _shape(attention: str, chosen: bool) -> str:
    if attention == DIMINISHING:
        return _("The curve rises all the way, ever less; the capacity is {capacity} leads.")
    if chosen:
        return _("The curve rises until the capacity of {capacity} leads and is level beyond it.")
    return _("The curve rises until the capacity of {capacity} leads and falls beyond it.")


def _face(mood: float) -> str:
    if mood > 0:
        return _("The salesperson drawn above it smiles.")
    if mood < 0:
        return _("The salesperson drawn above it looks unhappy.")
    return _("The salesperson drawn above it keeps a straight face.")
