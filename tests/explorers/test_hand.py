"""What is dragged in a picture stands where the pointer is."""

import numpy as np
import pytest
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from framings import explorers
from framings.live.figure import ALONG

NARROW = 20  # points: what is dragged as a whole, such as a door


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
                gaps = [gap(artist, axis, wanted) for artist in explorer.scene.moving]
                assert min(gaps) < 0.01, (control, value)


def gap(artist, axis, wanted):
    """How far the nearest point of a mark, or a narrow shape, is from a place along an axis."""
    if isinstance(artist, Line2D) and artist.get_visible() and 0 < len(artist.get_xdata()) < 3:
        places = artist.get_transform().transform(np.reshape(artist.get_xydata(), (-1, 2)))
        return abs(places[:, axis] - wanted).min()
    if isinstance(artist, Patch) and artist.get_visible():
        low, high = np.sort(artist.get_window_extent().get_points()[:, axis])
        return max(low - wanted, wanted - high, 0) if high - low < NARROW else np.inf
    return np.inf
