"""What no text with numbers may say, in either language: each kind of odd words, found as written.

Each kind was met at some positions of an explorer, and none is seen where its text is written: two
numbers that look alike and are compared, a 1 or a 0 in a sentence made for other numbers, a zero
with a sign, a number that is none, a sum that does not add up.
"""

import re
from typing import NamedTuple

from framings.words import LANGUAGES

# A number as each language writes it, with its sign, its currency and its per cent.
_NUMBERS = {
    language: re.compile(
        rf"(?<![\w{re.escape(marks.decimal + marks.thousands)}])[+−]?(?:€\u00a0?)?[+−]?"
        rf"(?:\d{{1,3}}(?:{re.escape(marks.thousands)}\d{{3}})+|\d+)(?:{re.escape(marks.decimal)}\d+)?%?"
    )
    for language, marks in LANGUAGES.items()
}
# Before, or behind, the second of two numbers these words say that it is another one.
_COMPARED = {
    "en": (
        r"(?:instead of|rather than|than|to|→|but|not|where|against|would (?:be|bring|leave|make))"
        r"(?: about| the)? ?$",
        r" (?:at best|was possible)",
    ),
    "nl": (
        r"(?:in plaats van|dan|naar|tot|→|maar|niet|waar|tegen|zou(?: er)?)(?: ongeveer| de)? ?$",
        r" (?:zou zijn|mogelijk was|in zat)",
    ),
}
# A bound, such as "and less than 1%", is not compared with what stands before it, and is no point.
_BOUND = {
    "en": r"\w,? (?:less than (?:0\.)?1%|more than 99(?:\.9)?%)$",
    "nl": r"\w,? (?:minder dan (?:0,)?1%|meer dan 99(?:,9)?%)$",
}
# Both sides of a game may well have as many points.
_SCORE = {
    "en": r"(?:[Ss]core:?|stands|would be) $",
    "nl": r"(?:[Ss]tand:?|[Ee]indstand|staat|zou het) $",
}
# A 0 that should be a word: a change that is none, and nobody as "0 customers are".
_ZERO = {
    "en": (
        r"(?:difference of|loses|gains|falls? by|rises? by|grows? by) $",
        r"(?: \w+){0,2} (?:more|less|fewer|away|too many|of it|of them)\b"
        r"|(?<!%) (?:is|are|lie|knock|come|burn|want|get|order|needed|both)\b",
    ),
    "nl": (
        r"(?:scheelt|verliest|wint|daalt met|stijgt met|groeit met) $",
        r"(?: \w+){0,2} (?:meer|minder|te veel|daarvan)\b"
        r"|(?<!%) (?:is|zijn|liggen|kloppen|komen|branden|willen|krijgen|bestellen|beide|gaat)\b",
    ),
}
_TIMES = {"en": r" times\b", "nl": r" keer zo"}
_ODD = {
    "a number that is none": r"\b(?:nan|inf|None)\b|[{}]|∞\s*%",
    "a zero with a sign": r"[+−-](?:€\u00a0?)?0(?:[.,]0+)?(?![\d.,]*\d)",
    "an empty place": r"  |\s[.,;:!?]|\(\)|[.,;:?!][.,;]|^\s|\s$",
    "a word twice": r"\b(\w+) \1\b",
    "words that are left to choose from": r"[^\W\d] / [^\W\d]",
    "all of something, to a decimal": r"\b100[.,]0+%",
}
# What may stand between a number and its noun, and what says that a number is a name.
_ADJECTIVES = "special|speciale|percentage"
_NAMED = r"(?:Round|Ronde|Card|Kaart) $"


class Number(NamedTuple):
    """A number in a text, and where it stands."""

    written: str
    start: int
    end: int
    value: float


def numbers(text, language):
    """Return the numbers of a text, in their order; a percentage as it is written."""
    marks = LANGUAGES[language]
    found = []
    for place in _NUMBERS[language].finditer(text):
        plain = re.sub(r"[€%\u00a0+]", "", place[0]).replace(marks.thousands, "")
        value = float(plain.replace(marks.decimal, ".").replace("−", "-"))
        found.append(Number(place[0], *place.span(), value))
    return found


def plain(text, language):
    """Return the numbers of a text as every language would have them, each with what it is of."""
    return {
        (n.value, "".join(sign for sign in "€%" if sign in n.written))
        for n in numbers(text, language)
    }


def oddities(text, language):
    """Say what is odd in a text: the kind and the place."""
    for kind, pattern in _ODD.items():
        for found in re.finditer(pattern, text):
            yield f"{kind}: {_around(text, *found.span())}"
    for sentence in re.split(r"(?<=[.?!])\s+(?=\W*[A-Z0-9€])", text):
        found = numbers(sentence, language)
        for number in found:
            yield from _odd(number, sentence, language)
        # Between the two may stand a third: "that is 60; with 11 it would be 60".
        for place, one in enumerate(found):
            for other in found[place + 1 : place + 3]:
                if _compared(one, other, sentence, language):
                    words = _around(sentence, one.start, other.end)
                    yield f"two that look alike, compared: {words}"
        for one, two, total in zip(found, found[1:], found[2:], strict=False):
            signs = sentence[one.end : two.start], sentence[two.end : total.start]
            if signs == (" + ", " = ") and abs(one.value + two.value - total.value) > 1e-9:
                yield f"a sum that does not add up: {_around(sentence, one.start, total.end)}"


def _odd(number, sentence, language):
    before, after = sentence[: number.start], sentence[number.end :]
    place = _around(sentence, number.start, number.end)
    behind, ahead = _ZERO[language]
    ahead = re.compile(ahead).match(sentence, number.end)
    if number.value == 0 and (re.search(behind, before) or ahead):
        yield f"a 0 where a word should be: {place}"
    if number.value == 1 and re.match(_TIMES[language], after):
        yield f"1 times: {place}"


def _compared(one, other, sentence, language):
    before, behind = _COMPARED[language]
    between, after = sentence[one.end : other.start], sentence[other.end :]
    alike = one.written.lstrip("+") == other.written.lstrip("+")
    if not alike or re.search(_NAMED, sentence[: one.start]) or "(" in between:
        return False
    on_purpose = re.search(_SCORE[language], sentence[: one.start]) or re.search(
        _BOUND[language], sentence[one.end : other.end]
    )
    bound = re.search(r"(?:less|minder) (?:than|dan) $", sentence[: one.start])
    return not (on_purpose or bound) and bool(re.search(before, between) or re.match(behind, after))


def _around(text, start, end):
    return repr(text[max(0, start - 40) : end + 40])


class AfterNumbers:
    """The words that follow a 1, and those that follow other numbers.

    A noun or a verb that follows both is in the plural after a 1, or in the singular after others,
    unless it has but one form. So nothing needs to list what explorers count.
    """

    def __init__(self, language):
        self._language = language
        self._one, self._other = {}, set()

    def read(self, text):
        """Take in a text."""
        for number in numbers(text, self._language):
            word = re.match(rf"(?: (?:{_ADJECTIVES}))* ([^\W\d]+)", text[number.end :])
            named = re.search(_NAMED, text[: number.start])
            if not word or named or not re.fullmatch(r"[\d.,]+", number.written):
                continue
            if number.written == "1":
                self._one[word[1]] = _around(text, number.start, number.end)
            elif number.value != 1:
                self._other.add(word[1])

    def alike(self, unchanging):
        """Say where a word follows a 1 that follows other numbers too, and that may change."""
        return [
            f"a plural after 1, or a singular after others: {place}"
            for word, place in self._one.items()
            if word in self._other - {*unchanging}
        ]
