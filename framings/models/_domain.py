"""What every model function shares: checking an argument and giving scalars back as floats."""

from typing import Any, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.float64]
Number = float | FloatArray
Kind = TypeVar("Kind")


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
    if raw.dtype.kind not in "iuf" or _hides_truth_values(value):
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


def _hides_truth_values(value: Any) -> bool:
    # In a list with numbers NumPy would silently read True as 1.
    if not isinstance(value, list | tuple):
        return False
    return any(isinstance(one, bool | np.bool_) for one in np.array(value, dtype=object).flat)


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


def require(holds: Any, name: str, value: FloatArray, allowed: str, *others: FloatArray) -> None:
    """Refuse ``value`` where a condition that involves other arguments does not hold.

    Args:
        holds: The condition, one truth value for each combination of the arguments.
        name: The argument to blame.
        value: What that argument got.
        allowed: What is allowed, as the end of "must be ..."; ``{}`` for each of ``others``.
        others: The arguments that set the limit, to be named with their own value.

    Raises:
        ValueError: With the first combination for which the condition does not hold.
    """
    wrong = np.flatnonzero(~np.asarray(holds))
    if wrong.size == 0:
        return
    shape = np.shape(holds)
    first = [float(np.broadcast_to(one, shape).flat[wrong[0]]) for one in (value, *others)]
    raise refuse(name, first[0], allowed.format(*(f"{limit:g}" for limit in first[1:])))


def single(
    name: str, value: ArrayLike, at_least: float | None = None, at_most: float | None = None
) -> float:
    """Return ``value`` if it is one number in its range, or say what is wrong with it."""
    array = checked(name, value, at_least=at_least, at_most=at_most)
    if array.ndim:
        raise refuse(name, value, "a single number")
    return float(array)


def one_of(name: str, value: Any, choices: tuple[str, ...]) -> str:
    """Return ``value`` if it is one of the words offered, or list them."""
    if not isinstance(value, str) or value not in choices:
        raise refuse(name, value, "one of " + ", ".join(repr(choice) for choice in choices))
    return value


def of_kind(name: str, value: Any, kind: type[Kind], allowed: str) -> Kind:
    """Return ``value`` if it is an object of this class, or say what is allowed."""
    if not isinstance(value, kind):
        raise refuse(name, value, allowed)
    return value


def given_back(result: ArrayLike, *alongside: FloatArray) -> Number:
    """Return a result as the caller expects it: a plain float for scalars, else an array.

    Args:
        result: The result.
        alongside: Arguments that the result does not depend on but whose shape it must have.

    Returns:
        A float when everything is zero-dimensional, else an array of the common shape.
    """
    array: FloatArray = np.asarray(result, dtype=np.float64)
    shape = np.broadcast_shapes(array.shape, *(one.shape for one in alongside))
    if not shape:
        return float(array)
    return array if array.shape == shape else np.broadcast_to(array, shape).copy()
