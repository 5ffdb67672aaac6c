"""Who sold it? Each department claims the sales it had a hand in, and the firm sold fewer."""

from framings.live import Choice, Explorer, Scene, Slider, Words
from framings.live.figure import Update
from framings.live.style import BACKING, FAINT, INK, MARKETING, PAPER, SALES, SAME
from framings.models.same import double_counted_claims
from framings.words import _, euro, percent

SOLD = 100  # €1,000: a hundred orders of €1,000 each
MOST_CLAIMED = 200
COLUMNS = 20


def who_sold_it() -> Explorer:
    """Return the explorer "Who sold it?"."""

    def touched(label: str, start: float) -> Slider:
        return Slider(label, low=0, high=1, step=0.01, start=start, shown=".0%")

    return Explorer(
        "who_sold_it",
        _("Who sold it?"),
        {
            "marketing": touched(_("Orders that marketing had a hand in (%)"), 0.6),
            "sales": touched(_("Orders that sales had a hand in (%)"), 0.7),
            "overlap": Choice(
                _("Whose orders are they?"),
                {
                    _("as far as possible different ones"): "different",
                    _("as chance has it"): "chance",
                    _("as far as possible the same ones"): "same",
                },
                start="chance",
            ),
        },
        _draw,
        size=(6, 5),
    )


def _draw(scene: Scene) -> Update:
    write = scene.figure.text
    write(0.02, 0.945, _("A hundred orders of €1,000, and who had a hand in them"), size=14)
    orders = scene.axes((0.02, 0.54, 0.96, 0.38))
    orders.set_xlim(-0.8, COLUMNS - 0.2)
    orders.set_ylim(-6.6, 0.6)
    marks = {"linestyle": "", "markeredgewidth": 1.5}
    only_marketing = scene.moves(
        orders.plot(
            [],
            [],
            "o",
            markersize=11,
            color=MARKETING.mark,
            markeredgecolor=MARKETING.text,
            **marks,
        )[0]
    )
    both = scene.moves(
        orders.plot([], [], "D", markersize=9, color=SAME.text, markeredgecolor=INK, **marks)[0]
    )
    only_sales = scene.moves(
        orders.plot(
            [], [], "s", markersize=11, color=SALES.mark, markeredgecolor=SALES.text, **marks
        )[0]
    )
    nobody = scene.moves(
        orders.plot([], [], "o", markersize=11, color=PAPER, markeredgecolor=FAINT, **marks)[0]
    )
    row = {"weight": "bold", "va": "center"}
    names = [
        scene.moves(orders.text(across, up, "", color=colour, **row))
        for across, up, colour in (
            (-0.4, -5.1, MARKETING.text),
            (-0.4, -6.2, SAME.text),
            (10, -5.1, SALES.text),
            (10, -6.2, FAINT),
        )
    ]

    bars = scene.axes((0.05, 0.12, 0.9, 0.36), across=(0, MOST_CLAIMED), up=(-0.5, 1.5))
    bars.set_yticks([])
    bars.spines["left"].set_visible(False)
    bars.set_xticks(range(0, MOST_CLAIMED + 1, 50))
    bars.set_xlabel(_("Sales (€1,000)"))
    bars.barh([1], [SOLD], color=SAME.mark, height=0.6)
    bars.text(
        3, 1, _("sold: {money}").format(money=_k(SOLD)), color=PAPER, weight="bold", va="center"
    )
    bars.axvline(SOLD, color=FAINT, linestyle="--", linewidth=1.5)
    look = {"height": 0.6, "edgecolor": PAPER, "linewidth": 1}
    first = scene.moves(bars.barh([0], [0], color=MARKETING.mark, **look)[0])
    second = scene.moves(bars.barh([0], [0], color=SALES.mark, hatch="//", **look)[0])
    claim_name = scene.moves(
        bars.text(MOST_CLAIMED, 0.5, "", ha="right", va="center", weight="bold", bbox=BACKING)
    )

    def update(marketing: float, sales: float, overlap: str) -> Words:
        shared = {
            "different": max(0.0, marketing + sales - 1),
            "chance": marketing * sales,
            "same": min(marketing, sales),
        }[overlap]
        claims = double_counted_claims(SOLD, marketing, sales, shared)
        # Whole orders for the picture.
        ends = [
            round(end * SOLD)
            for end in (marketing - shared, marketing, marketing + sales - shared, 1)
        ]
        for kind, start, end in zip(
            (only_marketing, both, only_sales, nobody), [0, *ends], ends, strict=False
        ):
            kind.set_data(*_places(start, end))
        counted = [end - start for start, end in zip([0, *ends], ends, strict=False)]
        for name, words, n in zip(
            names,
            (
                _("● only marketing: {n}"),
                _("◆ both: {n}"),
                _("■ only sales: {n}"),
                _("○ neither: {n}"),
            ),
            counted,
            strict=True,
        ):
            name.set_text(words.format(n=n))
        first.set_width(claims.marketing_claim)
        second.set_x(claims.marketing_claim)
        second.set_width(claims.sales_claim)
        claim_name.set_text(
            _("claimed: {m} + {s} = {all}").format(
                m=_k(claims.marketing_claim),
                s=_k(claims.sales_claim),
                all=_k(claims.claimed),
            )
        )

        values = {
            "m": _k(claims.marketing_claim),
            "s": _k(claims.sales_claim),
            "claimed": _k(claims.claimed),
            "sold": _k(SOLD),
            "twice": _k(claims.counted_twice),
            "nobody": _k(claims.unclaimed),
            "over": percent(claims.claimed / SOLD - 1),
        }
        if claims.claimed > SOLD:
            sentence = _(
                "Marketing claims {m} and sales {s}, together {claimed}: {over} more than the"
                " {sold} the firm sold. Nobody lies: {twice} is in both claims, and {nobody} in"
                " none."
            )
        elif claims.counted_twice > 1e-9:
            sentence = _(
                "Marketing claims {m} and sales {s}, together {claimed}. That is no more than the"
                " {sold} the firm sold, and still {twice} is in both claims, and {nobody} in none."
            )
        else:
            sentence = _(
                "Marketing claims {m} and sales {s}, together {claimed}. No order is in both"
                " claims, so here you may add them up; {nobody} of the {sold} is in none."
            )
        picture = _(
            "A hundred orders as marks: {only_m} by marketing alone, {both} by both, {only_s} by"
            " sales alone, {none} by neither. Below, a bar of {sold} sold over a bar of {claimed}"
            " claimed: {m} by marketing, {s} by sales."
        ).format(only_m=counted[0], both=counted[1], only_s=counted[2], none=counted[3], **values)
        return Words(sentence.format(**values), picture)

    return update


def _places(start: int, end: int) -> tuple[list[int], list[int]]:
    """Where these orders stand, row by row."""
    return [n % COLUMNS for n in range(start, end)], [-(n // COLUMNS) for n in range(start, end)]


def _k(thousands: float) -> str:
    return euro(1000 * thousands)
