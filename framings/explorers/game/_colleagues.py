"""The colleagues from sales whom one plays: their faces, and a manner of speaking of their own.

What a colleague says follows from what you did, not from what this colleague will do: it tells
nothing of the temperament.
"""

from dataclasses import dataclass

import numpy as np
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from framings.live.style import FAINT, INK, SALES
from framings.words import _

_DISC = Path.unit_circle()


def _ring(*points: tuple[float, float]) -> Path:
    return Path([*points, points[0]], closed=True)


def _arc(low: float, high: float, size: float = 1.0) -> list[tuple[float, float]]:
    angles = np.radians(np.linspace(low, high, 40))
    return [*zip(size * np.cos(angles), size * np.sin(angles), strict=True)]


def _discs(*discs: tuple[float, float, float]) -> Path:
    return Path.make_compound_path(
        *(_DISC.transformed(Affine2D().scale(size).translate(x, y)) for x, y, size in discs)
    )


_NOTHING = Path(np.zeros((1, 2)))
_CAP = _ring(
    *_arc(20, 160), (-0.5, 0.72), (0.1, 0.6)
)  # hair over the forehead, seen from the front
_PARTED = _ring(*_arc(10, 170), (-0.55, 0.5), (-0.3, 0.78), (0.45, 0.62))
_LONG = _ring((-1.2, -1.1), *_arc(170, 10, 1.15), (1.2, -1.1))
_BUN = _discs((0, 1.12, 0.38))
_CURLS = _discs(*((1.0 * x, 1.0 * y, 0.33) for x, y in _arc(5, 175)[::5]))
_TUFTS = _discs((-1, 0.1, 0.25), (1, 0.1, 0.25))
_GLASSES = Path.make_compound_path(
    *(_DISC.transformed(Affine2D().scale(0.24).translate(x, 0.2)) for x in (-0.36, 0.36)),
    Path([(-0.12, 0.2), (0.12, 0.2)]),
)
_MOUSTACHE = Path([(-0.4, -0.22), (0, 0.02), (0.4, -0.22)], [Path.MOVETO, Path.CURVE3, Path.CURVE3])
_EARRINGS = _discs((-1.02, -0.45, 0.1), (1.02, -0.45, 0.1))


@dataclass(frozen=True)
class Colleague:
    """Somebody from sales.

    Attributes:
        name: First name.
        hello: What is said before the first round.
        kind: What is said, in turn, after you cooperated.
        cross: What is said, in turn, after you blamed.
        hair: The colour of it.
        behind: What of it is behind the head.
        before: What of it is before the head.
        lines: Glasses and the like.
    """

    name: str
    hello: str
    kind: tuple[str, ...]
    cross: tuple[str, ...]
    hair: str
    behind: Path = _NOTHING
    before: Path = _NOTHING
    lines: Path = _NOTHING

    def says(self, blames: tuple[bool, ...]) -> str:
        """Return what is said after your moves; never the same twice in a row."""
        if not blames:
            return self.hello
        lines = self.cross if blames[-1] else self.kind
        return lines[len(blames) % len(lines)]


def colleagues() -> list[Colleague]:
    """Return the colleagues, in the order in which they sit down."""
    return [
        Colleague(
            "Bram",
            _("Bram. Sales. Shall we start?"),
            (_("Good. Next."), _("Clear."), _("Fine by me."), _("That was quick.")),
            (_("Noted."), _("Right. Next."), _("So that is how it is."), _("Short and sharp.")),
            INK,
            before=_CAP,
        ),
        Colleague(
            "Fatima",
            _("Hello, I am Fatima. Tea first?"),
            (
                _("That is kind of you."),
                _("Thank you, really."),
                _("I will tell the team."),
                _("You make my day lighter."),
            ),
            (
                _("Oh. I had not expected that."),
                _("That hurts a little."),
                _("Is something wrong?"),
                _("Let me pour some tea."),
            ),
            INK,
            behind=_LONG,
            before=_PARTED,
            lines=_EARRINGS,
        ),
        Colleague(
            "Joris",
            _("Joris here. Kick-off!"),
            (_("Nice pass."), _("Good ball."), _("Fair play."), _("Well played.")),
            (_("That was offside!"), _("Hard tackle."), _("Referee?"), _("Yellow card, that one.")),
            SALES.text,
            behind=_CURLS,
        ),
        Colleague(
            "Mei",
            _("I am Mei. May I ask you things?"),
            (
                _("Do you always do that?"),
                _("How did you decide?"),
                _("What did you expect of me?"),
                _("Shall I write that down?"),
            ),
            (
                _("Why now?"),
                _("Was it something I said?"),
                _("What would you do in my place?"),
                _("And how does that feel?"),
            ),
            INK,
            behind=_BUN,
            before=_CAP,
            lines=_GLASSES,
        ),
        Colleague(
            "Henk",
            _("Henk. Thirty years on the road."),
            (
                _("As in the old days."),
                _("My first boss would like you."),
                _("I have seen worse."),
                _("That used to be normal."),
            ),
            (
                _("I have seen that before."),
                _("It was so in 1998, too."),
                _("Nothing new on the road."),
                _("My knee told me so."),
            ),
            FAINT,
            behind=_TUFTS,
            lines=_MOUSTACHE,
        ),
        Colleague(
            "Sanne",
            _("Sanne. I keep the figures."),
            (
                _("That adds up."),
                _("Plus on both sides."),
                _("I can plan with that."),
                _("A tidy result."),
            ),
            (
                _("That does not add up."),
                _("I book that as a loss."),
                _("Another red figure."),
                _("My forecast was better."),
            ),
            SALES.mark,
            behind=_LONG,
            before=_CAP,
        ),
        Colleague(
            "Kofi",
            _("Kofi! Good to see you!"),
            (_("Lovely!"), _("Yes! On we go!"), _("What a team!"), _("I like working here!")),
            (_("Ouch!"), _("Ha! I felt that!"), _("Oh dear, oh dear!"), _("Well, well!")),
            INK,
            before=_CAP,
            lines=_GLASSES,
        ),
        Colleague(
            "Lotte",
            _("Lotte. I have just been outside."),
            (
                _("The sun comes through."),
                _("Mild weather today."),
                _("Not a cloud in sight."),
                _("A warm wind."),
            ),
            (
                _("It is getting chilly."),
                _("I hear thunder."),
                _("Where is my umbrella?"),
                _("A cold front, then."),
            ),
            SALES.text,
            behind=_LONG,
            before=_PARTED,
        ),
    ]
