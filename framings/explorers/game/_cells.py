"""The cells of the blame game: faces, arrows between them, and the way from one to a rest."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.path import Path
from matplotlib.text import Annotation, Text

from framings.live import Choice, Scene
from framings.live.style import DOTTED, INK, PAPER, Colour
from framings.models.games import Cell, Equilibria
from framings.words import _, say

# Marketing's move and sales' move, as letters: cooperate or blame.
CELLS: dict[str, Cell] = {"CC": (0, 0), "BC": (1, 0), "CB": (0, 1), "BB": (1, 1)}
BESIDE = 0.36  # of a cell, from its middle: left of the faces, and above them


def face(board: Axes, x: float, y: float, shape: Path, colour: Colour) -> Text:
    """Draw a face, and return the number below it."""
    look = {"marker": shape, "markersize": 26, "color": PAPER}
    board.plot([x], [y + 0.12], markeredgecolor=colour.mark, markeredgewidth=2, **look)
    bold = {"ha": "center", "va": "center", "weight": "bold"}
    return board.text(x, y - 0.2, "", color=colour.text, **bold)


def arrow_on(scene: Scene, board: Axes, colour: str) -> Annotation:
    look = {"arrowstyle": "-|>", "mutation_scale": 22, "linewidth": 4, "shrinkA": 0, "shrinkB": 0}
    return scene.moves(board.annotate("", (0, 0), (0, 0), arrowprops=look | {"color": colour}))


def point(
    arrow: Annotation, middle: tuple[float, float], towards: tuple[int, int], forward: bool
) -> None:
    """Let an arrow across a border point to cooperating (forward) or to blaming."""
    sign = 0.16 if forward else -0.16
    (x, y), (dx, dy) = middle, towards
    arrow.xy = (x + sign * dx, y + sign * dy)
    arrow.set_position((x - sign * dx, y - sign * dy))


def starts() -> Choice:
    """Return the control of the cell in which the two start."""
    cells = {_names()[cell]: moves for moves, cell in CELLS.items()}
    nowhere = {_("not chosen yet"): ""}
    return Choice(_("Where they start (or click a cell)"), nowhere | cells, start="")


class Way:
    """The cell in which they start, the steps from there, and a ring around each end."""

    def __init__(self, scene: Scene, board: Axes) -> None:
        line = {"color": INK, "linestyle": DOTTED, "linewidth": 2.5}
        self._steps = scene.moves(*board.plot([], [], **line))
        ring = {"markerfacecolor": PAPER, "markeredgecolor": INK, "markeredgewidth": 2}
        self._ends = scene.moves(*board.plot([], [], "o", markersize=17, **ring))
        self._start = scene.moves(*board.plot([], [], "o", color=INK, markersize=9))
        for moves, (row, column) in CELLS.items():
            scene.sets("start", moves, board, (column, column + 1, 1 - row, 2 - row))

    def show(self, game: Equilibria, moves: str) -> str:
        """Show the way from a cell, and tell it; from none there is nothing to show."""
        start = CELLS.get(moves)
        steps, ends = game.ways(start) if start else ((), ())
        apart = [place for one, other in steps for place in (one, other, (np.nan, np.nan))]
        for mark, cells in ((self._steps, apart), (self._ends, ends), (self._start, start or ())):
            rows, columns = np.reshape(cells, (-1, 2)).T
            mark.set_data(columns + 0.5 - BESIDE, 1.5 - rows + BESIDE)
        if not start:
            return ""
        names = [_names()[cell] for cell in ends]
        if ends == (start,):
            told = _("Once {start}, it stays so: neither gains by changing alone.")
        elif len(ends) == 1:
            told = _("If at first {start}, in the end {one}.")
        else:
            told = _(
                "If at first {start}, it depends on who changes first: in the end {one}, or {two}."
            )
        return " " + say(told, start=_names()[start], one=names[0], two=names[-1])


def _names() -> dict[Cell, str]:
    return {
        (0, 0): _("both cooperate"),
        (1, 0): _("only marketing blames"),
        (0, 1): _("only sales blames"),
        (1, 1): _("both blame"),
    }
