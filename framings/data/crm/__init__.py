"""The deals of your own firm: an export of HubSpot, Salesforce or Pipedrive, read on your machine.

::

    from framings.data import crm

    export = crm.read(crm.practice("pipedrive"))  # or the path, or the bytes, of your own file
    export.table  # a row a deal, with the same columns whatever the CRM
    for finding in export.findings:  # what is wrong, what to do, what can be told all the same
        print(finding)
    export.unknown_stages  # stages of your own; tell what they mean, and read again
    crm.read("deals.csv", stages={"Akkoord": "won", "Afgevallen": "lost"})
    crm.ask(export, "sources")  # who brings the won deals; crm.questions() lists the questions

CSV in English or as a Dutch Excel writes it, and Excel workbooks (xlsx). Nothing is stored, nothing
is sent. Names, e-mail addresses and telephone numbers are dropped before anything is returned:
owners become numbers, other columns of persons are not read, and words are shown only where they
are ordinary words of selling, or stand in the file often and look like no name. That is careful,
not perfect: a rare surname alone, as the source of many deals, looks like any other word.

Pydantic and Pandera were weighed. What takes the work here is to find the table in the file and
what its cells can mean; they start where that is done, and what they say of a wrong cell is not
what to do about it. Pydantic looks at one row at a time, too slow for 200,000; Pandera brings nine
packages.
"""

from framings.data.crm.answers import Answer, Part, ask, questions
from framings.data.crm.deals import COLUMNS, OUTCOMES, Export
from framings.data.crm.practice import PRACTICE_STAGES, practice
from framings.data.crm.reader import read
from framings.data.crm.rows import column_names
from framings.data.problem import DataProblem, Finding

__all__ = [
    "COLUMNS",
    "OUTCOMES",
    "PRACTICE_STAGES",
    "Answer",
    "DataProblem",
    "Export",
    "Finding",
    "Part",
    "ask",
    "column_names",
    "practice",
    "questions",
    "read",
]
