"""How a number grows: the same leads, counted as lost in four ways."""

import itertools
from functools import partial

from matplotlib.patches import Rectangle

from framings.assumptions import ANSWERED
from framings.live import Choice, Explorer, PercentSlider, Scene, Stops, Update, Words
from framings.live.style import INK, SUBSTITUTES
from framings.models.evidence import LostLeads, lost_leads
from framings.words import _, percent, say

HOUR, DAY, EVER = range(len(ANSWERED))
START_GOOD = 0.5


def how_a_number_grows() -> Explorer:
    """Return the explorer "How a number grows"."""
    in_time = {_("within an hour"): HOUR, _("within a day"): DAY, _("whenever it comes"): EVER}
    counted = {
        _("not good enough"): "not_good",
        _("not answered in time"): "not_answered",
        _("one of these, or both"): "either",
        _("good, and not answered in time"): "good_not_answered",
    }
    good = _("How many leads are good enough (the best so many, %)")
    controls = {
        "good": PercentSlider(good, 0.05, 1, start=START_GOOD),
        "limit": Stops(_("An answer is in time"), in_time, start=EVER),
        "counted": Choice(_("What the poster calls lost"), counted, start="not_answered"),
    }
    title = _("How a number grows")
    return Explorer("how_a_number_grows", title, controls, _draw, size=(6, 4.5))


def _draw(scene: Scene) -> Update:
    big = {"size": 21, "weight": "bold", "color": SUBSTITUTES.text}
    poster = scene.moves(scene.figure.text(0.02, 0.915, "", **big))
    below = scene.moves(scene.figure.text(0.02, 0.84, ""))
    axes = scene.axes((0.235, 0.14, 0.71, 0.66), (0, 1), (0, 1), across_in=percent)
    axes.set(xlabel=_("Leads, from the best to the poorest"), xticks=[0, 0.25, 0.5, 0.75, 1])
    ends = [1, *(1 - share for share in ANSWERED), 0]
    bands = [(high + low) / 2 for high, low in itertools.pairwise(ends)]
    names = _("first hour"), _("that day"), _("later"), _("never")
    axes.set(yticks=bands, yticklabels=names, ylabel=_("Answered"))
    axes.grid(visible=False)
    axes.hlines(ends[1:-1], 0, 1, color=INK, linewidth=1, linestyle=(0, (1, 2)))
    look = {"facecolor": "w", "edgecolor": SUBSTITUTES.mark, "hatch": "//", "linewidth": 0}
    poor, late = (
        scene.moves(axes.add_patch(Rectangle((0, 0), 0, 0, **look))) for _part in range(2)
    )
    wall, bar = scene.moves(
        axes.axvline(0, color=INK, linewidth=3.5), axes.axhline(0, color=INK, linewidth=3.5)
    )
    scene.ghosts(wall, bar)
    scene.drags("good", axes)
    scene.drags("limit", axes, along="y", place=lambda limit: 1 - ANSWERED[limit])

    def update(good: float, limit: int, counted: str) -> Words:
        counts = lost_leads(good, ANSWERED[limit])
        unanswered = counts.not_answered
        poor.set_bounds(good, 0, (1 - good) * (counted in ("not_good", "either")), 1)
        across = {"not_answered": 1, "either": good, "good_not_answered": good}.get(counted, 0)
        late.set_bounds(0, 0, across, unanswered)
        wall.set_xdata([good, good])
        bar.set_ydata([unanswered, unanswered])
        tell = partial(say, lost=getattr(counts, counted), good=good, poor=counts.not_good)
        tell = partial(tell, late=unanswered, how=_late(limit))
        poster.set_text(tell(_("“{lost:%} of all leads are lost!”")))
        below.set_text(tell(_counted(counted)))
        picture = _(
            "A poster: {lost:%} of all leads are lost. Below it all leads as a square, the best at"
            " the left, the ones answered first at the top. An upright line parts the best {good:%}"
            " from the rest, a level one the {late:%} {how}. Hatched is what counts as lost."
        )
        words = [_("The poster says {lost:%}."), _sentence(counted), _span(counts)]
        return Words(tell(" ".join(words)), tell(picture))

    return update


def _late(limit: int) -> str:
    return {
        HOUR: _("not answered within an hour"),
        DAY: _("not answered within a day"),
        EVER: _("never answered"),
    }[limit]


def _counted(counted: str) -> str:
    return {
        "not_good": _("small print: they are not good enough"),
        "not_answered": _("small print: they were {how}"),
        "either": _("small print: not good enough, or {how}"),
        "good_not_answered": _("small print: good enough, and {how}"),
    }[counted]


def _sentence(counted: str) -> str:
    return {
        "not_good": _("It counts all leads but the best {good:%}, answered or not."),
        "not_answered": _("It counts the leads that were {how}, good or not."),
        "either": _("It counts leads beyond the best {good:%}, and those that were {how}."),
        "good_not_answered": _("It counts those of the best {good:%} that were {how}."),
    }[counted]


def _span(counts: LostLeads) -> str:
    shares = counts.not_good, counts.not_answered, counts.either, counts.good_not_answered
    words = _("By the four counts, with these two lines, it could say from {least:%} to {most:%}.")
    return say(words, least=min(shares), most=max(shares))
