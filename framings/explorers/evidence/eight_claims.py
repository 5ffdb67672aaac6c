"""Eight claims: judge how far to trust each, and turn the card over."""

import textwrap
from functools import partial

from matplotlib.patches import FancyBboxPatch

from framings.explorers.evidence._cards import (
    CAREFUL,
    NO_USE,
    RIGHT,
    STURDY,
    Card,
    cards,
    judgements,
    questions,
)
from framings.live import Cards, Explorer, Scene, Update, Words
from framings.live.controls import HIT
from framings.live.style import FAINT, INK, PAPER, SAME
from framings.words import _, say

ROWS = (0.6, 0.475, 0.35, 0.225)
WIDE, NARROW = 46, 40  # letters in a line


def eight_claims() -> Explorer:
    """Return the explorer "Eight claims"."""
    label = say(_("How far would you trust it? ({n} cards)"), n=len(RIGHT))
    game = Cards(label, judgements(), len(RIGHT), right=RIGHT, turn=_("Next card"))
    draw = partial(_draw, game)
    return Explorer("eight_claims", _("Eight claims"), {"judged": game}, draw, size=(6, 4.6))


def _draw(game: Cards, scene: Scene) -> Update:
    board = scene.board((0, 0, 1, 1))
    paper = {"boxstyle": "round,pad=0,rounding_size=0.02", "facecolor": PAPER}
    board.add_patch(FancyBboxPatch((0.02, 0.71), 0.96, 0.2, edgecolor=INK, linewidth=1.5, **paper))
    write = partial(board.text, s="", va="center")
    place = scene.moves(write(0.02, 0.955, color=FAINT))
    score = scene.moves(write(0.98, 0.955, ha="right", weight="bold", color=SAME.text))
    claim = scene.moves(write(0.05, 0.81, weight="bold", size=13.5))
    asked = scene.moves(*(write(0.02, y, weight="bold", size=12) for y in ROWS))
    told = scene.moves(*(write(0.35, y, size=12) for y in ROWS))
    verdict = scene.moves(write(0.02, 0.07, weight="bold", size=12, color=SAME.text))

    def update(judged: str) -> Words:
        every, names = cards(), judgements()
        number, now = game.lying(judged)
        over = number == len(RIGHT)
        hits = judged.count(HIT) + bool(now and now == RIGHT[number % len(RIGHT)])
        tell = partial(say, n=number + 1, all=len(RIGHT), hits=hits, done=number + bool(now))
        tell = partial(tell, name=names.get(now, ""))
        place.set_text(tell(_("All cards") if over else _("Card {n} of {all}")))
        score.set_text(tell(_("as we did: {hits} of {done}")) if judged else "")
        if over:
            rows, ours = _sorted_by_judgement(every, names), ""
            said, picture = tell(_over()), _("A list of the cards by our judgement. {rows}")
            claim.set_text(tell(_("You judged {hits} of {all} as we did.")))
        else:
            card = every[number]
            claim.set_text(textwrap.fill(say(_("“{claim}”"), claim=card.claim), WIDE))
            answers = card.behind if now else ("?",) * len(ROWS)
            rows = list(zip(questions(), answers, strict=True))
            ours = f"{names[RIGHT[number]]}: {card.verdict}" if now else ""
            tell = partial(tell, ours=ours, claim=card.claim, right=names[RIGHT[number]])
            said = tell(_judged(now, now == RIGHT[number], number + 1 == len(RIGHT)))
            picture = _("A card: “{claim}” Below it the four questions. {rows} {ours}")
            if not now:
                picture = _("A card: “{claim}” Below it four questions without answers: {rows}")
        for head, text, (question, answer) in zip(asked, told, _four(rows), strict=True):
            head.set_text(question)
            text.set_text(textwrap.fill(answer, NARROW))
        verdict.set_text(textwrap.fill(ours, WIDE + 4))
        if over or now:
            rows = [(question, _ended(answer)) for question, answer in rows]
        else:
            rows = [(question, "") for question, _mark in rows]
        listed = " ".join(part for row in rows for part in row if part)
        return Words(said, tell(picture, rows=listed))

    return update


def _four(rows: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [*rows, *[("", "")] * (len(ROWS) - len(rows))]


def _sorted_by_judgement(every: tuple[Card, ...], names: dict[str, str]) -> list[tuple[str, str]]:
    return [
        (
            f"{names[letter]}:",
            "; ".join(card.name for card, ours in zip(every, RIGHT, strict=True) if ours == letter),
        )
        for letter in (STURDY, CAREFUL, NO_USE)
    ]


def _ended(answer: str) -> str:
    return answer if answer.endswith("?") else f"{answer}."


def _judged(now: str, hit: bool, last: bool) -> str:
    if not now:
        return _("Read the card, say how far you would trust it, and it turns over.")
    said = _("{name}: so we judge, too.") if hit else _("You say: {name}. We say: {right}.")
    if last:
        return f"{said} " + _("The last lines tell why; then see all {all} cards together.")
    return f"{said} " + _("The last lines tell why; then turn to the next card.")


def _over() -> str:
    return _(
        "You have judged {hits} of {all} as we did. These are judgements, so you may be right where"
        " we are not: what counts is that you asked."
    )
