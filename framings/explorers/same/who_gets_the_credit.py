"""Who gets the credit? Four ways to count, one of which does not add up, and what that tells."""

from functools import partial

from framings.assumptions import NEITHER, ONLY_MARKETING, ONLY_SALES
from framings.live import Bar, Crowd, Explorer, Scene, Update, Words
from framings.live.controls import PercentSlider, WholeSlider
from framings.live.style import (
    BACKING,
    COMPLEMENTARY,
    FAINT,
    GUIDE,
    INK,
    MARKETING,
    PAPER,
    SALES,
    SUBSTITUTES,
)
from framings.models.same import Credit, credit
from framings.words import _, say

MOST_SHARED = 40
COLUMNS = 20
WIDTH = 170  # of the axis: the longest bar and the words after it


def who_gets_the_credit() -> Explorer:
    """Return the explorer "Who gets the credit?"."""
    needed = _("Of the customers who met both: needed both (%; for the rest either was enough)")
    shared = _("Customers who met both (number)")
    controls = {
        "needed": PercentSlider(needed, step=0.1, start=0.5),
        "shared": WholeSlider(shared, 0, MOST_SHARED, step=10, start=20),
    }
    title = _("Who gets the credit?")
    return Explorer("who_gets_the_credit", title, controls, _draw, size=(6, 5))


def _draw(scene: Scene) -> Update:
    scene.figure.text(0.02, 0.94, _("Whom the customers met before they came"), size=14)
    board = scene.board((0.02, 0.53, 0.96, 0.39), across=(-0.8, COLUMNS - 0.2), up=(-6.9, 0.6))
    crowd = Crowd(
        scene,
        board,
        lambda customer: (customer % COLUMNS, -(customer // COLUMNS)),
        {"marker": "o", "color": PAPER, "markeredgecolor": FAINT},
        {"marker": "o", "color": MARKETING.mark, "markeredgecolor": MARKETING.text},
        {"marker": "s", "color": SALES.mark, "markeredgecolor": SALES.text},
        {"marker": "D", "color": COMPLEMENTARY.mark, "markeredgecolor": INK, "markersize": 9},
        {"marker": "D", "color": PAPER, "markeredgecolor": SUBSTITUTES.mark, "markersize": 9},
        markersize=11,
        markeredgewidth=1.5,
    )
    bold = {"weight": "bold", "va": "center"}
    for text, place, colour in (
        (_("○ neither: {count}"), (-0.4, -4.3), FAINT),
        (_("● only marketing: {count}"), (-0.4, -5.35), MARKETING.text),
        (_("■ only sales: {count}"), (9.6, -5.35), SALES.text),
    ):
        count = {"○": NEITHER, "●": ONLY_MARKETING, "■": ONLY_SALES}[text[0]]
        board.text(*place, say(text, count=count), color=colour, **bold)
    need_name = scene.moves(board.text(-0.4, -6.4, "", color=COMPLEMENTARY.text, **bold))
    either_name = scene.moves(board.text(9.6, -6.4, "", color=SUBSTITUTES.text, **bold))

    axes = scene.axes((0.25, 0.13, 0.73, 0.37), across=(0, WIDTH), up=(-0.6, 4.5))
    axes.set(xlabel=_("Customers credited"), xticks=range(0, 121, 20), yticks=[])
    axes.spines["left"].set_visible(False)
    added_line = scene.moves(axes.axvline(0, ymax=4.35 / 5.1, **GUIDE))
    names = (_("First touch"), _("Last touch"), _("Average"), _("Lost without it"))
    bars = [
        Bar(scene, axes, row, MARKETING.bar, SALES.bar, name=name, gap=2, bbox=BACKING, height=0.7)
        for name, row in zip(names, (3, 2, 1, 0), strict=True)
    ]
    scene.ghosts(added_line, *(part for bar in bars for part in bar.parts))
    added_name = scene.moves(axes.text(0, 4, "", color=INK, ha="center", va="center", bbox=BACKING))

    def update(needed: float, shared: int) -> Words:
        need = round(needed * shared)
        either = shared - need
        result = _result(need, either)
        added = int(result.added)
        # Marketing meets these customers first, sales meets them last.
        touches = (ONLY_MARKETING + shared, ONLY_SALES), (ONLY_MARKETING, ONLY_SALES + shared)
        average = result.marketing_shapley, result.sales_shapley
        removal = result.marketing_removal, result.sales_removal
        crowd.show(NEITHER, ONLY_MARKETING, ONLY_SALES, need, either)
        tell = partial(
            say,
            neither=NEITHER,
            only_m=ONLY_MARKETING,
            only_s=ONLY_SALES,
            need=need,
            either=either,
            shared=shared,
            added=added,
            first=touches[0][0],
            last=touches[1][0],
            sales_first=touches[0][1],
            sales_last=touches[1][1],
            ours=removal[0],
            theirs=removal[1],
            claimed=sum(removal),
            over=abs(result.overlap),
            our_average=average[0],
            their_average=average[1],
        )
        need_name.set_text(tell(_("◆ both, both needed: {need}")))
        either_name.set_text(tell(_("◇ both, either enough: {either}")))
        for bar, parts in zip(bars, (*touches, average, removal), strict=True):
            sums = say(_("{one} + {two} = {sum}"), one=parts[0], two=parts[1], sum=sum(parts))
            bar.show(*parts, text=sums)
        bars[-1].words.set_color(_colour(result.overlap))
        added_line.set_xdata([added, added])
        added_name.set_x(added)
        added_name.set_text(tell(_("added: {added}")))
        picture = _(
            "Marks for customers: {neither} met neither department, {only_m} only marketing,"
            " {only_s} only sales and {met}. Below, four bars of marketing's part and sales' part,"
            " beside a line at the {added} that the two added. First touch: {first} and"
            " {sales_first}; last touch: {last} and {sales_last}; average: {our_average} and"
            " {their_average}; lost without it: {ours} and {theirs}, together {claimed}."
        )
        met = _("{shared} both; of these {need} needed both, and for {either} either was enough")
        if not shared:
            met = _("nobody both")
        elif not need:
            met = _("{shared} both, for whom either was enough")
        elif not either:
            met = _("{shared} both, who needed both")
        return Words(tell(_sentence(shared, result.overlap)), tell(picture, met=tell(met)))

    return update


def _result(need: int, either: int) -> Credit:
    """Return the credit from the sales in four worlds: who comes if one of the two is missing."""
    return credit(
        neither=NEITHER,
        marketing_only=NEITHER + ONLY_MARKETING + either,
        sales_only=NEITHER + ONLY_SALES + either,
        both=NEITHER + ONLY_MARKETING + ONLY_SALES + need + either,
    )


def _colour(overlap: float) -> str:
    if overlap == 0:
        return INK
    return (COMPLEMENTARY if overlap > 0 else SUBSTITUTES).text


def _sentence(shared: int, overlap: float) -> str:
    if shared == 0:
        return _(
            "Nobody met both, so all four ways of counting agree: marketing added {ours} customers"
            " and sales {theirs}."
        )
    if overlap == 0:
        return _(
            "The two added {added} customers. Marketing gets {first} of them by the first touch,"
            " {last} by the last and {our_average} on average. Without marketing {ours} would be"
            " lost, without sales {theirs}: together {claimed}."
        )
    if overlap > 0:
        return _(
            "Without marketing {ours} customers would be lost, without sales {theirs}: together"
            " {claimed}, which is {over} more than the two added. In both claims: {need}, in"
            " neither: {either}. On balance the two complement each other."
        )
    return _(
        "Without marketing {ours} customers would be lost, without sales {theirs}: together"
        " {claimed}, which is {over} fewer than the two added. In both claims: {need}, in neither:"
        " {either}. On balance the two replace each other."
    )
