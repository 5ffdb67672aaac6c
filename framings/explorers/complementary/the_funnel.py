"""The funnel: orders are visits times what closing makes of them, as far as there is time."""

from functools import partial

from matplotlib.patches import Rectangle

from framings.assumptions import CLOSE_RATE, HOUSEHOLDS, WANT_A_VISIT
from framings.live import Explorer, Scene, Update, Words
from framings.live.controls import PercentSlider, WholeSlider
from framings.live.style import BACKING, COMPLEMENTARY, FAINT, INK, MARKETING, PAPER, SALES
from framings.models.complementary import capped_funnel_customers, funnel_stages
from framings.words import _, brief, number, percent, rounded, say, signed_percent

MOST = 0.5  # a step gets at most so much better
WIDE = 250  # households on the axis
FEW, MANY = 60, 240
# What marketing adds, what sales adds, and what only both together add.
ADDED = (MARKETING, None), (SALES, "//"), (COMPLEMENTARY, "xx")
INSIDE = {"edgecolor": PAPER, "linewidth": 0}  # the colour of hatches, but no outline
LOOKS = [{"facecolor": c.mark, "hatch": hatch, **INSIDE} for c, hatch in ADDED]


def the_funnel() -> Explorer:
    """Return the explorer "The funnel"."""
    better = {"high": MOST, "step": 0.05}
    visits = _("Visits that can be made (a month)")
    controls = {
        "attract": PercentSlider(_("Marketing attracts better by (%)"), **better),
        "close": PercentSlider(_("Sales closes better by (%)"), **better),
        "visits": WholeSlider(visits, FEW, MANY, step=30, start=120),
    }
    return Explorer("the_funnel", _("The funnel"), controls, _draw)


def _draw(scene: Scene) -> Update:
    board = scene.board((0.02, 0.84, 0.96, 0.08), across=(0, 30), up=(-1, 1))
    axes = scene.axes((0.13, 0.14, 0.83, 0.6), (0, WIDE), (0, 0.32), up_in=percent)
    axes.set(xlabel=_("Households that want a visit"), ylabel=_("Of those visited, order"))
    axes.set(xticks=range(0, WIDE + 1, 50), yticks=[0, 0.1, 0.2, 0.3])
    big = {"size": 17, "weight": "bold", "color": COMPLEMENTARY.text}
    result = scene.moves(scene.figure.text(0.02, 0.935, "", **big))
    named = []
    for left, look, (colour, _hatch) in zip((0, 9.6, 17.2), LOOKS, ADDED, strict=True):
        board.add_patch(Rectangle((left, -0.5), 0.9, 1, **look))
        bold = {"color": colour.text, "weight": "bold", "va": "center"}
        named.append(scene.moves(board.text(left + 1.2, 0, "", **bold)))

    def field(**look: object) -> Rectangle:
        return scene.moves(axes.add_patch(Rectangle((0, 0), 0, 0, **look)))

    vain = field(facecolor="none", edgecolor=FAINT, hatch="..")
    base = field(facecolor=PAPER, edgecolor=INK, linewidth=1.5)
    added = [field(**look) for look in LOOKS]
    wall = scene.moves(axes.axvline(0, color=INK, linewidth=6))
    # Over the wall, which may stand close to the left.
    before = {"weight": "bold", "va": "center", "bbox": BACKING}
    before_words = scene.moves(axes.text(4, 0.1, "", **before))
    wall_words = scene.moves(axes.text(0, 0.327, "", va="bottom"))
    corner = scene.moves(*axes.plot([], [], "o", color=INK, markersize=12, markeredgecolor=PAPER))
    scene.ghosts(wall, corner)
    first = HOUSEHOLDS * WANT_A_VISIT
    scene.drags("attract", axes, place=lambda better: first * (1 + better))
    scene.drags("close", axes, along="y", place=lambda better: CLOSE_RATE * (1 + better))

    def update(attract: float, close: float, visits: int) -> Words:
        orders = partial(capped_funnel_customers, HOUSEHOLDS, visit=1, visit_capacity=visits)
        share, rate = WANT_A_VISIT * (1 + attract), CLOSE_RATE * (1 + close)
        wanted = funnel_stages(HOUSEHOLDS, [share, rate])[1]
        before, after = orders(WANT_A_VISIT, close=CLOSE_RATE), orders(share, close=rate)
        ours = orders(share, close=CLOSE_RATE) - before
        theirs = orders(WANT_A_VISIT, close=rate) - before
        once, now = min(first, visits), min(wanted, visits)
        base.set_bounds(0, 0, once, CLOSE_RATE)
        added[0].set_bounds(once, 0, now - once, CLOSE_RATE)
        added[1].set_bounds(0, CLOSE_RATE, once, rate - CLOSE_RATE)
        added[2].set_bounds(once, CLOSE_RATE, now - once, rate - CLOSE_RATE)
        vain.set_bounds(now, 0, wanted - now, rate)
        wall.set_xdata([visits, visits])
        corner.set_data([wanted], [rate])
        tell = partial(say, all=HOUSEHOLDS, visits=visits, wanted=number(wanted))
        tell = partial(tell, before=brief(before), after=brief(after))
        tell = partial(tell, made=number(now), vain=number(wanted - now))
        gain, alone = after / before - 1, (ours / before, theirs / before)
        # What is more than the sum must be read as more, too.
        exact = rounded(100 * gain) <= sum(rounded(100 * each) for each in alone)
        tell = partial(tell, gain=signed_percent(gain, 1 if exact and all(alone) else 0))
        tell = partial(tell, ours=alone[0], theirs=alone[1])
        crowded = _("{visits} visits: full, {vain} too many")
        wall_words.set_text(tell(crowded if wanted > visits else _("{visits} visits")))
        wall_words.set_x(visits)
        wall_words.set_horizontalalignment("right" if visits > WIDE / 2 else "left")
        before_words.set_text(tell(_("{before} orders")))
        changed = _("{before} → {after} orders: {gain}")
        result.set_text(tell(changed if after > before else _("{after} orders")))
        names = _("marketing {n:+.2}"), _("sales {n:+.2}"), _("both together {n:+.2}")
        gains = ours, theirs, after - before - ours - theirs
        for text, name, n in zip(named, names, gains, strict=True):
            text.set_text(say(name, n=abs(n)))
        picture = _(
            "A field as wide as the households that are visited, {made}, and as high as the share"
            " of them that orders: {after} orders. A wall stands at {visits} visits; {crowd}."
        )
        crowd = tell(_("{vain} want one in vain") if wanted > visits else _("nobody meets it"))
        if attract or close:
            picture += " " + _(
                "Improving has added {ours:+%} by marketing alone, {theirs:+%} by sales alone,"
                " {gain} by both."
            )
        said = _sentence(attract, close, first, wanted, visits)
        return Words(tell(said), tell(picture, crowd=crowd))

    return update


def _sentence(attract: float, close: float, first: float, wanted: float, visits: int) -> str:
    what = [_("Of {all} households {wanted} want a visit, {made} get one and {after} order.")]
    if close or (attract and first < visits):
        what.append(_("Before the improvement it was {before}: {gain}."))
    elif attract:
        what.append(_("Before the improvement it was as many."))
    if attract and first >= visits:
        what.append(_("Attracting more brought nothing: there is no time for more visits."))
    elif attract and wanted > visits:
        what.append(_("Attracting more helped until there was no time for more visits."))
    elif attract and close:
        what.append(_("Alone they bring {ours:+%} and {theirs:+%}, together more than the sum."))
    return " ".join(what)
