"""How much is tested: every day a few stand for all, and the full run, as in .ci/run, tries all."""

import os

FULL = bool(os.environ.get("FRAMINGS_FULL_RUN"))
