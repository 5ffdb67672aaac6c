"""Who sits across the table: a portrait, and what this colleague says."""

from textwrap import fill

from matplotlib.patches import FancyBboxPatch, PathPatch, Polygon

from framings.explorers.game._board import BOLD, FACES
from framings.explorers.game._colleagues import Colleague
from framings.live import Scene
from framings.live.style import FAINT, INK, PAPER, SALES

LINE = 30  # letters of what a colleague says on a line


class Portrait:
    """A face with its name, and a bubble with its words, across the top of the figure.

    Args:
        scene: The scene it stands in.
    """

    def __init__(self, scene: Scene) -> None:
        board = scene.board((0.01, 0.745, 0.2, 0.25), across=(-1.5, 1.5), up=(-2, 1.85))
        outline = {"edgecolor": INK, "linewidth": 2}
        self._behind = scene.moves(board.add_patch(PathPatch(FACES[0], **outline)))
        head = {"color": PAPER, "markeredgecolor": INK, "markersize": 53, "markeredgewidth": 2}
        self._looks = scene.moves(*board.plot([0], [0], **head))
        self._before = scene.moves(board.add_patch(PathPatch(FACES[0], **outline)))
        self._lines = scene.moves(board.add_patch(PathPatch(FACES[0], fill=False, **outline)))
        name = {"color": SALES.text, "ha": "center", "size": 15, **BOLD}
        self._name = scene.moves(board.text(0, -1.65, "", **name))
        speech = scene.board((0.24, 0.77, 0.74, 0.21), across=(0, 10), up=(0, 3))
        bubble = {"facecolor": PAPER, "edgecolor": FAINT, "linewidth": 2, "clip_on": False}
        speech.add_patch(FancyBboxPatch((0.3, 0.3), 9.3, 2.4, "round,pad=0.2", **bubble))
        speech.add_patch(Polygon([(0.12, 1.9), (-0.5, 1.4), (0.12, 1.1)], **bubble))
        self._says = scene.moves(speech.text(0.7, 1.5, "", size=17, va="center"))

    def show(self, person: Colleague, says: str, *, cross: bool) -> None:
        """Show a colleague, who frowns or smiles, and says something."""
        self._behind.set_path(person.behind)
        self._before.set_path(person.before)
        self._lines.set_path(person.lines)
        for hair in (self._behind, self._before):
            hair.set_facecolor(person.hair)
        self._looks.set_marker(FACES[cross])
        self._name.set_text(person.name)
        self._says.set_text(fill(says, LINE))
