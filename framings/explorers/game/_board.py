"""What both blame games show: faces, the points of a round, and the race for them."""

from typing import Any

from matplotlib.patches import Rectangle

from framings.live import Bar, Scene
from framings.live.shapes import FROWN, SMILE
from framings.live.style import FAINT, INK, MARKETING, PAPER, SALES, Colour
from framings.models.games import Scores
from framings.words import _, number

ROUNDS = 8
SCORES = Scores()
POINTS = {name: round(points) for name, points in vars(SCORES).items()}
MOST = SCORES.temptation * ROUNDS
BOTH = SCORES.reward * ROUNDS  # of each, when both always cooperate
BOLD = {"weight": "bold", "va": "center"}
FACES = (SMILE, FROWN)  # of who cooperates and of who blames
Place = tuple[float, float, float, float]


def face(colour: Colour, size: float) -> dict[str, Any]:
    """Return the properties of a face."""
    look = {"linestyle": "", "markersize": size, "color": PAPER, "markeredgewidth": 2}
    return look | {"markeredgecolor": colour.mark}


def total(moves: list[tuple[bool, bool]]) -> int:
    """Return the points of the first of the two who made these moves."""
    return int(sum(SCORES.table[int(own), int(other)] for own, other in moves))


class Rows:
    """A face for each round and person: yours above the colleague's.

    Args:
        scene: The scene they stand in.
        place: Where, as shares of the figure.
    """

    def __init__(self, scene: Scene, place: Place) -> None:
        board = scene.board(place, across=(-1.7, ROUNDS + 0.05), up=(-0.65, 2.6))
        for now in range(ROUNDS):
            board.text(now + 0.5, 2.3, str(now + 1), color=FAINT, ha="center", va="center")
        self._rows = []
        for height, colour in ((1.35, MARKETING), (0.1, SALES)):
            name = scene.moves(board.text(-1.7, height, "", color=colour.text, **BOLD))
            faces = [scene.moves(*board.plot([], [], marker=f, **face(colour, 27))) for f in FACES]
            self._rows.append((name, faces, height))

    def show(self, you: str, other: str, moves: list[tuple[bool, bool]]) -> None:
        """Name both, and show what each did, round by round."""
        for side, (name, faces, height) in enumerate(self._rows):
            name.set_text((you, other)[side])
            for blamed, drawn in zip((False, True), faces, strict=True):
                at = [now + 0.5 for now, pair in enumerate(moves) if pair[side] == blamed]
                drawn.set_data(at, [height] * len(at))


class Payoffs:
    """The table of points: what each gets, for each pair of moves.

    Args:
        scene: The scene it stands in.
        place: Where, as shares of the figure.
        high: How high in its cell a number stands.
    """

    def __init__(self, scene: Scene, place: Place, high: float = 0.5) -> None:
        self.board = scene.board(place, across=(-1.2, 2), up=(-0.05, 3.2))
        for at, shape in enumerate(FACES):
            self.board.plot([-0.35], [1.5 - at], marker=shape, **face(MARKETING, 22))
            self.board.plot([0.5 + at], [2.3], marker=shape, **face(SALES, 22))
        self.you = scene.moves(self.board.text(-1.2, 1, "", color=MARKETING.text, **BOLD))
        scene.within(self.board, -1.2, 0, self.you)
        self.other = scene.moves(self.board.text(1, 3, "", color=SALES.text, ha="center", **BOLD))
        look = {"fill": False, "clip_on": False}
        for own in (0, 1):
            for other in (0, 1):
                left, low = other, 1 - own
                box = Rectangle((left, low), 1, 1, edgecolor=FAINT, linewidth=1, **look)
                self.board.add_patch(box)
                points = {"ha": "center", "size": 15, **BOLD}
                mine = number(SCORES.table[own, other])
                theirs = number(SCORES.table[other, own])
                self.board.text(left + 0.3, low + high, mine, color=MARKETING.text, **points)
                self.board.text(left + 0.7, low + high, theirs, color=SALES.text, **points)
        self.last = scene.moves(
            self.board.add_patch(Rectangle((0, 0), 1, 1, edgecolor=INK, linewidth=4, **look))
        )

    def show(self, you: str, other: str, moves: list[tuple[bool, bool]]) -> None:
        """Name both, and frame the cell of the last round."""
        self.you.set_text(you)
        self.other.set_text(other)
        self.last.set_visible(bool(moves))
        own, other_move = moves[-1] if moves else (False, False)
        self.last.set_xy((int(other_move), 1 - int(own)))


class Race:
    """Both scores as bars, beside what both would have had without any blame.

    Args:
        scene: The scene it stands in.
        place: Where, as shares of the figure.
    """

    def __init__(self, scene: Scene, place: Place) -> None:
        board = scene.board(place, across=(0, MOST), up=(-0.6, 3.2))
        look = {"colors": FAINT, "linestyles": "--", "linewidth": 1.5}
        self.guide = scene.moves(board.vlines([BOTH], [0], [2.2], **look))
        both = _("{points}: never a blame").format(points=number(BOTH))
        self.words = scene.moves(board.text(MOST, -0.35, both, color=FAINT, ha="right"))
        self.words.set_verticalalignment("center")
        self.names, self.bars = [], []
        for row, colour in ((1.95, MARKETING), (0.5, SALES)):
            self.names.append(scene.moves(board.text(0, row + 0.72, "", color=colour.text, **BOLD)))
            look = {"color": colour.mark} if colour is MARKETING else colour.bar
            self.bars.append(Bar(scene, board, row, look, height=0.6))

    def show(
        self, names: tuple[str, str], totals: tuple[int, int], *, visible: bool = True
    ) -> None:
        """Show both scores, each under its name, or nothing."""
        for text, bar, name, points in zip(self.names, self.bars, names, totals, strict=True):
            text.set_text(f"{name}: {number(points)}")
            bar.show(points)
            text.set_visible(visible)
            bar.parts[0].set_visible(visible)
        self.guide.set_visible(visible)
        self.words.set_visible(visible)
