"""Two sides of one firm: twelve statements that marketing and sales answer apart, and a report.

The statements and all other words are in ``words``, the firms that are shown in ``examples``. What
two people answered is read by one script for notebook and page, so that neither a kernel nor a
server is needed: ``reading.js`` (codes, differences, stages) and ``view.js`` (what is seen).
``shown`` puts it into a notebook; of its output a page makes the same.
"""

from framings.sides.shown import case, two_sides

__all__ = ["case", "two_sides"]
