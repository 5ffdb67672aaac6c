"""What the temperaments are called, for the explorers in which they play."""

from framings.words import _


def temperament_names() -> dict[str, str]:
    """Return the words for each temperament of ``framings.models.temperaments``."""
    return {
        "always cooperates": _("always cooperates"),
        "always blames": _("always blames"),
        "tit for tat": _("tit for tat"),
        "generous tit for tat": _("generous tit for tat"),
        "grudging": _("grudging"),
        "win-stay, lose-shift": _("win-stay, lose-shift"),
        "random": _("random"),
    }
