"""A notebook in another language shows numbers in tables as that language writes them."""

import pandas as pd
from IPython.core.interactiveshell import InteractiveShell

from framings.data import shown
from framings.words import speaking

TABLE = pd.DataFrame(
    {"a.1": [15.64, -2.0], "text": ["version 3.11", "0.12"]}, index=["251 t/m 1.000", "2.5"]
).round(1)


def test_decimals_are_written_as_in_the_language_in_use():
    assert shown.as_html(TABLE) == TABLE._repr_html_()
    with speaking("nl"):
        html = shown.as_html(TABLE)
    for cell in ("<td>15,6</td>", "<td>-2,0</td>", "<td>0,12</td>"):
        assert cell in html
    # Names and texts are the author's.
    for words in ("<th>a.1</th>", "<td>version 3.11</td>", "<th>251 t/m 1.000</th>"):
        assert words in html


def test_a_notebook_asks_for_it_and_plain_python_does_not(monkeypatch):
    with pd.option_context("display.notebook_repr_html", False):
        assert shown.as_html(TABLE) is None
    shell = InteractiveShell()
    monkeypatch.setattr("IPython.get_ipython", lambda: shell)
    shown.in_notebooks()
    with speaking("nl"):
        assert "<td>15,6</td>" in shell.display_formatter.format(TABLE)[0]["text/html"]
    monkeypatch.setattr("IPython.get_ipython", lambda: None)
    shown.in_notebooks()
