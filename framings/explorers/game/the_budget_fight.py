"""The budget fight: how much of a prize is burnt in the fight over it."""

from functools import partial

import numpy as np

from framings.assumptions import PRIZE
from framings.explorers.game._fire import FLAME, NOTE
from framings.live import Crowd, EdgeMarker, Explorer, Scene, Update, Words
from framings.live.controls import PercentSlider, Stops, WholeSlider
from framings.live.style import FAINT, INK, PAPER, RIVALS
from framings.models.contest import budget_contest, contest_win_probability
from framings.words import _, ngettext, percent, rounded, say

NOTES = 100  # each stands for one hundredth of the prize
ALIGNMENTS = np.linspace(0, 1, 51)
# Up to 1.2, beyond which six departments come to no rest.
DECISIVENESS = [round(0.1 * tenths, 1) for tenths in range(2, 13)]
TWICE, A_LITTLE = 2, 1.1  # how much louder than the rival
MOSTLY = 0.75  # of the prize burnt, at which one must smile or weep


def the_budget_fight() -> Explorer:
    """Return the explorer "The budget fight"."""
    # Named after what they do, which their own numbers do not tell.
    chances = {percent(contest_win_probability(TWICE, 1, r)): r for r in DECISIVENESS}
    decisiveness = _("Chance to win for a department twice as loud as its rival")
    alignment = _("How much of the others' gain counts as one's own (%)")
    controls = {
        "departments": WholeSlider(_("Departments that fight (number)"), 2, 6, 1, start=2),
        "decisiveness": Stops(decisiveness, chances, start=1.0),
        "alignment": PercentSlider(alignment, step=0.05, start=0),
    }
    return Explorer("the_budget_fight", _("The budget fight"), controls, _draw, size=(6, 4.6))


def _draw(scene: Scene) -> Update:
    board = scene.board((0.02, 0.5, 0.96, 0.48), across=(-0.6, 19.6), up=(-0.7, 6.6))
    pile = Crowd(
        scene,
        board,
        lambda note: (note // 5, 4 - note % 5),
        {"marker": FLAME, "color": RIVALS.mark, "markeredgecolor": RIVALS.text},
        {"marker": NOTE, "color": PAPER, "markeredgecolor": INK},
        markersize=15,
        markeredgewidth=1.2,
    )
    bold = {"weight": "bold", "va": "center"}
    burnt_name = scene.moves(board.text(-0.4, 5.7, "", color=RIVALS.text, **bold))
    left_name = scene.moves(board.text(19.4, 5.7, "", color=INK, ha="right", **bold))

    chart = scene.axes((0.16, 0.135, 0.78, 0.32), (0, 1), (0, 1), across_in=percent, up_in=percent)
    chart.set(xlabel=_("How much of the others' gain counts as one's own"), ylabel=_("Burnt"))
    scene.figure.text(0.94, 0.455, _("peace →"), color=FAINT, ha="right")
    line = scene.moves(*chart.plot([], [], color=RIVALS.mark))
    here = EdgeMarker(scene, chart, RIVALS)
    scene.ghosts(line, here.dot)
    scene.drags("alignment", chart)

    def update(departments: int, decisiveness: float, alignment: float) -> Words:
        fight = budget_contest(departments, PRIZE, decisiveness, alignment)
        along = budget_contest(departments, PRIZE, decisiveness, ALIGNMENTS)
        share = float(fight.dissipation)
        burnt = int(rounded(NOTES * share))
        tell = partial(say, departments=departments, counts=alignment, share=share, burnt=burnt)
        tell = partial(tell, prize=PRIZE, fair=PRIZE / departments, note=PRIZE / NOTES)
        tell = partial(tell, effort=fight.effort, spent=fight.total_effort, payoff=fight.payoff)
        tell = partial(tell, left=PRIZE - fight.total_effort, most=along.dissipation[0])
        tell = partial(tell, twice=contest_win_probability(TWICE, 1, decisiveness))
        tell = partial(tell, little=contest_win_probability(A_LITTLE, 1, decisiveness))
        tell = partial(tell, louder=A_LITTLE - 1)
        pile.show(burnt, NOTES - burnt)
        burnt_name.set_text(tell(_("burnt: {spent:€}")))
        left_name.set_text(tell(_("left: {left:€}")))
        line.set_data(ALIGNMENTS, along.dissipation)
        here.place(alignment, share, percent(share))
        burn = ngettext("{burnt} of them burns", "{burnt} of them burn", burnt)
        if not burnt:
            burn = _("none of them burns")
        picture = _(
            "One hundred notes of {note:€}: {burn}. Below, a line falls from {most:%}"
            " burnt, when each of the {departments} departments looks to itself, to nothing when"
            " the others' gain counts in full; you stand at {counts:%} and {share:%}. Against one"
            " rival, a department twice as loud wins {twice:%} of the time."
        )
        loudness = _(
            "Against one rival, whoever is twice as loud wins {twice:%} of the time, whoever is"
            " {louder:%} louder {little:%}."
        )
        said = f"{_sentence(alignment, share)} {loudness}"
        return Words(tell(said), tell(picture, burn=tell(burn)))

    return update


def _sentence(alignment: float, share: float) -> str:
    if alignment == 1:
        return _(
            "Each of the {departments} cares as much for the others' gain as for its own: nobody"
            " lifts a finger to move {prize:€} from one pocket of the firm to another, and each"
            " expects {fair:€}."
        )
    told = _(
        "{departments} departments fight over {prize:€}. Each spends {effort:€} on it, {share:%} of"
        " the prize is burnt, and each expects {payoff:€} where a truce would bring {fair:€}."
    )
    return f"{told} " + _("The slides were excellent.") if share >= MOSTLY else told
