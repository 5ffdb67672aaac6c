"""The colleagues from sales whom one plays: their faces, and a manner of speaking of their own.

What a colleague says follows from what you did, not from what this colleague will do: it tells
nothing of the temperament.
"""

from dataclasses import dataclass

from matplotlib.path import Path

from framings.explorers.game._hair import (
    BUN,
    CAP,
    CURLS,
    EARRINGS,
    GLASSES,
    LONG,
    MOUSTACHE,
    NOTHING,
    PARTED,
    TUFTS,
)
from framings.live.style import FAINT, INK, SALES
from framings.words import _


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
    behind: Path = NOTHING
    before: Path = NOTHING
    lines: Path = NOTHING

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
            before=CAP,
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
            behind=LONG,
            before=PARTED,
            lines=EARRINGS,
        ),
        Colleague(
            "Joris",
            _("Joris here. Kick-off!"),
            (_("Nice pass."), _("Good ball."), _("Fair play."), _("Well played.")),
            (_("That was offside!"), _("Hard tackle."), _("Referee?"), _("Yellow card, that one.")),
            SALES.text,
            behind=CURLS,
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
            behind=BUN,
            before=CAP,
            lines=GLASSES,
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
            behind=TUFTS,
            lines=MOUSTACHE,
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
            behind=LONG,
            before=CAP,
        ),
        Colleague(
            "Kofi",
            _("Kofi! Good to see you!"),
            (_("Lovely!"), _("Yes! On we go!"), _("What a team!"), _("I like working here!")),
            (_("Ouch!"), _("Ha! I felt that!"), _("Oh dear, oh dear!"), _("Well, well!")),
            INK,
            before=CAP,
            lines=GLASSES,
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
            behind=LONG,
            before=PARTED,
        ),
    ]
