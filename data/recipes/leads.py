"""Warmtewimpel: marketing says nobody calls the leads, sales says the leads are poor."""

import numpy as np
import pandas as pd

from recipes.parameters import Leads

SOURCES = (
    "organic_search",
    "paid_search",
    "referral",
    "trade_fair",
    "social_media",
    "purchased_list",
)


def make(rng: np.random.Generator, p: Leads) -> pd.DataFrame:
    """Draw the table; one row a lead, in order of arrival.

    Args:
        rng: The table's own random stream.
        p: Its constants.

    Returns:
        The table, with the true quality in ``_quality`` (1 to 5, as a blind check would grade it).
    """
    n = p.leads
    start, snapshot = np.datetime64("2023-01-01", "s"), np.datetime64(p.snapshot, "s")
    created = start + np.sort(np.floor(rng.random(n) * p.days * 86_400)).astype("timedelta64[s]")
    source = np.searchsorted(np.cumsum(p.source_share), rng.random(n), side="right")
    source = np.minimum(source, len(SOURCES) - 1)
    fit = np.array(p.source_fit)[source] + rng.standard_normal(n)
    score = 50 + p.score_per_fit * fit + p.score_noise * rng.standard_normal(n)
    score = np.clip(np.round(score), 0, 100)
    standing = (score - 50) / 10

    # Reps see score and source, not the true fit: given these two, delay and fit are unrelated.
    liked = p.follow_up_at_50 + p.follow_up_per_10 * standing + np.array(p.source_liking)[source]
    followed = rng.random(n) < 1 / (1 + np.exp(-liked))
    owner = rng.integers(0, p.reps, n)
    pace = p.rep_sd * rng.standard_normal(p.reps)
    # Day 0 of the Unix calendar was a Thursday.
    weekday = (created.astype("datetime64[D]").astype(np.int64) + 3) % 7
    hour = created.astype(np.int64) // 3600 % 24
    late = (weekday >= 5) | ((weekday == 4) & (hour >= 14))
    delay = (
        p.delay_at_50
        + p.delay_per_10 * standing
        - p.delay_per_liking * np.array(p.source_liking)[source]
        + p.delay_weekend * late
        + pace[owner]
        + p.delay_sd * rng.standard_normal(n)
    )
    hours = np.round(np.clip(np.expm1(np.maximum(delay, 0)), 0.1, p.longest_hours), 1)

    chance = p.win_at_50 + p.win_per_fit * fit + p.win_per_log_delay * np.log1p(hours)
    won = followed & (rng.random(n) < 1 / (1 + np.exp(-chance)))
    days_to_close = np.ceil(np.exp(p.close_log_days + p.close_log_sd * rng.standard_normal(n)))
    closed = (created + (hours * 3600).astype("timedelta64[s]")).astype("datetime64[D]")
    closed = closed + days_to_close.astype("timedelta64[D]")
    still_open = followed & (closed > snapshot)
    status = np.select(
        [~followed, still_open, won], ["not_followed_up", "open", "won"], default="lost"
    )
    amount = np.round(np.exp(p.amount_log_mean + p.amount_log_sd * rng.standard_normal(n)), -1)

    quality = np.clip(np.round(p.grade_at_average + p.grade_per_fit * fit), 1, 5)
    # "Poor" is what a rep writes of most leads that are left lying; the impression is of the score.
    calls_it_poor = 1 / (1 + np.exp(p.poor_at_50 + p.poor_per_10 * standing))
    draw = rng.random(n)
    reason = np.select(
        [draw < calls_it_poor, draw < calls_it_poor + (1 - calls_it_poor) * p.no_time_share],
        ["poor_lead", "no_time"],
        default="unreachable",
    )
    unsaid = rng.random(n) < p.reason_missing
    reason = np.where((status == "not_followed_up") & ~unsaid, reason, "")
    audited = rng.random(n) < p.audit_share
    done = np.isin(status, ["won", "lost"])
    return pd.DataFrame(
        {
            "lead_id": [f"L{i:04d}" for i in range(1, n + 1)],
            "created_at": [f"{moment}Z" for moment in created],
            "source": np.array(SOURCES)[source],
            "lead_score": score.astype(np.int64),
            "owner_code": [f"R{rep + 1:02d}" for rep in owner],
            "response_hours": np.where(followed, hours, np.nan),
            "status": status,
            "reject_reason": reason,
            "closed_on": np.where(done, closed.astype(str), ""),
            "amount_eur": pd.array(np.where(status == "won", amount, np.nan)).astype("Int64"),
            "audit_quality_1to5": pd.array(np.where(audited, quality, np.nan)).astype("Int64"),
            "_quality": quality,
            "_late": late,
        }
    )
