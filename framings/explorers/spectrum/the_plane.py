"""The plane: how replaceable the work is, and how far the departments pull together."""

import math
from functools import partial

import numpy as np

from framings.assumptions import RETURNS, SIGMAS
from framings.explorers._shared import sigma_place, sigma_ticks
from framings.live import Explorer, Scene, Update, Words
from framings.live.controls import Choice, Slider, Stops, stops
from framings.live.style import COMPLEMENTARY, DOTTED, GUIDE, INK, RIVALS, SAME, SUBSTITUTES
from framings.models.spectrum import effort_game, team_effort
from framings.words import _, say, signed_percent

NO_LOSS = 0.0005  # a smaller loss of profit shows as 0.0%
# Our judgement: where a company lies, from low to high on both scales. What the documents do not
# tell is drawn as a long line.
CASES = {
    "Atlassian": ((3.5, 3.5), (0.1, 0.87)),
    "Tesla": ((3, 3), (0.1, 0.87)),
    "Dell": ((2, 2), (0.1, 0.87)),
    "HubSpot": ((0.75, 0.75), (0.1, 0.87)),
    "pharma": ((0.5, 0.5), (0.1, 0.87)),
    "IBM": ((0.25, 0.25), (0.15, 0.7)),
    "vendor": ((0, math.inf), (0.12, 0.12)),
}


def the_plane() -> Explorer:
    """Return the explorer "The plane"."""
    sigma = _("Your company: how easily one replaces the other (0 not at all, ∞ completely)")
    alignment = _("Your company: alignment (0 own department only, 1 one firm)")
    cases = {name: key for key, name in _names().items()}
    controls = {
        "case": Choice(_("A documented case"), cases, start="IBM"),
        "sigma": Stops(sigma, stops(SIGMAS), start=1),
        "alignment": Slider(alignment, 0, 1, step=0.05, start=0.2),
    }
    return Explorer("the_plane", _("The plane"), controls, _draw, size=(6, 5))


def _names() -> dict[str, str]:
    companies = {key: key for key in CASES}
    return companies | {"pharma": _("Medicines"), "vendor": _("A software vendor")}


def _draw(scene: Scene) -> Update:
    axes = scene.axes((0.12, 0.15, 0.74, 0.71), across=(0, 1), up=(0, 1))
    axes.set(
        xlabel=_("How easily one replaces the other"),
        ylabel=_("Alignment"),
        yticks=[0, 0.5, 1],
        **sigma_ticks(),
    )
    axes.grid(False)
    places = np.linspace(0, 1, 101)
    sigmas = np.array([place / (1 - place) if place < 1 else math.inf for place in places])
    game = effort_game(sigmas, 0, RETURNS)
    effort, blame = np.clip(game.answers_effort, 0, 1), np.clip(game.answers_blame, 0, 1)
    lower, upper = np.minimum(effort, blame), np.maximum(effort, blame)
    for bottom, top, where, colour in (
        (0, lower, lower >= 0, RIVALS),
        (upper, 1, upper <= 1, SAME),
        (effort, blame, effort <= blame, COMPLEMENTARY),
        (blame, effort, blame <= effort, SUBSTITUTES),
    ):
        pale = {"color": colour.mark, "alpha": 0.15, "linewidth": 0}
        axes.fill_between(places, bottom, top, where=where, **pale)
    axes.plot(places, effort, color=INK, linewidth=1)
    axes.plot(places, blame, color=INK, linewidth=1, linestyle="--")
    # Between two stops of the alignment, so that its line never runs through a word.
    middle = {"ha": "center", "va": "center", "weight": "bold"}
    for across, up, name, colour in (
        (0.55, 0.925, _("harmony"), SAME),
        (0.14, 0.925, _("stag hunt"), COMPLEMENTARY),
        (0.892, 0.525, _("chicken"), SUBSTITUTES),
        (0.5, 0.075, _("prisoner's dilemma"), RIVALS),
    ):
        axes.text(across, up, name, color=colour.text, **middle)
    write = scene.figure.text
    write(0.99, 0.9, _("profit"), ha="right", color=INK)
    for alignment in (0, 0.5, 1):
        loss = team_effort(RETURNS, alignment).profit_ratio - 1
        write(0.99, 0.15 + 0.71 * alignment, signed_percent(loss), ha="right", va="center")
    write(0.02, 0.94, _("★ your company"), color=INK, weight="bold")
    name = scene.moves(write(0.42, 0.94, "", color=INK))
    line = {"linewidth": 4, "linestyle": DOTTED}
    known = scene.moves(*axes.plot([], [], color=INK, clip_on=False, **line))
    goal = scene.moves(*axes.plot([], [], "^", color=INK, markersize=14, clip_on=False))
    level = scene.moves(axes.axhline(0, **GUIDE))
    mark = {"markeredgecolor": "w", "markersize": 22, "clip_on": False, "zorder": 6}
    star = scene.moves(*axes.plot([], [], "*", color=INK, **mark))

    def update(case: str, sigma: float, alignment: float) -> Words:
        game, does = _games()[effort_game(sigma, alignment, RETURNS).game]
        loss = 1 - team_effort(RETURNS, alignment).profit_ratio
        known_as = _names()[case]
        tell = partial(say, loss=loss, name=known_as, sigma=sigma, alignment=alignment, game=game)
        (left, right), (bottom, top) = CASES[case]
        known.set_data([sigma_place(left), sigma_place(right)], [bottom, top])
        goal.set_data([sigma_place(right)], [top])
        goal.set_visible(case == "IBM")
        name.set_text(tell(_("dotted: {name}")))
        level.set_ydata([alignment, alignment])
        star.set_data([sigma_place(sigma)], [alignment])
        yours = _(
            "Your company, at {sigma:.2} and {alignment:.2}, loses {loss:.1%} of its profit to"
            " pulling apart, as does every other at this height, and plays {game}: "
        )
        if loss < NO_LOSS:
            yours = _("Your company loses no profit to pulling apart, and plays {game}: ")
        picture = _(
            "A map: from left to right how easily marketing and selling replace each other, from"
            " bottom to top how well they are aligned. At the bottom lies the prisoner's dilemma,"
            " on top harmony; between them the stag hunt on the left and chicken on the right. A"
            " dotted line marks {name}; a star marks your company at {sigma:.2} and {alignment:.2},"
            " in the field of {game}."
        )
        return Words(f"{_arguments()[case]} {tell(yours)}{does}", tell(picture))

    return update


def _games() -> dict[str, tuple[str, str]]:
    return {
        "prisoner's dilemma": (
            _("a prisoner's dilemma"),
            _("blaming pays, whatever the other does."),
        ),
        "stag hunt": (_("a stag hunt"), _("either both work hard, or both blame; it takes trust.")),
        "chicken": (
            _("chicken"),
            _("one works hard, the other leans back, and each wants to be the other."),
        ),
        "harmony": (_("harmony"), _("working hard pays, whatever the other does.")),
    }


def _arguments() -> dict[str, str]:
    return {
        "Atlassian": _(
            "Atlassian was founded on the premise that great products could sell themselves, and"
            " spent far less on sales and marketing than others: far to the right. How its"
            " departments get on is not documented."
        ),
        "Tesla": _(
            "Tesla sold from its own stores and did not advertise; in 2023 it tried a little: the"
            " product did much of the attracting, to the right. Its alignment is not documented."
        ),
        "Dell": _(
            "Dell left the big shops in 1994 and sold directly, then went to Wal-Mart in 2007: the"
            " one way replaced the other, up to a point. Its alignment is not documented."
        ),
        "HubSpot": _(
            "HubSpot made “inbound” popular and yet employs salespeople to follow it up: marketing"
            " feeds selling, so left of the middle. Its alignment is not documented."
        ),
        "pharma": _(
            "For medicines, advertising to patients and visits to doctors were found to strengthen"
            " each other: to the left. How the departments get on was not the question."
        ),
        "IBM": _(
            "IBM had separate departments and launched products when sales was not ready, then"
            " merged the two: one could do little without the other, and what moved was alignment."
        ),
        "vendor": _(
            "A software vendor lost revenue to discounts at quarter's end, when commissions were at"
            " stake: pay pulled against the firm, so low. How replaceable the work is, nobody told."
        ),
    }
