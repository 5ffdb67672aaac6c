"""One short file an explorer: its controls, its picture and its sentence."""

from framings.explorers.close_it_today import close_it_today
from framings.explorers.how_replaceable import how_replaceable
from framings.explorers.left_to_others import left_to_others
from framings.explorers.possible_is_not_wise import possible_is_not_wise
from framings.explorers.the_door import the_door
from framings.explorers.the_lost_deals import the_lost_deals
from framings.explorers.whatever_the_margin import whatever_the_margin
from framings.explorers.who_meets_a_rep import who_meets_a_rep

__all__ = [
    "close_it_today",
    "how_replaceable",
    "left_to_others",
    "possible_is_not_wise",
    "the_door",
    "the_lost_deals",
    "whatever_the_margin",
    "who_meets_a_rep",
]
