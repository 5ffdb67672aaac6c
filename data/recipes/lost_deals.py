"""Kwispelwolk Software: why deals were lost, by the sales records and by the buyers."""

import numpy as np
import pandas as pd

from recipes.parameters import LostDeals

REASONS = ("price", "slow_response", "missing_feature", "no_decision", "competitor", "other")


def _pick(shares: np.ndarray, draws: np.ndarray) -> np.ndarray:
    """Choose a column for each row of shares (rows add up to 1)."""
    return np.minimum((np.cumsum(shares, axis=1) < draws[:, None]).sum(axis=1), len(REASONS) - 1)


def make(rng: np.random.Generator, p: LostDeals) -> pd.DataFrame:
    """Draw the table; one row a lost deal, in order of date.

    Args:
        rng: The table's own random stream.
        p: Its constants.

    Returns:
        The table, with the buyer's true reasons in ``_main`` and ``_second``.
    """
    n = p.deals
    days = np.sort(rng.integers(0, 731, n))
    lost_on = np.datetime64("2023-01-01") + days.astype("timedelta64[D]")
    lost_on = np.busday_offset(lost_on, 0, roll="forward")
    amount = np.round(np.exp(p.amount_log_mean + p.amount_log_sd * rng.standard_normal(n)), -1)
    true_share = np.array(p.true_share)
    main = _pick(np.tile(true_share, (n, 1)), rng.random(n))
    # The second reason is drawn like the first, but must be another one.
    others = np.tile(true_share, (n, 1))
    others[np.arange(n), main] = 0
    second = _pick(others / others.sum(axis=1, keepdims=True), rng.random(n))

    # A rep names the main reason, the second one, or the reason that flatters.
    names_main = rng.random(n) < np.array(p.rep_names_main)[main]
    names_second = rng.random(n) < p.rep_names_second
    excuse = _pick(np.tile(np.array(p.excuse_share), (n, 1)), rng.random(n))
    written = np.where(names_main, main, np.where(names_second, second, excuse))
    blank = rng.random(n) < np.array(p.blank_share)[main]

    invited = rng.random(n) < p.invited_share
    done = invited & (rng.random(n) < np.array(p.answer_share)[main])
    labels = np.array(REASONS)
    return pd.DataFrame(
        {
            "deal_id": [f"D{i:04d}" for i in range(1, n + 1)],
            "lost_on": lost_on.astype(str),
            "amount_eur": amount.astype(np.int64),
            "crm_lost_reason": np.where(blank, "", labels[written]),
            "interview_invited": invited.astype(np.int64),
            "interview_done": done.astype(np.int64),
            "buyer_main_reason": np.where(done, labels[main], ""),
            "buyer_second_reason": np.where(done, labels[second], ""),
            "_main": labels[main],
            "_second": labels[second],
        }
    )
