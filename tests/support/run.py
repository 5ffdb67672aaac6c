"""How much is tested: every day a few stand for all, and the full run, as in .ci/run, tries all."""

import os
from pathlib import Path

import pytest
from support.kernel import NOTEBOOKS, ROOT

FULL = bool(os.environ.get("FRAMINGS_FULL_RUN"))
# What takes long, or holds what seldom changes.
in_full_run = pytest.mark.skipif(not FULL, reason="the full run tries it: FRAMINGS_FULL_RUN=1")

# The two with a control and a widget of each kind.
FEW = ("03_substitutes", "06_rivals_the_game")
# Those that are opened in JupyterLab: every day one, in the full run every one, in Dutch the two.
# The Dutch have the cells of the English, and all their words are on the pages.
LESSONS = sorted(
    str(path.relative_to(ROOT))
    for path in NOTEBOOKS
    if (path.parent.name == "en" or path.stem in FEW)
    and (FULL or str(path).endswith("en/03_substitutes.ipynb"))
)
# For what is alike in all lessons, and takes long.
of_few = pytest.mark.parametrize(
    "has_run", [name for name in LESSONS if Path(name).stem in FEW], indirect=True
)
