"""Every number that goes into the synthetic tables, with where it comes from beside it.

"F01" and so on are rows of ``published_findings.csv``. "Our choice" means what it says: no source
stands behind the number, and no lesson may present it as a finding.
"""

from dataclasses import dataclass

SEED = 20260101


@dataclass(frozen=True)
class InboundOutbound:
    """Kwispelwolk Software: two segments, five years, one brand stock in each."""

    months: int = 60
    # What is left of the brand stock a month later. Monthly studies of the Pinkham data find 0.5
    # to 0.7 (quoted second-hand in the project's notes).
    carry_over: float = 0.6
    # Content spend in the first and the last month, 1000 EUR. Our choice; the rise of about four
    # times is what moves the brand stock far enough for its effect to be seen.
    spend_start: tuple[float, float] = (18.0, 12.0)
    spend_end: tuple[float, float] = (78.0, 50.0)
    # Month-to-month scatter of the spend (log points), and a six-month pause in the middle with
    # its share of the normal spend. Our choice: without the pause brand stock and calendar time
    # rise together and nobody could tell one from the other.
    spend_scatter: float = 0.20
    pause_first_month: int = 27
    pause_months: int = 6
    pause_share: float = 0.35
    # Error of the brand-search index as a measure of the brand stock, log points. Our choice,
    # small, so that it hardly weakens the slopes.
    index_noise: float = 0.03
    # Customers per call with respect to the brand stock. Our choice and the truth to be found:
    # nothing for small firms, where marketing replaces the call; 0.30 for large ones, where it
    # makes the call work. Order of smb, enterprise, here and below.
    call_elasticity: tuple[float, float] = (0.0, 0.30)
    # Inbound leads with respect to the brand stock. Our choice, set so that the inbound share of
    # new customers goes from about 16 to 44 % (smb) and does not rise in enterprise.
    inbound_elasticity: tuple[float, float] = (1.05, 0.15)
    # Leads a month and customers per lead at a brand stock of 1. Our choice.
    inbound_leads_start: tuple[float, float] = (370.0, 40.0)
    inbound_conversion: tuple[float, float] = (0.06, 0.08)
    # Calls a month at the start and at the end: callers move from small to large customers. Our
    # choice.
    calls_start: tuple[float, float] = (12_000.0, 2_000.0)
    calls_end: tuple[float, float] = (10_200.0, 4_400.0)
    # Customers per call at a brand stock of 1. Our choice: one in 83 and one in 90.
    customers_per_call: tuple[float, float] = (0.0120, 0.0111)
    # Fewer calls in July, August and December, as a share. Our choice.
    holiday_dip: float = 0.15
    call_scatter: float = 0.04
