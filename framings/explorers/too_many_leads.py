"""Too many leads: beyond what sales can follow up, more leads mean fewer sales."""

import numpy as np
from matplotlib.patches import Circle

from framings.live import EdgeMarker, Explorer, Scene, Slider, WholeSlider, Words
from framings.live.figure import Update
from framings.live.style import COMPLEMENTARY, FAINT, INK, MARKETING, SALES
from framings.models.leads import best_lead_volume, sales_from_leads
from framings.words import _, number, percent

MOST_LEADS, MOST_SALES = 2000, 80
LEADS = np.linspace(0, MOST_LEADS, 101)
MORE = 100
SMILE = np.linspace(-1, 1, 15)


def too_many_leads() -> Explorer:
    """Return the explorer "Too many leads"."""
    return Explorer(
        "too_many_leads",
        _("Too many leads"),
        {
            "leads": WholeSlider(
                _("Leads that marketing sends (a month)"),
                low=0,
                high=MOST_LEADS,
                step=50,
                start=250,
            ),
            "capacity": WholeSlider(
                _("Follow-up capacity of sales (leads a month)"),
                low=200,
                high=1000,
                step=50,
                start=500,
            ),
            "close_rate": Slider(
                _("Chance to close a lead that gets full attention (%)"),
                low=0.05,
                high=0.4,
                step=0.05,
                start=0.2,
                shown=".0%",
            ),
        },
        _draw,
    )


def _draw(scene: Scene) -> Update:
    axes = scene.axes(
        (0.12, 0.14, 0.83, 0.59),
        across=(0, MOST_LEADS),
        up=(0, MOST_SALES),
        xlabel=_("Leads a month"),
        ylabel=_("Sales a month"),
    )
    axes.set_xticks(range(0, MOST_LEADS + 1, 500))
    axes.xaxis.set_major_formatter(lambda leads, _position: number(leads))
    top_line = scene.moves(axes.axvline(0, color=FAINT, linestyle="--", linewidth=1.5))
    dream = scene.moves(axes.plot([], [], color=MARKETING.mark, linestyle=(0, (1, 1.2)))[0])
    curve = scene.moves(axes.plot([], [], color=COMPLEMENTARY.mark, linewidth=4)[0])
    here = EdgeMarker(scene, axes, COMPLEMENTARY.mark, COMPLEMENTARY.text, markersize=13)
    write = scene.figure.text
    sold_words = scene.moves(
        write(0.02, 0.935, "", size=15, weight="bold", color=COMPLEMENTARY.text)
    )
    top_name = scene.moves(write(0.02, 0.86, "", color=FAINT))
    write(0.02, 0.785, _("dotted: if each lead got full attention"), color=MARKETING.text)

    # The salesperson who has to call them all.
    face = scene.axes((0.8, 0.77, 0.22 * 4.4 / 6, 0.22))
    face.set_xlim(-1.3, 1.3)
    face.set_ylim(-1.3, 1.3)
    face.add_patch(Circle((0, 0), 1.1, facecolor=SALES.mark, edgecolor=INK, linewidth=1.5))
    eyes = scene.moves(face.plot([-0.4, 0.4], [0.3, 0.3], "o", color=INK, markersize=5)[0])
    mouth = scene.moves(face.plot([], [], color=INK, linewidth=2.5)[0])

    def update(leads: int, capacity: int, close_rate: float) -> Words:
        sold = sales_from_leads(close_rate, capacity, leads)
        best = best_lead_volume(close_rate, capacity)
        one_step = sales_from_leads(close_rate, capacity, leads + MORE) - sold

        values = {
            "leads": number(leads),
            "sold": number(sold, 1),
            "capacity": number(capacity),
            "best": number(best.sales, 1),
            "step": number(abs(one_step), 1),
            "more": number(MORE),
            "missed": number(best.sales - sold, 1),
            "rate": percent(sold / leads if leads else close_rate, 1),
            "full": percent(close_rate),
        }

        dream.set_data([0, MOST_LEADS], [0, close_rate * MOST_LEADS])
        curve.set_data(LEADS, sales_from_leads(close_rate, capacity, LEADS))
        top_line.set_xdata([capacity, capacity])
        here.place(leads, sold)
        sold_words.set_text(_("{leads} leads: {sold} sales").format(**values))
        top_name.set_text(
            _("dashed: the most, {sold}, at {leads} leads").format(
                sold=values["best"], leads=number(best.leads)
            )
        )
        # Beyond the capacity the corners of the mouth go down.
        mood = float(np.clip(2 * (1 - leads / capacity), -1, 1))
        mouth.set_data(0.55 * SMILE, -0.45 + 0.32 * mood * (SMILE**2 - 0.5))
        eyes.set_markersize(5 if mood > -1 else 9)

        if leads == 0:
            sentence = _(
                "Without leads there is nothing to close. The first {more} a month would bring"
                " {step} sales."
            )
        elif leads < capacity:
            if abs(one_step) < 0.05:
                sentence = _(
                    "{leads} leads bring {sold} sales. {more} more would change next to nothing:"
                    " the time to follow up is nearly used up."
                )
            elif one_step < 0:
                sentence = _(
                    "{leads} leads bring {sold} sales. {more} more would already bring {step}"
                    " fewer: the time to follow up is nearly used up."
                )
            else:
                sentence = _(
                    "{leads} leads bring {sold} sales. {more} more would add {step}: there is"
                    " still time to follow them up."
                )
        elif leads == capacity:
            sentence = _(
                "{leads} leads bring {sold} sales, the most there can be. {more} more would bring"
                " {step} fewer."
            )
        elif best.sales - sold < 0.05:
            sentence = _(
                "{leads} leads bring {sold} sales, no more than {capacity} leads would: there is no"
                " time left to follow up more."
            )
        else:
            sentence = _(
                "{leads} leads bring {sold} sales, {missed} fewer than {capacity} leads would:"
                " attention is spread so thin that only {rate} of them are closed, instead of"
                " {full}."
            )
        picture = _(
            "A hill: sales against leads a month, for a close rate of {full} with full attention."
            " It rises until {capacity} leads, with {best} sales, and falls beyond. You stand at"
            " {leads} leads and {sold} sales. {face}"
        )
        if mood > 0:
            smiles = _("The salesperson drawn above it smiles.")
        elif mood < 0:
            smiles = _("The salesperson drawn above it looks unhappy.")
        else:
            smiles = _("The salesperson drawn above it keeps a straight face.")
        return Words(sentence.format(**values), picture.format(face=smiles, **values))

    return update
