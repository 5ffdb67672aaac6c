"""The tournament: every temperament meets every other, and now and then somebody mishears."""

from functools import partial

from framings.explorers._shared import temperament_names
from framings.live import Explorer, Scene, Update, Words
from framings.live.controls import Choice, PercentSlider, WholeSlider
from framings.live.shapes import FROWN, SMILE
from framings.live.style import FAINT, INK, PAPER, RIVALS
from framings.models.games import Scores
from framings.models.temperaments import TEMPERAMENTS, expected_tournament
from framings.words import _, ngettext, number, say

ALL, WITHOUT_PREY, ANSWERING = "all", "without prey", "answering"
PREY = ("always cooperates", "random")
FIELDS = {
    ALL: tuple(TEMPERAMENTS),
    WITHOUT_PREY: tuple(name for name in TEMPERAMENTS if name not in PREY),
    ANSWERING: tuple(name for name in TEMPERAMENTS if name not in (*PREY, "always blames")),
}
ROWS = {name: row for row, name in enumerate(TEMPERAMENTS)}
MOST = 4.0  # points per round


def the_tournament() -> Explorer:
    """Return the explorer "The tournament"."""
    noise = _("Moves that come across as their opposite (%)")
    fields = {
        _("all seven"): ALL,
        _("without the two who never answer back"): WITHOUT_PREY,
        _("only the four who answer"): ANSWERING,
    }
    controls = {
        "noise": PercentSlider(noise, 0, 0.3, step=0.01, start=0),
        "rounds": WholeSlider(_("Rounds with each colleague (number)"), 5, 100, step=5, start=50),
        "field": Choice(_("Who takes part"), fields, start=ALL),
    }
    return Explorer("the_tournament", _("The tournament"), controls, _draw, size=(6, 4.6))


def _draw(scene: Scene) -> Update:
    names = temperament_names()
    axes = scene.axes((0.36, 0.14, 0.6, 0.83), across=(0, MOST), up=(len(TEMPERAMENTS) - 0.5, -0.5))
    axes.set(
        xlabel=_("Points per round, on average"),
        yticks=range(len(TEMPERAMENTS)),
        yticklabels=[names[name] for name in TEMPERAMENTS],
    )
    axes.tick_params(axis="y", length=0)
    axes.yaxis.grid(False)
    bars = scene.moves(axes.hlines([0], [0], [0], color=RIVALS.mark, linewidth=15, capstyle="butt"))
    places = {name: scene.moves(axes.text(0, row, "", va="center")) for name, row in ROWS.items()}
    face = {"color": PAPER, "markeredgecolor": INK, "markersize": 22, "markeredgewidth": 1.6}
    best = scene.moves(*axes.plot([], [], linestyle="", marker=SMILE, **face))
    last = scene.moves(*axes.plot([], [], linestyle="", marker=FROWN, **face))

    def update(noise: float, rounds: int, field: str) -> Words:
        result = expected_tournament(Scores(), rounds, noise, FIELDS[field])
        # Who is level in the points that are shown is level.
        means = dict(zip(result.temperaments, result.means.round(2).tolist(), strict=True))
        highest, lowest = max(means.values()), min(means.values())
        winners = [name for name in means if means[name] == highest]
        losers = [name for name in means if means[name] == lowest < highest]
        bars.set_segments([[(0, ROWS[name]), (means[name], ROWS[name])] for name in means])
        for name, text in places.items():
            playing = name in means
            text.set_text(number(means[name], 2) if playing else _("not taking part"))
            text.set_color(INK if playing else FAINT)
            text.set_weight("bold" if name in winners else "normal")
            beside_face = playing and means[name] in (highest, lowest)
            text.set_x(means.get(name, 0) + (0.42 if beside_face else 0.1))
        best.set_data([highest + 0.2] * len(winners), [ROWS[name] for name in winners])
        last.set_data([lowest + 0.2] * len(losers), [ROWS[name] for name in losers])
        tell = partial(say, rounds=rounds, noise=noise, points=highest, fewest=lowest)
        tell = partial(tell, best=_listed(winners), last=_listed(losers))
        tell = partial(tell, mistaken=tell(_mistaken(noise)))
        sentence = f"{_places(winners, losers)} {_comment(winners, field, noise)}".strip()
        picture = _(
            "{mistaken} and {rounds} rounds with each colleague: a bar for each temperament that"
            " takes part, in points per round. The longest, with a smiling face: {best},"
            " {points:.2f}."
        )
        each = ", ".join(f"{names[name]} {number(mean, 2)}" for name, mean in means.items())
        return Words(tell(sentence), f"{tell(picture)} {each}.")

    return update


def _mistaken(noise: float) -> str:
    return _("With {noise:%} of the moves mistaken") if noise else _("With no move mistaken")


def _listed(temperaments: list[str]) -> str:
    """Return their names as they stand in a sentence."""
    names = [temperament_names()[name] for name in temperaments]
    if len(names) < 2:
        return "".join(names)
    return _("{most} and {last}").format(most=", ".join(names[:-1]), last=names[-1])


def _places(winners: list[str], losers: list[str]) -> str:
    if not losers:
        return _(
            "{mistaken} and {rounds} rounds each, nobody wins: all who are left get {points:.2f}"
            " points a round."
        )
    first = ngettext(
        "{mistaken} and {rounds} rounds each, {best} comes first with {points:.2f} points a round.",
        "{mistaken} and {rounds} rounds each, {best} come first together, with {points:.2f} points"
        " a round.",
        len(winners),
    )
    last = ngettext(
        "Last comes {last} with {fewest:.2f}.", "Last come {last} with {fewest:.2f}.", len(losers)
    )
    return f"{first} {last}"


def _comment(winners: list[str], field: str, noise: float) -> str:
    if len(winners) == len(FIELDS[field]) and noise == 0:
        return _("They cooperate throughout. Peace is dull to watch and hard to beat.")
    if len(winners) > 1 or noise == 0:  # where it starts the learner is still to find why
        return ""
    if winners == ["always blames"] and field == ALL:
        return _("It lives on those who never answer back.")
    return {
        "always blames": _("With this many mistakes nobody can tell an answer from an insult."),
        "grudging": _("Never forgiving is a way of always blaming, with a clear conscience."),
        "generous tit for tat": _("Somebody has to end a quarrel that began as a mistake."),
    }.get(winners[0], _("It answers at once, and then lets it rest."))
