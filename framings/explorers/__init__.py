"""One short file an explorer: its controls, its picture and its sentence."""

from framings.explorers.from_substitute_to_rival import from_substitute_to_rival
from framings.explorers.how_replaceable import how_replaceable
from framings.explorers.play_it import play_it
from framings.explorers.possible_is_not_wise import possible_is_not_wise
from framings.explorers.the_blame_game import the_blame_game
from framings.explorers.the_budget_fight import the_budget_fight
from framings.explorers.the_door import the_door
from framings.explorers.the_tournament import the_tournament
from framings.explorers.who_meets_a_rep import who_meets_a_rep

__all__ = [
    "from_substitute_to_rival",
    "how_replaceable",
    "play_it",
    "possible_is_not_wise",
    "the_blame_game",
    "the_budget_fight",
    "the_door",
    "the_tournament",
    "who_meets_a_rep",
]
