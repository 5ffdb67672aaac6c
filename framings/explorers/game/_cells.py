"""The cells of the blame game: what each pays, arrows between them, and the way to a rest."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.path import Path
from matplotlib.text import Annotation, Text

from framings.live import Choice, Scene
from framings.live.shapes import FROWN, SMILE
from framings.live.style import DOTTED, FAINT, INK, MARKETING, PAPER, RIVALS, SALES, Colour
from framings.models.games import Cell, Equilibria, FloatArray
from framings.words import _, brief, say

# Marketing's move and sales' move, as letters: cooperate or blame.
CELLS: dict[str, Cell] = {"CC": (0, 0), "BC": (1, 0), "CB": (0, 1), "BB": (1, 1)}
BESIDE = 0.36  # of a cell, from its middle: left of the faces, and above them
LEFT, BOTTOM, WIDTH, HEIGHT = 0.2, 0.245, 0.74, 0.675  # of the board, as shares of the figure
_FRAME = Path([(-1, -0.79), (1, -0.79), (1, 0.79), (-1, 0.79), (-1, -0.79)], closed=True)


class Cells:
    """A table of two by two, with the pay of both in each cell.

    Args:
        scene: The scene it stands in.

    Attributes:
        rest: The frames around the cells where the game rests, which may leave a ghost.
    """

    def __init__(self, scene: Scene) -> None:
        board = scene.board((LEFT, BOTTOM, WIDTH, HEIGHT), across=(0, 2), up=(0, 2))
        for at in (0, 1, 2):
            board.plot([0, 2], [at, at], color=FAINT, linewidth=1, clip_on=False)
            board.plot([at, at], [0, 2], color=FAINT, linewidth=1, clip_on=False)
        write = scene.figure.text
        for column, words in enumerate((_("sales cooperates"), _("sales blames"))):
            x = LEFT + WIDTH * (column + 0.5) / 2
            write(x, 0.945, words, color=SALES.text, ha="center")
        for row, words in enumerate((_("marketing\ncooperates"), _("marketing\nblames"))):
            y = BOTTOM + HEIGHT * (1.5 - row) / 2
            write(0.19, y, words, color=MARKETING.text, ha="right", va="center")
        frame = {"marker": _FRAME, "markersize": 146, "markerfacecolor": "none"}
        frame |= {"linestyle": "", "color": RIVALS.mark, "markeredgewidth": 5}
        self.rest = scene.moves(*board.plot([], [], **frame))
        self._pays = {}
        for row, column in CELLS.values():
            x, y = column + 0.5, 1.5 - row
            ours = _face(board, x - 0.17, y, (SMILE, FROWN)[row], MARKETING)
            theirs = _face(board, x + 0.17, y, (SMILE, FROWN)[column], SALES)
            self._pays[row, column] = scene.moves(ours, theirs)
        self._marketings = [_arrow(scene, board, MARKETING) for _column in (0, 1)]
        self._saless = [_arrow(scene, board, SALES) for _row in (0, 1)]

        line = {"color": INK, "linestyle": DOTTED, "linewidth": 2.5}
        self._steps = scene.moves(*board.plot([], [], **line))
        ring = {"markerfacecolor": PAPER, "markeredgecolor": INK, "markeredgewidth": 2}
        self._ends = scene.moves(*board.plot([], [], "o", markersize=17, **ring))
        self._start = scene.moves(*board.plot([], [], "o", color=INK, markersize=9))
        for moves, (row, column) in CELLS.items():
            scene.sets("start", moves, board, (column, column + 1, 1 - row, 2 - row))

    def show(self, pay: FloatArray, game: Equilibria, start: str) -> str:
        """Show pay, arrows and rests, and the way from a cell, which is told; from none nothing."""
        for (row, column), (ours, theirs) in self._pays.items():
            ours.set_text(brief(pay[row, column], 2))
            theirs.set_text(brief(pay[column, row], 2))
        self.rest.set_data([c + 0.5 for _r, c in game.pure], [1.5 - r for r, _c in game.pure])
        for column, arrow in enumerate(self._marketings):
            _point(arrow, (column + 0.5, 1), (0, 1), bool(game.row_switches[1, column]))
        for row, arrow in enumerate(self._saless):
            _point(arrow, (1, 1.5 - row), (-1, 0), bool(game.column_switches[row, 1]))
        cell = CELLS.get(start)
        steps, ends = game.ways(cell) if cell else ((), ())
        apart = [place for one, other in steps for place in (one, other, (np.nan, np.nan))]
        for mark, cells in ((self._steps, apart), (self._ends, ends), (self._start, cell or ())):
            rows, columns = np.reshape(cells, (-1, 2)).T
            mark.set_data(columns + 0.5 - BESIDE, 1.5 - rows + BESIDE)
        return f" {_way(cell, ends)}" if cell else ""


def starts() -> Choice:
    """Return the control of the cell in which the two start."""
    cells = {_names()[cell]: moves for moves, cell in CELLS.items()}
    nowhere = {_("not chosen yet"): ""}
    return Choice(_("Where they start (or click a cell)"), nowhere | cells, start="")


def _face(board: Axes, x: float, y: float, shape: Path, colour: Colour) -> Text:
    """Draw a face, and return the number below it."""
    look = {"marker": shape, "markersize": 26, "color": PAPER}
    board.plot([x], [y + 0.12], markeredgecolor=colour.mark, markeredgewidth=2, **look)
    bold = {"ha": "center", "va": "center", "weight": "bold"}
    return board.text(x, y - 0.2, "", color=colour.text, **bold)


def _arrow(scene: Scene, board: Axes, colour: Colour) -> Annotation:
    look = {"arrowstyle": "-|>", "mutation_scale": 22, "linewidth": 4, "shrinkA": 0, "shrinkB": 0}
    look |= {"color": colour.mark}
    return scene.moves(board.annotate("", (0, 0), (0, 0), arrowprops=look))


def _point(
    arrow: Annotation, middle: tuple[float, float], towards: tuple[int, int], forward: bool
) -> None:
    """Let an arrow across a border point to cooperating (forward) or to blaming."""
    sign = 0.16 if forward else -0.16
    (x, y), (dx, dy) = middle, towards
    arrow.xy = (x + sign * dx, y + sign * dy)
    arrow.set_position((x - sign * dx, y - sign * dy))


def _way(start: Cell, ends: tuple[Cell, ...]) -> str:
    names = [_names()[cell] for cell in ends]
    if ends == (start,):
        told = _("Once {start}, it stays so: neither gains by changing alone.")
    elif len(ends) == 1:
        told = _("If at first {start}, in the end {one}.")
    else:
        told = _(
            "If at first {start}, it depends on who changes first: in the end {one}, or {two}."
        )
    return say(told, start=_names()[start], one=names[0], two=names[-1])


def _names() -> dict[Cell, str]:
    return {
        (0, 0): _("both cooperate"),
        (1, 0): _("only marketing blames"),
        (0, 1): _("only sales blames"),
        (1, 1): _("both blame"),
    }
