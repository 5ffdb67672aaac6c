"""The lineup of suspects: how well each temperament fits what a colleague did."""

from collections.abc import Mapping

from framings.explorers._shared import temperament_names
from framings.explorers.game._board import BOLD, Place
from framings.live import Scene
from framings.live.style import INK, RIVALS
from framings.models.temperaments import TEMPERAMENTS

ROWS = {name: row for row, name in enumerate(TEMPERAMENTS)}
LONG = 0.8  # a bar of what fits alone


class Lineup:
    """A bar for each temperament, and a sign beside the one that was guessed.

    Args:
        scene: The scene it stands in.
        place: Where, as shares of the figure.
    """

    def __init__(self, scene: Scene, place: Place) -> None:
        board = scene.board(place, (-2.3, 1.15), (len(ROWS) - 0.5, -0.5))
        names, look = temperament_names(), {"ha": "right", "va": "center"}
        suspects = [scene.moves(board.text(-0.1, ROWS[name], names[name], **look)) for name in ROWS]
        self._bars = scene.moves(board.hlines([0], [0], [0], color=RIVALS.mark, linewidth=13))
        self._pointer = scene.moves(board.text(0, 0, "◄", color=INK, size=15, **BOLD))
        self._words = [*suspects, self._pointer]

    def show(self, fits: Mapping[str, float], guess: str) -> None:
        """Show how likely each is and which was guessed; nothing before there is an answer."""
        for text in self._words:
            text.set_visible(bool(fits))
        self._bars.set_segments(
            [[(0, ROWS[name]), (LONG * fits[name], ROWS[name])] for name in fits]
        )
        self._pointer.set_position((LONG * fits.get(guess, 0) + 0.08, ROWS.get(guess, 0)))
