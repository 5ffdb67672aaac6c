"""Every number that goes into the synthetic tables, with where it comes from beside it.

"F01" and so on are rows of ``published_findings.csv``. "Our choice" means what it says: no source
stands behind the number, and no lesson may present it as a finding.
"""

from dataclasses import dataclass

SEED = 20260101


@dataclass(frozen=True)
class InboundOutbound:
    """Kwispelwolk Software: small and large firms, eight regions, three years of quarters.

    Pairs stand for small and large firms, in this order. No source: all of it is our choice.
    """

    first_year: int = 2022
    years: int = 3
    # Year in which content starts in half of the regions, and in the other half.
    content_years: tuple[int, int] = (2023, 2024)
    # Size of the regions, two of each.
    sizes: tuple[float, ...] = (1.25, 1.10, 0.90, 0.75)
    # Customers wanted a quarter in a region of size 1 at the start, and growth a year, log points.
    target: tuple[float, float] = (400.0, 180.0)
    target_growth: float = 0.04
    # Truth to be found: customers who come by themselves, as a share of the target. With content
    # more small firms come, and as many large ones as without.
    come_without_content: tuple[float, float] = (0.15, 0.06)
    come_with_content: tuple[float, float] = (0.45, 0.06)
    # Truth to be found: what content does to the customers a call wins, log points: nothing for
    # small firms, 5 becomes 7 for large ones.
    call_effect: tuple[float, float] = (0.0, 0.3365)
    # Customers a call wins at the start, its trend a year, and the spread of pairs (log points).
    # A rival grows: who compares a region with its own past takes that for the work of content.
    won_per_call: tuple[float, float] = (0.10, 0.05)
    call_trend: float = -0.10
    pair_sd: float = 0.08
    # The most calls that there is time for, a quarter in a region of size 1, and its scatter. More
    # than enough for small firms; for large ones not, so that they make all of them.
    calls: tuple[float, float] = (8_000.0, 2_000.0)
    calls_sd: float = 0.03
    # Content a quarter in a region of size 1, 1000 EUR, and its scatter.
    content_keur: tuple[float, float] = (16.0, 12.0)
    content_spread: tuple[float, float] = (0.85, 1.15)


@dataclass(frozen=True)
class TerritoryMonths:
    """Pompernikkel Pompen: pumps and supplies, 24 territories each, three years."""

    months: int = 36
    territories: int = 24
    # Elasticity of substitution of pumps and of supplies. Our choice and the truth to be found.
    # Below 1 and above 1/(1 - returns) = 2, so that "replace each other in the mix" and "more of
    # one lowers the return to the other" agree within each business unit.
    sigma: tuple[float, float] = (0.5, 3.0)
    # Returns to scale and marketing's share. At the usual budgets the elasticities are 0.50 x
    # 0.36 = 0.18 of advertising (published 0.12 short-term to 0.24 long-term, F05 and F06) and
    # 0.50 x 0.64 = 0.32 of selling (published 0.34, F01).
    returns: float = 0.50
    marketing_share: float = 0.36
    # Usual month of a territory: advertising and orders in 1000 EUR, hours with customers. Our
    # choice.
    advertising_keur: tuple[float, float] = (12.0, 6.0)
    sales_hours: tuple[float, float] = (240.0, 120.0)
    orders_keur: tuple[float, float] = (400.0, 150.0)
    # How far the random budgets go from the usual, log points either way: a third to three times.
    # Our choice; wide, since sigma shows only where the mix is far from usual.
    spread: float = 1.2
    # Spread of territories, of demand (with a memory of 0.7 a month), of the rest. Our choice.
    territory_sd: float = 0.06
    shock_sd: float = 0.06
    shock_memory: float = 0.7
    noise_sd: float = 0.02
    season: float = 0.05
    # Rule-of-thumb managers spend along with the demand they see coming. Our choice, set so that
    # elasticities in that arm come out at about twice the truth.
    follows_demand: float = 1.2
    habit_sd: float = 0.08


@dataclass(frozen=True)
class Leads:
    """Warmtewimpel: leads for heat pumps."""

    leads: int = 4000
    days: int = 731  # 2023 and 2024
    snapshot: str = "2025-01-06"
    reps: int = 24
    # Shares of organic search, paid search, referral, trade fair, social media and purchased
    # list, and how well their leads fit, in standard deviations. Our choice, set so that win
    # rates differ as much as by origin in the Olist data (3 to 16 %).
    source_share: tuple[float, ...] = (0.24, 0.20, 0.10, 0.12, 0.18, 0.16)
    source_fit: tuple[float, ...] = (0.30, 0.20, 0.60, 0.05, -0.25, -0.55)
    # What reps think of a source beyond the score, log-odds of following up. Our choice.
    source_liking: tuple[float, ...] = (0.2, 0.1, 0.5, 0.3, -0.3, -0.7)
    # Marketing's score: points per standard deviation of fit, and its error. Our choice.
    score_per_fit: float = 11.0
    score_noise: float = 9.0
    # Log-odds of following up at a score of 50 and per 10 points. Our choice, set so that half
    # the leads are never called: between 23 % (F19d) and the "70 %" quoted in F56.
    follow_up_at_50: float = -0.05
    follow_up_per_10: float = 0.40
    # log(1 + hours) to the first call: at a score of 50, per 10 points, for a disliked source,
    # for arrival from Friday 14:00 to Sunday night, by rep, and the rest. Our choice: reps call
    # high scores first.
    delay_at_50: float = 2.9
    delay_per_10: float = -0.32
    delay_per_liking: float = 0.45
    delay_weekend: float = 1.1
    rep_sd: float = 0.25
    delay_sd: float = 1.0
    longest_hours: float = 600.0
    # Log-odds of winning: at average fit without delay, per standard deviation of fit, and per
    # log(1 + hours): the truth to be found. Our choice; the direction is that of F21.
    win_at_50: float = -0.62
    win_per_fit: float = 0.70
    win_per_log_delay: float = -0.30
    # Days from first call to decision: median 14 as in the Olist data, spread our choice.
    close_log_days: float = 2.64
    close_log_sd: float = 0.9
    amount_log_mean: float = 9.25
    amount_log_sd: float = 0.30
    # A blind check of a random 8 % grades the true fit from 1 to 5. Our choice.
    audit_share: float = 0.08
    grade_at_average: float = 3.2
    grade_per_fit: float = 0.95
    # What reps write on leads they leave: chance not to write "poor", at 50 and per 10 points;
    # of the rest the share "no time"; share left blank. Our choice.
    poor_at_50: float = -0.4
    poor_per_10: float = 0.15
    no_time_share: float = 0.6
    reason_missing: float = 0.25


@dataclass(frozen=True)
class Quotes:
    """Pompernikkel Pompen: quotes of eight teams, four of which change to margin pay."""

    quotes: int = 7400
    teams: int = 8
    treated_teams: int = 4
    reps_per_team: int = 5
    competitor_share: float = 0.45
    # List price, log EUR. Our choice; the narrow spread is deliberate: with a few very large
    # quotes the margin per quote would be too noisy to show anything.
    list_log_mean: float = 10.55
    list_log_sd: float = 0.20
    # Discount in points of the list price: usual, more against a competitor, drift in the second
    # year, spread by team, rep and quote. Our choice.
    discount_base: float = 16.0
    discount_competitor: float = 4.0
    discount_second_year: float = 1.0
    team_sd: float = 0.6
    rep_sd: float = 0.8
    discount_sd: float = 4.0
    # The truth to be found: margin pay takes 5 points off; in the last two weeks of a quarter
    # revenue-paid reps add 6 points and margin-paid reps 1. Our choice; the quarter-end push is
    # that of Larkin (F32), larger here so that 6,800 quotes show it.
    discount_margin_pay: float = -5.0
    quarter_end_days: int = 14
    hurry_revenue_pay: float = 6.0
    hurry_margin_pay: float = 1.0
    # Cost as a share of the list price, mean and spread. Our choice; thin margins, so that a
    # point of discount weighs.
    cost_share: float = 0.72
    cost_sd: float = 0.03
    # Log-odds of winning: usual, per point of discount, against a competitor, in the second year.
    # Our choice, set so that the win rate falls from about 30 to 25 % under margin pay.
    win_base: float = -0.62
    win_per_point: float = 0.042
    win_competitor: float = -0.75
    win_second_year: float = -0.05


@dataclass(frozen=True)
class LostDeals:
    """Kwispelwolk Software: reasons in the order of ``lost_deals.REASONS``."""

    deals: int = 1500
    amount_log_mean: float = 9.3
    amount_log_sd: float = 0.6
    # True main reasons. Our choice; that what the product cannot do weighs more than price has
    # the direction of Friend (F58).
    true_share: tuple[float, ...] = (0.20, 0.19, 0.24, 0.20, 0.11, 0.06)
    # Chance that a rep writes the true main reason, by reason; else the second reason; else an
    # excuse. Our choice, set so that right, partly right and wrong come to about 42, 29 and 29 %
    # (trade figure 40, 28 and 32 %, F30a to F30c).
    rep_names_main: tuple[float, ...] = (0.76, 0.10, 0.28, 0.36, 0.45, 0.35)
    rep_names_second: float = 0.37
    excuse_share: tuple[float, ...] = (0.56, 0.00, 0.11, 0.16, 0.15, 0.02)
    # Chance that the field is left empty, by true reason: most when we were slow ourselves.
    blank_share: tuple[float, ...] = (0.20, 0.50, 0.25, 0.28, 0.22, 0.30)
    # A random 60 % of buyers are asked; who made no decision seldom answers. Our choice.
    invited_share: float = 0.60
    answer_share: tuple[float, ...] = (0.58, 0.66, 0.60, 0.22, 0.55, 0.55)


@dataclass(frozen=True)
class PromoWeeks:
    """Kaasmakerij Knabbelterp: one cheese in twenty shops for two years."""

    stores: int = 20
    weeks: int = 104
    shortest_gap: int = 4
    longest_gap: int = 10
    # Price elasticity near the published mean of -2.62 (F12).
    price_elasticity: float = -2.6
    # Leaflet, second placement and both together, log points. Our choice; that both together
    # give less than the sum has the sign of the Catsup data.
    feature_effect: float = 0.30
    display_effect: float = 0.35
    feature_x_display: float = -0.15
    # Households that stocked up stay away in the two weeks after. Our choice.
    dip_first: float = -0.28
    dip_second: float = -0.14
    # Usual units a week (log), spread of stores, season, and the rest. Our choice; units are so
    # many that rounding to whole units does not show.
    units_log_mean: float = 6.1
    store_sd: float = 0.35
    season: float = 0.08
    noise_sd: float = 0.12
    # Prices in EUR: on the shelf, received by the maker, cost to make. Cuts, leaflet and second
    # placement by chance; the maker refunds a share of the cut and pays fees. Our choice, set so
    # that a little over half of the promotions lose money once the dips are counted.
    regular_price: float = 3.99
    net_price: float = 2.40
    unit_cost: float = 1.35
    price_cuts: tuple[float, ...] = (0.10, 0.15, 0.20, 0.25, 0.30)
    feature_share: float = 0.55
    display_share: float = 0.50
    refund_share: float = 0.47
    feature_fee: float = 100.0
    display_fee: float = 100.0


@dataclass(frozen=True)
class InterfaceSurvey:
    """320 invented firms; two directions after Homburg, Jensen and Krohmer (F36), no numbers."""

    firms: int = 320
    fewest_employees: int = 5
    most_employees: int = 5000
    middle_employees: int = 100
    # Log-odds of separate departments at 100 employees and per log of size. Our choice.
    separate_at_middle: float = 0.0
    separate_per_log: float = 0.85
    # Tasks done by both, of 20: at 100 employees, per log of size, if separate. Our choice.
    tasks_base: float = 12.8
    tasks_per_log: float = -1.4
    tasks_separate: float = -2.5
    tasks_sd: float = 2.0
    # Spread of the opinions (seven-point scales, middle 4) and how they hang together. Our choice.
    links_sd: float = 1.3
    knowledge_per_link: float = 0.35
    knowledge_sd: float = 1.1
    blame_base: float = 3.3
    blame_separate: float = 1.2
    blame_per_link: float = -0.5
    blame_sd: float = 1.0
    # Growth above the sector's, points a year per scale point. Our choice and the truth to be
    # found; the first two have the direction of F36.
    growth_base: float = 0.5
    growth_links: float = 1.20
    growth_knowledge: float = 1.05
    growth_blame: float = -0.45
    growth_sd: float = 2.2


@dataclass(frozen=True)
class Practice:
    """A CRM export to practise on. No source: all of it is our choice, and known.

    Pairs and lists stand in the order of ``practice.SOURCES`` (search, paid, event, which marketing
    brings; partner, referral, call, which sales brings) and ``practice.REASONS``.
    """

    deals: int
    first_id: int
    sellers: int
    days: int = 731  # 2023 and 2024
    snapshot: str = "2025-01-06"
    source_share: tuple[float, ...] = (0.26, 0.16, 0.14, 0.12, 0.14, 0.18)
    # Truth to be found: log-odds of winning by source, beside the usual.
    source_odds: tuple[float, ...] = (0.2, -0.2, -0.4, 0.4, 0.9, -0.7)
    win_base: float = -0.9
    # Truth to be found: log-odds per standard deviation of log size, and per log(1 + hours) until
    # the first answer.
    win_per_size: float = -0.45
    win_per_log_hour: float = -0.35
    answer_log_mean: float = 2.2
    answer_log_sd: float = 1.3
    # Truth to be found: the spread of sizes, which makes the largest tenth of the won deals bring
    # most or little of the revenue.
    amount_log_mean: float = 9.3
    amount_log_sd: float = 0.9
    close_log_days: float = 3.4
    close_log_sd: float = 0.8
    # Truth to be found: share of won deals moved to the last two weeks of a quarter, and what is
    # given there besides, in points of the list price.
    pushed_share: float = 0.15
    quarter_end_days: int = 14
    discount_base: float = 9.0
    discount_quarter_end: float = 4.0
    discount_sd: float = 4.0
    # Truth to be found: share of lost deals without a reason, and the reasons of the others.
    reason_missing: float = 0.4
    reason_share: tuple[float, ...] = (0.40, 0.20, 0.20, 0.12, 0.08)


# Kwispelwolk Software: marketing brings most, and who answers fast wins; few reasons are filled in.
HUBSPOT = Practice(
    deals=2400,
    first_id=9_100_000,
    sellers=6,
    source_share=(0.34, 0.20, 0.14, 0.08, 0.10, 0.14),
    win_per_size=-0.15,
    win_per_log_hour=-0.5,
    reason_missing=0.6,
)
# Pompernikkel Pompen: sales brings most; a few large deals carry the firm; discounts at the
# quarter's end. No clock times, so no speed of answer.
SALESFORCE = Practice(
    deals=2200,
    first_id=410_000,
    sellers=8,
    source_share=(0.12, 0.08, 0.20, 0.22, 0.18, 0.20),
    win_per_size=-0.6,
    win_per_log_hour=0.0,
    amount_log_mean=9.8,
    amount_log_sd=1.3,
    pushed_share=0.35,
    discount_quarter_end=7.0,
)
# Warmtewimpel: deals alike in size, no push at the quarter's end: nothing there to be found.
PIPEDRIVE = Practice(
    deals=2150,
    first_id=1_000,
    sellers=5,
    win_per_size=0.0,
    win_per_log_hour=-0.35,
    amount_log_sd=0.35,
    pushed_share=0.0,
    discount_quarter_end=0.0,
    reason_missing=0.2,
)
