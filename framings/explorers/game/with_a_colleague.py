"""With a colleague: the blame game of two people at one device, who move in secret."""

from collections import Counter
from functools import partial

from framings.explorers.game._board import BOTH, POINTS, ROUNDS, Payoffs, Race, total
from framings.explorers.game._seats import Seats
from framings.live import Explorer, Scene, Update, Words
from framings.live.controls import OVER, SecretMoves
from framings.live.style import INK
from framings.words import _, ngettext, say


def with_a_colleague() -> Explorer:
    """Return the explorer "With a colleague"."""
    moves = {"C": "☺ " + _("Cooperate"), "B": "☹ " + _("Blame")}
    label = say(_("Marketing first, then sales ({rounds} rounds)"), rounds=ROUNDS)
    game = SecretMoves(label, moves, ROUNDS, hand_over=_("Hand over"))
    title = _("With a colleague")
    draw = partial(_draw, game)
    return Explorer("with_a_colleague", title, {"moves": game}, draw, size=(6, 5.2))


def _draw(game: SecretMoves, scene: Scene) -> Update:
    people = (_("marketing"), _("sales"))
    seats = Seats(scene)
    payoffs = Payoffs(scene, (0.02, 0.02, 0.54, 0.63), high=0.7)
    dots = {"marker": "o", "color": INK, "markersize": 6, "linestyle": ""}
    pairs = [(own, other) for own in (False, True) for other in (False, True)]
    tallies = {pair: scene.moves(*payoffs.board.plot([], [], **dots)) for pair in pairs}
    race = Race(scene, (0.62, 0.08, 0.36, 0.5))

    def update(moves: str) -> Words:
        rounds, secret = game.rounds(moves)
        both = [(pair[0] == "B", pair[1] == "B") for pair in rounds]
        totals = total(both), total([pair[::-1] for pair in both])
        seats.show(both, secret)
        tally = Counter(both)
        for (own, other), marks in tallies.items():
            at = range(tally[own, other])
            across = [other + 0.18 + 0.16 * (dot % 5) for dot in at]
            marks.set_data(across, [1 - own + 0.34 - 0.2 * (dot // 5) for dot in at])
        payoffs.show(people[0], people[1], both)
        race.show(people, totals)
        tell = partial(say, round=len(both), next=len(both) + 1, rounds=ROUNDS, both=BOTH)
        tell = partial(tell, mine=totals[0], theirs=totals[1], **POINTS)
        picture = _(
            "Marketing at the left, sales at the right: {signs}. Below them the points of a round:"
            " both cooperate, {reward} each; both blame, {punishment} each; who blames one who"
            " cooperates gets {temptation}, the other {sucker}. A dot for each round played:"
            " {tally}. Score: {mine} to {theirs}."
        )
        picture = tell(picture, tally=_tally(tally), signs=_signs(secret, both))
        return Words(tell(_sentence(both, secret)), picture)

    return update


def _sentence(both: list[tuple[bool, bool]], secret: str) -> str:
    if OVER in secret:
        return _("Round {next}: sales chooses now, and marketing looks away.")
    if secret:
        return _(
            "Round {next}: marketing has chosen, and may still change it. Then press “Hand over”"
            " and give the device to sales."
        )
    if not both:
        return _("Two people, one device. Marketing chooses first, while sales looks away.")
    last = {
        (True, True): _("Round {round}: both blamed, {punishment} each."),
        (True, False): _(
            "Round {round}: marketing blamed, sales cooperated: {temptation} to {sucker}."
        ),
        (False, True): _(
            "Round {round}: marketing cooperated, sales blamed: {sucker} to {temptation}."
        ),
        (False, False): _("Round {round}: both cooperated, {reward} each."),
    }[both[-1]]
    after = _(
        "It stands {mine} to {theirs}. Give the device to marketing: next round, and sales looks"
        " away."
    )
    if len(both) == ROUNDS:
        after = _(
            "The {rounds} rounds are over: {mine} for marketing, {theirs} for sales. Without any"
            " blame it would be {both} to {both}. Which round would you play otherwise now?"
        )
    return f"{last} {after}"


def _signs(secret: str, both: list[tuple[bool, bool]]) -> str:
    if secret:
        return _("a tick, since marketing has chosen, and a question mark")
    if not both:
        return _("two question marks")
    did = [_("frowns") if blamed else _("smiles") for blamed in both[-1]]
    return _("marketing {one}, sales {other}").format(one=did[0], other=did[1])


def _tally(tally: Counter[tuple[bool, bool]]) -> str:
    cells = {
        (False, False): _("both cooperated {n}"),
        (True, False): _("only marketing blamed {n}"),
        (False, True): _("only sales blamed {n}"),
        (True, True): _("both blamed {n}"),
    }
    times = {n: ngettext("{n} time", "{n} times", n).format(n=n) for n in tally.values()}
    said = [words.format(n=times[tally[cell]]) for cell, words in cells.items() if tally[cell]]
    return ", ".join(said) or _("none yet")
