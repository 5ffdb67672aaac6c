"""What every model function shares: checking an argument and giving scalars back as floats."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.float64]
Number = float | FloatArray


def refuse(name: str, value: Any, allowed: str) -> ValueError:
    """Build the error for an argument outside its domain.

    Args:
        name: The argument as the caller wrote it.
        value: What it got; long arrays are shortened.
        allowed: What is allowed, as the end of "must be ...".

    Returns:
        The exception, to be raised by the caller.
    """
    return ValueError(f"{name} must be {allowed}; got {value!r}")


def checked(
    name: str,
    value: ArrayLike,
    *,
    at_least: float | None = None,
    above: float | None = None,
    at_most: float | None = None,
    below: float | None = None,
    infinite: bool = False,
) -> FloatArray:
    """Return ``value`` as an array of floats, or say what is wrong with it.

    Args:
        name: The argument's name, for the message.
        value: A number or an array of numbers. Text, truth values and NaN are refused.
        at_least: Smallest allowed value.
        above: Largest value that is just too small.
        at_most: Largest allowed value.
        below: Smallest value that is just too large.
        infinite: Whether infinity is allowed.

    Returns:
        The values as a float array; zero-dimensional for a scalar.

    Raises:
        ValueError: With the argument's name, the offending value and what is allowed.
    """
    allowed = _range_in_words(at_least, above, at_most, below, infinite)
    try:
        raw = np.asarray(value)
    except ValueError:
        raise refuse(name, value, f"{allowed}, as a number or an evenly shaped array") from None
    if raw.dtype.kind not in "iuf":
        raise refuse(name, value, allowed)
    array: FloatArray = raw.astype(np.float64)
    wrong = np.isnan(array)
    if not infinite:
        wrong |= np.isinf(array)
    if at_least is not None:
        wrong |= array < at_least
    if above is not None:
        wrong |= array <= above
    if at_most is not None:
        wrong |= array > at_most
    if below is not None:
        wrong |= array >= below
    if wrong.any():
        raise refuse(name, float(array[wrong].flat[0]), allowed)
    return array


def _range_in_words(
    at_least: float | None,
    above: float | None,
    at_most: float | None,
    below: float | None,
    infinite: bool,
) -> str:
    bounds = []
    if at_least is not None:
        bounds.append(f"at least {at_least:g}")
    if above is not None:
        bounds.append(f"above {above:g}")
    if at_most is not None:
        bounds.append(f"at most {at_most:g}")
    if below is not None:
        bounds.append(f"below {below:g}")
    words = " ".join(["a number" if infinite else "a finite number", " and ".join(bounds)])
    return words.strip() + (", infinity included" if infinite else "")


def given_back(result: ArrayLike) -> Number:
    """Return a zero-dimensional result as a plain float and any other as an array."""
    array: FloatArray = np.asarray(result, dtype=np.float64)
    return float(array) if array.ndim == 0 else array
