"""Forms that stay exact where the textbook formula cancels, overflows or divides by zero."""

import numpy as np
from scipy.special import erfcx, expit

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


def inverse_mills(cutoff: FloatArray) -> FloatArray:
    """Return φ(z)/(1 − Φ(z)), the mean of a standard normal variable above the cutoff z."""
    mills: FloatArray = np.sqrt(2 / np.pi) / erfcx(cutoff / np.sqrt(2))
    return mills


def variance_above(cutoff: FloatArray) -> FloatArray:
    """Return the variance of a standard normal variable above the cutoff z, 0 to 1.

    The textbook form 1 − λ(λ − z) loses all digits for a large cutoff. There the mean excess over
    the cutoff is the continued fraction 1/(z + 2/(z + 3/(z + …))), whose first two steps give the
    variance as a difference of numbers that differ by half.
    """
    close = np.clip(cutoff, -50.0, 5.0)
    mean = inverse_mills(close)
    textbook = 1 - mean * (mean - close)
    far = np.clip(cutoff, 5.0, 1e150)
    ratio = np.zeros_like(far)
    for step in range(80, 1, -1):
        ratio = step / (far + ratio)
    excess = 1 / (far + ratio)
    variance: FloatArray = np.where(cutoff < 5, textbook, excess * (ratio - excess))
    return variance


def best_s_curve_effort(value: FloatArray, shape: FloatArray, half: FloatArray) -> FloatArray:
    """Return the effort E ≥ 0 that maximises value · E^shape/(half^shape + E^shape) − E.

    In x = ln(E/half) the logarithm of the marginal value is concave, falling to the right of the
    inflection, so that halving finds its last zero; for an S-curve doing nothing may be better.
    """
    log_slope = log_ratio(value, half) + np.log(shape)
    inflection = np.log(np.maximum(shape - 1, 1e-300) / (shape + 1)) / shape
    highest = np.maximum(0.0, log_slope / (shape + 1))
    to_the_left = (log_slope - 2 * np.log(2.0)) / np.maximum(1 - shape, 1e-3)
    lowest = np.where(shape > 1, inflection, np.clip(to_the_left, -750.0, 0.0) - 1)

    def log_marginal_value(x: FloatArray) -> FloatArray:
        slope: FloatArray = log_slope + (shape - 1) * x - 2 * np.logaddexp(0.0, shape * x)
        return slope

    worth_starting = log_marginal_value(lowest) > 0
    for _ in range(100):
        middle = (lowest + highest) / 2
        rising = log_marginal_value(middle) > 0
        lowest = np.where(rising, middle, lowest)
        highest = np.where(rising, highest, middle)
    effort = half * np.exp(lowest)
    gain = value * expit(shape * lowest) - effort
    best: FloatArray = np.where(worth_starting & (gain > 0), effort, 0.0)
    return best
