"""Who sold it? Each department claims the sales it had a hand in, and the firm sold fewer."""

from functools import partial

import numpy as np

from framings.live import Bar, Crowd, Explorer, Scene, Update, Words
from framings.live.controls import Choice, PercentSlider
from framings.live.style import BACKING, FAINT, GUIDE, INK, MARKETING, PAPER, SALES, SAME
from framings.models.same import double_counted_claims
from framings.words import _, say

SOLD = 100  # €1,000: a hundred orders of €1,000 each
MOST_CLAIMED = 200
COLUMNS = 20


def who_sold_it() -> Explorer:
    """Return the explorer "Who sold it?"."""
    overlaps = {
        _("as far as possible different ones"): "different",
        _("as chance decides"): "chance",
        _("as far as possible the same ones"): "same",
    }
    controls = {
        "marketing": PercentSlider(_("Orders that marketing had a hand in (%)"), start=0.6),
        "sales": PercentSlider(_("Orders that sales had a hand in (%)"), start=0.7),
        "overlap": Choice(_("Whose orders are they?"), overlaps, start="chance"),
    }
    return Explorer("who_sold_it", _("Who sold it?"), controls, _draw, size=(6, 5))


def _draw(scene: Scene) -> Update:
    title = _("A hundred orders of €1,000, and who had a hand in them")
    scene.figure.text(0.02, 0.945, title, size=14)
    board = scene.board((0.02, 0.54, 0.96, 0.38), across=(-0.8, COLUMNS - 0.2), up=(-6.6, 0.6))
    orders = Crowd(
        scene,
        board,
        lambda order: (order % COLUMNS, -(order // COLUMNS)),
        {"marker": "o", "color": MARKETING.mark, "markeredgecolor": MARKETING.text},
        {"marker": "D", "color": SAME.text, "markeredgecolor": INK, "markersize": 9},
        {"marker": "s", "color": SALES.mark, "markeredgecolor": SALES.text},
        {"marker": "o", "color": PAPER, "markeredgecolor": FAINT},
        markersize=11,
        markeredgewidth=1.5,
    )
    names = {
        name: scene.moves(board.text(*place, "", color=colour, weight="bold", va="center"))
        for name, place, colour in (
            (_("● only marketing: {only_m}"), (-0.4, -5.1), MARKETING.text),
            (_("◆ both: {both}"), (-0.4, -6.2), SAME.text),
            (_("■ only sales: {only_s}"), (10, -5.1), SALES.text),
            (_("○ neither: {neither}"), (10, -6.2), FAINT),
        )
    }
    axes = scene.axes((0.05, 0.12, 0.9, 0.36), across=(0, MOST_CLAIMED), up=(-0.5, 1.5))
    axes.set(xlabel=_("Sales (€1,000)"), xticks=range(0, MOST_CLAIMED + 1, 50), yticks=[])
    axes.spines["left"].set_visible(False)
    axes.barh([1], [SOLD], color=SAME.mark, height=0.6)
    bold = {"weight": "bold", "va": "center"}
    axes.text(3, 1, say(_("sold: {sold:€}"), sold=1000 * SOLD), color=PAPER, **bold)
    axes.axvline(SOLD, **GUIDE)
    claimed = Bar(scene, axes, 0, MARKETING.bar, SALES.bar, height=0.6)
    scene.ghosts(*claimed.parts)
    claim_name = scene.moves(axes.text(MOST_CLAIMED, 0.5, "", ha="right", bbox=BACKING, **bold))

    def update(marketing: float, sales: float, overlap: str) -> Words:
        shared = {
            "different": max(0.0, marketing + sales - 1),
            "chance": marketing * sales,
            "same": min(marketing, sales),
        }[overlap]
        claims = double_counted_claims(1000 * SOLD, marketing, sales, shared)
        # Whole orders for the picture.
        ends = (0, marketing - shared, marketing, marketing + sales - shared, 1)
        counts = np.diff([round(SOLD * end) for end in ends])
        orders.show(*counts)
        only_m, both, only_s, neither = counts
        tell = partial(say, only_m=only_m, both=both, only_s=only_s, neither=neither)
        sold = 1000 * SOLD
        tell = partial(tell, **vars(claims), sold=sold, over=claims.claimed / sold - 1)
        claimed.show(claims.marketing_claim / 1000, claims.sales_claim / 1000)
        for name, text in names.items():
            text.set_text(tell(name))
        claim_name.set_text(tell(_("claimed: {marketing_claim:€} + {sales_claim:€} = {claimed:€}")))
        if claims.claimed > sold:
            sentence = _(
                "Marketing claims {marketing_claim:€} and sales {sales_claim:€}, together"
                " {claimed:€}: {over:%} more than the {sold:€} the firm sold. In both claims is"
                " {counted_twice:€}, and {unclaimed:€} in none."
            )
        elif claims.counted_twice > 1e-9:
            sentence = _(
                "Marketing claims {marketing_claim:€} and sales {sales_claim:€}, together"
                " {claimed:€}. That is no more than the {sold:€} the firm sold, and still"
                " {counted_twice:€} is in both claims, and {unclaimed:€} in none."
            )
        else:
            sentence = _(
                "Marketing claims {marketing_claim:€} and sales {sales_claim:€}, together"
                " {claimed:€}. No order is in both claims, so here you may add them up;"
                " {unclaimed:€} of the {sold:€} is in none."
            )
        picture = _(
            "A hundred orders as marks: {only_m} by marketing alone, {both} by both, {only_s} by"
            " sales alone, {neither} by neither. Below, a bar of {sold:€} sold over a bar of"
            " {claimed:€} claimed: {marketing_claim:€} by marketing, {sales_claim:€} by sales."
        )
        return Words(tell(sentence), tell(picture))

    return update
