"""One next experiment: how many deals, and how long, to see a difference worth having."""

import math
from functools import partial

import numpy as np

from framings.assumptions import LONGEST_EXPERIMENT, POWER
from framings.live import EdgeMarker, Explorer, PercentSlider, Scene, Stops, Update, Words
from framings.live.controls import Kept, stops
from framings.live.style import BACKING, FAINT, GRID, GUIDE, INK, SALES, SUBSTITUTES
from framings.models.experiment import chance_to_see, least_convincing, sample_size
from framings.words import _, ngettext, number, percent, say

MOST_MONTHS = 48
MOST_SAID = 120
MONTHS = np.linspace(0, MOST_MONTHS, 97)
DEALS = (5, 10, 15, 20, 30, 40, 60, 90, 140, 200, 300, 500, 1000, 2000)


def one_next_experiment() -> Explorer:
    """Return the explorer "One next experiment"."""
    worth = _("What would you call worth it? (so many more of all deals won)")
    controls = {
        "rate": PercentSlider(
            _("Win rate today (%)"), 0.05, 0.6, step=0.01, start=0.3, kept=Kept(5)
        ),
        "worth": PercentSlider(worth, 0.01, 0.2, step=0.01, start=0.1),
        "deals": Stops(_("Deals a month (number)"), stops(DEALS), start=90),
    }
    return Explorer("one_next_experiment", _("One next experiment"), controls, _draw)


def _draw(scene: Scene) -> Update:
    axes = scene.axes((0.15, 0.14, 0.81, 0.76), (0, MOST_MONTHS), (0, 1), up_in=percent)
    axes.set(
        xlabel=_("Months that the experiment takes"),
        ylabel=_("Chance to see the difference"),
        xticks=range(0, MOST_MONTHS + 1, 6),
    )
    axes.axvspan(LONGEST_EXPERIMENT, MOST_MONTHS, color=GRID, linewidth=0)
    axes.axhline(POWER, **GUIDE)
    above = {"ha": "center", "va": "bottom", "size": 12, "transform": axes.get_xaxis_transform()}
    axes.text(LONGEST_EXPERIMENT / 2, 1.02, _("up to two years"), color=INK, **above)
    too_long = (LONGEST_EXPERIMENT + MOST_MONTHS) / 2
    axes.text(too_long, 1.02, _("too long"), color=FAINT, **above)
    curve = scene.moves(*axes.plot([], [], color=SUBSTITUTES.mark))
    here = EdgeMarker(scene, axes, SUBSTITUTES, offset=(10, 10))
    scene.ghosts(curve, here.dot)
    at_right = {"ha": "right", "va": "center", "weight": "bold", "size": 14, "bbox": BACKING}
    wins = scene.moves(axes.text(MOST_MONTHS - 1, 0.27, "", color=SUBSTITUTES.text, **at_right))
    size = scene.moves(axes.text(MOST_MONTHS - 1, 0.17, "", color=INK, **at_right))
    ahead = scene.moves(axes.text(MOST_MONTHS - 1, 0.07, "", color=SALES.text, **at_right))

    def update(rate: float, worth: float, deals: int) -> Words:
        each = math.ceil(sample_size(rate, worth))
        months = math.ceil(2 * each / deals)
        edge = least_convincing(each, rate, worth)
        tell = partial(say, each=each, rule=100 * edge, before=100 * rate, deals=deals)
        tell = partial(tell, after=100 * (rate + worth), worth=100 * worth, found=POWER)
        long = _long(months)
        tell = partial(tell, long=long)
        curve.set_data(MONTHS, chance_to_see(MONTHS * deals / 2, rate, worth))
        here.place(months, POWER, long)
        wins.set_text(tell(_("{after} won of 100, not {before}")))
        size.set_text(tell(_("{each} deals in each group")))
        ahead.set_text(tell(_("take it from {rule} points ahead")))
        picture = _(
            "A rising curve: the chance to see that a new way wins {after} of 100 deals instead of"
            " {before}, by how many months the experiment takes at {deals} deals a month. It"
            " reaches {found:%} after {long}, with {each} deals in each group. Beyond two years"
            " the picture is grey."
        )
        return Words(tell(_sentence(months)), tell(picture))

    return update


def _long(months: int) -> str:
    if months > MOST_SAID:
        return _("more than ten years")
    return ngettext("{months} month", "{months} months", months).format(months=number(months))


def _sentence(months: int) -> str:
    needed = _(
        "Today {before} of 100 deals are won. To see whether a new way wins {after}, each of two"
        " groups needs {each} deals: {long} at {deals} deals a month."
    )
    if months > LONGEST_EXPERIMENT:
        advice = _(
            "Too long: choose a larger difference, or something more frequent (answered calls"
            " instead of won deals), or do not test."
        )
    else:
        advice = _(
            "The rule, before you begin: take the new way if it is at least {rule} points ahead at"
            " the end, and otherwise keep the old one."
        )
    return f"{needed} {advice}"
