"""Three firms' deals as their CRM would export them: to practise on before one's own.

One model makes all three; what differs are the constants, the columns a CRM has, and how the file
is written. Names of persons are vegetables, so that there is something to drop and nobody behind.
"""

from statistics import NormalDist

import numpy as np
import pandas as pd

from recipes.parameters import Practice

SOURCES = ("search", "paid", "event", "partner", "referral", "call")
REASONS = ("price", "competitor", "decision", "feature", "slow")
# What each CRM calls them; the first three are marketing's.
SOURCE_NAMES = {
    "hubspot": (
        "Organic Search", "Paid Search", "Trade show", "Partner", "Referrals", "Cold call",
    ),
    "salesforce": (
        "Website", "Advertentie", "Beurs", "Partner", "Doorverwijzing", "Koude acquisitie",
    ),
    "pipedrive": ("Website", "Google Ads", "Event", "Partner", "Referral", "Cold call"),
}  # fmt: skip
_ENGLISH = ("Price", "Competitor", "No decision", "Missing feature", "Slow response")
_DUTCH = ("Prijs", "Concurrent", "Geen beslissing", "Functie ontbreekt", "Te traag")
REASON_NAMES = {"hubspot": _ENGLISH, "salesforce": _DUTCH, "pipedrive": _ENGLISH}
PERSONS = (
    "Bep Bloemkool", "Kees Knolraap", "Sanne Schorseneer", "Ruud Radijs", "Anja Andijvie",
    "Peter Prei", "Marijke Meiraap", "Tom Tomaat", "Els Erwt", "Wim Witlof", "Ilse IJsbergsla",
    "Bart Biet",
)  # fmt: skip


def make(rng: np.random.Generator, p: Practice) -> pd.DataFrame:
    """Draw the deals of one firm; one row a deal, in order of creation.

    Args:
        rng: The firm's own random stream.
        p: Its constants.

    Returns:
        The deals as they are, before a CRM writes them: sources and reasons as numbers of
        ``SOURCES`` and ``REASONS`` (-1 for none), answer in hours, closing day also of open deals.
    """
    n = p.deals
    start, snapshot = np.datetime64("2023-01-01", "m"), np.datetime64(p.snapshot, "m")
    created = start + np.sort(rng.integers(0, p.days * 1440, n)).astype("timedelta64[m]")
    source = np.searchsorted(np.cumsum(p.source_share), rng.random(n), side="right")
    source = np.minimum(source, len(SOURCES) - 1)
    size = rng.standard_normal(n)
    amount = np.exp(p.amount_log_mean + p.amount_log_sd * size)
    amount = np.clip(np.round(amount, -1), 100, 2_000_000)
    hours = np.exp(p.answer_log_mean + p.answer_log_sd * rng.standard_normal(n))
    hours = np.clip(hours, 0.1, 400)
    odds = (
        p.win_base
        + np.array(p.source_odds)[source]
        + p.win_per_size * size
        + p.win_per_log_hour * (np.log1p(hours) - np.log1p(np.exp(p.answer_log_mean)))
    )
    won = rng.random(n) < 1 / (1 + np.exp(-odds))
    days = np.ceil(np.exp(p.close_log_days + p.close_log_sd * rng.standard_normal(n)))
    closed = created.astype("datetime64[D]") + days.astype("timedelta64[D]")
    # Some won deals are held or hurried until the last two weeks of the quarter.
    month = closed.astype("datetime64[M]").astype(int)
    end = (month - month % 3 + 3).astype("datetime64[M]").astype("datetime64[D]")
    late = end - rng.integers(1, p.quarter_end_days + 1, n).astype("timedelta64[D]")
    moved = won & (rng.random(n) < p.pushed_share) & (late >= created.astype("datetime64[D]"))
    closed = np.where(moved, late, closed)
    hurried = (end - closed).astype(int) <= p.quarter_end_days
    discount = p.discount_base + p.discount_quarter_end * hurried
    discount = np.clip(np.round(discount + p.discount_sd * rng.standard_normal(n), 1), 0, 60)
    open_ = closed > snapshot.astype("datetime64[D]")
    status = np.select([open_, won], ["open", "won"], default="lost")
    reason = rng.choice(len(REASONS), n, p=p.reason_share)
    reason = np.where((status == "lost") & (rng.random(n) >= p.reason_missing), reason, -1)
    return pd.DataFrame(
        {
            "id": p.first_id + np.cumsum(rng.integers(1, 40, n)),
            "created": created,
            "closed": closed,
            "amount": amount.astype(np.int64),
            "source": source,
            "owner": rng.integers(0, p.sellers, n),
            "customer": rng.integers(0, len(PERSONS), n),
            "hours": hours,
            "first_contact": created + np.maximum(hours * 60, 1).astype("timedelta64[m]"),
            "discount": discount,
            "status": status,
            "reason": reason,
            "step": rng.integers(0, 3, n),
        }
    )


def hubspot(deals: pd.DataFrame) -> pd.DataFrame:
    """Write the deals as HubSpot exports them in English; no discount is in it."""
    steps = ("Appointment Scheduled", "Qualified To Buy", "Contract Sent")
    stage = _stage(deals, steps, "Closed Won", "Closed Lost")
    return pd.DataFrame(
        {
            "Record ID": deals.id,
            "Deal Name": [f"Payroll for firm {n}" for n in range(1, len(deals) + 1)],
            "Deal Stage": [f"{name} (Sales Pipeline)" for name in stage],
            "Create Date": _moment(deals.created, "%Y-%m-%d %H:%M"),
            "Close Date": _moment(deals.closed, "%Y-%m-%d %H:%M"),
            "Amount": deals.amount,
            "Currency": "EUR",
            "Original Traffic Source": np.array(SOURCE_NAMES["hubspot"])[deals.source],
            "Deal owner": np.array(PERSONS)[deals.owner],
            "Associated Contact": [_contact(n) for n in deals.customer],
            "First contact date": _moment(deals.first_contact, "%Y-%m-%d %H:%M"),
            "Closed Lost Reason": _reason(deals, REASON_NAMES["hubspot"]),
        }
    )


def salesforce(deals: pd.DataFrame) -> pd.DataFrame:
    """Write the deals as Salesforce shows them in Dutch; stages are the firm's own."""
    stage = _stage(deals, ("Eerste gesprek", "Offerte", "Onderhandeling"), "Akkoord", "Afgevallen")
    return pd.DataFrame(
        {
            "Opportunity-ID": [f"006Xx{n:010d}" for n in deals.id],
            "Naam opportunity": [f"Pompen {n}" for n in range(1, len(deals) + 1)],
            "Fase": stage,
            "Aanmaakdatum": _moment(deals.created, "%d-%m-%Y"),
            "Sluitingsdatum": _moment(deals.closed, "%d-%m-%Y"),
            "Bedrag": [f"{amount},00" for amount in deals.amount],
            "Valuta opportunity": "EUR",
            "Leadbron": np.array(SOURCE_NAMES["salesforce"])[deals.source],
            "Eigenaar van opportunity": np.array(PERSONS)[deals.owner],
            "Naam contactpersoon": np.array(PERSONS)[deals.customer],
            "Korting (%)": [f"{discount:.1f}".replace(".", ",") for discount in deals.discount],
            "Reden van verlies": _reason(deals, REASON_NAMES["salesforce"]),
        }
    )


def pipedrive(deals: pd.DataFrame) -> pd.DataFrame:
    """Write the deals as Pipedrive exports them in English, with two columns of the firm's own."""
    done = _moment(deals.closed, "%Y-%m-%d 12:00:00")
    stages = ("Qualified", "Contact Made", "Proposal Made")
    return pd.DataFrame(
        {
            "Deal - ID": deals.id,
            "Deal - Title": [f"Heat pump {n}" for n in range(1, len(deals) + 1)],
            "Deal - Value": deals.amount,
            "Deal - Currency of value": "EUR",
            "Deal - Status": deals.status.str.capitalize(),
            "Deal - Stage": np.array(stages)[deals.step],
            "Deal - Owner": np.array(PERSONS)[deals.owner],
            "Deal - Contact person": np.array(PERSONS)[deals.customer],
            "Deal - Deal created": _moment(deals.created, "%Y-%m-%d %H:%M:%S"),
            "Deal - Won time": done.where(deals.status == "won", ""),
            "Deal - Lost time": done.where(deals.status == "lost", ""),
            "Deal - Source channel": np.array(SOURCE_NAMES["pipedrive"])[deals.source],
            "Deal - Lost reason": _reason(deals, REASON_NAMES["pipedrive"]),
            "Deal - Discount (%)": deals.discount,
            "Deal - Response time (hours)": deals.hours.round(1),
        }
    )


def _stage(deals: pd.DataFrame, steps: tuple[str, ...], won: str, lost: str) -> np.ndarray:
    return np.select(
        [deals.status == "won", deals.status == "lost"], [won, lost], np.array(steps)[deals.step]
    )


def _reason(deals: pd.DataFrame, reasons: tuple[str, ...]) -> np.ndarray:
    return np.array((*reasons, ""))[deals.reason]


def _moment(column: pd.Series, layout: str) -> pd.Series:
    return column.astype("datetime64[s]").dt.strftime(layout)


def _contact(number: int) -> str:
    first, last = PERSONS[number].split()
    return f"{PERSONS[number]} ({first}.{last}@example.com)".lower()


# --- what there is to be found --------------------------------------------------------------

_STEPS = 300


def truths(p: Practice) -> dict[str, float]:
    """Work out what endlessly many deals of a firm would answer, from its constants alone.

    Nothing is drawn: sizes and hours are gone through in equal steps of their chance, days one by
    one. Of the columns a CRM lacks the truths are here all the same.

    Args:
        p: The firm's constants.

    Returns:
        Shares (1 is all) by the question of ``framings.data.crm`` and what they are of; discounts
        are shares of the list price.
    """
    normal = NormalDist()
    steps = np.array([normal.inv_cdf((n + 0.5) / _STEPS) for n in range(_STEPS)])
    late, decided = _days(p)
    hours = np.clip(np.exp(p.answer_log_mean + p.answer_log_sd * steps), 0.1, 400)
    delay = np.log1p(hours) - np.log1p(np.exp(p.answer_log_mean))
    odds = (  # source, size, hours
        p.win_base
        + np.array(p.source_odds)[:, None, None]
        + (p.win_per_size * steps)[:, None]
        + p.win_per_log_hour * delay
    )
    chance = 1 / (1 + np.exp(-odds))
    share = np.array(p.source_share)[:, None, None] / _STEPS**2
    won, lost = share * chance * decided["won"], share * (1 - chance) * decided["lost"]
    total = won + lost
    found = {"won": won.sum() / total.sum()}
    for n, source in enumerate(SOURCES):
        found[f"sources, {source}"] = won[n].sum() / won.sum()
        found[f"rates, {source}"] = won[n].sum() / total[n].sum()
    found["claims, marketing"] = won[:3].sum() / won.sum()
    third = _STEPS // 3
    for name, part in (("smallest", slice(third)), ("largest", slice(-third, None))):
        found[f"sizes, {name}"] = won[:, part].sum() / total[:, part].sum()
    fast, slow = hours <= 4, hours > 24
    for name, part in (("fast", fast), ("between", ~fast & ~slow), ("slow", slow)):
        found[f"speed, {name}"] = won[..., part].sum() / total[..., part].sum()
    found["habits, within a day, won"] = won[..., ~slow].sum() / won.sum()
    found["habits, within a day, lost"] = lost[..., ~slow].sum() / lost.sum()
    found |= {f"quarter_end, {outcome}": late[outcome] for outcome in ("won", "lost")}
    for name, extra in (("last two weeks", p.discount_quarter_end), ("rest", 0.0)):
        at = (p.discount_base + extra) / p.discount_sd
        mean = p.discount_sd * (at * normal.cdf(at) + normal.pdf(at))  # none below 0
        found[f"discounts, {name}"] = mean / 100
    found["reasons, not filled in"] = p.reason_missing
    for reason, part in zip(REASONS, p.reason_share, strict=True):
        found[f"reasons, {reason}"] = part * (1 - p.reason_missing)
    for name, start, end in (("tenth", 0.0, 0.1), ("smaller half", 0.5, 1.0)):
        found[f"large_deals, {name}"] = _of_revenue(won.sum(axis=(0, 2)), p, start, end)
    return {name: float(value) for name, value in found.items()}


def _days(p: Practice) -> tuple[dict[str, float], dict[str, float]]:
    """Go through all days of creation and all lengths of a deal.

    Returns:
        By outcome: the share that closes in the last two weeks of a quarter, of what is closed at
        the snapshot; and the share that is closed by then.
    """
    normal, lengths = NormalDist(p.close_log_days, p.close_log_sd), np.arange(1, 750)
    below = np.array([0.0, *(normal.cdf(x) for x in np.log(lengths))])
    chance = np.diff(below)[None, :] / p.days
    created = np.datetime64("2023-01-01") + np.arange(p.days)[:, None]
    closed = created + lengths
    month = closed.astype("datetime64[M]").astype(int)
    end = (month - month % 3 + 3).astype("datetime64[M]").astype("datetime64[D]")
    left, snapshot = (end - closed).astype(int), np.datetime64(p.snapshot, "D")
    done, hurried = closed <= snapshot, left <= p.quarter_end_days
    all_lost, late_lost = (chance * done).sum(), (chance * (done & hurried)).sum()
    # Of the won ones some move to a day of the last two weeks, if that comes after their creation.
    days = np.arange(1, p.quarter_end_days + 1)
    can, move_done = np.zeros(closed.shape), np.zeros(closed.shape)
    for day in days:
        reach = end - day >= created
        can += reach / len(days)
        move_done += (reach & (end - day <= snapshot)) / len(days)
    stay = 1 - p.pushed_share * can
    moved = (chance * p.pushed_share * move_done).sum()
    all_won = (chance * done * stay).sum() + moved
    late_won = (chance * (done & hurried) * stay).sum() + moved
    return (
        {"won": late_won / all_won, "lost": late_lost / all_lost},
        {"won": all_won, "lost": all_lost},
    )


def _of_revenue(won: np.ndarray, p: Practice, start: float, end: float) -> float:
    """Give the share of the revenue of won deals that a part of them brings, the largest first.

    Args:
        won: How many are won at each step of size.
        p: The firm's constants.
        start: Where the part begins, 0 at the largest deal.
        end: Where it ends, 1 at the smallest.
    """
    # Sizes within a step differ, at the ends above all: go through finer ones, on a smooth curve.
    normal = NormalDist()
    fine = np.array([normal.inv_cdf((n + 0.5) / 20_000) for n in range(20_000)])
    coarse = np.array([normal.inv_cdf((n + 0.5) / _STEPS) for n in range(_STEPS)])
    count = np.interp(fine, coarse, won)[::-1]
    amount = np.exp(p.amount_log_sd * fine)[::-1] * count
    place = np.concatenate([[0], np.cumsum(count)]) / count.sum()
    sums = np.concatenate([[0], np.cumsum(amount)]) / amount.sum()
    low, high = np.interp([start, end], place, sums)
    return float(high - low)
