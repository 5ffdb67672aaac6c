"""Each number that is told is drawn, or set by a control, or computed and held by its lesson.

Numbers are taken as they come, before they are rounded and written: that a share of 0.17345678 in
a sentence and where a line ends are the same by chance is no worry then.
"""

import sys

import numpy as np
import pytest
from explorers.points import random_points
from matplotlib.collections import LineCollection
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle
from support.run import FULL

from framings import explorers, words

NAMES = explorers.__all__
POSITIONS = 60 if FULL else 12
# In euros and in thousands of them, in shares and in per cent.
FEW = 12  # points of a mark or a straight line; among those of a curve nearly any number is found
UNITS = (1, 10, 100, 1000, 0.1, 0.01, 0.001)
# What is neither drawn nor set: computed, or counted. Whoever adds a name here holds its number in
# the test of its lesson, with arithmetic of its own.
COMPUTED = {
    "ask_an_export": "n",
    "by_chance_or_by_choice": "by_choice seen slope",
    "eight_claims": "all done hits n",
    "four_lenses": "change fewer more result target",
    "from_substitute_to_rival": "loss",
    "how_a_number_grows": "least lost most",
    "how_replaceable": "none_at",
    "how_to_split": "marketing off selling",
    "left_to_others": "best_together lost",
    "more_or_fewer": "budget nothing target",
    "move_the_money": "rising step",
    "one_function": "change fewer less marketing more next rest selling total",
    "one_next_experiment": "after each rule",
    "only_the_striking": "times",
    "play_it": "reward round",
    "poor_leads": "all best ignore kept_back missed received share",
    "possible_is_not_wise": "calls last",
    "synergy": "alone growth together",
    "the_blame_game": "blaming both hurt tempted trusting",
    "the_budget_fight": "effort fair left little most payoff prize spent twice",
    "the_door": "inbound left outbound",
    "the_funnel": "ours",
    "the_last_euro": "most",
    "the_lead_contract": "missed rightly_left well_worked worked worked_in_vain",
    "the_lost_deals": "count lost",
    "the_shadow_of_the_future": "alone blaming held meetings trusting",
    "too_many_leads": "gap left",
    "two_plans": "gain part",
    "two_views": "by_m by_s gained",
    "whatever_the_margin": "part",
    "who_gets_the_credit": "over",
    "who_sold_it": "counted_twice over unclaimed",
    "with_a_colleague": "next reward round",
}


def told(explorer, point, monkeypatch):
    """Return the numbers that are put into texts at a position, by their names."""
    found = {}
    assert explorer.scene  # built, for which it is moved to where its words are longest

    def say(template, /, **values):
        for _text, name, _how in words._parts(template):
            value = values.get(name)
            if value is not None and not isinstance(value, str) and np.isfinite(value):
                found.setdefault(name, set()).add(float(value))
        return words.say(template, **values)

    with monkeypatch.context() as patch:
        for module in [*sys.modules.values()]:
            if module.__name__.startswith("framings.explorers.") and hasattr(module, "say"):
                patch.setattr(module, "say", say)
        explorer.move_to(**point)
    return found


def shown(explorer, point):
    """Return the numbers that are set, and those that are seen in the picture, in all units."""
    values = [0.0, 1.0]
    for name, control in explorer.controls.items():
        value = point.get(name, control.start)
        if isinstance(value, int | float):
            values.append(float(value))
    for artist in explorer.scene.figure.findobj():
        if isinstance(artist, Line2D):
            values.append(len(artist.get_xdata()))  # marks that can be counted
            if values[-1] <= FEW:
                values += [*np.ravel(artist.get_xdata()), *np.ravel(artist.get_ydata())]
        elif isinstance(artist, Rectangle):
            (x, y), width, height = artist.get_xy(), artist.get_width(), artist.get_height()
            values += [x, y, width, height, x + width, y + height, width * height]
        elif isinstance(artist, Polygon):
            values += [*np.ravel(artist.get_xy())]
        elif isinstance(artist, LineCollection):
            values += [*np.ravel(artist.get_segments())]
    values = np.array(values, dtype=float)
    values = values[np.isfinite(values)]
    return np.abs(np.concatenate([1 - values, *np.multiply.outer(UNITS, values)]))


@pytest.mark.parametrize("name", NAMES)
def test_each_number_told_is_drawn_or_set_or_computed(name, monkeypatch):
    explorer = getattr(explorers, name)()
    strange = {}
    for point in [{}, *random_points(explorer, POSITIONS)]:
        numbers, seen = told(explorer, point, monkeypatch), shown(explorer, point)
        for called, values in numbers.items():
            for value in values:
                if not np.any(np.abs(seen - abs(value)) <= 1e-6 * max(abs(value), 1e-3)):
                    strange.setdefault(called, (value, point))
    unheld = strange.keys() - {*COMPUTED.get(name, "").split()}
    assert not unheld, {called: strange[called] for called in unheld}
