"""The lead contract: a score, a bar, who works what, and what a better score would be worth."""

from functools import partial

import numpy as np

from framings.assumptions import LEADS, LEADS_PER_DOT, WON_DEAL
from framings.live import EdgeMarker, Explorer, Scene, Stops, Update, WholeSlider, Words
from framings.live.style import DASHED, DOTTED, FAINT, MARKETING, PAPER, RIVALS, SALES
from framings.models.leads import best_score_bar, lead_threshold, scored_leads_profit, sorted_leads
from framings.words import _, euro, ngettext, percent, say

DOTS = LEADS // LEADS_PER_DOT
# Each lead's chance to buy, and the score it gets by chance if its score does not tell it.
CHANCES = (np.arange(DOTS) + 0.5) / DOTS
DRAWN = (np.arange(DOTS) * (np.sqrt(5) - 1) / 2 + 0.3) % 1
# The part of leads whose score tells the chance grows in this order.
TOLD = np.random.default_rng(3).permutation(CHANCES)
BARS = np.linspace(0, 1, 101)


def the_lead_contract() -> Explorer:
    """Return the explorer "The lead contract"."""
    bar = _("The bar: sales works leads with a score of at least (0 to 100)")
    cost = {
        _("€400: a visit"): 400,
        _("€500: two visits"): 500,
        _("€600: two visits and an offer"): 600,
        _("€700: a pump to try, too"): 700,
    }
    controls = {
        "bar": WholeSlider(bar, 0, 100, step=5, start=50),
        "accuracy": Stops(_("The score tells about a lead's chance"), _told(), start=0.0),
        "cost": Stops(_("What working a lead costs"), cost, start=600),
    }
    return Explorer("the_lead_contract", _("The lead contract"), controls, _draw, size=(6, 4.6))


def _draw(scene: Scene) -> Update:
    write = scene.figure.text
    for across, name, colour in (
        (0.02, _("○ marketing keeps"), MARKETING.text),
        (0.36, _("● sales works"), SALES.text),
        (0.66, _("╌ worth it above"), RIVALS.text),
    ):
        write(across, 0.945, name, color=colour, weight="bold")
    leads = scene.axes((0.2, 0.47, 0.75, 0.44), (0, 1), (0, 1), up_in=percent)
    leads.set(ylabel=_("Chance to buy"), xticks=BARS[::20], xticklabels=[], yticks=BARS[::50])
    worth = scene.moves(*leads.plot([], [], color=RIVALS.mark, linestyle=DASHED))
    look = {"linestyle": "", "clip_on": False, "markersize": 7, "markeredgewidth": 1.5}
    hollow = {"marker": "o", "color": MARKETING.mark, "markerfacecolor": PAPER}
    kept = scene.moves(*leads.plot([], [], **hollow, **look))
    worked = scene.moves(*leads.plot([], [], marker="o", color=SALES.mark, **look))

    chart = scene.axes((0.2, 0.125, 0.75, 0.24), (0, 1), (-200, 200), up_in=_money)
    chart.set(xlabel=_("Score of the lead, and the bar"), yticks=[-200, 0, 200])
    chart.set(xticks=BARS[::20], xticklabels=range(0, 101, 20))
    chart.axhline(0, color=FAINT, linewidth=1.5)
    write(0.02, 0.395, _("Profit, by bar"), size=14)
    does = scene.moves(*chart.plot([], [], color=SALES.mark))
    edges = [
        scene.moves(axes.axvline(0, color=MARKETING.mark, linestyle=DOTTED, clip_on=False))
        for axes in (leads, chart)
    ]
    here = EdgeMarker(scene, chart, SALES, offset=(10, 10))
    scene.ghosts(does, here.dot, *edges)
    for axes in (leads, chart):
        scene.drags("bar", axes, place=lambda bar: bar / 100)

    def update(bar: int, accuracy: float, cost: int) -> Words:
        profit = partial(scored_leads_profit, LEADS, WON_DEAL, cost, accuracy)
        share, worth_from = bar / 100, lead_threshold(cost, WON_DEAL)
        earned = profit(share)
        # One part is rounded and the others are what it leaves, so that what is told adds up.
        good = round(float(sorted_leads(LEADS, worth_from, accuracy, share).well_worked))
        worked_of_all = round(LEADS * (1 - share))
        missed = round(LEADS * (1 - worth_from)) - good
        tell = partial(say, well_worked=good, worked_in_vain=worked_of_all - good, missed=missed)
        tell = partial(tell, rightly_left=LEADS - worked_of_all - missed, worked=worked_of_all)
        tell = partial(tell, bar=bar, cost=cost, earned=earned, loss=-earned, worth=worth_from)
        tell = partial(tell, told=next(words for words, q in _told().items() if q == accuracy))

        score = np.where(accuracy > TOLD, CHANCES, DRAWN)
        passed = score >= share
        worked.set_data(score[passed], CHANCES[passed])
        kept.set_data(score[~passed], CHANCES[~passed])
        worth.set_data([0, 1], [worth_from, worth_from])
        for edge in edges:
            edge.set_xdata([share, share])
        does.set_data(BARS, profit(BARS) / 1000)
        here.place(share, earned / 1000, tell("{earned:€}"))
        at_best = abs(100 * best_score_bar(WON_DEAL, cost, accuracy) - bar) <= 2.5  # half a step
        picture = _(
            "100 dots, each ten leads, by score and chance to buy; what the score tells about the"
            " chance: {told}. A dotted bar at {bar} divides those that marketing keeps from those"
            " that sales works; a dashed line at {worth:%} those worth {cost:€} of work from the"
            " others."
            " Worked: {well_worked:.0f} worth it, {worked_in_vain:.0f} not; kept: {missed:.0f}"
            " worth it, {rightly_left:.0f} not. Below it the profit for every bar, at this one"
            " {earned:€}."
        )
        said = _sentence(bar, good, worked_of_all - good, missed, earned, at_best)
        return Words(tell(said), tell(picture))

    return update


def _told() -> dict[str, float]:
    """Return how often a score tells the chance, by the words for it."""
    words = (_("nothing"), _("a little"), _("half"), _("most"), _("everything"))
    return {word: place / 4 for place, word in enumerate(words)}


def _sentence(bar: int, good: int, vain: int, missed: int, earned: float, at_best: bool) -> str:
    worked = _(
        "Sales works {worked:.0f} leads: {well_worked:.0f} are worth their {cost:€} of work,"
        " {worked_in_vain:.0f} are not."
    )
    if bar == 100:
        worked = _("Sales works no lead, although {missed:.0f} are worth their {cost:€}.")
    elif not good:
        worked = _("Sales works {worked:.0f} leads: none is worth its {cost:€} of work.")
    elif not vain:
        worked = _("Sales works {worked:.0f} leads: all are worth their {cost:€} of work.")
    if missed and bar < 100:
        worked += " " + ngettext(
            "Marketing keeps back {missed:.0f} that is worth it.",
            "Marketing keeps back {missed:.0f} that are worth it.",
            missed,
        )
    made = _("That earns {earned:€}.") if earned > 0 else _("That loses {loss:€}.")
    if abs(earned) < 0.5:
        made = _("That earns nothing and loses nothing.")
    return " ".join([worked, made, *([_("No other bar earns more.")] if at_best else [])])


def _money(thousands: float) -> str:
    return euro(1000 * thousands)
