"""Two people at one device: their faces, covered while one chooses, and whose turn it is."""

from framings.explorers.game._board import BOLD, FACES, ROUNDS, face
from framings.live import Scene
from framings.live.controls import OVER
from framings.live.style import MARKETING, SALES
from framings.words import _, say


class Seats:
    """Marketing at the left, sales at the right, and between them what is to be done.

    Args:
        scene: The scene it stands in.
    """

    def __init__(self, scene: Scene) -> None:
        stage = scene.board((0.02, 0.68, 0.96, 0.31), across=(0, 10), up=(-0.15, 3))
        self._faces, self._covers = [], []
        seats = ((1.2, MARKETING, _("marketing")), (8.8, SALES, _("sales")))
        for at, colour, person in seats:
            stage.text(at, 0.1, person, color=colour.text, ha="center", size=15, **BOLD)
            look = face(colour, 74)
            drawn = [
                scene.moves(*stage.plot([at], [1.75], marker=shape, **look)) for shape in FACES
            ]
            self._faces.append(drawn)
            hidden = scene.moves(*stage.plot([at], [1.75], marker="o", **look))
            sign = stage.text(at, 1.75, "", color=colour.text, ha="center", size=30, **BOLD)
            self._covers.append((hidden, scene.moves(sign)))
        self._head = scene.moves(stage.text(5, 2.55, "", ha="center", size=17, **BOLD))
        self._turn = scene.moves(stage.text(5, 1.3, "", ha="center", va="center", size=15))

    def show(self, both: list[tuple[bool, bool]], secret: str) -> None:
        """Show what both did in the last round, or, while a move is secret, neither."""
        seen = bool(both) and not secret
        for side, (drawn, (hidden, sign)) in enumerate(zip(self._faces, self._covers, strict=True)):
            for blamed, one in zip((False, True), drawn, strict=True):
                one.set_visible(seen and both[-1][side] == blamed)
            for cover in (hidden, sign):
                cover.set_visible(not seen)
            sign.set_text("✓" if secret and side == 0 else "?")
        self._head.set_text(say(_("Round {round}"), round=len(both) + (not seen)))
        self._turn.set_text(_turn(secret, seen=seen, over=len(both) == ROUNDS))


def _turn(secret: str, *, seen: bool, over: bool) -> str:
    if OVER in secret:
        return _("sales chooses,\nmarketing looks away")
    if secret:
        return _("chosen:\nhand over to sales")
    if over:
        return _("the game is over")
    if seen:
        return _("both are seen;\nmarketing is next")
    return _("marketing chooses,\nsales looks away")
