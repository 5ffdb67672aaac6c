"""The blame game: two departments, two moves, and a shared bonus that changes the game."""

from matplotlib.path import Path

from framings.assumptions import NEED_SCORES, REPLACE_SCORES
from framings.live import Choice, Explorer, Scene, Slider, Words
from framings.live.faces import FROWN, SMILE
from framings.live.figure import Update
from framings.live.style import FAINT, INK, MARKETING, PAPER, RIVALS, SALES
from framings.models.games import Scores, blame_game, equilibria, shared_bonus_payoffs
from framings.words import _, brief, percent

_FRAME = Path([(-1, -0.79), (1, -0.79), (1, 0.79), (-1, 0.79), (-1, -0.79)], closed=True)
REPLACE, NEED = "replace", "need"
WORK = {REPLACE: Scores(*REPLACE_SCORES), NEED: Scores(*NEED_SCORES)}


def the_blame_game() -> Explorer:
    """Return the explorer "The blame game"."""
    return Explorer(
        "the_blame_game",
        _("The blame game"),
        {
            "bonus": Slider(
                _("Part of the pay that depends on the other's score (%)"),
                low=0,
                high=0.5,
                step=0.01,
                start=0,
                shown=".0%",
            ),
            "work": Choice(
                _("The work"),
                {_("they need each other"): NEED, _("one replaces the other"): REPLACE},
                start=NEED,
            ),
        },
        _draw,
        size=(6, 5.2),
    )


def _draw(scene: Scene) -> Update:
    board = scene.axes((0.2, 0.24, 0.74, 0.68), across=(0, 2), up=(0, 2))
    board.set_axis_off()
    for at in (0, 1, 2):
        board.plot([0, 2], [at, at], color=FAINT, linewidth=1, clip_on=False)
        board.plot([at, at], [0, 2], color=FAINT, linewidth=1, clip_on=False)
    write = scene.figure.text
    for column, words in enumerate((_("sales cooperates"), _("sales blames"))):
        write(0.2 + 0.74 * (column + 0.5) / 2, 0.945, words, color=SALES.text, ha="center")
    for row, words in enumerate((_("marketing\ncooperates"), _("marketing\nblames"))):
        y = 0.24 + 0.68 * (1.5 - row) / 2
        write(0.19, y, words, color=MARKETING.text, ha="right", va="center")
    rest = scene.moves(
        board.plot([], [], color=RIVALS.mark, marker=_FRAME, markersize=146, linestyle="")[0]
    )
    rest.set_markerfacecolor("none")
    rest.set_markeredgewidth(5)
    numbers = []
    for row in (0, 1):
        for column in (0, 1):
            x, y = column + 0.5, 1.5 - row
            for mine, dx, mood, colour in (
                (True, -0.17, row, MARKETING),
                (False, 0.17, column, SALES),
            ):
                board.plot(
                    [x + dx],
                    [y + 0.12],
                    marker=(SMILE, FROWN)[mood],
                    markersize=26,
                    color=PAPER,
                    markeredgecolor=colour.mark,
                    markeredgewidth=2,
                )
                text = board.text(x + dx, y - 0.2, "", ha="center", va="center", weight="bold")
                text.set_color(colour.text)
                numbers.append((scene.moves(text), mine, row, column))
    arrow = {"arrowstyle": "-|>", "mutation_scale": 22, "linewidth": 4, "shrinkA": 0, "shrinkB": 0}
    marketings = [_arrow(scene, board, MARKETING.mark, arrow) for _column in (0, 1)]
    saless = [_arrow(scene, board, SALES.mark, arrow) for _row in (0, 1)]

    strip = scene.axes(
        (0.2, 0.12, 0.74, 0.035),
        across=(0, 0.5),
        up=(0, 1),
        xlabel=_("Part of the pay that depends on the other's score"),
    )
    strip.set_yticks([])
    for side in ("top", "right"):
        strip.spines[side].set_visible(True)
    strip.xaxis.set_major_formatter(lambda share, _position: percent(share))
    first = scene.moves(strip.axvspan(0, 0.1, facecolor=FAINT, edgecolor=PAPER, hatch="//"))
    second = scene.moves(
        strip.axvspan(0.1, 0.2, facecolor=(RIVALS.mark, 0.6), edgecolor=RIVALS.mark)
    )
    pointer = scene.moves(strip.plot([], [], "v", color=INK, clip_on=False, markersize=11)[0])
    name = scene.moves(write(0.19, 0.137, "", ha="right", va="center", weight="bold", size=12))

    def update(bonus: float, work: str) -> Words:
        scores = WORK[work]
        pay = shared_bonus_payoffs(scores, bonus)
        game = blame_game(scores.temptation, scores.reward, scores.punishment, scores.sucker, bonus)
        rests = equilibria(pay, pay.T)
        kind = str(game.game)
        for text, mine, row, column in numbers:
            text.set_text(brief(pay[row, column] if mine else pay[column, row], 2))
        rest.set_data([c + 0.5 for _r, c in rests.pure], [1.5 - r for r, _c in rests.pure])
        for column, drawn in enumerate(marketings):
            _point(drawn, (column + 0.5, 1), (0, 1), bool(rests.row_switches[1, column]))
        for row, drawn in enumerate(saless):
            _point(drawn, (1, 1.5 - row), (-1, 0), bool(rests.column_switches[row, 1]))
        thresholds = sorted(
            (game.bonus_share_to_answer_cooperation, game.bonus_share_to_answer_blame)
        )
        first.set_width(thresholds[0])
        second.set_x(thresholds[0])
        second.set_width(thresholds[1] - thresholds[0])
        pointer.set_data([bonus], [1.6])
        short = {
            "prisoner's dilemma": _("dilemma"),
            "stag hunt": _("stag hunt"),
            "chicken": _("chicken"),
            "harmony": _("harmony"),
        }
        name.set_text(short[kind])

        values = {
            "bonus": percent(bonus),
            "first": percent(thresholds[0]),
            "second": percent(thresholds[1]),
            "both": brief(pay[0, 0], 2),
            "neither": brief(pay[1, 1], 2),
            "tempted": brief(pay[1, 0], 2),
            "hurt": brief(pay[0, 1], 2),
        }
        return Words(
            _sentences()[kind].format(**values),
            _(
                "A table of two by two: marketing and sales each cooperate or blame, with the pay"
                " of both in every cell. With {bonus} of the pay shared, both get {both} if both"
                " cooperate and {neither} if both blame; who blames a cooperating colleague gets"
                " {tempted}, the colleague {hurt}. Arrows show what each would rather do; a frame"
                " marks where it rests. "
            ).format(**values)
            + _rests(rests.pure),
        )

    return update


def _sentences() -> dict[str, str]:
    return {
        "prisoner's dilemma": _(
            "With {bonus} of the pay shared this is a prisoner's dilemma: whatever the other does,"
            " blaming pays better, so both blame and get {neither}, although {both} was on the"
            " table. Both have the memo to prove it was the other. It changes at {first}."
        ),
        "stag hunt": _(
            "With {bonus} of the pay shared this is a stag hunt: cooperation answers cooperation"
            " ({both}) and blame answers blame ({neither}). Trust decides, and neither will move"
            " first without it. It began at {first}; at {second} trust is no longer needed."
        ),
        "chicken": _(
            "With {bonus} of the pay shared this is chicken: one gives in and gets {hurt}, the"
            " other blames and gets {tempted}, and each hopes to be the other. It began at"
            " {first}; at {second} it ends."
        ),
        "harmony": _(
            "With {bonus} of the pay shared this is harmony: cooperating pays, whatever the other"
            " does, and both get {both}. From {second} on nobody needs to be nice to be good."
        ),
    }


def _rests(pure: tuple[tuple[int, int], ...]) -> str:
    if len(pure) == 1:
        return _("Both blame.") if pure[0] == (1, 1) else _("Both cooperate.")
    if pure == ((0, 0), (1, 1)):
        return _("It rests where both do the same.")
    return _("It rests where one cooperates and the other blames.")


def _arrow(scene, axes, colour, arrow):
    drawn = axes.annotate("", (0, 0), (0, 0), arrowprops=arrow | {"color": colour})
    return scene.moves(drawn)


def _point(drawn, middle, towards, forward: bool) -> None:
    """Let an arrow across a border point to cooperating (forward) or to blaming."""
    sign = 0.16 if forward else -0.16
    (x, y), (dx, dy) = middle, towards
    drawn.xy = (x + sign * dx, y + sign * dy)
    drawn.set_position((x - sign * dx, y - sign * dy))
