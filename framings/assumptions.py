"""Every number that is not data: its name, what it means, and its one place.

Explorers, lessons, questions and tests use these names, never the digits; ties know them too (see
``framings.check.numbers``). Change a number here and nowhere else: ``framings numbers`` then shows
every sentence that says something different. Where a control starts is written at the control,
unless it has to be the same elsewhere.
"""

import math

# What the published averages are, by the id of their row in data/published_findings.csv; the table
# may write one with a minus.
FINDINGS: dict[str, float] = {}


def _published(finding: str, value: float) -> float:
    FINDINGS[finding] = value
    return value


# By how many per cent sales change for each per cent more: of advertising, at once and in the long
# run, and on television in the long run; of personal selling, and of a price off.
ADVERTISING_ELASTICITY = _published("F05", 0.12)
LONG_RUN_ADVERTISING_ELASTICITY = _published("F06", 0.24)
TV_ELASTICITY = _published("F10", 0.023)
SELLING_ELASTICITY = _published("F01", 0.34)
PRICE_ELASTICITY = _published("F12", 2.62)

# What follows from them: how sales grow with both efforts together (ν), and marketing's part of the
# two in the best mix (α), to three decimals.
RETURNS = ADVERTISING_ELASTICITY + SELLING_ELASTICITY
MARKETING_WEIGHT = round(ADVERTISING_ELASTICITY / RETURNS, 3)

# The company of all lessons spends in that mix, in €1,000 a month; so much more marketing asks for.
MARKETING_BUDGET = 100 * ADVERTISING_ELASTICITY
SELLING_BUDGET = 100 * SELLING_ELASTICITY
MORE_MARKETING = 12

# Elasticities of substitution (σ): the stops of a slider, and "moderately well".
SIGMAS = (0, 0.25, 0.5, 1, 1.5, 2, 3, 5, 10, math.inf)
MODERATE_SIGMA = 1.5

# Lesson 01: orders without any effort, orders at most, and the budget half-way (€1,000).
FEWEST_ORDERS = 20
MOST_ORDERS = 220
HALF_WAY_BUDGET = 300

# Lesson 01: customers who met neither department, only marketing, only sales.
NEITHER = 10
ONLY_MARKETING = 10
ONLY_SALES = 20

# Lesson 02: households that hear of the pumps, the share of them that wants a visit, and of those
# visited or called with time enough the share that orders; leads that sales has a full portion of
# time for. Where two activities meet, what a unit earns (€1,000) and what a unit of effort in the
# stronger one sells.
HOUSEHOLDS = 1000
WANT_A_VISIT = 0.15
CLOSE_RATE = 0.2
LEAD_CAPACITY = 500
UNIT_MARGIN = 2.0
STRONG_ACTIVITY = 1

# Lesson 03: customers in the market, and what one that is won by calling costs (€1,000).
MARKET = 100
CALLED_CUSTOMER_COST = 2

# Lesson 04: what the first special order brings the department, and by how much each further one
# brings less (€); the price at which nobody buys, where demand is a straight line, and what a pump
# costs (€). Of three branches whose won deals look alike: deals with the slides, won with them, won
# without.
FIRST_ORDER_GAIN = 1000
GAIN_LOST_PER_ORDER = 100
NOBODY_BUYS = 100
PUMP_COST = 40
SLIDES_HARM = (0.9, 0.2, 0.5)
SLIDES_HELP = (0.5, 0.36, 0.1)
SLIDES_IDLE = (18 / 23, 0.23, 0.23)

# Lesson 05: gross margin at the best budget for promotion (€1,000 a month), of which that budget is
# the share that sales respond by; by how many years an offer may miss the customer. Leads in the
# queue, what one that is won brings (€), and how many a figure and a dot stand for.
GROSS_MARGIN = 100
MAY_MISS = 10
LEADS = 1000
WON_DEAL = 1000
LEADS_PER_FIGURE = 40
LEADS_PER_DOT = 10

# Lesson 06: the money fought over (€); the scores of the blame game (tempted, both cooperate, both
# blame, deserted) where the two need each other and where one replaces the other.
PRIZE = 100_000
NEED_SCORES = (5, 4, 2, 0)
REPLACE_SCORES = (5, 3, 1, 0)

# Lesson 07: what working hard costs the two together, of what it adds; what a department that
# blames still works.
EFFORT_COST = 0.75
LOW_EFFORT = 0.5

# Lesson 08: the chance to see a difference where there is none, and to see one that is there, as is
# usual; the months beyond which an experiment takes too long.
RISK = 0.05
POWER = 0.8
LONGEST_EXPERIMENT = 24
# Lesson 09: test leads that US firms answered within an hour, within a day and ever (what F19a to
# F19d add up to). By how much a campaign raises sales, and how far shops differ for reasons of
# their own; how far sales that come anyway swing, relative to the swing of advertising.
ANSWERED = (0.37, 0.53, 0.77)
TRUE_RISE = 0.02
SHOP_SPREAD = 0.2
DEMAND_SWING = 1 / 3
