"""Too many leads: beyond what sales can follow up, more leads mean fewer sales."""

from functools import partial

import numpy as np
from matplotlib.patches import Circle

from framings.live import EdgeMarker, Explorer, Scene, Update, Words
from framings.live.controls import PercentSlider, WholeSlider
from framings.live.style import COMPLEMENTARY, FAINT, GUIDE, INK, MARKETING, SALES
from framings.models.leads import best_lead_volume, sales_from_leads
from framings.words import _, number, say

MOST_LEADS, MOST_SALES = 2000, 80
LEADS = np.linspace(0, MOST_LEADS, 101)
MORE = 100
SMILE = np.linspace(-1, 1, 15)


def too_many_leads() -> Explorer:
    """Return the explorer "Too many leads"."""
    leads, capacity = (
        _("Leads that marketing sends (a month)"),
        _("Follow-up capacity of sales (leads a month)"),
    )
    close_rate = _("Chance to close a lead that gets full attention (%)")
    controls = {
        "leads": WholeSlider(leads, 0, MOST_LEADS, step=50, start=250),
        "capacity": WholeSlider(capacity, 200, 1000, step=50, start=500),
        "close_rate": PercentSlider(close_rate, 0.05, 0.4, step=0.05, start=0.2),
    }
    return Explorer("too_many_leads", _("Too many leads"), controls, _draw)


def _draw(scene: Scene) -> Update:
    axes = scene.axes((0.12, 0.14, 0.83, 0.59), (0, MOST_LEADS), (0, MOST_SALES), across_in=number)
    axes.set(
        xlabel=_("Leads a month"), ylabel=_("Sales a month"), xticks=range(0, MOST_LEADS + 1, 500)
    )
    top_line = scene.moves(axes.axvline(0, **GUIDE))
    dream = scene.moves(*axes.plot([], [], color=MARKETING.mark, linestyle=(0, (1, 1.2))))
    curve = scene.moves(*axes.plot([], [], color=COMPLEMENTARY.mark, linewidth=4))
    here = EdgeMarker(scene, axes, COMPLEMENTARY, markersize=13)
    write = scene.figure.text
    bold = {"size": 15, "weight": "bold", "color": COMPLEMENTARY.text}
    sold_words = scene.moves(write(0.02, 0.935, "", **bold))
    top_name = scene.moves(write(0.02, 0.86, "", color=FAINT))
    write(0.02, 0.785, _("dotted: if each lead got full attention"), color=MARKETING.text)

    # The salesperson who has to call them all.
    face = scene.board((0.8, 0.77, 0.22 * 4.4 / 6, 0.22), across=(-1.3, 1.3), up=(-1.3, 1.3))
    face.add_patch(Circle((0, 0), 1.1, facecolor=SALES.mark, edgecolor=INK, linewidth=1.5))
    eyes = scene.moves(*face.plot([-0.4, 0.4], [0.3, 0.3], "o", color=INK, markersize=5))
    mouth = scene.moves(*face.plot([], [], color=INK, linewidth=2.5))

    def update(leads: int, capacity: int, close_rate: float) -> Words:
        sold = sales_from_leads(close_rate, capacity, leads)
        best = best_lead_volume(close_rate, capacity)
        step = sales_from_leads(close_rate, capacity, leads + MORE) - sold
        tell = partial(
            say,
            leads=leads,
            sold=sold,
            capacity=capacity,
            best=best.sales,
            best_leads=best.leads,
            step=abs(step),
            more=MORE,
            missed=best.sales - sold,
            rate=sold / leads if leads else close_rate,
            full=close_rate,
        )
        dream.set_data([0, MOST_LEADS], [0, close_rate * MOST_LEADS])
        curve.set_data(LEADS, sales_from_leads(close_rate, capacity, LEADS))
        top_line.set_xdata([capacity, capacity])
        here.place(leads, sold)
        sold_words.set_text(tell(_("{leads} leads: {sold:.1f} sales")))
        top_name.set_text(tell(_("dashed: the most, {best:.1f}, at {best_leads:.0f} leads")))
        # Beyond the capacity the corners of the mouth go down.
        mood = float(np.clip(2 * (1 - leads / capacity), -1, 1))
        mouth.set_data(0.55 * SMILE, -0.45 + 0.32 * mood * (SMILE**2 - 0.5))
        eyes.set_markersize(5 if mood > -1 else 9)
        picture = _(
            "A hill: sales against leads a month, for a close rate of {full:%} with full attention."
            " It rises until {capacity} leads, with {best:.1f} sales, and falls beyond. You stand"
            " at {leads} leads and {sold:.1f} sales. {face}"
        )
        sentence = _sentence(leads, capacity, step, best.sales - sold)
        return Words(tell(sentence), tell(picture, face=_face(mood)))

    return update


def _sentence(leads: int, capacity: int, step: float, missed: float) -> str:
    if leads == 0:
        return _(
            "Without leads there is nothing to close. The first {more} a month would bring"
            " {step:.1f} sales."
        )
    if leads == capacity:
        return _(
            "{leads} leads bring {sold:.1f} sales, the most there can be. {more} more would bring"
            " {step:.1f} fewer."
        )
    if leads > capacity and missed < 0.05:
        return _(
            "{leads} leads bring {sold:.1f} sales, no more than {capacity} leads would: there is no"
            " time left to follow up more."
        )
    if leads > capacity:
        return _(
            "{leads} leads bring {sold:.1f} sales, {missed:.1f} fewer than {capacity} leads would:"
            " attention is spread so thin that only {rate:.1%} of them are closed, instead of"
            " {full:%}."
        )
    if abs(step) < 0.05:
        return _(
            "{leads} leads bring {sold:.1f} sales. {more} more would change next to nothing: the"
            " time to follow up is nearly used up."
        )
    if step < 0:
        return _(
            "{leads} leads bring {sold:.1f} sales. {more} more would already bring {step:.1f}"
            " fewer: the time to follow up is nearly used up."
        )
    return _(
        "{leads} leads bring {sold:.1f} sales. {more} more would add {step:.1f}: there is still"
        " time to follow them up."
    )


def _face(mood: float) -> str:
    if mood > 0:
        return _("The salesperson drawn above it smiles.")
    if mood < 0:
        return _("The salesperson drawn above it looks unhappy.")
    return _("The salesperson drawn above it keeps a straight face.")
