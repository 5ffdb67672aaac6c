"""The lost deals: what the won ones say about a habit, and what only the lost ones can."""

from functools import partial
from itertools import accumulate

from matplotlib.patches import Circle, Rectangle

from framings.assumptions import SLIDES_HARM, SLIDES_HELP, SLIDES_IDLE
from framings.live import Bar, Choice, Crowd, Explorer, Scene, Toggle, Update, Words
from framings.live.style import FAINT, GRID, INK, PAPER, RIVALS
from framings.models.hindsight import share_among_wins
from framings.words import _, say

DEALS = 100
COLUMNS = 10
BRANCHES = {"A": SLIDES_HARM, "B": SLIDES_HELP, "C": SLIDES_IDLE}


def the_lost_deals() -> Explorer:
    """Return the explorer "The lost deals"."""
    names = {say(_("branch {name}"), name=name): name for name in BRANCHES}
    controls = {
        "branch": Choice(_("Whose deals?"), names, start="A"),
        "opened": Toggle(_("Open the drawer with the lost deals")),
    }
    return Explorer("the_lost_deals", _("The lost deals"), controls, _draw, size=(6, 4.6))


def _draw(scene: Scene) -> Update:
    drawers = scene.board((0.01, 0.34, 0.98, 0.56), across=(0, 22), up=(-0.2, 10.2))
    drawer = {"width": 10.8, "height": 10, "edgecolor": INK}
    for left in (0.1, 11.1):
        drawers.add_patch(Rectangle((left, 0), **drawer, facecolor="w", linewidth=1.5))
    write = partial(scene.figure.text, y=0.925, s="", weight="bold", size=14)
    heads = scene.moves(write(0.02), write(0.51))
    square = {"marker": "s", "color": RIVALS.mark, "markersize": 11}
    circle = {"marker": "o", "color": INK, "markerfacecolor": PAPER, "markersize": 11}
    heaps = [
        Crowd(scene, drawers, partial(_place, left), square, circle, markeredgewidth=1.5)
        for left in (0.1, 11.1)
    ]
    lid = scene.moves(
        drawers.add_patch(Rectangle((11.1, 0), **drawer, facecolor=GRID)),
        drawers.add_patch(Circle((16.5, 5.4), 0.55, facecolor=FAINT)),
        drawers.text(16.5, 3.3, _("closed: press to open"), ha="center", va="center", color=INK),
    )
    chart = scene.board((0.42, 0.02, 0.56, 0.27), across=(0, 1.2), up=(-0.5, 2.5))
    chart.axvline(0, color=FAINT, linewidth=1)
    full = {"facecolor": RIVALS.mark, "edgecolor": RIVALS.mark}
    empty = {"facecolor": PAPER, "edgecolor": RIVALS.mark, "hatch": "//"}
    words = {"named": {"size": 12.5}, "gap": 0.02}
    had_slides = Bar(scene, chart, 2, full, name=_("■ of the won had slides"), **words)
    won_after = Bar(scene, chart, 1, full, name=_("■ won after the slides"), **words)
    won_without = Bar(scene, chart, 0, empty, name=_("○ won without them"), **words)

    scene.sets("opened", True, drawers, (11.1, 21.9, 0, 10))

    def update(branch: str, opened: bool) -> Words:
        shown_to, with_slides, without = BRANCHES[branch]
        slides, none = shown_to * with_slides, (1 - shown_to) * without
        parts = slides, none, shown_to - slides, 1 - shown_to - none
        # Whole deals that add up.
        slides_won, won, slides_lost, all_deals = (round(DEALS * n) for n in accumulate(parts))
        heaps[0].show(slides_won, won - slides_won)
        heaps[1].show(slides_lost - won, all_deals - slides_lost)
        for part in lid:
            part.set_visible(not opened)
        for marks in heaps[1].kinds:
            marks.set_visible(opened)
        among_won = share_among_wins(shown_to, with_slides, without)
        among_lost = share_among_wins(shown_to, 1 - with_slides, 1 - without)
        tell = partial(say, branch=branch, won=among_won, lost=among_lost, count=won, deals=DEALS)
        tell = partial(tell, with_slides=with_slides, without=without)
        had_slides.show(among_won, text=tell("{won:%}"))
        won_after.show(with_slides * opened, text=tell("{with_slides:%}" if opened else _("?")))
        won_without.show(without * opened, text=tell("{without:%}" if opened else _("?")))
        heads[0].set_text(tell(_("Branch {branch} won {count} of {deals}")))
        heads[1].set_text(tell(_("Branch {branch} lost {count} of {deals}"), count=DEALS - won))
        sentence = _(
            "Branch {branch} won {count} of {deals} deals, and {won:%} of these had the ninety"
            " slides."
        )
        if opened:
            sentence += " " + _(
                "Of the lost ones {lost:%} had them. With the slides {with_slides:%} of deals are"
                " won, without them {without:%}."
            )
            sentence += " " + _verdict(with_slides, without)
            picture = _(
                "Two open drawers for {deals} deals of branch {branch}, {count} of them won."
                " Squares had the slides: {won:%} of the won deals and {lost:%} of the lost ones;"
                " the others are circles. Bars below: {with_slides:%} won after the slides,"
                " {without:%} without."
            )
        else:
            sentence += " " + _("The drawer with the lost ones is closed.")
            picture = _(
                "Two drawers for {deals} deals of branch {branch}. The left one holds the"
                " {count} that were won; {won:%} of them are squares, which had the slides, the"
                " others circles. The right one, with the lost deals, is closed. Of three bars"
                " below, two show a question mark."
            )
        return Words(tell(sentence), tell(picture))

    return update


def _place(left: float, deal: int) -> tuple[float, float]:
    """Where a deal lies: row by row from the bottom of the drawer."""
    return left + 0.9 + deal % COLUMNS, 0.6 + 0.97 * (deal // COLUMNS)


def _verdict(with_slides: float, without: float) -> str:
    if with_slides < without:
        return _("The slides go with losing.")
    if with_slides > without:
        return _("The slides go with winning.")
    return _("The slides go with neither.")
