"""What an export answers, each with the number of deals, an interval, and another explanation.

::

    from framings.data import crm

    export = crm.read(crm.practice("pipedrive"))
    answer = crm.ask(export, "sources")
    answer.sentence, answer.other  # in plain words
    answer.table()  # the numbers
    answer.tells  # False: "This export cannot tell, because …"

No answer shows a cause: what won deals have and lost ones have not may come from something that no
CRM writes down.
"""

from collections.abc import Callable

from framings.data.crm.answers.answer import Answer, Part, questions
from framings.data.crm.answers.losing import reasons
from framings.data.crm.answers.money import discounts, large_deals, quarter_end
from framings.data.crm.answers.who import claims, rates, sources
from framings.data.crm.answers.winning import habits, sizes, speed
from framings.data.crm.deals import Export

_ANSWERS: dict[str, Callable[[Export], Answer]] = {
    answer.__name__: answer
    for answer in (
        sources, claims, rates, sizes, habits, speed, quarter_end, discounts, reasons, large_deals,
    )
}  # fmt: skip

__all__ = ["Answer", "Part", "ask", "questions", *_ANSWERS]


def ask(export: Export, question: str) -> Answer:
    """Ask an export one question.

    Args:
        export: What :func:`framings.data.crm.read` returned.
        question: A key of :func:`questions`.

    Returns:
        The answer, or why the export cannot tell.

    Raises:
        KeyError: If there is no such question.
    """
    return _ANSWERS[question](export)
