"""One short file an explorer: its controls, its picture and its sentence."""

from framings.explorers.four_lenses import four_lenses
from framings.explorers.how_replaceable import how_replaceable
from framings.explorers.more_or_fewer import more_or_fewer
from framings.explorers.one_function import one_function
from framings.explorers.possible_is_not_wise import possible_is_not_wise
from framings.explorers.the_door import the_door
from framings.explorers.the_plane import the_plane
from framings.explorers.who_meets_a_rep import who_meets_a_rep

__all__ = [
    "four_lenses",
    "how_replaceable",
    "more_or_fewer",
    "one_function",
    "possible_is_not_wise",
    "the_door",
    "the_plane",
    "who_meets_a_rep",
]
