"""Invented firms whose two sides have answered: a worked report, one to finish, and three cases."""

from dataclasses import asdict, dataclass
from typing import Any

from framings.data import crm
from framings.sides.words import statements
from framings.words import _, say

Pairs = tuple[tuple[int, int], tuple[int, int], tuple[int, int]]


@dataclass(frozen=True)
class Example:
    """A firm that does not exist.

    Attributes:
        key: The name a lesson calls it by.
        name: What it is called, and what it makes.
        label: What it is called where it is chosen.
        marketing: The answers of marketing, 1 to 5, in the order of the statements.
        sales: The answers of sales.
        export: What an export of its CRM says or cannot tell; empty where nobody has looked yet.
        tried: What the next experiment tries; "" where that is still open.
        deals: Which deals it is about.
        rule: How long it takes, and the rule.
        begun: Whether its report is only begun: the reader finishes it.
    """

    key: str
    name: str
    marketing: list[int]
    sales: list[int]
    export: list[str]
    label: str = ""
    tried: str = ""
    deals: str = ""
    rule: str = ""
    begun: bool = False


def examples() -> list[Example]:
    """Return the firms: the worked report, the one to finish, and the three cases."""
    return [
        _example(
            "pompernikkel",
            _("Pompernikkel Pompen, pumps"),
            ((4, 2), (3, 2), (3, 1)),
            ((5, 3), (2, 5), (4, 2)),
            ((5, 3), (4, 2), (4, 3)),
            ((5, 5), (4, 4), (4, 5)),
            export=_asked("salesforce", "claims", "rates", "speed"),
            label=_("a worked report: Pompernikkel Pompen"),
            tried=_("A call on the day after the offer"),
            deals=_("All offers from 1 March on, of both departments"),
            rule=_rule(),
        ),
        _example(
            "kwakkel",
            _("Kwakkel Kasten, cupboards"),
            ((4, 5), (4, 4), (4, 3)),
            ((4, 5), (5, 2), (4, 4)),
            ((2, 3), (3, 3), (4, 3)),
            ((2, 1), (3, 3), (2, 2)),
            export=[_("Leads and their first call: noted for about half of the deals.")],
            label=_("one to finish: Kwakkel Kasten"),
            begun=True,
        ),
        _example(
            "zachtebed",
            _("Zachtebed, beds for hospitals"),
            ((4, 4), (4, 3), (4, 4)),
            ((5, 5), (5, 2), (4, 3)),
            ((1, 1), (2, 1), (1, 1)),
            ((3, 3), (2, 2), (2, 3)),
        ),
        _example(
            "trapwel",
            _("Trapwel, bicycles on the web"),
            ((5, 5), (4, 4), (5, 4)),
            ((4, 3), (4, 4), (3, 3)),
            ((5, 5), (5, 5), (5, 4)),
            ((2, 2), (1, 1), (3, 2)),
        ),
        _example(
            "denkwel",
            _("Denkwel & Partners, advice"),
            ((5, 1), (4, 2), (4, 1)),
            ((4, 4), (3, 3), (2, 2)),
            ((1, 2), (2, 2), (3, 3)),
            ((2, 5), (2, 5), (3, 4)),
        ),
    ]


def told() -> list[dict[str, Any]]:
    """Return the firms for the script that shows them."""
    return [asdict(example) for example in examples()]


def _example(
    key: str, name: str, *pairs: Pairs, export: list[str] | None = None, **more: Any
) -> Example:
    """Return a firm, its answers given by framing: of marketing, of sales."""
    turns = [pair for turn in zip(*pairs, strict=True) for pair in turn]
    assert len(turns) == len(statements())
    marketing, sales = ([pair[side] for pair in turns] for side in (0, 1))
    label = more.pop("label", say(_("a case: {firm}"), firm=name))
    return Example(key, name, marketing, sales, export or [], label, **more)


def _asked(name: str, *questions: str) -> list[str]:
    """Return what a practice export answers."""
    export = crm.read(crm.practice(name), stages=crm.PRACTICE_STAGES)
    return [crm.ask(export, question).alone for question in questions]


def _rule() -> str:
    # Imported here: whoever only reads a case needs no pictures.
    from framings.explorers.company.one_next_experiment import one_next_experiment

    return one_next_experiment().at().sentence
