"""How each synthetic table is made: one module a table, all constants in ``parameters``.

A recipe is a function ``make(rng, parameters)`` that returns the table as it is written to disk.
Columns whose name starts with an underscore are hidden truths (what a deal was really lost on, for
instance): tests read them, the file does not get them.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from recipes import (
    inbound_outbound,
    interface_survey,
    leads,
    lost_deals,
    parameters,
    practice,
    promo_weeks,
    quotes,
    territory_months,
)

Recipe = Callable[[np.random.Generator, Any], pd.DataFrame]

RECIPES: dict[str, tuple[Recipe, Any]] = {
    "inbound_outbound": (inbound_outbound.make, parameters.InboundOutbound()),
    "territory_months": (territory_months.make, parameters.TerritoryMonths()),
    "leads": (leads.make, parameters.Leads()),
    "quotes": (quotes.make, parameters.Quotes()),
    "lost_deals": (lost_deals.make, parameters.LostDeals()),
    "promo_weeks": (promo_weeks.make, parameters.PromoWeeks()),
    "interface_survey": (interface_survey.make, parameters.InterfaceSurvey()),
}

# The practice exports in ``practice/``: how the CRM writes the deals, and the firm's constants.
PRACTICE = {
    "hubspot": (practice.hubspot, parameters.HUBSPOT),
    "salesforce": (practice.salesforce, parameters.SALESFORCE),
    "pipedrive": (practice.pipedrive, parameters.PIPEDRIVE),
}


def practice_export(name: str, seed: int = parameters.SEED) -> pd.DataFrame:
    """Make the deals of one practice export, with the headers and cells of the CRM.

    Args:
        name: A key of ``PRACTICE``.
        seed: First number of the seed; the shipped files use ``parameters.SEED``.

    Returns:
        The export, as it is written to disk.

    Raises:
        KeyError: If there is no practice export of that name.
    """
    write, constants = PRACTICE[name]
    return write(practice.make(np.random.default_rng([seed, *name.encode()]), constants))


def build(name: str, seed: int = parameters.SEED, *, hidden: bool = False) -> pd.DataFrame:
    """Make one synthetic table.

    Every table draws from a random stream of its own, named after the table, so that a change to
    one recipe leaves the other tables as they are.

    Args:
        name: A key of ``RECIPES``.
        seed: First number of the seed; the shipped files use ``parameters.SEED``.
        hidden: Whether to keep the columns that start with an underscore.

    Returns:
        The table with its columns in the order of the file, dates as text.

    Raises:
        KeyError: If there is no recipe of that name.
    """
    make, constants = RECIPES[name]
    table = make(np.random.default_rng([seed, *name.encode()]), constants)
    if hidden:
        return table
    return table.loc[:, [column for column in table.columns if not column.startswith("_")]]
