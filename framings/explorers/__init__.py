"""One short file an explorer: its controls, its picture and its sentence."""

from framings.explorers.how_replaceable import how_replaceable
from framings.explorers.possible_is_not_wise import possible_is_not_wise
from framings.explorers.the_door import the_door
from framings.explorers.who_meets_a_rep import who_meets_a_rep

__all__ = ["how_replaceable", "possible_is_not_wise", "the_door", "who_meets_a_rep"]
