"""How a notebook shows a table: its decimals are written as in the language in use."""

import re
import sys

import pandas as pd

from framings.words import LANGUAGES, language

# A cell that holds a number and nothing else.
_NUMBER = re.compile(r"(?<=<td>)([+−-]?\d+)\.(\d+)(?=</td>)")


def as_html(table: pd.DataFrame) -> str | None:
    """Return a table as pandas shows it, with the decimal mark of the language in use.

    Args:
        table: The table.

    Returns:
        HTML; None where pandas is set to show text only.
    """
    html = table._repr_html_()
    decimal = LANGUAGES[language()].decimal
    return _NUMBER.sub(rf"\1{decimal}\2", html) if html else None


def in_notebooks() -> None:
    """Have IPython show tables so, where it runs; pandas alone shows them as always."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    if shell is not None:
        shell.display_formatter.formatters["text/html"].for_type(pd.DataFrame, as_html)
