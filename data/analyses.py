"""What each synthetic table shows: the naive reading, the better one, and the counts.

The tests hold these figures against the truth, for the shipped seed and for others; the last part
of ``README.md`` prints them. NumPy and pandas only, so that a lesson can do the same.
"""

from collections.abc import Callable

import numpy as np
import pandas as pd

Figures = dict[str, float]


def least_squares(y: np.ndarray, *columns: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Fit a straight-line model with an intercept.

    Args:
        y: What is to be explained.
        columns: What explains it; a two-dimensional array counts as several columns.

    Returns:
        Coefficients (intercept first) and their standard errors.
    """
    x = np.column_stack([np.ones(len(y)), *columns]).astype(float)
    y = np.asarray(y, dtype=float)
    # Normal equations: with columns as tame as ours they lose nothing, and they are fast.
    inverse = np.linalg.inv(x.T @ x)
    coefficients = inverse @ (x.T @ y)
    rest = y - x @ coefficients
    variance = rest @ rest / (len(y) - x.shape[1])
    return coefficients, np.sqrt(variance * np.diag(inverse))


def logit(y: np.ndarray, *columns: np.ndarray) -> np.ndarray:
    """Fit log-odds with an intercept by iteratively reweighted least squares.

    Args:
        y: 0 or 1.
        columns: What explains it.

    Returns:
        Coefficients, intercept first.
    """
    x = np.column_stack([np.ones(len(y)), *columns]).astype(float)
    y = np.asarray(y, dtype=float)
    coefficients = np.zeros(x.shape[1])
    for _ in range(12):
        chance = 1 / (1 + np.exp(-x @ coefficients))
        weight = chance * (1 - chance)
        coefficients = coefficients + np.linalg.solve(
            x.T @ (x * weight[:, None]), x.T @ (y - chance)
        )
    return coefficients


def dummies(column: pd.Series) -> np.ndarray:
    """Turn a column of categories into 0/1 columns, the first category left out."""
    return pd.get_dummies(column, drop_first=True).to_numpy(dtype=float)


def share(mask: pd.Series | np.ndarray) -> float:
    """Give the share of true values in per cent."""
    return 100 * float(np.mean(mask))


# --- inbound_outbound -----------------------------------------------------------------------


def inbound_outbound(table: pd.DataFrame) -> Figures:
    """Calls and what a call wins, where content started first and where it came a year later."""
    figures = {}
    table = table.assign(won=table.customers - table.by_themselves)
    sums = table.groupby(["segment", "year", "content_from"]).sum(numeric_only=True)
    sums["won_per_call"] = sums.won / sums.calls
    sums["target_met"] = sums.customers / sums.target
    sums["share_by_themselves"] = sums.by_themselves / sums.target
    for (segment, year), both in sums.groupby(level=["segment", "year"]):
        first, later = (both.loc[segment, year, start] for start in (2023, 2024))
        for column in ("customers", "calls", "won_per_call"):
            name = f"{column}, first over later regions, {segment} {year}"
            figures[name] = first[column] / later[column]
        if year == 2023:
            for where, row in (("first", first), ("later", later)):
                figures[f"target met %, {where} regions, {segment} 2023"] = 100 * row.target_met
                figures[f"by themselves, % of target, {where} regions, {segment} 2023"] = (
                    100 * row.share_by_themselves
                )
                figures[f"won per 100 calls, {where} regions, {segment} 2023"] = (
                    100 * row.won_per_call
                )

    for segment, rows in table.groupby("segment"):
        content = (rows.year >= rows.content_from).to_numpy()
        # Once the later regions have content too, nobody is left to compare them with.
        clean = (rows.year <= 2023).to_numpy()
        region, quarter = dummies(rows.region), dummies(rows.quarter[clean])
        for name, outcome in (("calls", rows.calls), ("won_per_call", rows.won / rows.calls)):
            logs = np.log(outcome.to_numpy())
            fitted, errors = least_squares(logs[clean], content[clean], region[clean], quarter)
            figures[f"effect on {name}, {segment}"] = fitted[1]
            figures[f"effect on {name}, {segment}, its standard error"] = errors[1]
            figures[f"effect on {name}, {segment}, each region with its own past"] = least_squares(
                logs, content, region
            )[0][1]
    return figures


# --- territory_months -----------------------------------------------------------------------


def within(values: np.ndarray, territories: int) -> np.ndarray:
    """Take out what belongs to a territory or to a month (rows: territory by territory)."""
    grid = np.asarray(values, dtype=float).reshape(territories, -1)
    grid = grid - grid.mean(axis=1, keepdims=True)
    return (grid - grid.mean(axis=0, keepdims=True)).ravel()


def fit_ces(rows: pd.DataFrame) -> tuple[float, float, float]:
    """Fit a CES function with territory and month effects by Gauss-Newton.

    Args:
        rows: One business unit and arm, territory by territory.

    Returns:
        Marketing's share, the elasticity of substitution and the returns to scale.
    """
    territories = rows.territory_id.nunique()
    marketing = (rows.advertising_keur / rows.advertising_keur.median()).to_numpy()
    selling = (rows.sales_hours / rows.sales_hours.median()).to_numpy()
    target = within(np.log(rows.orders_keur), territories)

    def predicted(guess: np.ndarray) -> np.ndarray:
        power, weight, returns = guess
        mix = weight * marketing**power + (1 - weight) * selling**power
        return within(returns / power * np.log(mix), territories)

    guess = np.array([0.1, 0.4, 0.4])
    for _ in range(40):
        now = predicted(guess)
        slopes = np.column_stack(
            [(predicted(guess + step) - now) / 1e-6 for step in 1e-6 * np.eye(3)]
        )
        step = np.linalg.lstsq(slopes, target - now, rcond=None)[0]
        guess = guess + np.clip(step, -0.3, 0.3)
        guess = np.clip(guess, [-6, 0.02, 0.02], [0.95, 0.98, 2])
        # Exactly 0 would divide by zero; the function itself is smooth there.
        guess[0] = guess[0] if abs(guess[0]) > 1e-4 else 1e-4
        if np.max(np.abs(step)) < 1e-9:
            break
    power, weight, returns = guess
    return weight, 1 / (1 - power), returns


def territory_months(table: pd.DataFrame) -> Figures:
    """Elasticities by arm, the interaction, and the elasticity of substitution."""
    figures = {}
    for (unit, arm), rows in table.groupby(["business_unit", "budget_arm"]):
        territories = rows.territory_id.nunique()
        logs = [np.log(rows[column]) for column in ("advertising_keur", "sales_hours")]
        centred = [x - x.mean() for x in logs]
        columns = [within(x, territories) for x in (*logs, centred[0] * centred[1])]
        orders = within(np.log(rows.orders_keur), territories)
        fitted, errors = least_squares(orders, *columns)
        where = f"{unit}, {arm}"
        figures[f"elasticity of advertising, {where}"] = fitted[1]
        figures[f"elasticity of selling, {where}"] = fitted[2]
        if arm == "experiment":
            figures[f"t of the interaction, {unit}"] = fitted[3] / errors[3]
            weight, sigma, returns = fit_ces(rows)
            figures[f"sigma, {unit}"] = sigma
            figures[f"marketing share, {unit}"] = weight
            figures[f"returns, {unit}"] = returns
            for hours in ("low", "high"):
                gain = gain_from_advertising(rows[rows.hours_level == hours])
                figures[f"high over low advertising %, {hours} hours, {unit}"] = gain
    return figures


def gain_from_advertising(rows: pd.DataFrame) -> float:
    """Compare orders at high and at low advertising, in per cent."""
    mean = rows.groupby("advertising_level").orders_keur.mean()
    return 100 * float(mean["high"] / mean["low"] - 1)


# --- leads ----------------------------------------------------------------------------------


def leads(table: pd.DataFrame) -> Figures:
    """Statuses, the cost of delay, and who is right about poor leads."""
    figures = {
        f"status {status} %": share(table.status == status)
        for status in ("won", "lost", "open", "not_followed_up")
    }
    by_source = (table.status == "won").groupby(table.source).mean() * 100
    figures["win rate %, worst source"] = by_source.min()
    figures["win rate %, best source"] = by_source.max()
    called = table[table.status.isin(["won", "lost"])]
    won = (called.status == "won").to_numpy()
    delay = np.log1p(called.response_hours)
    figures["delay, naive"] = logit(won, delay)[1]
    figures["delay, given score and source"] = logit(
        won, delay, called.lead_score / 10, dummies(called.source)
    )[1]
    quick = called.response_hours <= 24
    figures["win rate %, called within a day"] = share(won[quick])
    figures["win rate %, called later"] = share(won[~quick])

    audited = table[table.audit_quality_1to5.notna()]
    good = audited.audit_quality_1to5.astype(float) >= 4
    poor = audited.reject_reason == "poor_lead"
    figures["audited, good %"] = share(good)
    figures["audited and called poor"] = float(poor.sum())
    figures["audited and called poor, good after all %"] = share(good[poor])
    left = audited.status == "not_followed_up"
    figures["audited and never called, good %"] = share(good[left])
    figures["audited and never called, bad (1 or 2) %"] = share(
        audited.audit_quality_1to5[left].astype(float) <= 2
    )
    if "_quality" in table:
        true_poor = table.reject_reason == "poor_lead"
        figures["true: called poor, good after all %"] = share(table._quality[true_poor] >= 4)
    return figures


# --- quotes ---------------------------------------------------------------------------------


def quotes(table: pd.DataFrame) -> Figures:
    """What margin pay does to discount, win rate, revenue and margin."""
    treated = table.team.isin(["T1", "T2", "T3", "T4"])
    after = pd.to_datetime(table.quote_date) >= "2024-01-01"
    revenue = table.net_price_eur * table.won
    margin = (table.net_price_eur - table.cost_eur) * table.won
    outcomes = {
        "discount": table.discount_pct,
        "win rate %": 100 * table.won,
        "revenue per quote": revenue,
        "margin per quote": margin,
    }
    figures = {}
    both = treated & after
    for name, values in outcomes.items():
        fitted, errors = least_squares(values, both, dummies(table.team), after)
        figures[f"{name}, margin pay (difference in differences)"] = fitted[1]
        figures[f"{name}, its standard error"] = errors[1]
        figures[f"{name}, treated before"] = float(values[treated & ~after].mean())
        figures[f"{name}, treated after"] = float(values[both].mean())
    figures["discount, treated after minus before"] = (
        figures["discount, treated after"] - figures["discount, treated before"]
    )
    if "_chance" in table:
        due = {
            "win rate %": 100 * table._chance,
            "revenue per quote": table.net_price_eur * table._chance,
            "margin per quote": (table.net_price_eur - table.cost_eur) * table._chance,
        }
        for name, values in due.items():
            fitted, _ = least_squares(values, both, dummies(table.team), after)
            figures[f"true: {name}, margin pay"] = fitted[1]
    hurry = table.days_to_quarter_end < 14
    for base in ("revenue", "gross_margin"):
        rows = table[table.commission_base == base]
        figures[f"quarter-end discount, paid on {base.replace('_', ' ')}"] = float(
            rows.discount_pct[hurry].mean() - rows.discount_pct[~hurry].mean()
        )
    fitted = least_squares(
        table.discount_pct, both, both & hurry, ~both & hurry, after, dummies(table.team)
    )[0]
    figures["discount, margin pay outside quarter end"] = fitted[1]
    figures["log-odds of winning per point, naive"] = logit(table.won, table.discount_pct)[1]
    figures["log-odds of winning per point, given competitor"] = logit(
        table.won, table.discount_pct, table.competitor_present, after
    )[1]
    return figures


# --- lost_deals -----------------------------------------------------------------------------


def lost_deals(table: pd.DataFrame) -> Figures:
    """Reasons by the records, by the interviews, and what can be said for certain."""
    written = table.crm_lost_reason.replace("", None).dropna()
    asked = table[table.interview_invited == 1]
    spoken = table[table.interview_done == 1]
    figures = {
        "records left empty %": share(table.crm_lost_reason.replace("", None).isna()),
        "interviews": float(len(spoken)),
        "answered of those invited %": share(asked.interview_done == 1),
    }
    silent = share(asked.interview_done == 0)
    for reason in ("price", "slow_response", "no_decision"):
        heard = 100 * float((asked.buyer_main_reason == reason).mean())
        figures[f"{reason} %, filled records"] = share(written == reason)
        figures[f"{reason} %, interviews"] = share(spoken.buyer_main_reason == reason)
        figures[f"{reason} %, at least"] = heard
        figures[f"{reason} %, at most"] = heard + silent
        if "_main" in table:
            figures[f"{reason} %, true"] = share(table._main == reason)
    known = spoken[spoken.crm_lost_reason.replace("", None).notna()]
    right = known.crm_lost_reason == known.buyer_main_reason
    partly = known.crm_lost_reason == known.buyer_second_reason
    figures["record right %"] = share(right)
    figures["record names the second reason %"] = share(partly)
    figures["record wrong %"] = share(~right & ~partly)
    slow = spoken[spoken.buyer_main_reason == "slow_response"]
    figures["record empty %, we were slow"] = share(slow.crm_lost_reason.replace("", None).isna())
    return figures


# --- promo_weeks ----------------------------------------------------------------------------


def promo_weeks(table: pd.DataFrame) -> Figures:
    """The demand model, and which promotions earned their money back."""
    table = table.copy()
    since = table.weeks_since_promo.astype(float)
    table["after_1"], table["after_2"] = since == 1, since == 2
    fitted, errors = least_squares(
        np.log(table.units),
        np.log(table.shelf_price_eur / 3.99),
        table.feature_ad,
        table.display,
        table.feature_ad * table.display,
        table.after_1,
        table.after_2,
        dummies(table.store_id),
        dummies(table.week),
    )
    names = ("price", "feature", "display", "feature x display", "dip 1", "dip 2")
    figures = {}
    for name, value, error in zip(names, fitted[1:7], errors[1:7], strict=True):
        figures[f"effect of {name}"] = value
        figures[f"effect of {name}, its standard error"] = error
    figures["promotions"] = float(table.promo.sum())

    quiet = table[~(since <= 2)]
    table["usual"] = table.store_id.map(quiet.groupby("store_id").units.median())
    gain = (table.units - table.usual) * (table.net_price_eur - table.unit_cost_eur)
    gain = gain - table.trade_spend_eur
    later = gain.groupby(table.store_id)
    whole = gain + later.shift(-1, fill_value=0) + later.shift(-2, fill_value=0)
    event = table.promo == 1
    figures["promotions that lose money %, promotion week only"] = share(gain[event] < 0)
    figures["promotions that lose money %, with the two weeks after"] = share(whole[event] < 0)
    figures["profit per promotion EUR, promotion week only"] = float(gain[event].mean())
    figures["profit per promotion EUR, with the two weeks after"] = float(whole[event].mean())
    return figures


# --- interface_survey -----------------------------------------------------------------------


def interface_survey(table: pd.DataFrame) -> Figures:
    """When there is one function, and what goes with growth."""
    small, large = table.employees <= 25, table.employees > 1000
    figures = {
        "separate departments %, up to 25 employees": share(table.separate_departments[small]),
        "separate departments %, over 1000 employees": share(table.separate_departments[large]),
        "shared tasks of 20, up to 25 employees": float(table.shared_tasks_0to20[small].mean()),
        "shared tasks of 20, over 1000 employees": float(table.shared_tasks_0to20[large].mean()),
        "growth on blame alone": least_squares(table.relative_growth_pct, table.blame_1to7)[0][1],
    }
    fitted = least_squares(
        table.relative_growth_pct,
        table.structural_links_1to7,
        table.market_knowledge_marketing_1to7,
        table.blame_1to7,
    )[0]
    for name, value in zip(("links", "knowledge", "blame"), fitted[1:], strict=True):
        figures[f"growth on {name}, given the others"] = value
    by_department = table.groupby("separate_departments")
    blame = by_department.blame_1to7.mean()
    figures["blame, one department"], figures["blame, two departments"] = blame[0], blame[1]
    return figures


# --- practice exports -----------------------------------------------------------------------


def practice(table: pd.DataFrame) -> Figures:
    """What a practice export shows, as read by ``framings.data.crm``."""
    done = table[table.outcome.isin(["won", "lost"])]
    won = (done.outcome == "won").to_numpy()
    figures = {"deals": float(len(table)), "won, % of decided": share(won)}
    for source, rows in done.groupby("source"):
        figures[f"won, % of decided, {source}"] = share(rows.outcome == "won")
        figures[f"share of the won deals %, {source}"] = (
            100 * float((rows.outcome == "won").sum()) / won.sum()
        )
    logs = np.log(done.amount.to_numpy())
    sizes = (logs - logs.mean()) / logs.std()
    figures["won, % of decided, smaller half"] = share(won[sizes < np.median(sizes)])
    figures["won, % of decided, larger half"] = share(won[sizes >= np.median(sizes)])
    columns = [sizes, dummies(done.source)]
    if done.answer_hours.notna().any():
        columns.insert(1, np.log1p(done.answer_hours.to_numpy()))
        figures["median hours to the first answer"] = float(done.answer_hours.median())
    slopes = logit(won, *columns)
    figures["log-odds of winning per standard deviation of log size"] = slopes[1]
    if len(columns) == 3:
        figures["log-odds of winning per log(1 + hours)"] = slopes[2]
    days_left = (done.closed.dt.to_period("Q").dt.end_time - done.closed).dt.days
    late = (days_left < 14).to_numpy()
    figures["closed in the last two weeks of a quarter, % of won"] = share(late[won])
    figures["closed in the last two weeks of a quarter, % of lost"] = share(late[~won])
    if done.discount_pct.notna().any():
        fitted, errors = least_squares(done.discount_pct.to_numpy(), late)
        figures["discount there, points more"] = fitted[1]
        figures["discount there, points more, its standard error"] = errors[1]
    figures["lost without a reason %"] = share(done.lost_reason[~won].isna())
    largest = np.sort(done.amount[won])[-round(won.sum() / 10) :]
    figures["largest tenth of the won deals, % of revenue"] = (
        100 * float(largest.sum()) / float(done.amount[won].sum())
    )
    return figures


ANALYSES: dict[str, Callable[[pd.DataFrame], Figures]] = {
    analysis.__name__: analysis
    for analysis in (
        inbound_outbound,
        territory_months,
        leads,
        quotes,
        lost_deals,
        promo_weeks,
        interface_survey,
    )
}

# What a first trial of the design gave, for the comparison in README.md.
PLANNED: dict[str, dict[str, str]] = {
    "inbound_outbound": {
        "customers, first over later regions, small 2023": "1.00",
        "calls, first over later regions, small 2023": "0.65",
        "won_per_call, first over later regions, small 2023": "1.00",
        "calls, first over later regions, large 2023": "1.00",
        "won_per_call, first over later regions, large 2023": "1.40",
        "by themselves, % of target, first regions, small 2023": "45",
        "by themselves, % of target, later regions, small 2023": "15",
        "effect on calls, small": "-0.44",
        "effect on won_per_call, small": "0",
        "effect on calls, large": "0",
        "effect on won_per_call, large": "0.34",
    },
    "territory_months": {
        "sigma, pumps": "0.49",
        "sigma, supplies": "3.1",
        "t of the interaction, pumps": "8.9",
        "t of the interaction, supplies": "-6.6",
    },
    "leads": {
        "status won %": "10.8",
        "status lost %": "37.5",
        "status open %": "1.9",
        "status not_followed_up %": "49.8",
        "win rate %, worst source": "4",
        "win rate %, best source": "17",
        "delay, naive": "-0.54",
        "delay, given score and source": "-0.31",
        "audited and called poor": "72",
        "audited and called poor, good after all %": "21",
        "true: called poor, good after all %": "24",
    },
    "quotes": {
        "discount, margin pay (difference in differences)": "-4.5",
        "quarter-end discount, paid on revenue": "5",
        "quarter-end discount, paid on gross margin": "1",
        "win rate %, treated before": "30.0",
        "win rate %, treated after": "25.2",
        "revenue per quote, treated before": "9338",
        "revenue per quote, treated after": "8237",
        "margin per quote, treated before": "1638",
        "margin per quote, treated after": "1784",
        "true: margin per quote, margin pay": "146",
    },
    "lost_deals": {
        "records left empty %": "29",
        "price %, filled records": "43",
        "price %, interviews": "22",
        "price %, true": "20",
        "slow_response %, filled records": "5",
        "slow_response %, interviews": "24",
        "slow_response %, true": "19",
        "no_decision %, interviews": "9",
        "no_decision %, true": "20",
        "record right %": "42",
        "record names the second reason %": "29",
        "record wrong %": "29",
    },
    "promo_weeks": {
        "effect of price": "-2.57",
        "effect of feature x display": "-0.19",
        "effect of dip 1": "-0.29",
        "effect of dip 2": "-0.14",
        "promotions": "289",
        "promotions that lose money %, with the two weeks after": "56",
    },
    "interface_survey": {
        "separate departments %, up to 25 employees": "16",
        "separate departments %, over 1000 employees": "93",
        "shared tasks of 20, up to 25 employees": "15.7",
        "shared tasks of 20, over 1000 employees": "6.1",
        "growth on links, given the others": "1.17",
        "growth on knowledge, given the others": "0.91",
        "growth on blame, given the others": "-0.31",
    },
}
