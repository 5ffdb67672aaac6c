"""One short file an explorer: its controls, its picture and its sentence."""

from framings.explorers.close_it_today import close_it_today
from framings.explorers.four_lenses import four_lenses
from framings.explorers.from_substitute_to_rival import from_substitute_to_rival
from framings.explorers.how_replaceable import how_replaceable
from framings.explorers.how_to_split import how_to_split
from framings.explorers.left_to_others import left_to_others
from framings.explorers.more_or_fewer import more_or_fewer
from framings.explorers.move_the_money import move_the_money
from framings.explorers.one_function import one_function
from framings.explorers.play_it import play_it
from framings.explorers.poor_leads import poor_leads
from framings.explorers.possible_is_not_wise import possible_is_not_wise
from framings.explorers.synergy import synergy
from framings.explorers.the_blame_game import the_blame_game
from framings.explorers.the_budget_fight import the_budget_fight
from framings.explorers.the_door import the_door
from framings.explorers.the_funnel import the_funnel
from framings.explorers.the_last_euro import the_last_euro
from framings.explorers.the_lost_deals import the_lost_deals
from framings.explorers.the_plane import the_plane
from framings.explorers.the_tournament import the_tournament
from framings.explorers.too_many_leads import too_many_leads
from framings.explorers.two_plans import two_plans
from framings.explorers.two_views import two_views
from framings.explorers.whatever_the_margin import whatever_the_margin
from framings.explorers.who_meets_a_rep import who_meets_a_rep
from framings.explorers.who_sold_it import who_sold_it

__all__ = [
    "close_it_today",
    "four_lenses",
    "from_substitute_to_rival",
    "how_replaceable",
    "how_to_split",
    "left_to_others",
    "more_or_fewer",
    "move_the_money",
    "one_function",
    "play_it",
    "poor_leads",
    "possible_is_not_wise",
    "synergy",
    "the_blame_game",
    "the_budget_fight",
    "the_door",
    "the_funnel",
    "the_last_euro",
    "the_lost_deals",
    "the_plane",
    "the_tournament",
    "too_many_leads",
    "two_plans",
    "two_views",
    "whatever_the_margin",
    "who_meets_a_rep",
    "who_sold_it",
]
