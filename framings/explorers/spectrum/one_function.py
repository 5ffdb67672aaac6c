"""One function, four readings: the same raise of marketing, with four things held constant."""

from functools import partial

import numpy as np

from framings.explorers._shared import (
    COLOURS,
    ELASTICITIES,
    MARKETING,
    SALES,
    euros,
    framing_names,
    raise_controls,
)
from framings.live import Explorer, Scene, Update, Words
from framings.live.style import BLACK, DOTTED, FAINT, INK
from framings.models.complementary import cobb_douglas_output, optimal_split
from framings.models.spectrum import (
    four_readings,
    marginal_rate_of_substitution,
    same_output_sales,
)
from framings.words import _, say

MOST_MARKETING, MOST_SALES = 40, 54
DASHES = {"result": "-", "effort": (0, (6, 1.5)), "target": (0, (3, 1)), "budget": DOTTED}


def one_function() -> Explorer:
    """Return the explorer "One function, four readings"."""
    title, controls = _("One function, four readings"), raise_controls(_("not chosen yet"))
    return Explorer("one_function", title, controls, _draw, size=(6, 5))


def _draw(scene: Scene) -> Update:
    axes = scene.axes((0.12, 0.13, 0.6, 0.71), across=(0, MOST_MARKETING), up=(0, MOST_SALES))
    axes.set(
        xlabel=_("Marketing (€1,000 a month)"),
        ylabel=_("Selling (€1,000 a month)"),
        yticks=range(0, MOST_SALES, 10),
    )
    extra = np.linspace(0, MOST_MARKETING - MARKETING, 57)
    names = framing_names()
    at_edge = {"va": "center", "weight": "bold"}
    for held, colour in COLOURS.items():
        across, up = _road(held, extra)
        axes.plot(across, up, color=colour.mark, linestyle=DASHES[held], linewidth=2)
        place = (MOST_MARKETING, max(float(up[-1]), 2))
        if held == "result":  # the road that leaves the picture at its top
            share = optimal_split(*ELASTICITIES)
            place = (MOST_SALES * share / (1 - share), MOST_SALES - 1)
        axes.text(place[0] + 0.6, place[1], names[held], color=colour.text, **at_edge)
    axes.plot([MARKETING], [SALES], "s", color=INK, markersize=9, zorder=5)
    beside = {"ha": "right", "va": "top", "textcoords": "offset points"}
    axes.annotate(_("today"), (MARKETING, SALES), (-7, -5), color=INK, **beside)
    road = scene.moves(*axes.plot([], [], linewidth=5, solid_capstyle="butt"))
    dots = {held: scene.moves(*axes.plot([], [], "o")) for held in COLOURS}
    heading = scene.moves(scene.figure.text(0.02, 0.93, "", size=15, weight="bold"))
    scene.figure.text(0.02, 0.875, _("Each road starts where you stand today"), color=FAINT)

    def update(held: str, extra: float) -> Words:
        ends = {lens: [float(end) for end in _road(lens, extra)] for lens in COLOURS}
        for lens, dot in dots.items():
            chosen = lens == held
            dot.set_data(*([end] for end in ends[lens]))
            dot.set_color(INK if chosen else FAINT)
            dot.set_markersize(12 if chosen else 7)
        readings = four_readings(MARKETING, SALES, extra, *ELASTICITIES)
        marketing, sales = ends.get(held, (MARKETING, SALES))
        output = cobb_douglas_output(marketing, sales, *ELASTICITIES)
        change = output / cobb_douglas_output(MARKETING, SALES, *ELASTICITIES) - 1
        rate = marginal_rate_of_substitution(marketing, sales, *ELASTICITIES)
        gain = readings.same if held == "result" else readings.complementary
        change = change if held != "target" else 0
        tell = partial(say, gain=gain, change=change, less=-change, next=rate, extra=euros(extra))
        tell = partial(tell, more=euros(marketing - MARKETING), rest=euros(sales - SALES))
        tell = partial(tell, replaced=euros(-readings.substitutes), taken=euros(-readings.rivals))
        tell = partial(tell, total=euros(MARKETING + SALES), here=euros(MARKETING))
        tell = partial(tell, today=euros(SALES), marketing=euros(marketing), sales=euros(sales))
        road.set_visible(bool(held))
        heading.set_text(tell(_headings()[held]))
        heading.set_color(COLOURS.get(held, BLACK).text)
        if held:
            road.set_data(*_road(held, np.linspace(0, extra, 41)))
            road.set_color(COLOURS[held].mark)
        picture = _(
            "A map with marketing money across and selling money up. From today's point, {here:€}"
            " and {today:€}, four roads leave: a rising one (the same), a level one"
            " (complementary), one that falls ever less steeply (substitutes) and one that falls"
            " straight (rivals), each with a dot at {extra:€} more."
        )
        if held:
            picture += " " + _(
                "The chosen road leads to {marketing:€} for marketing and {sales:€} for selling."
            )
        return Words(tell(_sentences()[held]), tell(picture))

    return update


def _headings() -> dict[str, str]:
    return {
        "": _("{extra:€} more, and four roads"),
        "result": _("the same: one purse, sales {change:+%}"),
        "effort": _("complementary: selling stays, sales {change:+%}"),
        "target": _("substitutes: sales stay, selling −{replaced:€}"),
        "budget": _("rivals: selling −{taken:€}, sales {change:+.1%}"),
    }


def _sentences() -> dict[str, str]:
    return {
        "": _(
            "Today the firm spends {here:€} on marketing and {today:€} on selling. Four roads start"
            " there; the dots stand where each leads with {extra:€} more."
        ),
        "result": _(
            "One purse, and only the result is asked for: {extra:€} more in it, spent in the best"
            " mix, brings {gain:%} more sales. Of it {more:€} goes to marketing and {rest:€} to"
            " selling, whoever asked. Read like this, the two are the same: they have one goal."
        ),
        "effort": _(
            "With selling held at {today:€}, {extra:€} more for marketing brings {gain:%} more"
            " sales, and the next euro of selling also achieves {gain:%} more than before. Read"
            " like this, the two are complementary."
        ),
        "target": _(
            "With sales held where they are, {extra:€} more for marketing replaces {replaced:€} of"
            " selling, and the next euro of marketing another {next:.2€}. Read like this, the two"
            " are substitutes."
        ),
        "budget": _(
            "With the budget held at {total:€}, {extra:€} more for marketing is {taken:€} less for"
            " selling, and sales fall by {less:.1%}. Read like this, the two are rivals."
        ),
    }


def _road(held: str, extra: float | np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return where the road leads when marketing gets more, or the one purse does."""
    more = np.asarray(extra, dtype=float)
    if held == "result":
        share = optimal_split(*ELASTICITIES)
        return (MARKETING + SALES + more) * share, (MARKETING + SALES + more) * (1 - share)
    if held == "effort":
        return MARKETING + more, np.full_like(more, SALES)
    if held == "target":
        needed = same_output_sales(MARKETING, SALES, MARKETING + more, *ELASTICITIES)
        return MARKETING + more, np.asarray(needed)
    return MARKETING + more, SALES - more
