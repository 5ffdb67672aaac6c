"""Forms that stay exact where the textbook formula cancels, overflows or divides by zero."""

import numpy as np

from framings.models._domain import FloatArray

# Stand-ins for an elasticity of 0 and of infinity: the powers they give differ from the limit by
# less than a float can show, so that no formula needs a branch for the limit.
SMALLEST, LARGEST = 1e-300, 1e300


def within_reach(sigma: FloatArray) -> FloatArray:
    """Replace 0 and infinity by values whose results are those of the limit."""
    return np.clip(sigma, SMALLEST, LARGEST)


def log_ratio(top: FloatArray, bottom: FloatArray) -> FloatArray:
    """Return ln(top / bottom) for top ≥ 0 and bottom > 0; minus infinity at top = 0.

    The quotient of two floats may overflow and the difference of two logarithms loses digits when
    they are alike; mantissas and exponents taken apart do neither.
    """
    top_part, top_power = np.frexp(top)
    bottom_part, bottom_power = np.frexp(bottom)
    with np.errstate(divide="ignore"):
        of_mantissas = np.log(top_part / bottom_part)
    logs: FloatArray = of_mantissas + (top_power - bottom_power) * np.log(2.0)
    return logs


def scaled(base: FloatArray, log_factor: FloatArray) -> FloatArray:
    """Return base · e^log_factor, infinity when that is beyond the range of a float.

    In two steps, because the factor alone may be out of range when the product is not.
    """
    with np.errstate(over="ignore"):
        half = np.exp(log_factor / 2)
        product: FloatArray = base * half * half
    return product


def log_power_mean(
    weight: FloatArray, other_weight: FloatArray, log_value: FloatArray, order: FloatArray
) -> FloatArray:
    """Return the logarithm of a power mean of e^log_value and 1.

    That is ln(weight · e^(order · log_value) + other_weight) / order, exact near order 0, where it
    is weight · log_value, and without overflow. The mean is taken relative to whichever of the two
    dominates.

    Args:
        weight: Weight of e^log_value.
        other_weight: 1 − weight; given, because the caller may know it more exactly.
        log_value: Any number or minus infinity.
        order: Any finite number.
    """
    divisor = np.where(order == 0, 1.0, order)
    power = divisor * log_value
    first_dominates = power > 0
    of_smaller = np.where(first_dominates, other_weight, weight)
    of_larger = np.where(first_dominates, weight, other_weight)
    decay = -np.abs(power)
    below_one = of_smaller * np.expm1(decay)
    # Far from 0 the sum of two positive terms is the exact one, near 0 the logarithm of 1 plus.
    near = np.log1p(np.maximum(below_one, -0.5))
    far = np.log(of_larger + of_smaller * np.exp(decay))
    mixed = np.where(below_one > -0.5, near, far) / divisor
    with_order: FloatArray = np.where(first_dominates, log_value, 0.0) + mixed
    return np.where(order == 0, weight * log_value, with_order)
