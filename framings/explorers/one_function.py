"""One function, four readings: the same raise of marketing, with four things held constant."""

import numpy as np

from framings.explorers._one_company import (
    COLOURS,
    ELASTICITIES,
    MARKETING,
    SALES,
    money,
    raise_controls,
)
from framings.live import EdgeMarker, Explorer, Scene, Words
from framings.live.figure import Update
from framings.live.style import FAINT, INK, SAME
from framings.models.complementary import cobb_douglas_output, optimal_split
from framings.models.spectrum import (
    four_readings,
    marginal_rate_of_substitution,
    same_output_sales,
)
from framings.words import _, euro, percent, signed_percent

MOST_MARKETING, MOST_SALES = 40, 54
DASHES = {"result": "-", "effort": (0, (6, 1.5)), "target": (0, (3, 1)), "budget": (0, (1, 1))}


def one_function() -> Explorer:
    """Return the explorer "One function, four readings"."""
    return Explorer(
        "one_function",
        _("One function, four readings"),
        raise_controls(),
        _draw,
        size=(6, 5),
    )


def _draw(scene: Scene) -> Update:
    axes = scene.axes(
        (0.12, 0.13, 0.6, 0.71),
        across=(0, MOST_MARKETING),
        up=(0, MOST_SALES),
        xlabel=_("Marketing (€1,000 a month)"),
        ylabel=_("Selling (€1,000 a month)"),
    )
    axes.set_yticks(range(0, MOST_SALES, 10))
    extra = np.linspace(0, MOST_MARKETING - MARKETING, 57)
    for held, colour in COLOURS.items():
        axes.plot(*_end(held, extra), color=colour.mark, linestyle=DASHES[held], linewidth=2)
    axes.plot([MARKETING], [SALES], "s", color=INK, markersize=9, zorder=5)
    beside = {"ha": "right", "va": "top", "textcoords": "offset points"}
    axes.annotate(_("today"), (MARKETING, SALES), (-7, -5), color=INK, **beside)
    at_edge = {"va": "center", "weight": "bold"}
    for held, name in (
        ("effort", _("complementary")),
        ("target", _("substitutes")),
        ("budget", _("rivals")),
    ):
        height = float(_end(held, MOST_MARKETING - MARKETING)[1])
        axes.text(MOST_MARKETING + 0.6, max(height, 2), name, color=COLOURS[held].text, **at_edge)
    total = optimal_split(*ELASTICITIES)
    axes.text(
        MOST_SALES * total / (1 - total) + 0.6,
        MOST_SALES - 1,
        _("the same"),
        color=SAME.text,
        **at_edge,
    )
    road = scene.moves(axes.plot([], [], linewidth=5, solid_capstyle="butt")[0])
    arrow = EdgeMarker(scene, axes, INK, INK, marker="o", markersize=12)
    heading = scene.moves(scene.figure.text(0.02, 0.93, "", size=15, weight="bold"))
    scene.figure.text(0.02, 0.875, _("Each road starts where you stand today"), color=FAINT)

    def update(held: str, extra: float) -> Words:
        readings = four_readings(MARKETING, SALES, extra, *ELASTICITIES)
        marketing, sales = (float(value) for value in _end(held, extra))
        output = cobb_douglas_output(marketing, sales, *ELASTICITIES)
        change = output / cobb_douglas_output(MARKETING, SALES, *ELASTICITIES) - 1

        colour = COLOURS[held]
        road.set_data(*_end(held, np.linspace(0, extra, 41)))
        road.set_color(colour.mark)
        arrow.place(marketing, sales)
        values = {
            "extra": money(extra),
            "sales": money(sales),
            "marketing": money(marketing),
            "more": money(marketing - MARKETING),
            "rest": money(sales - SALES),
            "change": signed_percent(change if held != "target" else 0),
            "less": percent(-change),
            "gain": percent(readings.same if held == "result" else readings.complementary),
            "replaced": money(-readings.substitutes),
            "taken": money(-readings.rivals),
            "next": euro(marginal_rate_of_substitution(marketing, max(sales, 0), *ELASTICITIES), 2),
            "total": money(MARKETING + SALES),
            "today": money(SALES),
        }
        headings = {
            "result": _("the same: one purse, sales {change}"),
            "effort": _("complementary: selling stays, sales {change}"),
            "target": _("substitutes: sales stay, selling −{replaced}"),
            "budget": _("rivals: selling −{taken}, sales {change}"),
        }
        heading.set_text(headings[held].format(**values))
        heading.set_color(colour.text)
        sentences = {
            "result": _(
                "Only the total counts: {extra} more in one purse, spent in the best mix, brings"
                " {gain} more sales. Of it {more} goes to marketing and {rest} to selling, whoever"
                " was given it. Read like this, the two are the same."
            ),
            "effort": _(
                "With selling held at {today}, {extra} more for marketing brings {gain} more sales,"
                " and the next euro of selling also achieves {gain} more than before. Read like"
                " this, the two are complementary."
            ),
            "target": _(
                "With sales held where they are, {extra} more for marketing replaces {replaced} of"
                " selling, and the next euro of marketing another {next}. Read like this, the two"
                " are substitutes."
            ),
            "budget": _(
                "With the budget held at {total}, {extra} more for marketing is {taken} less for"
                " selling, and sales fall by {less}. Read like this, the two are rivals."
            ),
        }
        picture = _(
            "A map with marketing money across and selling money up. From today's point, €12,000"
            " and €31,000, four roads leave: a rising one (the same), a level one (complementary),"
            " one that falls ever less steeply (substitutes) and one that falls straight (rivals)."
            " The chosen road leads to {marketing} for marketing and {sales} for selling."
        )
        return Words(sentences[held].format(**values), picture.format(**values))

    return update


def _end(held: str, extra: float | np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return where the road leads when marketing, or with nothing held the purse, gets more."""
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
