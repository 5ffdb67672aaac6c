"""One short file an explorer: its controls, its picture and its sentence."""

from framings.explorers.how_replaceable import how_replaceable
from framings.explorers.poor_leads import poor_leads
from framings.explorers.possible_is_not_wise import possible_is_not_wise
from framings.explorers.the_door import the_door
from framings.explorers.the_last_euro import the_last_euro
from framings.explorers.two_views import two_views
from framings.explorers.who_meets_a_rep import who_meets_a_rep

__all__ = [
    "how_replaceable",
    "poor_leads",
    "possible_is_not_wise",
    "the_door",
    "the_last_euro",
    "two_views",
    "who_meets_a_rep",
]
