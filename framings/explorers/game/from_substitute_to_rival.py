"""From substitute to rival: a fixed budget, and what a claim about oneself does to its division."""

from functools import partial

import numpy as np

from framings.assumptions import MARKETING_WEIGHT
from framings.explorers._shared import sigma_stops
from framings.live import Bar, EdgeMarker, Explorer, Scene, Update, Words
from framings.live.controls import Kept, Slider
from framings.live.style import FAINT, GUIDE, INK, MARKETING, RIVALS, SALES
from framings.models.spectrum import exaggerated_claim
from framings.words import _, percent, say

LOWEST, HIGHEST = 0.5, 3.0
CLAIMS = np.linspace(LOWEST, HIGHEST, 101)
NEXT_TO_NOTHING = 0.0005  # would be written as 0.0%
SLIVERS = np.array([-1e-9, 0, 1e-9])  # where interchangeable inputs let the whole budget jump


def from_substitute_to_rival() -> Explorer:
    """Return the explorer "From substitute to rival"."""
    claim = {"low": LOWEST, "high": HIGHEST, "step": 0.1, "shown": ".1f"}
    ours = _("Marketing says it is (times as good as it is)")
    controls = {
        "sigma": sigma_stops(start=1),
        "claim": Slider(ours, start=1, **claim, kept=Kept(2, named=(1.5,))),  # at 1 it is honest
        "reply": Slider(_("Sales says it is (times as good as it is)"), start=1, **claim),
    }
    title = _("From substitute to rival")
    return Explorer("from_substitute_to_rival", title, controls, _draw, size=(6, 4.5))


def _draw(scene: Scene) -> Update:
    axes = scene.axes(
        (0.16, 0.445, 0.76, 0.475), across=(LOWEST, HIGHEST), up=(0, 1), up_in=percent
    )
    axes.set(xlabel=_("How good marketing says it is"), ylabel=_("Marketing's part"))
    axes.set_xticks([0.5, 1, 2, 3], [_("half"), _("honest"), _("twice"), _("3 times")])
    axes.axhline(MARKETING_WEIGHT, **GUIDE)
    curve = scene.moves(*axes.plot([], [], color=RIVALS.mark))
    by_truth = say(_("dashed: {honest:%}, by the truth"), honest=MARKETING_WEIGHT)
    scene.figure.text(0.93, 0.945, by_truth, color=FAINT, ha="right")
    here = EdgeMarker(scene, axes, RIVALS)
    scene.figure.text(0.16, 0.945, _("▲ what sales says"), color=SALES.text)
    theirs_mark = scene.moves(*axes.plot([], [], "^", color=SALES.mark, clip_on=False))
    scene.drags("claim", axes)

    board = scene.board((0.16, 0.02, 0.77, 0.24), across=(0, 1), up=(0, 2))
    board.text(0, 1.72, _("The budget"), size=14, va="center")
    budget = Bar(scene, board, 1, MARKETING.bar, SALES.bar)
    scene.ghosts(curve, here.dot, *budget.parts)
    bold = {"va": "center", "weight": "bold"}
    ours_name = scene.moves(board.text(0, 0.35, "", color=MARKETING.text, **bold))
    theirs_name = scene.moves(board.text(1, 0.35, "", color=SALES.text, ha="right", **bold))
    lost = scene.moves(board.text(1, 1.72, "", color=INK, ha="right", va="center"))

    def update(sigma: float, claim: float, reply: float) -> Words:
        result = exaggerated_claim(MARKETING_WEIGHT, sigma, claim / reply)  # their ratio decides
        share, loss = float(result.marketing_share), 1 - float(result.output_kept)
        tell = partial(say, share=share, rest=1 - share, loss=loss)
        claims = np.union1d(CLAIMS, np.clip(reply + SLIVERS, LOWEST, HIGHEST))
        shares = exaggerated_claim(MARKETING_WEIGHT, sigma, claims / reply).marketing_share
        curve.set_data(claims, shares)
        here.place(claim, share, percent(share))
        theirs_mark.set_data([reply], [0.03])
        budget.show(share, 1 - share)
        ours_name.set_text(tell(_("marketing {share:%}")))
        theirs_name.set_text(tell(_("sales {rest:%}")))
        less = _("the firm sells {loss:.1%} less")
        if loss < NEXT_TO_NOTHING:
            less = _("the firm sells as much")
        lost.set_text(tell(less))
        tell = partial(tell, ours=_said(claim), theirs=_said(reply), less=tell(less))
        tell = partial(tell, honest=MARKETING_WEIGHT)
        picture = _(
            "A line: marketing's part of a fixed budget against what marketing says it is, from"
            " half to three times the truth. It {way}. Dashed: the part by the truth, {honest:%}."
            " Marketing {ours}, sales {theirs}: marketing gets {share:%}, and {less}."
        )
        sentence = f"{_parts(sigma, claim, reply, share)} {_verdict(sigma, claim, reply, loss)}"
        tell = partial(tell, way=_way(sigma))
        return Words(tell(sentence), tell(picture))

    return update


def _said(claim: float) -> str:
    told = _("tells the truth") if claim == 1 else _("says {claim} times the truth")
    return say(told, claim=claim)


def _way(sigma: float) -> str:
    return _("rises") if sigma > 1 else _("falls") if sigma < 1 else _("is level")


def _parts(sigma: float, claim: float, reply: float, share: float) -> str:
    if claim == reply == 1:
        return _("Both tell the truth: marketing gets {share:%} of the budget, sales {rest:%}.")
    told = _("Marketing {ours}, sales {theirs}: marketing gets {share:%} of the budget")
    if sigma == 1 or claim == reply:
        return f"{told}, " + _("as by the truth") + "."
    if percent(share) == percent(MARKETING_WEIGHT):
        return f"{told}, " + _("nearly what it would get by the truth") + "."
    return f"{told}, " + _("instead of {honest:%} by the truth") + "."


def _verdict(sigma: float, claim: float, reply: float, loss: float) -> str:
    if claim == reply == 1:
        return _("The line of other claims {way}.")
    if sigma == 1:
        return _("Here a boast moves no euro.")
    if claim == reply:
        if sigma > 1:
            return _("Whoever is first to claim less loses budget: nobody does.")
        return _("Whoever is first to claim less gains budget.")
    # For an economist: the sign of sigma − 1 times the sign of the log of the relative claim.
    if claim > reply:
        who = _("Looking better costs marketing money"), _("Looking better pays for marketing")
    else:
        who = _("Looking worse pays for marketing"), _("Looking worse costs marketing money")
    why = _("since the money goes to where the bottleneck seems to be")
    if sigma > 1:
        why = _("since each can do the other's work, and the money goes to who seems better at it")
    end = _("The firm sells {loss:.1%} less.")
    if loss < NEXT_TO_NOTHING:
        end = _("The firm loses next to nothing.")
    return f"{who[sigma > 1]}, {why}. {end}"
