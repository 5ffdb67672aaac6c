"""Ask an export: what the deals of a CRM answer, how surely, and what they cannot tell."""

from functools import cache

from framings.data import crm
from framings.explorers.company._asked import asking, firms
from framings.live import Explorer
from framings.words import _, language


def ask_an_export() -> Explorer:
    """Return the explorer "Ask an export"."""
    exports = {firm: _read(name, language()) for firm, name in firms().items()}
    return asking("ask_an_export", _("Ask an export"), exports, start="sources")


@cache
def _read(name: str, _language: str) -> crm.Export:
    """Read a practice export; what it calls an owner is in the language in use."""
    return crm.read(crm.practice(name), stages=crm.PRACTICE_STAGES)
