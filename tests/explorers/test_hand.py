"""What is dragged in a picture stands where the pointer is."""

import numpy as np
import pytest
from matplotlib.lines import Line2D

from framings import explorers
from framings.live.figure import ALONG


@pytest.mark.parametrize("name", explorers.__all__)
def test_at_each_position_of_a_drag_a_mark_stands_at_its_place(name):
    explorer = getattr(explorers, name)()
    for area in explorer.scene.areas:
        for control, where, place in area.sets:
            if place is None:
                continue
            axis = ALONG.index(where)
            low, high = (area.axes.get_xlim, area.axes.get_ylim)[axis]()
            values = explorer.controls[control].positions()
            for value in values[:: max(len(values) // 5, 1)]:
                explorer.move_to(**{control: value})
                point = np.array([[area.axes.get_xlim()[0], area.axes.get_ylim()[0]]], float)
                point[0, axis] = np.clip(place(value), low, high)
                wanted = area.axes.transData.transform(point)[0, axis]
                marks = np.concatenate([places(line)[:, axis] for line in lines(explorer)])
                assert abs(marks - wanted).min() < 0.01, (control, value)


def lines(explorer):
    moving = explorer.scene.moving
    return [
        a for a in moving if isinstance(a, Line2D) and a.get_visible() and len(a.get_xdata()) < 3
    ]


def places(line):
    """Where the points of a line lie in the picture."""
    return line.get_transform().transform(np.reshape(line.get_xydata(), (-1, 2)))
