"""Technology: how far marketing and sales can stand in for each other.

All functions use the *normalised* CES function of marketing effort M and sales effort S,
both measured relative to today (1 = as now),

    q = [α M^ρ + (1 − α) S^ρ]^(1/ρ),    ρ = 1 − 1/σ,    output = q^returns,

with elasticity of substitution σ (0: a bottleneck, 1: Cobb-Douglas, infinity: interchangeable)
and marketing weight α, the share of marketing in today's spending. Normalised means that all
curves pass through today's point with the same slope, so that dragging σ changes nothing but σ.

Sources: Arrow, Chenery, Minhas and Solow (1961) for the function; normalising is due to
de La Grandville (1989) and Klump and de La Grandville (2000), from memory: a standard result, not
checked against the originals. What follows from it is derived and checked numerically in the tests.
"""

import numpy as np
from numpy.typing import ArrayLike

from framings.models._domain import FloatArray, Number, checked, given_back, one_of, refuse
from framings.models._numerics import log_power_mean, log_ratio, scaled, within_reach

HELD_CONSTANT = ("target", "budget", "nothing")


def ces_output(
    marketing: ArrayLike, sales: ArrayLike, marketing_weight: ArrayLike, sigma: ArrayLike
) -> Number:
    """How much do given marketing and sales efforts achieve together?

    Args:
        marketing: Marketing effort relative to today, at least 0.
        sales: Sales effort relative to today, at least 0.
        marketing_weight: α, marketing's share of today's spending, above 0 and below 1.
        sigma: Elasticity of substitution, 0 to infinity, both included.

    Returns:
        The index q, 1 today, between the two efforts; for returns other than constant, raise it
        to that power. With ``sigma`` of at most 1 an effort of 0 gives 0.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: [α M^ρ + (1 − α) S^ρ]^(1/ρ), ρ = 1 − 1/σ; min(M, S) at σ = 0, M^α S^(1−α) at 1 and
    α M + (1 − α) S at infinity. Assumes one kind of marketing and one of sales. Source: Arrow,
    Chenery, Minhas and Solow (1961), normalised.

    Example:
        >>> [round(ces_output(2, 0.5, 0.4, sigma), 3) for sigma in (0, 0.5, 1, 2, float("inf"))]
        [0.5, 0.714, 0.871, 0.98, 1.1]
    """
    m = checked("marketing", marketing, at_least=0)
    s = checked("sales", sales, at_least=0)
    alpha = _weight(marketing_weight)
    elasticity = _sigma(sigma)
    larger, smaller = np.maximum(m, s), np.minimum(m, s)
    marketing_is_smaller = m <= s
    log_mean = log_power_mean(
        np.where(marketing_is_smaller, alpha, 1 - alpha),
        np.where(marketing_is_smaller, 1 - alpha, alpha),
        log_ratio(smaller, np.where(larger > 0, larger, 1.0)),
        _rho(elasticity),
    )
    return given_back(scaled(larger, log_mean))


def normalised_unit_cost(
    marketing_weight: ArrayLike, sigma: ArrayLike, effectiveness: ArrayLike
) -> Number:
    """What does a unit of output cost, compared with today, when marketing becomes better?

    Args:
        marketing_weight: α, marketing's share of today's spending, above 0 and below 1.
        sigma: Elasticity of substitution, 0 to infinity, both included.
        effectiveness: What a euro of marketing does relative to today, above 0 (2: twice as much).

    Returns:
        The cost of one unit of the index q with the mix chosen best; 1 today.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: c(e) = (α e^(σ−1) + 1 − α)^(1/(1−σ)); e^(−α) at σ = 1, α/e + 1 − α at 0, the smaller
    of 1 and 1/e at infinity. Source: cost function of the normalised CES, derived.

    Example:
        >>> round(normalised_unit_cost(0.279, 0.5, 2), 4)
        0.8432
    """
    alpha = _weight(marketing_weight)
    return given_back(scaled(np.ones(()), -_log_saving(alpha, _sigma(sigma), effectiveness)))


def normalised_marketing_share(
    marketing_weight: ArrayLike, sigma: ArrayLike, effectiveness: ArrayLike
) -> Number:
    """Which share of the money should marketing get when it becomes better?

    Args:
        marketing_weight: α, marketing's share of today's spending, above 0 and below 1.
        sigma: Elasticity of substitution, 0 to infinity, both included.
        effectiveness: What a euro of marketing does relative to today, above 0.

    Returns:
        The best share, 0 to 1. Below ``sigma`` 1 it *falls* as marketing becomes better. At
        infinity the better one takes all; at effectiveness 1 every split is best, given as α.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: α e^(σ−1) / (α e^(σ−1) + 1 − α). Source: cost share of the normalised CES, derived.

    Example:
        >>> [round(normalised_marketing_share(0.279, sigma, 2), 3) for sigma in (0.5, 1, 2)]
        [0.215, 0.279, 0.436]
    """
    alpha = _weight(marketing_weight)
    gain = (within_reach(_sigma(sigma)) - 1) * np.log(_effectiveness(effectiveness))
    marketing = alpha * np.exp(np.minimum(gain, 0))
    sales = (1 - alpha) * np.exp(-np.maximum(gain, 0))
    return given_back(marketing / (marketing + sales))


def sales_effort_ratio(
    marketing_weight: ArrayLike,
    sigma: ArrayLike,
    effectiveness: ArrayLike,
    returns: ArrayLike | None = None,
    held_constant: str = "target",
) -> Number:
    """Marketing became better: does the firm need more or fewer salespeople?

    Args:
        marketing_weight: α, marketing's share of today's spending, above 0 and below 1.
        sigma: Elasticity of substitution, 0 to infinity, both included.
        effectiveness: What a euro of marketing does relative to today, above 0.
        returns: Returns to scale ν, above 0 and below 1. Needed only if nothing is held constant,
            not used otherwise.
        held_constant: "target" (the same sales), "budget" (the same money) or "nothing" (both
            chosen for the largest profit).

    Returns:
        The best sales effort relative to today. At infinite ``sigma`` the better one takes all; at
        effectiveness 1 every split is best and today's is kept. Infinity when the ratio is beyond
        the range of a float, as it can be close to constant returns.

    Raises:
        ValueError: If an argument is outside its range, or ``returns`` is missing where needed.

    Formula: c(e)^(σ−κ) with c as in ``normalised_unit_cost`` and κ = 0 for a target, 1 for a
    budget, 1/(1−ν) for nothing: sales effort falls as marketing improves if and only if σ > κ.
    Assumes the price of sales effort does not change. Source: derived.

    Example:
        >>> for held_constant in ("target", "budget", "nothing"):
        ...     print(round(sales_effort_ratio(0.279, 1.5, 2, 0.43, held_constant), 2))
        0.72
        0.9
        1.06
    """
    alpha = _weight(marketing_weight)
    elasticity = _sigma(sigma)
    exponent = _free_budget_exponent(returns, held_constant)
    log_saving = _log_saving(alpha, elasticity, effectiveness)
    return given_back(scaled(np.ones(()), (exponent - within_reach(elasticity)) * log_saving))


def needed_sales(
    target: ArrayLike, marketing: ArrayLike, marketing_weight: ArrayLike, sigma: ArrayLike
) -> Number:
    """How much sales effort is still needed for a target, given the marketing effort?

    Args:
        target: The index q to be reached, at least 0; 1 is today. It counts *before* returns to
            scale: 10 % more sales is q = 1.1^(1/returns).
        marketing: Marketing effort relative to today, at least 0.
        marketing_weight: α, marketing's share of today's spending, above 0 and below 1.
        sigma: Elasticity of substitution, 0 to infinity, both included.

    Returns:
        Sales effort relative to today; 0 where marketing alone reaches the target. Infinity where
        no sales effort can make up for too little marketing (``sigma`` of at most 1), or where the
        effort needed is beyond the range of a float.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: ((q^ρ − α M^ρ)/(1 − α))^(1/ρ), ρ = 1 − 1/σ; (q/M^α)^(1/(1−α)) at σ = 1. Source: the
    normalised CES solved for sales effort, derived.

    Example:
        >>> [round(needed_sales(1, 2, 0.279, sigma), 2) for sigma in (0.5, 1, 2, 5)]
        [0.84, 0.76, 0.71, 0.66]
    """
    q = checked("target", target, at_least=0)
    m = checked("marketing", marketing, at_least=0)
    alpha = _weight(marketing_weight)
    rho = _rho(_sigma(sigma))
    aimed = np.where(q > 0, q, 1.0)
    log_marketing = log_ratio(m, aimed)
    odds = alpha / (1 - alpha)
    divisor = np.where(rho == 0, 1.0, rho)
    with np.errstate(over="ignore"):
        # 1 − beyond is what sales must contribute, relative to its contribution when M = q.
        beyond = odds * np.expm1(divisor * log_marketing)
    logs = np.log1p(-np.where(beyond < 1, beyond, 0.0)) / divisor
    logs = np.where(beyond < 1, logs, np.where(rho > 0, -np.inf, np.inf))
    logs = np.where(rho == 0, -odds * log_marketing, logs)
    return given_back(np.where(q > 0, scaled(aimed, logs), 0.0))


def marketing_without_sales(
    target: ArrayLike, marketing_weight: ArrayLike, sigma: ArrayLike
) -> Number:
    """How much marketing would make selling superfluous?

    That it is possible does not make it wise: for every finite σ the cheapest mix keeps some sales.

    Args:
        target: The index q to be reached, above 0; 1 is today, before returns to scale.
        marketing_weight: α, marketing's share of today's spending, above 0 and below 1.
        sigma: Elasticity of substitution, 0 to infinity, both included.

    Returns:
        Marketing effort relative to today. Infinity for ``sigma`` of at most 1, where no amount
        is enough, and just above 1, where the amount is beyond the range of a float.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: q α^(−σ/(σ−1)) for σ > 1: where the isoquant meets the axis. Source: derived.

    Example:
        >>> round(marketing_without_sales(1, 0.279, 2), 1)
        12.8
    """
    q = checked("target", target, above=0)
    alpha = _weight(marketing_weight)
    rho = _rho(_sigma(sigma))
    possible = rho > 0
    logs = -np.log(alpha) / np.where(possible, rho, 1.0)
    return given_back(scaled(q, np.where(possible, logs, np.inf)))


def sales_floor(marketing_weight: ArrayLike, sigma: ArrayLike) -> Number:
    """Below what level does the best sales effort never fall, however good marketing becomes?

    Args:
        marketing_weight: α, marketing's share of today's spending, above 0 and below 1.
        sigma: Elasticity of substitution, 0 to infinity, both included.

    Returns:
        Sales effort relative to today at the same target, 0 to 1; 0 for ``sigma`` of at least 1,
        where there is no floor.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: (1 − α)^(σ/(1−σ)) for σ < 1, the limit of ``sales_effort_ratio`` at a fixed target.
    Source: derived.

    Example:
        >>> round(sales_floor(0.279, 0.5), 3)
        0.721
    """
    alpha = _weight(marketing_weight)
    elasticity = _sigma(sigma)
    has_floor = elasticity < 1
    below_one = np.where(has_floor, elasticity, 0.5)
    logs = np.log1p(-alpha) * below_one / (1 - below_one)
    return given_back(np.where(has_floor, np.exp(logs), 0.0))


def complementarity_threshold(returns: ArrayLike) -> Number:
    """Up to which elasticity of substitution does more of one make the other more useful?

    Not up to 1, as is often said.

    Args:
        returns: Returns to scale ν, above 0 and at most 1.

    Returns:
        The elasticity of substitution; infinity at constant returns (1).

    Raises:
        ValueError: If ``returns`` is outside its range.

    Formula: 1/(1 − ν). Source: sign of the cross-partial of q^ν, derived.

    Example:
        >>> round(complementarity_threshold(0.43), 2)
        1.75
    """
    nu = checked("returns", returns, above=0, at_most=1)
    with np.errstate(divide="ignore"):
        return given_back(1 / (1 - nu))


def _weight(marketing_weight: ArrayLike) -> FloatArray:
    return checked("marketing_weight", marketing_weight, above=0, below=1)


def _sigma(sigma: ArrayLike) -> FloatArray:
    return checked("sigma", sigma, at_least=0, infinite=True)


def _effectiveness(effectiveness: ArrayLike) -> FloatArray:
    return checked("effectiveness", effectiveness, above=0)


def _rho(sigma: FloatArray) -> FloatArray:
    # σ − 1 is exact near 1, 1 − 1/σ is not.
    reachable = within_reach(sigma)
    rho: FloatArray = (reachable - 1) / reachable
    return rho


def _log_saving(alpha: FloatArray, sigma: FloatArray, effectiveness: ArrayLike) -> FloatArray:
    """Return −ln c(e), the logarithm of what better marketing saves on a unit of output."""
    order = within_reach(sigma) - 1
    return log_power_mean(alpha, 1 - alpha, np.log(_effectiveness(effectiveness)), order)


def _free_budget_exponent(returns: ArrayLike | None, held_constant: str) -> FloatArray:
    """Return κ: how strongly output itself answers to a lower unit cost."""
    choice = one_of("held_constant", held_constant, HELD_CONSTANT)
    if choice == "nothing":
        if returns is None:
            raise refuse("returns", None, "above 0 and below 1 if held_constant is 'nothing'")
        return 1 / (1 - checked("returns", returns, above=0, below=1))
    shape = () if returns is None else checked("returns", returns, above=0).shape
    return np.full(shape, 1.0 if choice == "budget" else 0.0)
