r"""Numbers in prose, tied to what computes them.

For authors
-----------
Every number that is read in a lesson, the question bank, the guide or a handout is followed
directly by a comment with the expression that computes it. The comment is invisible to the reader::

    Selling effort falls by **28%**<!--= 1 - sales_effort_ratio(MARKETING_WEIGHT,
    default("more_or_fewer", "sigma"), twice := 2) -->.

- The value must round to what is written, at the precision written. "28%" is a share (0.28), so is
  "28 per cent"; a sign (+6%, −28%), €, thousands (1,000), "k", "million" and "billion" are
  understood. Each of the two numbers in "3 to 5" has a tie of its own. In Dutch write 1.000 and
  0,5, and still Python inside the tie. ∞ needs no tie; with one, it is checked.
- You may use all public functions of ``framings.models`` (where two modules share a name, write
  ``ces.needed_sales``), the names of ``framings.assumptions``, ``load("file")`` and
  ``finding("id")`` from ``framings.data``, ``default("explorer", "control")``, ``np`` and ``math``.
- What a picture shows when it is opened is ``default(…)``, a constant of a picture or an average is
  a name of ``framings.assumptions``, what was published is ``finding(…)``: then whoever changes it
  sees every sentence that speaks of it.
  A sentence with "as the picture starts", "in the first position" or the like is held to that, and
  so is a Dutch one with "zoals het plaatje begint" or "in de beginstand".
- A number that you choose, and nothing computes, gets a name where it first stands, and what
  follows from it uses that name: ``10%<!--= step := 0.10 -->`` twice gives
  ``21%<!--= (1 + step)**2 - 1 -->``. A number that the text says in a word, such as half, twice or
  three, gets its name where it is used: ``22%<!--= budget_contest(three := 3, PRIZE) -->``.
- No other digits stand in a tie, but 0 and 1 as arguments (nothing, all, as today) and, in sums,
  0, 1, 2 and powers of ten. How rows of a table are chosen is free.
- A bare ``<!--= 0.21 -->`` ties nothing and is refused, and so is a name that is never used; only
  the names of wrong answers, ``wrong_…``, need no use.
- In a formula, ``$S = 0.5\,M^{2}$<!--= share := 0.5 -->``, the numbers 0, 1 and 2 are free; the
  others have their ties right after the formula, in order.
- No tie is needed for: years from 1800 to 2100, days of a month (10 June), minutes, pages (p. 64),
  lesson numbers written with two digits (03), the number of a list item or of a step's or a
  question's heading, what is code or a link's target, versions (Python 3.11), words with a digit
  in them (B2B), a quotation's own source line (in a block quote, starting with a dash), and under
  Sources also volumes, issues and chapters.

``framings numbers`` checks everything and shows each complaint with its file and line.
"""

import ast
import importlib
import math
import pkgutil
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import numpy as np

from framings import assumptions
from framings.lessons import read_text
from framings.teaching.bank import TIE
from framings.words import LANGUAGES

_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
)
_SCALES = {
    "k": 3,
    "M": 6,
    "bn": 9,
    "thousand": 3,
    "duizend": 3,
    "million": 6,
    "miljoen": 6,
    "billion": 9,
    "miljard": 9,
}
_HALVES = {"½": "0.5", "¼": "0.25", "¾": "0.75"}

# What is not prose, and is blanked before numbers are looked for.
_NOT_PROSE = [
    re.compile(r"\A---\n.*?\n---\n", re.DOTALL),
    re.compile(r"^(?P<fence>`{3,}|~{3,}).*?^(?P=fence)`*~*\s*$", re.DOTALL | re.MULTILINE),
    re.compile(r"^\+\+\+.*$", re.MULTILINE),
    # What the guide has filled in: framings.build.guide.
    re.compile(r"^\{(?:at|bet) [^{}\n]*\}$", re.MULTILINE),
    re.compile(r"<!--(?!=).*?-->", re.DOTALL),
    re.compile(r"(?<!`)(?P<ticks>`+)(?!`)(?:(?!\n\s*\n).)*?(?<!`)(?P=ticks)(?!`)", re.DOTALL),
    re.compile(r"(?<=\])\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)"),
    re.compile(r"^\s*\[[^\]]+\]:\s+\S+.*$", re.MULTILINE),
    re.compile(r"<https?://[^>]*>|https?://[^\s)>]+"),
    re.compile(r"</?[A-Za-z][^<>]*>"),
]
# Numbers that need no tie.
_FREE = [
    re.compile(
        r"(?<![\d.,€$+−-])(?:(?:18|19|20)\d\d|2100)(?:s|er)?(?:[–/-]\d\d(?!\d))?(?!\d|[.,]\d|\s?%)"
    ),
    re.compile(rf"(?<!\d)\d{{1,2}}(?:\s(?:and|en)\s\d{{1,2}})?\s(?:{_MONTHS})\b"),
    re.compile(r"\d+(?:\s?(?:[–-]|to|tot)\s?\d+)?[\s-]?(?:minutes?|min|minuten|minuut)\b"),
    re.compile(r"\b(?:pp?\.|pages?|blz\.|pagina'?s?)\s?\d+(?:\s?(?:[–-]|to|and|tot|en)\s?\d+)?"),
    re.compile(r"(?<![\d.,])0\d(?!\d|[.,]\d|\s?%)"),
    re.compile(r"^\s*>\s*[—–]\s.*$", re.MULTILINE),
    re.compile(r"\b(?:Python|JupyterLab)\s\d+(?:\.\d+)*"),
    re.compile(r"\[\^[^\]]+\]"),
    re.compile(r"^#{2,3} (?:Step|Stap|Question|Vraag) \d+(?:\.|$)", re.MULTILINE),
    re.compile(r"(?<!\w)(?!EUR|USD)(?:[A-Z]+-\d+|[A-Za-z]+\w*\d)\w*"),
]
_LIST_ITEM = re.compile(r"[>\s]*(?P<number>\d+)[.)]\s")
# Besides, under Sources: 43(4), 564–579; vol. 75; chapter 6; ISBN and DOI.
_FREE_IN_SOURCES = [
    re.compile(r"\b\d+\s?\(\d+(?:[–-]\d+)?\)"),
    re.compile(r"\b[A-Z]?\d+[–-]\s?[A-Z]?\d+\b"),
    re.compile(r"\b(?:vol\.|no\.|nr\.|chapters?|hoofdstuk|jaargang)\s?\d+", re.IGNORECASE),
    re.compile(r"\b(?:doi:?\s?)?10\.\d{4,}/\S+", re.IGNORECASE),
    re.compile(r"\bISBN[\s:]*[\d-]+X?", re.IGNORECASE),
]
_SOURCES = re.compile(r"^## (?:Sources|Bronnen)\s*$.*?(?=^## |\Z)", re.DOTALL | re.MULTILINE)
_FORMULA = re.compile(r"(?<!\\)(\$\$?)((?:(?!\n\s*\n)[^$])+?)(?<!\\)\1", re.DOTALL)
_FREE_IN_FORMULA = {"0", "1", "2"}
# What may stand between a number and its tie: the end of bold or italics, and white space.
_TIED = re.compile(rf"[*_]*{TIE.pattern}", re.DOTALL)


@dataclass(frozen=True)
class Complaint:
    """Something wrong with a number in a text.

    Attributes:
        path: The file.
        line: The line, from 1.
        message: What is wrong and what was expected.
    """

    path: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


@dataclass(frozen=True)
class _Shown:
    """A number as the text shows it: where, and the value its digits stand for."""

    start: int
    end: int
    text: str
    value: float
    half_a_unit: float


def check_file(path: Path, namespace: Mapping[str, Any] | None = None) -> list[Complaint]:
    """Check every number in a lesson or a file of the question bank.

    Args:
        path: A file under a folder named after its language, ``lessons/en/03_substitutes.md``.
        namespace: What expressions may use; the models, the data and the explorers by default.

    Returns:
        The complaints, in the order of the text.

    Raises:
        BuildError: If the file is not in UTF-8.
        ValueError: If the folder is not named after a language that numbers can be read in.
    """
    return check_text(read_text(path), path, path.parent.name, namespace)


def check_text(
    text: str, path: Path, language: str, namespace: Mapping[str, Any] | None = None
) -> list[Complaint]:
    """Check every number in a text; see ``check_file``.

    Args:
        text: The text, Markdown or TOML by the suffix of ``path``.
        path: Where it stands, for the messages.
        language: "en" or "nl": how decimals and thousands are written.
        namespace: What expressions may use; the models, the data and the explorers by default.

    Returns:
        The complaints, in the order of the text.

    Raises:
        ValueError: If numbers in that language cannot be read.
    """
    if language not in LANGUAGES:
        raise ValueError(f"language must be one of {', '.join(LANGUAGES)}; got {language!r}")
    text = text.replace("\r\n", "\n")
    prose = _toml_texts(text) if path.suffix == ".toml" else _without_code(text)
    given = _Given(known() if namespace is None else namespace)
    found: list[tuple[int, str]] = []
    used: set[int] = set()
    at_start: dict[int, bool] = {}
    for shown, tie in _pairs(prose, language):
        if tie is not None:
            used.add(tie.start(1))
            found += [(shown.start, message) for message in given.judged(shown, tie[1])]
            at_start[shown.start] = given.is_of_a_start(tie[1])
        elif not _free(shown, prose):
            hint = "put <!--= expression --> right after it"
            found.append((shown.start, f"{shown.text!r} is tied to nothing: {hint}"))
    for tie in TIE.finditer(prose):
        place = tie.end() - len(tie[0].lstrip())
        if tie.start(1) not in used:
            found.append((place, f"the tie {tie[0].strip()} does not follow a number"))
        if path.suffix != ".toml" and re.search(r"(?:^|\n)[> \t]*$", prose[:place]):
            found.append((place, "a tie must not start a line: Markdown ends the paragraph there"))
    for phrase, first, last in _of_a_start(TIE.sub(_blank, prose)):
        numbers = [yes for place, yes in at_start.items() if first <= place < last]
        if numbers and not any(numbers):
            message = f"says {phrase[0]!r}, and no number of the sentence is default(…)"
            found.append((phrase.start(), message))
    for name, message in given.never_used():
        definition = re.search(rf"\b{name}\s*:=", text)
        found.append((definition.start() if definition else 0, message))
    return [
        Complaint(path, text.count("\n", 0, place) + 1, message) for place, message in sorted(found)
    ]


@cache
def known() -> dict[str, Any]:
    """Return what expressions may use: see the top of this module."""
    names: dict[str, Any] = {"np": np, "math": math, "default": default}
    names |= {name: value for name, value in vars(assumptions).items() if name.isupper()}
    names |= _public_model_functions()
    for name in ("load", "finding"):
        names[name] = _from_data(name)
    return names


@cache
def default(explorer: str, control: str) -> Any:
    """Return where a control of an explorer stands before anyone touches it.

    Args:
        explorer: The name of the explorer in ``framings.explorers``.
        control: The name of one of its controls.

    Returns:
        The value.

    Raises:
        ValueError: If there is no such explorer or control.
    """
    explorers = importlib.import_module("framings.explorers")
    make = getattr(explorers, explorer, None)
    if not callable(make):
        raise ValueError(f"framings.explorers has no explorer {explorer!r}")
    defaults = make().defaults
    if control not in defaults:
        raise ValueError(f"control must be one of {', '.join(defaults)}; got {control!r}")
    return defaults[control]


def _public_model_functions() -> dict[str, Any]:
    package = importlib.import_module("framings.models")
    modules = {
        info.name: importlib.import_module(f"framings.models.{info.name}")
        for info in pkgutil.iter_modules(package.__path__)
        if not info.name.startswith("_")
    }
    functions: dict[str, Any] = {}
    ambiguous = set()
    for module in modules.values():
        for name, value in vars(module).items():
            own = isinstance(value, FunctionType) and value.__module__ == module.__name__
            if own and not name.startswith("_"):
                if name in functions:
                    ambiguous.add(name)
                functions[name] = value
    return modules | {name: f for name, f in functions.items() if name not in ambiguous}


def _from_data(name: str) -> Callable[..., Any]:
    # Looked up when an expression asks for it: most texts need no data, some one table many times.
    @cache
    def look_up(*args: Any) -> Any:
        return getattr(importlib.import_module("framings.data"), name)(*args)

    return look_up


class _Given:
    """The names a text gives to numbers, and what its expressions evaluate to."""

    def __init__(self, names: Mapping[str, Any]):
        self._known = names
        self._names: dict[str, Any] = {}
        self._used: set[str] = set()
        self._failed: set[str] = set()
        self._of_a_start: set[str] = set()

    def judged(self, shown: _Shown, expression: str) -> Iterator[str]:
        """Yield what is wrong with a number and its expression."""
        expression = " ".join(expression.split())
        where = f"{shown.text!r} is tied to {expression!r}"
        try:
            tree = ast.parse(f"({expression})", mode="eval")
        except SyntaxError as error:
            yield f"{where}, which is not an expression: {error.msg}"
            return
        nodes = list(ast.walk(tree))
        if not any(isinstance(node, ast.Name) for node in nodes):
            yield (
                f"{where}, which computes nothing: tie it to a model, or name what you choose, "
                "as in <!--= target := 60 -->, and use the name in what follows from it"
            )
            return
        yield from (f"{where}: {stray}" for stray in dict.fromkeys(_strays(tree.body, self._known)))
        self._used |= {
            node.id
            for node in nodes
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
        }
        # What is named inside an argument is used there.
        self._used |= {
            node.target.id
            for call in nodes
            if isinstance(call, ast.Call)
            for argument in _arguments(call)
            for node in ast.walk(argument)
            if isinstance(node, ast.NamedExpr)
        }
        named = {node.target.id for node in nodes if isinstance(node, ast.NamedExpr)}
        scope = {**self._known, **self._names, "__builtins__": _BUILTINS}
        try:
            result = eval(compile(tree, "tie", "eval"), scope)
            value = float(result)
        except Exception as error:
            # What misses a name for this reason needs no complaint of its own.
            if not (isinstance(error, NameError) and error.name in self._failed):
                yield f"{where}, which fails: {type(error).__name__}: {error}"
            self._failed |= named
            return
        for name in sorted(named & scope.keys()):
            if name in self._known:
                yield f"{where}, but {name!r} is already the name of something else"
            elif name in self._names and not _same(self._names[name], scope[name]):
                yield f"{where}, but {name!r} was {_brief(self._names[name])} further up"
            else:
                self._names[name] = scope[name]
        if not _rounds_to(value, shown):
            yield f"{where}, which gives {_as_shown(value, shown)}"

    def is_of_a_start(self, expression: str) -> bool:
        """Say whether a judged expression depends on where a control of a picture starts."""
        try:
            tree = ast.parse(f"({' '.join(expression.split())})", mode="eval")
        except SyntaxError:
            return False

        def depends(part: ast.AST) -> bool:
            names = {node.id for node in ast.walk(part) if isinstance(node, ast.Name)}
            return not names.isdisjoint({"default", *self._of_a_start})

        answer = depends(tree)
        self._of_a_start |= {
            node.target.id
            for node in ast.walk(tree)
            if isinstance(node, ast.NamedExpr) and depends(node.value)
        }
        return answer

    def never_used(self) -> Iterator[tuple[str, str]]:
        """Yield the names that nothing follows from."""
        for name in self._names:
            if name not in self._used and not name.startswith("wrong_"):
                yield name, f"the name {name!r} is given to a number and used nowhere"


_BUILTINS = {
    function.__name__: function
    for function in (abs, bool, dict, float, int, len, list, max, min, range, round, sorted, sum)
}


# A published average, or what follows from one, is never a number of the author's choice; round
# ones may be.
_AVERAGES = {
    value: name
    for name, value in vars(assumptions).items()
    if name in ("RETURNS", "MARKETING_WEIGHT")
    or (name.isupper() and value in assumptions.FINDINGS.values())
    if len(f"{value:g}".replace(".", "").strip("0")) > 1
}


def _strays(tree: ast.expr, known: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is wrong with the digits in an expression: see the top of this module."""

    def look(node: ast.AST, place: str, inside: bool) -> Iterator[str]:
        value = _literal(node)
        if value is not None:
            yield from _judged(abs(value), place)
        elif isinstance(node, ast.NamedExpr) and _literal(node.value) is not None:
            yield from look(node.value, "word" if inside else "name", inside)
        elif isinstance(node, ast.Call):
            yield from look(node.func, "sum", inside)
            arguments = _arguments_of(node.func, known)
            for part in _arguments(node):
                yield from look(part, arguments, inside or arguments == "argument")
        elif isinstance(node, ast.Subscript):
            yield from look(node.value, place, inside)
            yield from look(node.slice, "rows", inside)
        else:
            if isinstance(node, ast.Compare):
                place = "rows"
            elif not isinstance(node, ast.List | ast.Tuple | ast.Starred):
                place = "rows" if place == "rows" else "sum"
            for part in ast.iter_child_nodes(node):
                yield from look(part, place, inside)

    return look(tree, "sum", inside=False)


def _judged(value: float, place: str) -> Iterator[str]:
    if place != "rows" and value in _AVERAGES:
        yield f"{value:g} is {_AVERAGES[value]} of framings.assumptions, so use that name"
    elif not _ALLOWED[place](value):
        yield (
            f"{value:g} has no name. Where a picture starts is default('explorer', 'control'); a "
            "constant of a picture is a name of framings.assumptions; what was published is "
            "finding('id'); what the text chooses is named where it says it: <!--= target := 60 -->"
        )


def _arguments(call: ast.Call) -> list[ast.expr]:
    return [*call.args, *(keyword.value for keyword in call.keywords)]


def _arguments_of(function: ast.expr, known: Mapping[str, Any]) -> str:
    """Return what the arguments of a function are, as ``_ALLOWED`` calls it."""
    if isinstance(function, ast.Attribute):
        base = function.value
        if not isinstance(base, ast.Name) or not isinstance(known.get(base.id), ModuleType):
            return "rows"  # a method of a table
        if known[base.id] in (math, np):
            return "sum"
    elif isinstance(function, ast.Name) and function.id in _BUILTINS:
        return "sum"
    return "argument"


def _literal(node: ast.AST) -> float | None:
    """Return the value of what is written with digits and signs alone, as in -1 or 1 / 4."""
    if not isinstance(node, ast.expr):
        return None
    for part in ast.walk(node):
        written = isinstance(part, ast.UnaryOp | ast.BinOp | ast.operator | ast.unaryop)
        if not written and not (
            isinstance(part, ast.Constant) and isinstance(part.value, int | float)
        ):
            return None
    try:
        value = float(eval(compile(ast.Expression(node), "tie", "eval"), {"__builtins__": {}}))
    except (ArithmeticError, TypeError, ValueError):  # evaluating the whole says it better
        return None
    return value if math.isfinite(value) else None


def _said_in_a_word(value: float) -> bool:
    parts = Fraction(value).limit_denominator(10)
    return parts.numerator <= 12 and math.isclose(value, parts)


def _power_of_ten(value: float) -> bool:
    return value > 0 and math.isclose(value, 10 ** round(math.log10(value)))


_ALLOWED: dict[str, Callable[[float], bool]] = {
    "name": lambda value: True,
    "rows": lambda value: True,
    "word": _said_in_a_word,
    "argument": lambda value: value in (0, 1),
    "sum": lambda value: value in (0, 1, 2) or _power_of_ten(value),
}


def _same(one: Any, other: Any) -> bool:
    try:
        return bool(one == other)
    except ValueError:  # two tables
        return one is other


def _brief(value: Any) -> str:
    return f"{value!r}" if isinstance(value, int | float) else "something else"


def _rounds_to(value: float, shown: _Shown) -> bool:
    if math.isinf(shown.value) or not math.isfinite(value):
        return value == shown.value
    # Exactly between two written numbers both are right, within what a float can tell.
    return abs(value - shown.value) <= shown.half_a_unit * (1 + 1e-9) + 1e-12 * abs(value)


def _as_shown(value: float, shown: _Shown) -> str:
    if not math.isfinite(value):
        return "∞" if value == math.inf else str(value)
    if "%" in shown.text or re.search(r"per ?cent|procent", shown.text):
        return f"{100 * value:.6g}% ({value:.6g})"
    return f"{value:.6g}"


@cache
def _number_pattern(language: str) -> re.Pattern[str]:
    marks = LANGUAGES[language]
    decimal, thousands = re.escape(marks.decimal), re.escape(marks.thousands)
    digits = rf"\d{{1,3}}(?:{thousands}\d{{3}})+(?!\d)(?:{decimal}\d+)?|\d+(?:{decimal}\d+)?"
    space = "[ \u00a0\u202f]?"
    return re.compile(
        rf"(?:(?<![\w)])(?P<sign>[+−±-])|)(?P<euro>€{space}|\$)?(?P<sign2>(?<=€)[−-]|(?<=\s)[−])?"
        rf"(?P<digits>{digits}|(?<![\w.,]){decimal}\d+|[½¼¾]|∞)"
        rf"(?P<unit>{space}(?:%|per\scent\b|percent\b|procent\b)"
        rf"|(?:k|M|bn)\b|[\s\u00a0](?:thousand|million|billion|duizend|miljoen|miljard)\b)?"
    )


def _pairs(prose: str, language: str) -> list[tuple[_Shown, re.Match[str] | None]]:
    """Pair each number of the text, formulas included, with its tie."""
    without = TIE.sub(_blank, prose)
    pairs = [
        (shown, _TIED.match(prose, shown.end))
        for shown in _numbers(_FORMULA.sub(_blank, without), language)
    ]
    for formula in _FORMULA.finditer(without):
        end = formula.end()
        body = without[: formula.end(2)].replace("{,}", " , ").replace("\\%", " %")
        for shown in _numbers(body, language, formula.start(2)):
            if shown.text in _FREE_IN_FORMULA:
                continue
            tie = _TIED.match(prose, end)
            end = tie.end() if tie else end
            pairs.append((shown, tie))
    return sorted(pairs, key=lambda pair: pair[0].start)


def _numbers(text: str, language: str, start: int = 0) -> Iterator[_Shown]:
    marks = LANGUAGES[language]
    for match in _number_pattern(language).finditer(text, start):
        digits = match["digits"]
        plain = _HALVES.get(digits, digits).replace(marks.thousands, "")
        plain = plain.replace(marks.decimal, ".")
        exact = Decimal("Infinity") if digits == "∞" else Decimal(plain)
        places = max(0, -int(exact.as_tuple().exponent)) if exact.is_finite() else 0
        if digits in _HALVES:
            places += 2
        unit = (match["unit"] or "").strip()
        shift = -2 if unit.startswith(("%", "p")) else _SCALES.get(unit, 0)
        sign = -1 if (match["sign"] or match["sign2"] or "+") in "−-" else 1
        yield _Shown(
            match.start(),
            match.end(),
            " ".join(match[0].split()),
            sign * float(exact.scaleb(shift) if exact.is_finite() else exact),
            float(Decimal("0.5").scaleb(shift - places)),
        )


def _free(shown: _Shown, prose: str) -> bool:
    # ∞ says "never", which is a word.
    if math.isinf(shown.value):
        return True
    digit = next(i for i in range(shown.start, shown.end) if prose[i].isnumeric())
    first, last = _paragraph(prose, digit)
    in_sources = any(part.start() <= digit < part.end() for part in _SOURCES.finditer(prose))
    free = (
        match.start() <= digit and shown.end <= match.end()
        for pattern in _FREE + (_FREE_IN_SOURCES if in_sources else [])
        for match in pattern.finditer(prose, first, last)
    )
    return any(free) or _numbers_a_list_item(prose, digit, first)


def _numbers_a_list_item(prose: str, digit: int, paragraph: int) -> bool:
    item = _LIST_ITEM.match(prose, prose.rfind("\n", 0, digit) + 1)
    if item is None or item.start("number") != digit:
        return False
    # As in Markdown: inside a paragraph only a 1 starts a list, else it is a wrapped sentence.
    above = prose[paragraph : item.start()].splitlines()
    return (
        item["number"] == "1"
        or not above
        or _LIST_ITEM.match(above[0]) is not None
        or any(re.match(r"[>\s]*1[.)]\s", line) for line in above)
    )


def _paragraph(prose: str, place: int) -> tuple[int, int]:
    blank = re.compile(r"\n[>\s]*\n")
    before = [match.end() for match in blank.finditer(prose, 0, place)]
    after = blank.search(prose, place)
    return (before[-1] if before else 0), (after.start() if after else len(prose))


# How a text says that it speaks of a picture as it is when it is opened.
_START = re.compile(
    r"\b(?:as\s(?:the\spicture|it)\sstarts|at\sthe\sstart\sof\sthe\spicture|"
    r"in\sthe\sfirst\sposition|when\s(?:the\spicture|it)\sis\sopened|"
    r"zoals\shet(?:\splaatje)?\sbegint|aan\shet\sbegin\svan\shet\splaatje|"
    r"in\sde\s(?:beginstand|eerste\sstand)|als\s(?:het\splaatje|je\shet)\sopen(?:gaat|t))\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?][*_”\")]*\s|\n[>\s]*\n")


def _of_a_start(prose: str) -> Iterator[tuple[re.Match[str], int, int]]:
    """Yield where a text speaks of how a picture starts, and the ends of that sentence."""
    ends = [match.end() for match in _SENTENCE_END.finditer(prose)]
    for phrase in _START.finditer(prose):
        first = max((end for end in ends if end <= phrase.start()), default=0)
        last = min((end for end in ends if end > phrase.end()), default=len(prose))
        yield phrase, first, last


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _without_code(text: str) -> str:
    # Looked for where ties are blank: a tie may hold a < or a backtick of its own.
    without = TIE.sub(_blank, text)
    for pattern in _NOT_PROSE:
        for match in pattern.finditer(without):
            text = text[: match.start()] + _blank(match) + text[match.end() :]
        without = pattern.sub(_blank, without)
    return text


def _toml_texts(text: str) -> str:
    text = re.sub(r"^#.*$", _blank, text, flags=re.MULTILINE)
    text = re.sub(r"^(?:key|goals)\s*=.*$", _blank, text, flags=re.MULTILINE)
    # A backslash at a line's end joins the lines, as TOML does.
    return text.replace("\\\n", " \n")
