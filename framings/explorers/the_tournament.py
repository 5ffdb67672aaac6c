"""The tournament: every temperament meets every other, and now and then somebody mishears."""

from framings.explorers._temperaments import temperament_names
from framings.live import Choice, Explorer, Scene, Slider, WholeSlider, Words
from framings.live.faces import FROWN, SMILE
from framings.live.figure import Update
from framings.live.style import FAINT, INK, PAPER, RIVALS
from framings.models.games import Scores
from framings.models.temperaments import TEMPERAMENTS, expected_tournament
from framings.words import _, number, percent

ALL, WITHOUT_PREY, ANSWERING = "all", "without prey", "answering"
PREY = ("always cooperates", "random")
FIELDS = {
    ALL: tuple(TEMPERAMENTS),
    WITHOUT_PREY: tuple(name for name in TEMPERAMENTS if name not in PREY),
    ANSWERING: tuple(name for name in TEMPERAMENTS if name not in (*PREY, "always blames")),
}
MOST = 4.0  # points per round


def the_tournament() -> Explorer:
    """Return the explorer "The tournament"."""
    return Explorer(
        "the_tournament",
        _("The tournament"),
        {
            "noise": Slider(
                _("Moves that come across as their opposite (%)"),
                low=0,
                high=0.3,
                step=0.01,
                start=0,
                shown=".0%",
            ),
            "rounds": WholeSlider(
                _("Rounds with each colleague (number)"), low=5, high=100, step=5, start=50
            ),
            "field": Choice(
                _("Who takes part"),
                {
                    _("all seven"): ALL,
                    _("without the two who never answer back"): WITHOUT_PREY,
                    _("only the four who answer"): ANSWERING,
                },
                start=ALL,
            ),
        },
        _draw,
        size=(6, 4.6),
    )


def _draw(scene: Scene) -> Update:
    names = temperament_names()
    axes = scene.axes(
        (0.36, 0.14, 0.6, 0.83),
        across=(0, MOST),
        up=(len(TEMPERAMENTS) - 0.5, -0.5),
        xlabel=_("Points per round, on average"),
    )
    axes.set_yticks(range(len(TEMPERAMENTS)), [names[name] for name in TEMPERAMENTS])
    axes.tick_params(axis="y", length=0)
    axes.yaxis.grid(False)
    bars = scene.moves(axes.hlines([0], [0], [0], color=RIVALS.mark, linewidth=15, capstyle="butt"))
    places = [scene.moves(axes.text(0, row, "", va="center")) for row in range(len(TEMPERAMENTS))]
    face = {"linestyle": "", "markersize": 22, "color": PAPER, "markeredgecolor": INK}
    best = scene.moves(axes.plot([], [], marker=SMILE, markeredgewidth=1.6, **face)[0])
    last = scene.moves(axes.plot([], [], marker=FROWN, markeredgewidth=1.6, **face)[0])

    def update(noise: float, rounds: int, field: str) -> Words:
        result = expected_tournament(Scores(), rounds, noise, FIELDS[field])
        # Who is level in the points that are shown is level.
        means = dict(zip(result.temperaments, result.means.round(2).tolist(), strict=True))
        highest, lowest = max(means.values()), min(means.values())
        winners = [name for name in means if means[name] == highest]
        segments = []
        for row, (name, text) in enumerate(zip(TEMPERAMENTS, places, strict=True)):
            playing = name in means
            if playing:
                segments.append([(0, row), (means[name], row)])
            text.set_text(number(means[name], 2) if playing else _("not taking part"))
            text.set_color(INK if playing else FAINT)
            text.set_weight("bold" if name in winners else "normal")
            beside_face = playing and means[name] in (highest, lowest)
            text.set_x(means.get(name, 0) + (0.42 if beside_face else 0.1))
        bars.set_segments(segments)
        rows = {name: row for row, name in enumerate(TEMPERAMENTS)}
        best.set_data([highest + 0.2] * len(winners), [rows[name] for name in winners])
        losers = [name for name in means if means[name] == lowest < highest]
        last.set_data([lowest + 0.2] * len(losers), [rows[name] for name in losers])

        values = {
            "noise": percent(noise),
            "rounds": number(rounds),
            "best": " / ".join(names[name] for name in winners),
            "points": number(highest, 2),
            "last": " / ".join(names[name] for name in losers),
            "fewest": number(lowest, 2),
        }
        if not losers:
            sentence = _(
                "With {noise} of the moves mistaken and {rounds} rounds each, nobody wins: all who"
                " are left get {points} points a round."
            )
        else:
            sentence = _(
                "With {noise} of the moves mistaken and {rounds} rounds each, {best} comes first"
                " with {points} points a round, {last} last with {fewest}."
            )
        follow = _comment(winners, field, noise)
        picture = _(
            "A bar for each temperament that takes part, in points per round over {rounds} rounds"
            " with each colleague and {noise} of the moves mistaken. The longest, with a smiling"
            " face: {best}, {points}."
        )
        return Words(
            " ".join([sentence, follow]).strip().format(**values),
            picture.format(**values)
            + " "
            + ", ".join(f"{names[name]} {number(means[name], 2)}" for name in means)
            + ".",
        )

    return update


def _comment(winners: list[str], field: str, noise: float) -> str:
    if len(winners) == len(FIELDS[field]) and noise == 0:
        return _("They cooperate throughout. Peace is dull to watch and hard to beat.")
    if len(winners) > 1:
        return ""
    if winners == ["always blames"]:
        if field == ALL:
            return _("It lives on those who never answer back.")
        return _("With this many mistakes nobody can tell an answer from an insult.")
    if winners == ["grudging"]:
        if noise == 0 and field == ALL:
            return _("It, too, takes what those who never answer back leave lying.")
        return _("Never forgiving is a way of always blaming, with a clear conscience.")
    if winners == ["generous tit for tat"]:
        return _("Somebody has to end a quarrel that began as a mistake.")
    return _("It answers at once, and then lets it rest.")
