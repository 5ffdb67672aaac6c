"""What a lesson's question bank must hold, and that nothing above a bet gives its answer away."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup
from nbformat import NotebookNode

from framings.check.reading import calls, form_of, parts, prose, steps_of
from framings.lessons import Lesson
from framings.teaching.bank import Bank, load
from framings.teaching.shown import Asked, Bet
from framings.words import NO_BREAK_SPACE

COMPANY = "Pompernikkel"
# A shorter option, such as "More", stands in other sentences too: its spoilers say what gives away.
WORDS_OF_AN_OPTION = 3


def complaints(lesson: Lesson, notebook: NotebookNode, bank: Bank) -> Iterator[str]:
    """Say where bets, questions and strip do not fit the lesson.

    Args:
        lesson: The lesson.
        notebook: Its notebook; what its cells show is read too.
        bank: Its question bank.

    Yields:
        A sentence for each.
    """
    yield from _strip(lesson, notebook, bank)
    yield from _questions(lesson, notebook, bank)
    yield from _bets(lesson, notebook, bank)


def _strip(lesson: Lesson, notebook: NotebookNode, bank: Bank) -> Iterator[str]:
    if bank.strip is None:
        yield f"{lesson.name}.toml must have a [strip]"
        return
    form = form_of(lesson.language)
    apart = ("", form.sources, form.further)
    text = _plain(
        "\n".join(prose(cells) for name, cells in parts(notebook).items() if name not in apart)
    )
    if "constant" not in text:
        yield "the text must say what is held constant, with the word 'constant'"
    if bank.strip.framing == "all":
        return
    # Of "the activity: they knock, or you do" the activity, and of "the sales target" all of it.
    for name, words in (("level", bank.strip.level), ("held", bank.strip.held)):
        wanted = re.split(r"[:;,(]", _plain(words))[0].strip()
        wanted = re.sub(r"^(?:the|a|an|de|het|een) ", "", wanted)
        if not _stands_in(wanted, text):
            yield f"{wanted!r}, the strip's {name}, must stand in the text too"


def _questions(lesson: Lesson, notebook: NotebookNode, bank: Bank) -> Iterator[str]:
    goals = len(re.findall(r"^[-*] ", prose(parts(notebook)[""]), re.MULTILINE))
    served = {goal for question in bank.questions for goal in question.goals}
    for goal in sorted(set(range(1, goals + 1)) - served):
        yield f"goal {goal} has no question: give one goals = [{goal}]"
    for goal in sorted(served - set(range(1, goals + 1))):
        yield f"a question serves goal {goal}; there are {goals} goals"
    for question in bank.questions:
        if not question.goals:
            yield f"question {question.number} serves no goal: give it goals = […]"
    moved = [question for question in bank.questions if question.transfer]
    if not moved:
        yield "at least one question must take the idea to another firm: transfer = true"
    for question in moved:
        if COMPANY in question.prompt:
            yield f"question {question.number} is a transfer: ask it of another firm than {COMPANY}"
    asked: list[Asked] = [*bank.bets, *bank.questions]
    for place, one in enumerate(asked):
        for other in asked[:place]:
            same_options = {_plain(option.text) for option in one.options} == {
                _plain(option.text) for option in other.options
            }
            if _plain(one.prompt) == _plain(other.prompt) or same_options:
                yield f"{one.prompt.strip()[:50]!r} asks what a bet or question before it asks"


def _bets(lesson: Lesson, notebook: NotebookNode, bank: Bank) -> Iterator[str]:
    steps = steps_of(form_of(lesson.language), parts(notebook))
    asked = []
    for place, cell in enumerate(notebook.cells):
        for given in calls(cell, "bet"):
            name, key = (*given, "", "")[:2]
            own = name in (lesson.name, lesson.number)
            bets = bank.bets if own else load(lesson.source.with_name(f"{name}.toml")).bets
            found = [bet for bet in bets if key in (bet.key, "")]
            if len(found) != 1:
                yield f"bet({', '.join(map(repr, given))}) names no bet, or more than one"
                continue
            asked.append(found[0])
            yield from _told(found[0], notebook.cells[:place])
            if COMPANY not in found[0].prompt:
                yield f"the bet {found[0].key!r} must be asked by {COMPANY} Pompen"
    unasked = [bet.key for bet in bank.bets if bet not in asked]
    if unasked:
        yield f"the bank has bets that no step asks: {', '.join(unasked)}"
    if len(asked) > len(steps):
        yield f"there are {len(asked)} bets for {len(steps)} steps"


def _told(bet: Bet, above: list[NotebookNode]) -> Iterator[str]:
    right = [option.text for option in bet.options if option.right]
    if not right:
        return
    if not bet.spoilers:
        yield f"the bet {bet.key!r} must name the spoilers of its right answer"
    whole = [text for text in right if len(text.split()) >= WORDS_OF_AN_OPTION]
    for place, cell in enumerate(above, start=1):
        text = _plain(_seen(cell))
        for words in (*bet.spoilers, *whole):
            if _stands_in(_plain(words), text):
                yield f"cell {place} gives the bet {bet.key!r} away: {words!r}"


def _seen(cell: NotebookNode) -> str:
    """Return all that a cell says: its text, or what it shows, with the words behind pictures."""
    if cell.cell_type == "markdown":
        return prose([cell])
    texts = []
    for output in cell.get("outputs", []):
        data = output.get("data", {})
        soup = BeautifulSoup(data.get("text/html", ""), "html.parser")
        texts += [image.get("alt", "") for image in soup.find_all("img")]
        texts += [soup.get_text(" "), data.get("text/plain", ""), output.get("text", "")]
    return "\n".join(texts)


def _plain(text: str) -> str:
    """Return a text without markup, in small letters and on one line."""
    bare = re.sub(r"[*_`]|<!--.*?-->", "", text, flags=re.DOTALL).replace(NO_BREAK_SPACE, " ")
    return " ".join(bare.split()).casefold()


def _stands_in(words: str, text: str) -> bool:
    # Not 12 in 112, in 1,12 or in 12.5; but in €12 and 12%.
    return bool(re.search(rf"(?<!\w)(?<!\d[.,]){re.escape(words)}(?!\w|[.,]\d)", text))
