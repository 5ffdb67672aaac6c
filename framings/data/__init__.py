"""The example data: load a table, read what its columns mean, look up a published figure.

Learners need pandas only. What a table must look like stands in ``data/datapackage.json``, a
Frictionless Data Package. Whatever is wrong with a file ends in one :class:`DataProblem`, in plain
words.
"""

import pandas as pd

from framings.data.description import Dictionary, allowed, status
from framings.data.problem import DataProblem
from framings.data.shown import in_notebooks
from framings.data.tables import describe, finding, load, names

__all__ = [
    "DataProblem",
    "Dictionary",
    "allowed",
    "describe",
    "finding",
    "load",
    "names",
    "status",
]

# A table in a notebook holds words and numbers, and two prices in dollars are no formula.
pd.set_option("display.html.use_mathjax", False)
# And what somebody claimed is to be read to its end.
pd.set_option("display.max_colwidth", 120)
in_notebooks()
