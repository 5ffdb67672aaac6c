"""The numbers of an export, and the currency that its amounts are in."""

import re

import numpy as np

from framings.data.crm.headers import listed
from framings.data.crm.rows import PHONE, Reading
from framings.data.sheet import SPACES, meanings
from framings.words import _

_NUMBERS = ("amount", "discount_pct", "answer_hours")
# Money with its sign or code before or behind.
_MONEY = re.compile(
    r"(?P<one>[€$£]|[A-Za-z]{3})?\s*(?P<number>[-+−]?[\d.,\s\u00a0\u202f'’-]+?)\s*(?P<two>[€$£]|[A-Za-z]{3})?"
)
_CODES = listed("currencies")
_CURRENCIES = {
    "€": "EUR",
    "$": "USD",
    "£": "GBP",
    "euro": "EUR",
    "euros": "EUR",
    "us dollar": "USD",
    "u.s. dollar": "USD",
    "amerikaanse dollar": "USD",
    "british pound": "GBP",
    "pound sterling": "GBP",
    "swiss franc": "CHF",
    "zwitserse frank": "CHF",
}
_NUMBER_LIKE_ONE = re.compile(r"[1-9]\d{8,12}(?<!000)")  # and no round sum of money


def read_numbers(reading: Reading) -> tuple[dict[str, np.ndarray], list[str]]:
    """Read all columns of numbers, and the signs of money that stood with the amounts.

    Args:
        reading: The rows of the file, which gets to know what is wrong.

    Returns:
        By column the numbers, NaN where there is none; and a currency's code, or "", a deal.
    """
    read: dict[str, np.ndarray] = {}
    money: list[str] = []
    for column in _NUMBERS:
        if column not in reading.columns:
            continue
        entries = reading.columns[column]
        different = set(entries) - {""}
        plain, signs = {}, {}
        for entry in different:
            plain[entry], signs[entry] = _plain(entry, column)
        unit = "%" if column == "discount_pct" else "EUR"
        meant = {e: meanings(text, unit, False) if text else {} for e, text in plain.items()}
        votes = {mark for found in meant.values() if len(found) == 1 for mark in found}
        mark = reading.decimal or ("".join(votes) if len(votes) == 1 else "")
        value, unclear, unread = {}, [], []
        for entry, found in meant.items():
            numbers = {float(text) for text in found.values()}
            if len(numbers) == 1:
                value[entry] = numbers.pop()
            elif not numbers:
                unread.append(entry)
            elif mark in found:
                value[entry] = float(found[mark])
            else:
                unclear.append(entry)
        if unclear:
            reading.unclear.add("decimal")
        reading.add(
            rows := reading.at(column, unclear),
            _("this number can have thousands or decimals, and no other tells")
            + f"{reading.quoted(column, rows)}.",
            _(
                "Say whether the decimal mark is a point or a comma; or in Excel choose the "
                "column, press Ctrl+1, choose Number (Getal) without a separator of thousands, "
                "and save again."
            ),
            _("these cells count as empty."),
            column,
        )
        reading.add(
            rows := reading.at(column, unread),
            _("this is not a number") + f"{reading.quoted(column, rows)}.",
            _("Put the number right in the CRM, or fill it in in the file."),
            _("these cells count as empty."),
            column,
        )
        low, high = {"amount": (0, 1e12), "discount_pct": (0, 100), "answer_hours": (0, 1e5)}[
            column
        ]
        odd = [entry for entry, number in value.items() if not low <= number <= high]
        reading.add(
            rows := reading.at(column, odd),
            _("this number is out of range") + f"{reading.quoted(column, rows)}.",
            _("Allowed are {low} to {high}; put it right in the CRM, or in the file.").format(
                low=low, high=f"{high:g}"
            ),
            _("these cells count as empty."),
            column,
        )
        value = {entry: number for entry, number in value.items() if entry not in set(odd)}
        shares = value and 0 < max(value.values()) <= 1 and not any("%" in e for e in value)
        if column == "discount_pct" and shares:
            reading.add(
                None,
                _("no discount is above 1; are these shares, or per cents?"),
                _("Write 12 for twelve per cent, or put a percent sign behind it."),
                _("the end of the quarter is looked at without discounts."),
                column,
            )
            value = {}
        read[column] = np.array([value.get(entry, np.nan) for entry in entries], dtype=float)
        if column == "amount":
            money = [signs.get(entry, "") for entry in entries]
    return read, money


def read_currencies(reading: Reading, money: list[str]) -> list[str | None]:
    """Read the currencies, from their column or from the signs that stood with the amounts.

    Args:
        reading: The rows of the file, which gets to know what is wrong.
        money: The codes that :func:`read_numbers` returned.

    Returns:
        The code (ISO 4217) of each deal, or nothing.
    """
    entries = reading.columns.get("currency", money)
    if not entries:
        return [None] * len(reading.rows)
    known = {entry: _code(entry) for entry in set(entries)}
    if "currency" in reading.columns:
        unknown = [entry for entry, code in known.items() if entry and not code]
        reading.add(
            reading.at("currency", unknown),
            _("this is not a currency that is known."),
            _("Write the code of three letters, such as EUR."),
            _("these cells count as empty."),
            "currency",
        )
    return [known[entry] or None for entry in entries]


def _plain(entry: str, column: str) -> tuple[str, str]:
    """Part a number from the sign or code of its currency; nothing for a telephone number."""
    if entry.isascii() and entry.replace(".", "", 1).isdigit() and len(entry) < 9:
        return entry, ""  # as most are, and quick
    if len(entry) > 40 or PHONE.fullmatch(entry) or _NUMBER_LIKE_ONE.fullmatch(entry):
        return "", ""
    if column == "discount_pct":
        return entry, ""
    found = _MONEY.fullmatch(entry)
    if not found:
        return "", ""
    sign = found["one"] or found["two"] or ""
    code = _code(sign)
    if sign and not code:
        return "", ""
    number = re.sub(",--?$|,-$", "", found["number"]).replace("'", "").replace("’", "")
    return number.strip(), code


def _code(entry: str) -> str:
    """Return the ISO 4217 code of a currency; nothing if it is not known."""
    text = entry.strip(SPACES)
    inside = re.fullmatch(r".*\(([A-Za-z]{3})\)", text)
    code = (
        inside[1] if inside else text[:3] if re.match(r"[A-Za-z]{3}( - |$)", text) else ""
    ).upper()
    return code if code in _CODES else _CURRENCIES.get(text.casefold(), "")
