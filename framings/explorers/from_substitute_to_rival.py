"""From substitute to rival: a fixed budget, and what a claim about oneself does to its division."""

import numpy as np

from framings.assumptions import MARKETING_WEIGHT
from framings.live import EdgeMarker, Explorer, Scene, Slider, Stops, Words, stops
from framings.live.figure import Update
from framings.live.style import FAINT, INK, MARKETING, RIVALS, SALES
from framings.models.spectrum import exaggerated_claim
from framings.words import _, brief, percent

SIGMAS = (0, 0.5, 1, 1.5, 2, 3, 5, 10, np.inf)
LOWEST, HIGHEST = 0.5, 3.0
CLAIMS = np.linspace(LOWEST, HIGHEST, 101)
SLIVER = 1e-9  # where interchangeable inputs let the whole budget jump


def from_substitute_to_rival() -> Explorer:
    """Return the explorer "From substitute to rival"."""
    claim = {"low": LOWEST, "high": HIGHEST, "step": 0.1, "shown": ".1f"}
    return Explorer(
        "from_substitute_to_rival",
        _("From substitute to rival"),
        {
            "sigma": Stops(
                _("How easily one replaces the other (0 not at all, ∞ completely)"),
                stops(SIGMAS),
                start=0.5,
            ),
            "claim": Slider(_("Marketing says it is (times as good as it is)"), start=1.5, **claim),
            "reply": Slider(_("Sales says it is (times as good as it is)"), start=1, **claim),
        },
        _draw,
        size=(6, 4.8),
    )


def _draw(scene: Scene) -> Update:
    axes = scene.axes(
        (0.16, 0.4, 0.8, 0.51),
        across=(LOWEST, HIGHEST),
        up=(0, 1),
        xlabel=_("What marketing says it is (times the truth)"),
        ylabel=_("Marketing's share"),
    )
    axes.yaxis.set_major_formatter(lambda share, _position: percent(share))
    axes.axhline(MARKETING_WEIGHT, color=FAINT, linestyle="--", linewidth=1.5)
    curve = scene.moves(axes.plot([], [], color=RIVALS.mark)[0])
    honest = percent(MARKETING_WEIGHT)
    by_truth = _("dashed: {share}, by the truth").format(share=honest)
    scene.figure.text(0.96, 0.945, by_truth, color=FAINT, ha="right")
    here = EdgeMarker(scene, axes, RIVALS.mark, RIVALS.text)

    bar = scene.axes((0.16, 0.02, 0.8, 0.24), across=(0, 1), up=(0, 2))
    bar.set_axis_off()
    bar.text(0, 1.72, _("The budget"), size=14, va="center")
    wide = {"height": 0.66, "edgecolor": "w"}
    ours = scene.moves(bar.barh([1], [0], color=MARKETING.mark, **wide)[0])
    theirs = scene.moves(bar.barh([1], [0], color=SALES.mark, hatch="//", **wide)[0])
    words = {"va": "center", "weight": "bold", "y": 0.35}
    ours_name = scene.moves(bar.text(x=0, s="", color=MARKETING.text, **words))
    theirs_name = scene.moves(bar.text(x=1, s="", color=SALES.text, ha="right", **words))
    lost = scene.moves(bar.text(1, 1.72, "", color=INK, ha="right", va="center"))

    def update(sigma: float, claim: float, reply: float) -> Words:
        # The budget answers to the one claim relative to the other.
        result = exaggerated_claim(MARKETING_WEIGHT, sigma, claim / reply)
        share = float(result.marketing_share)
        loss = 1 - float(result.output_kept)
        claims = np.union1d(CLAIMS, [reply - SLIVER, reply, reply + SLIVER])
        claims = claims[(claims >= LOWEST) & (claims <= HIGHEST)]
        shares = exaggerated_claim(MARKETING_WEIGHT, sigma, claims / reply).marketing_share
        curve.set_data(claims, shares)
        here.place(claim, share, percent(share))
        ours.set_width(share)
        theirs.set_x(share)
        theirs.set_width(1 - share)
        ours_name.set_text(_("marketing {share}").format(share=percent(share)))
        theirs_name.set_text(_("sales {share}").format(share=percent(1 - share)))
        lost.set_text(_("the firm sells {loss} less").format(loss=percent(loss, 1)))

        values = {
            "claim": brief(claim),
            "reply": brief(reply),
            "share": percent(share),
            "honest": honest,
            "loss": percent(loss, 1),
            "sigma": brief(sigma),
        }
        return Words(
            " ".join([_claims(claim, reply), _verdict(sigma, claim, reply)]).format(**values),
            _(
                "Marketing's share of a fixed budget against what marketing says it is, from half"
                " to three times the truth, while sales says {reply} times the truth and the two"
                " replace each other with strength {sigma}. At {claim} times the truth marketing"
                " gets {share}, against {honest} by the truth; the firm sells {loss} less."
            ).format(**values),
        )

    return update


def _claims(claim: float, reply: float) -> str:
    if claim == reply == 1:
        return _("Both tell the truth: marketing gets {share} of the budget.")
    if claim == reply:
        return _(
            "Both say {claim} times the truth, and the two claims cancel out: marketing gets the"
            " {share} it would have got by the truth."
        )
    if reply == 1:
        return _("Marketing says {claim} times the truth and gets {share} instead of {honest}.")
    if claim == 1:
        return _(
            "Marketing tells the truth, sales says {reply} times the truth, and marketing gets"
            " {share} instead of {honest}."
        )
    return _(
        "Marketing says {claim} times the truth, sales {reply} times, and marketing gets {share}"
        " instead of {honest}."
    )


def _verdict(sigma: float, claim: float, reply: float) -> str:
    if sigma == 1:
        return _("At this stop a boast moves no euro: nobody can talk the other's budget away.")
    if claim == reply:
        if sigma > 1:
            return _("Whoever is first to stop boasting loses budget: nobody does.")
        return _("Whoever is first to look worse gains budget: modesty is a weapon here.")
    # For an economist: the sign of sigma − 1 times the sign of the log of the relative claim.
    if (sigma > 1) == (claim > reply):
        who = (
            _("Looking better pays for marketing")
            if claim > reply
            else _("Looking worse pays for marketing")
        )
    else:
        who = (
            _("Looking better costs marketing money")
            if claim > reply
            else _("Looking worse costs marketing money")
        )
    if sigma > 1:
        why = _("since the money follows whoever can do the other's work")
    else:
        why = _("since the money goes to where the bottleneck seems to be")
    if sigma == np.inf:
        return f"{who}, {why}. " + _(
            "The firm loses nothing: the two do the same work equally well."
        )
    return f"{who}, {why}. " + _("The firm sells {loss} less.")
