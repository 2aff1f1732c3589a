"""A value held against the numerator and the denominator beside it."""

from __future__ import annotations

from fractions import Fraction

import pmf

#: What a value of one in each unit says of a numerator and a denominator.
_TIMES = {
    "percent": 100,
    "per_thousand": 1_000,
    "per_ten_thousand": 10_000,
    "per_hundred_thousand": 100_000,
}
_PLAIN = ("number", "thing", "person", "household", "dwelling")


def tell_ratio(seen: pmf.Observation, cells: pmf.Collector) -> None:
    """Tell a value that its numerator and denominator do not give; all three are kept.

    A value is as exact as it is printed: it disagrees when it is a whole step of its last place
    or more away.
    """
    part, whole, value = seen.numerator, seen.denominator, seen.value
    if part is None or whole is None or value is None or not _comparable(seen):
        return
    if whole.value == 0:
        message = f"the denominator of {value} is 0; one of the two is wrong"
        cells.note("ratio-disagrees", message, seen.source, seen.raw, code=seen.code)
        return
    given = Fraction(part.value) / Fraction(whole.value) * _TIMES.get(value.unit, 1)
    step = Fraction(1, 10**value.places)
    if abs(given - Fraction(value.value)) >= step:
        shown = pmf.Quantity(_rounded(given, max(value.places, 1)), value.unit)
        message = (
            f"the value is {value}, but {part} over {whole} gives {shown}; look which is wrong, "
            "all three are kept"
        )
        cells.note("ratio-disagrees", message, seen.source, seen.raw, code=seen.code)


def _comparable(seen: pmf.Observation) -> bool:
    """Whether numerator and denominator are counts, or in the units the value is over."""
    if seen.value is None or seen.numerator is None or seen.denominator is None:
        return False
    of, _, per = seen.value.unit.partition("/")
    above, below = seen.numerator.unit, seen.denominator.unit
    if of in _TIMES:
        return above == below
    return above in (*_PLAIN, of) and below in (*_PLAIN, per)


def _rounded(exact: Fraction, places: int) -> str:
    """A fraction as digits, half up."""
    scaled = exact * 10**places
    whole = int(abs(scaled) + Fraction(1, 2))
    sign = "-" if scaled < 0 and whole else ""
    digits = str(whole).zfill(places + 1)
    return f"{sign}{digits[:-places]}.{digits[-places:]}"
