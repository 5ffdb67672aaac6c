"""The practice exports: three invented firms whose truths are known."""

from pathlib import Path

from framings.data.description import described
from framings.data.problem import DataProblem, cut
from framings.shipped import shipped
from framings.words import _

# What those stages of the Salesforce export mean that are the firm's own.
PRACTICE_STAGES = {"Akkoord": "won", "Afgevallen": "lost", "Eerste gesprek": "open"}


def practice(name: str) -> Path:
    """Find a practice export.

    Args:
        name: "hubspot", "salesforce" or "pipedrive".

    Returns:
        Its path, for :func:`framings.data.crm.read`.

    Raises:
        DataProblem: If there is no such export, or the description of them is damaged.
    """
    folder = shipped("data") / "practice"
    files = {entry["name"]: entry["path"] for entry in described(folder)[1]}
    if name not in files:
        what = _("there is no practice export called {name}.").format(name=cut(repr(name)))
        raise DataProblem(what, cure=_("Choose one of: {names}.").format(names=", ".join(files)))
    return folder / str(files[name])
