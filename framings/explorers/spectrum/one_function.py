"""One function, four readings: the same raise of marketing, with four things held constant."""

from functools import partial

import numpy as np

from framings.explorers._shared import (
    COLOURS,
    ELASTICITIES,
    MARKETING,
    SALES,
    after_raise,
    euros,
    framing_names,
    raise_controls,
    sales_change,
)
from framings.live import Explorer, Scene, Update, Words
from framings.live.style import BLACK, DOTTED, FAINT, INK
from framings.models.spectrum import marginal_rate_of_substitution
from framings.words import _, say

MOST_MARKETING, MOST_SALES = 40, 54
DASHES = {"result": "-", "effort": (0, (6, 1.5)), "target": (0, (3, 1)), "budget": DOTTED}


def one_function() -> Explorer:
    """Return the explorer "One function, four readings"."""
    title = _("One function, four readings")
    return Explorer("one_function", title, raise_controls(), _draw, size=(6, 4.6))


def _draw(scene: Scene) -> Update:
    axes = scene.axes((0.12, 0.14, 0.6, 0.75), across=(0, MOST_MARKETING), up=(0, MOST_SALES))
    axes.set(
        xlabel=_("Marketing (€1,000 a month)"),
        ylabel=_("Selling (€1,000 a month)"),
        yticks=range(0, MOST_SALES, 10),
    )
    extra = np.linspace(0, MOST_MARKETING - MARKETING, 57)
    for held, colour in COLOURS.items():
        across, up = after_raise(held, extra)
        axes.plot(across, up, color=colour.mark, linestyle=DASHES[held], linewidth=2)
        end = np.flatnonzero(up < MOST_SALES)[-1]  # one road leaves the picture at its top
        name = {"color": colour.text, "weight": "bold", "va": "center"}
        axes.text(across[end] + 0.8, max(up[end], 2), framing_names()[held], **name)
    axes.plot([MARKETING], [SALES], "s", color=INK, markersize=9, zorder=5)
    beside = {"ha": "right", "va": "top", "textcoords": "offset points"}
    axes.annotate(_("today"), (MARKETING, SALES), (-7, -5), color=INK, **beside)
    road = scene.moves(*axes.plot([], [], linewidth=5, solid_capstyle="butt"))
    dots = {held: scene.moves(*axes.plot([], [], "o")) for held in COLOURS}
    heading = scene.moves(scene.figure.text(0.02, 0.935, "", size=15, weight="bold"))
    scene.ghosts(*dots.values())
    scene.drags("extra", axes, place=lambda extra: MARKETING + extra)

    def update(held: str, extra: float) -> Words:
        for lens, dot in dots.items():
            dot.set_data(*([end] for end in after_raise(lens, extra)))
            dot.set_color(INK if lens == held else FAINT)
            dot.set_markersize(12 if lens == held else 7)
        colour = COLOURS.get(held, BLACK)
        road.set_data(*after_raise(held, np.linspace(0, extra, 41)))
        road.set_color(colour.mark)
        marketing, selling = map(float, after_raise(held, extra))
        change = sales_change(marketing, selling)
        tell = partial(say, extra=euros(extra), change=change, less=-change)
        tell = partial(tell, here=euros(MARKETING), today=euros(SALES))
        tell = partial(tell, total=euros(MARKETING + SALES), next=_next_euro(marketing, selling))
        tell = partial(tell, marketing=euros(marketing), selling=euros(selling))
        tell = partial(tell, more=euros(marketing - MARKETING), rest=euros(selling - SALES))
        tell = partial(tell, fewer=euros(SALES - selling))
        told = _("selling {selling:€}, sales {change:+.1%}") if held else _("four roads from today")
        heading.set_text(tell(told))
        heading.set_color(colour.text)
        picture = _(
            "A map with marketing money across and selling money up. From today's point, {here:€}"
            " and {today:€}, four roads leave: a rising one (the same), a level one"
            " (complementary), one that falls less and less steeply (substitutes) and one that"
            " falls straight (rivals), each with a dot at {extra:€} more."
        )
        if held:
            picture += " " + _(
                "The chosen road leads to {marketing:€} for marketing and {selling:€} for selling."
            )
        return Words(tell(_sentences()[held]), tell(picture))

    return update


def _next_euro(marketing: float, selling: float) -> float:
    return float(marginal_rate_of_substitution(marketing, selling, *ELASTICITIES))


def _sentences() -> dict[str, str]:
    return {
        "": _(
            "Today the firm spends {here:€} on marketing and {today:€} on selling. Four roads start"
            " there; the dots stand where each leads with {extra:€} more."
        ),
        "result": _(
            "One purse, and only the result is asked for: {extra:€} more in it, spent in the best"
            " mix, brings {change:%} more sales. Of it {more:€} goes to marketing and {rest:€} to"
            " selling, whoever asked. Read like this, the two are the same: they have one goal."
        ),
        "effort": _(
            "With selling held at {today:€}, {extra:€} more for marketing brings {change:%} more"
            " sales, and the next euro of selling also achieves {change:%} more than before. Read"
            " like this, the two are complementary."
        ),
        "target": _(
            "With sales held where they are, {extra:€} more for marketing replaces {fewer:€} of"
            " selling, and the next euro of marketing another {next:.2€}. Read like this, the two"
            " are substitutes."
        ),
        "budget": _(
            "With the budget held at {total:€}, {extra:€} more for marketing is {fewer:€} less for"
            " selling, and sales fall by {less:.1%}. Read like this, the two are rivals."
        ),
    }
