"""Close it today: which part of a last-day discount is blindness, and which impatience?"""

from matplotlib.patches import Rectangle

from framings.live import Explorer, Scene, Slider, Words
from framings.live.figure import Update
from framings.live.style import FAINT, INK, RIVALS, SALES
from framings.models.pay import pull_forward_wedges
from framings.words import _, percent

ROWS = (3, 2, 1, 0)


def close_it_today() -> Explorer:
    """Return the explorer "Close it today"."""
    return Explorer(
        "close_it_today",
        _("Close it today"),
        {
            "later": Slider(
                _("Chance of winning it later at the full price (%)"),
                low=0,
                high=1,
                step=0.05,
                start=0.8,
                shown=".0%",
            ),
            "margin": Slider(
                _("Margin (% of the price)"), low=0.1, high=1, step=0.05, start=0.6, shown=".0%"
            ),
            "rep": Slider(
                _("What a euro later is worth to the rep today (%)"),
                low=0.2,
                high=1,
                step=0.02,
                start=0.7,
                shown=".0%",
            ),
            "firm": Slider(
                _("What a euro later is worth to the company today (%)"),
                low=0.5,
                high=1,
                step=0.02,
                start=0.98,
                shown=".0%",
            ),
        },
        _draw,
    )


def _draw(scene: Scene) -> Update:
    _calendar(scene)
    scene.figure.text(0.17, 0.925, _("Discount worth giving to close the deal"), size=14)
    scene.figure.text(0.17, 0.855, _("today rather than later (% of the price)"), size=14)
    axes = scene.axes((0.36, 0.1, 0.61, 0.7), across=(0, 1.22), up=(-0.55, 3.55))
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1])
    axes.xaxis.set_major_formatter(lambda share, _position: percent(share))
    axes.tick_params(left=False, labelleft=False)
    axes.grid(axis="y", visible=False)
    names = (
        (_("to the company"), RIVALS.text),
        (_("+ impatience"), INK),
        (_("+ blind to margin"), INK),
        (_("to the rep"), SALES.text),
    )
    for row, (name, colour) in zip(ROWS, names, strict=True):
        axes.annotate(
            name,
            (0, row),
            (-8, 0),
            textcoords="offset points",
            ha="right",
            va="center",
            color=colour,
            weight="bold",
        )
    looks = (
        {"color": RIVALS.mark},
        {"facecolor": "w", "edgecolor": SALES.mark, "hatch": "//", "linewidth": 1.5},
        {"facecolor": "w", "edgecolor": SALES.mark, "hatch": "\\\\", "linewidth": 1.5},
        {"color": SALES.mark},
    )
    bars = [
        scene.moves(axes.barh([row], [0], height=0.66, **look)[0])
        for row, look in zip(ROWS, looks, strict=True)
    ]
    steps = [scene.moves(axes.plot([], [], color=FAINT, linewidth=1.5)[0]) for _row in range(3)]
    amounts = [scene.moves(axes.text(0, row, "", va="center", weight="bold")) for row in ROWS]

    def update(later: float, margin: float, rep: float, firm: float) -> Words:
        wedges = pull_forward_wedges(later, firm, rep, margin)
        blindness, impatience = wedges.blindness_cured_first, wedges.impatience_cured_last
        on_margin = wedges.rep - blindness

        starts = (0, wedges.firm, on_margin, 0)
        widths = (wedges.firm, impatience, blindness, wedges.rep)
        ends = (wedges.firm, on_margin, wedges.rep, wedges.rep)
        for bar, amount, start, width in zip(bars, amounts, starts, widths, strict=True):
            bar.set_x(start)
            bar.set_width(width)
            amount.set_x(max(start, start + width) + 0.02)
        for amount, width, sign in zip(amounts, widths, ("", "+", "+", ""), strict=True):
            shown = percent(width)
            amount.set_text(sign + shown if width > 0 and shown != percent(0) else shown)
        for step, row, end in zip(steps, ROWS, ends, strict=False):
            step.set_data([end, end], [row + 0.33, row - 1.33])

        values = {
            "firm": percent(wedges.firm),
            "rep": percent(wedges.rep),
            "on_margin": percent(on_margin),
            "impatience": percent(abs(impatience)),
            "blindness": percent(blindness),
            "later": percent(later),
            "margin": percent(margin),
        }
        sentence = " ".join([_opening(later), _middle(impatience), _end(margin)])
        picture = _(
            "Four bars, one below the other, as steps. To the company a discount of {firm} is worth"
            " giving today. {impatience} {direction} for impatience leads to {on_margin};"
            " {blindness} more for not seeing the margin leads to the {rep} that it is worth to the"
            " rep. The margin is {margin}, the chance to win later {later}."
        )
        direction = _("less") if impatience < 0 else _("more")
        return Words(sentence.format(**values), picture.format(**values | {"direction": direction}))

    return update


def _opening(later: float) -> str:
    if later == 0:
        return _(
            "A deal that is lost unless it closes today is worth a discount of {firm} to the"
            " company, its whole margin, and {rep} to a rep paid on revenue."
        )
    return _(
        "To close today, a discount of {firm} is worth it to the company, and {rep} to a rep paid"
        " on revenue."
    )


def _middle(impatience: float) -> str:
    if impatience > 0:
        return _(
            "Pay on margin would bring that down to {on_margin}: the rest of the difference,"
            " {impatience}, is impatience."
        )
    if impatience < 0:
        return _(
            "Pay on margin would bring that down to {on_margin}, less than the company would give:"
            " this rep is the more patient of the two."
        )
    return _("Pay on margin would bring that down to {on_margin}: impatience plays no part.")


def _end(margin: float) -> str:
    if margin == 1:
        return _("Not seeing the margin does no harm here, for all of the price is margin.")
    return _("Not seeing the {margin} margin makes {blindness}.")


def _calendar(scene: Scene) -> None:
    """Draw the last leaf of a quarter."""
    board = scene.axes((0.03, 0.82, 0.105, 0.165))
    board.set_xlim(0, 1)
    board.set_ylim(0, 1)
    board.add_patch(Rectangle((0.02, 0.02), 0.96, 0.94, facecolor="w", edgecolor=INK, linewidth=2))
    board.add_patch(Rectangle((0.02, 0.7), 0.96, 0.26, facecolor=RIVALS.mark, edgecolor=INK))
    board.text(0.5, 0.34, "31", ha="center", va="center", size=20, weight="bold")
