"""The words a learner sees in widgets and questions, and the numbers written inside them.

English is the source: ``_("Sales effort")`` looks the sentence up in the catalogue of the language
in use and gives it back unchanged where there is no translation. Texts are translated when they
are shown, so call ``_`` inside functions, never at import::

    from framings.words import _, say

    def sentence(share, calls):
        return say(
            _("At {share:%} of the market coming by itself, {calls} calls are needed."),
            share=share, calls=calls,
        )

Numbers follow the same language: 1,234.5 in English, 1.234,5 in Dutch. They round as people do
(a half goes up), never show a minus before a zero, and write infinity as ∞.
"""

import gettext as _gettext
import re
import string
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, SupportsFloat

LOCALE = Path(__file__).resolve().parent / "locale"
DOMAIN = "framings"
SOURCE_LANGUAGE = "en"
MINUS = "\u2212"
NO_BREAK_SPACE = "\u00a0"
WORD_JOINER = "\u2060"

# Room for the largest float written out in full.
_WIDE = Context(prec=1000)
# As far as a float can be trusted: a half that is a rounding error short of one is a half.
_TRUSTED = Context(prec=15)


class Language(NamedTuple):
    """What a language calls itself, its decimal mark and thousands separator, and its money."""

    name: str
    decimal: str
    thousands: str
    euro: str


# A new language needs a line here, and its folder in ``LOCALE``.
LANGUAGES = {
    "en": Language("English", ".", ",", "{sign}€{digits}"),
    "nl": Language("Nederlands", ",", ".", f"€{NO_BREAK_SPACE}{{sign}}{{digits}}"),
}


def languages() -> list[str]:
    """List the languages there are words for, the source language first."""
    found = {path.parent.parent.name for path in LOCALE.glob(f"*/LC_MESSAGES/{DOMAIN}.mo")}
    return [SOURCE_LANGUAGE, *sorted(found & LANGUAGES.keys() - {SOURCE_LANGUAGE})]


class _InUse:
    """The language in use: one for the whole kernel, as a notebook is in one language."""

    language = SOURCE_LANGUAGE
    catalogue: _gettext.NullTranslations = _gettext.NullTranslations()


def use_language(language: str) -> None:
    """Show everything from here on in another language.

    Args:
        language: A two-letter code, such as "en" or "nl".

    Raises:
        ValueError: If there are no words for that language.
    """
    available = languages()
    if language not in available:
        raise ValueError(f"language must be one of {', '.join(available)}; got {language!r}")
    if language == SOURCE_LANGUAGE:
        catalogue = _gettext.NullTranslations()
    else:
        catalogue = _gettext.translation(DOMAIN, LOCALE, [language])
    _InUse.language, _InUse.catalogue = language, catalogue


def language() -> str:
    """Return the code of the language in use."""
    return _InUse.language


@contextmanager
def speaking(of: str) -> Iterator[None]:
    """Use a language for a while, and the one before it afterwards.

    Args:
        of: A two-letter code, such as "en" or "nl".

    Raises:
        ValueError: If there are no words for that language.
    """
    before = language()
    use_language(of)
    try:
        yield
    finally:
        use_language(before)


def _(text: str) -> str:
    """Translate a text into the language in use.

    Args:
        text: The English text, the key of the catalogue.

    Returns:
        The translation, or the English text where there is none.
    """
    # The empty text is the catalogue's own header.
    return _InUse.catalogue.gettext(text) if text else text


def ngettext(singular: str, plural: str, count: int) -> str:
    """Translate a text that depends on a count.

    Args:
        singular: The English text for one.
        plural: The English text for any other count.
        count: How many there are.

    Returns:
        The form that fits the count, translated where there is a translation.
    """
    return _InUse.catalogue.ngettext(singular, plural, count)


def number(x: SupportsFloat, decimals: int = 0) -> str:
    """Write a number in the language in use.

    Args:
        x: Any number; infinity is written ∞.
        decimals: Digits after the decimal mark, 0 or more.

    Returns:
        For example "1,200" or "−3.5".

    Raises:
        ValueError: If x is not a number or decimals is not a whole number of at least 0.

    Examples:
        >>> number(1234.56, 1)
        '1,234.6'
        >>> number(-0.2)
        '0'
    """
    sign, digits = _sign_and_digits(x, decimals)
    return sign + digits


def percent(x: SupportsFloat, decimals: int = 0) -> str:
    """Write a share as a percentage.

    Args:
        x: The share: 0.35 is 35%.
        decimals: Digits after the decimal mark, 0 or more.

    Returns:
        For example "35%".

    Raises:
        ValueError: As for ``number``.

    Examples:
        >>> percent(0.35)
        '35%'
    """
    sign, digits = _sign_and_digits(x, decimals, shift=2)
    return f"{sign}{digits}" if digits == "∞" else f"{sign}{digits}%"


def signed_percent(x: SupportsFloat, decimals: int = 0) -> str:
    """Write a change as a percentage that always shows its direction.

    Args:
        x: The change as a share: -0.28 is a fall by 28%.
        decimals: Digits after the decimal mark, 0 or more.

    Returns:
        For example "+6%" or "−28%"; what rounds to zero has no sign.

    Raises:
        ValueError: As for ``number``.

    Examples:
        >>> signed_percent(0.057), signed_percent(-0.28), signed_percent(-0.001)
        ('+6%', '−28%', '0%')
    """
    return _signed(percent(x, decimals))


def euro(x: SupportsFloat, decimals: int = 0) -> str:
    """Write an amount of money.

    Args:
        x: The amount in euros.
        decimals: Digits after the decimal mark, 0 or more.

    Returns:
        "€1,200" in English; "€ 1.200", with a space that does not break, in Dutch.

    Raises:
        ValueError: As for ``number``.

    Examples:
        >>> euro(1200), euro(-1200)
        ('€1,200', '−€1,200')
    """
    sign, digits = _sign_and_digits(x, decimals)
    return LANGUAGES[_InUse.language].euro.format(sign=sign, digits=digits)


def _sign_and_digits(x: SupportsFloat, decimals: int, shift: int = 0) -> tuple[str, str]:
    if isinstance(decimals, bool) or not isinstance(decimals, int) or decimals < 0:
        raise ValueError(f"decimals must be a whole number of at least 0; got {decimals!r}")
    try:
        value = None if isinstance(x, str | bytes | bool) else float(x)
    except (TypeError, ValueError):
        value = None
    # NaN is the only number that differs from itself.
    if value is None or value != value:
        raise ValueError(f"x must be a number, infinity included; got {x!r}")
    return _written_out(value, decimals, shift, _InUse.language)


@lru_cache(maxsize=4096)  # a sentence, a label and an alternative text say the same number
def _written_out(value: float, decimals: int, shift: int, language: str) -> tuple[str, str]:
    minus = MINUS if value < 0 else ""
    if value in (float("inf"), float("-inf")):
        return minus, "∞"
    # The shortest decimal that stands for the float is what people see and round by hand.
    exact = abs(_TRUSTED.create_decimal(repr(value))).scaleb(shift)
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP, context=_WIDE)
    marks = LANGUAGES[language]
    digits = f"{rounded:,f}".translate({ord(","): marks.thousands, ord("."): marks.decimal})
    return (minus if rounded else ""), digits


def rounded(x: SupportsFloat, decimals: int = 0) -> float:
    """Return a number as it is read once it is written, so that what is told of it agrees.

    Args:
        x: Any finite number.
        decimals: Digits after the decimal mark, 0 or more.

    Returns:
        The nearest number of so many digits; of two the one further from zero.

    Raises:
        ValueError: As for ``number``.

    Examples:
        >>> rounded(8.5), rounded(100 * 0.035), rounded(-2.345, 2)
        (9.0, 4.0, -2.35)
    """
    sign, digits = _sign_and_digits(x, decimals)
    marks = LANGUAGES[_InUse.language]
    size = float(digits.replace(marks.thousands, "").replace(marks.decimal, "."))
    return -size if sign else size


def brief(x: SupportsFloat, most: int = 1) -> str:
    """Write a number with no more decimals than say something.

    Args:
        x: Any number; infinity is written ∞.
        most: Digits after the decimal mark at most, 0 or more.

    Returns:
        For example "25", "17.5" or, rather than "2.00", "2".

    Raises:
        ValueError: As for ``number``.

    Examples:
        >>> brief(17.5), brief(25.0), brief(0.125, 2)
        ('17.5', '25', '0.13')
    """
    text = number(x, most)
    mark = LANGUAGES[_InUse.language].decimal
    return text.rstrip("0").rstrip(mark) if mark in text else text


def marked(text: str) -> str:
    """Give a number that Python has written the decimal mark of the language in use.

    For numbers that are no part of a text, such as those along an axis and beside a slider.

    Args:
        text: The number as ``format`` writes it, without a separator of thousands.

    Returns:
        For example "0.50"; "0,50" in Dutch.

    Examples:
        >>> marked(f"{0.5:.2f}")
        '0.50'
    """
    return text.replace(".", LANGUAGES[_InUse.language].decimal)


# A sign if wanted, the decimals, and the kind of number.
_SPECIFICATION = re.compile(r"(\+?)(?:\.(\d+))?([%€f]?)")


def written(x: SupportsFloat, how: str = "") -> str:
    """Write a number in the language in use, as the braces of a text ask for it.

    Args:
        x: Any number; infinity is written ∞.
        how: What stands after the colon: ``%`` for a share as a percentage, ``€`` for euros, ``f``
            for a number that shows all its decimals, nothing for one that shows no more than say
            something. Before it the decimals, as in ``.2€`` (without them none, and at most one
            where nothing follows), and before these a ``+`` for a change that shows its direction.

    Returns:
        The number.

    Raises:
        ValueError: As for ``number``, and if ``how`` is none of these.

    Examples:
        >>> written(0.35, "%"), written(0.0572, "+.1%"), written(1200, "€"), written(17.5)
        ('35%', '+5.7%', '€1,200', '17.5')
        >>> written(2, ".2"), written(2, ".2f")
        ('2', '2.00')
    """
    found = _SPECIFICATION.fullmatch(how)
    if not found:
        raise ValueError(
            f"a number can be written as %, €, f or nothing, with + and decimals before it, such"
            f" as '+.1%'; got {how!r}"
        )
    sign, decimals, kind = found.groups()
    write = {"%": percent, "€": euro, "f": number, "": brief}[kind]
    text = write(x, int(decimals)) if decimals else write(x)
    return _signed(text) if sign else text


def say(template: str, /, **values: Any) -> str:
    """Fill in a text, its numbers written in the language in use.

    Args:
        template: A text, already translated, with names of values in braces, each with how its
            number is written: see :func:`written`.
        **values: Numbers, and words that go in as they are. There may be more than the text names.

    Returns:
        The text.

    Raises:
        KeyError: If the text names a value that is not there.
        ValueError: As for ``written``.

    Examples:
        >>> say("{won:%} of {deals} deals at {price:.2€}", won=0.2, deals=1200, price=9.5)
        '20% of 1,200 deals at €9.50'
    """
    said = []
    for text, name, how in _parts(template):
        said.append(text)
        if name is not None:
            value = values[name]
            said.append(value if isinstance(value, str) else written(value, how))
    return "".join(said)


@lru_cache(maxsize=1024)  # few templates, each said at every change of a slider
def _parts(template: str) -> list[tuple[str, str | None, str]]:
    """Return the texts of a template, each with the name after it and how that is written."""
    parts = string.Formatter().parse(template)
    return [(text, name, how or "") for text, name, how, _conversion in parts]


def _signed(text: str) -> str:
    """Put a plus before what is above zero."""
    shows_zero = not any(character in "123456789∞" for character in text)
    return text if MINUS in text or shows_zero else f"+{text}"


# Where a browser may break a line inside an amount: between a sign and a currency's (not between a
# sign and a digit), and at the space that some languages write. A dollar sign may also be the end
# of a formula.
_AT_SIGN = re.compile(r"(?<=[+−±-])(?<![\w)][+−±-])(?=[€£]|\$\d)|(?<=[€£])(?=[+−-]\d)")
_INNER_SPACE = re.compile(r"(?<=[€£]) (?=[+−-]?\d)")


def unbroken(text: str) -> str:
    r"""Keep each amount of a text on one line: a minus alone at a line's end makes a loss a gain.

    For what a browser shows as running text. What joins a sign to its amount cannot be seen or
    heard, but it is a character, so texts to be compared or drawn stay without it.

    Args:
        text: A text for readers.

    Returns:
        The text with invisible joiners, and spaces that do not break.

    Examples:
        >>> unbroken("a loss of −€1,200, or € 5")
        'a loss of −\u2060€1,200, or €\xa05'
    """
    return _INNER_SPACE.sub(NO_BREAK_SPACE, _AT_SIGN.sub(WORD_JOINER, text))
