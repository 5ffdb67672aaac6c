"""How it is said that an export cannot be read at all."""

from framings.data.problem import DataProblem
from framings.words import _


def name() -> str:
    """Name the file in messages; its real name may be a person's."""
    return _("the export")


def unreadable(what: str, cure: str = "") -> DataProblem:
    """Say why a file as a whole cannot be read.

    Args:
        what: What is wrong.
        cure: What to do; save the file as CSV when left out.

    Returns:
        The exception to raise.
    """
    return DataProblem(what, file=name(), cure=cure or export_again())


def export_again() -> str:
    """Say how to get a file that can be read."""
    return _(
        "Export the deals again as CSV; or open the file in Excel, choose Save as (Opslaan als) "
        "and “CSV UTF-8”."
    )
