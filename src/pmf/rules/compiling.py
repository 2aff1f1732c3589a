"""The way in to bands: checked once for each scheme, compiled once for each combination."""

from __future__ import annotations

import functools

from pmf.errors import SchemeError, UsageError
from pmf.model.margin import Margin
from pmf.model.scheme import Scheme
from pmf.model.status import Polarity
from pmf.model.target import Lines
from pmf.rules.bands import Bands
from pmf.rules.building import build_bands
from pmf.rules.expecting import expect
from pmf.rules.facts import NO_FACTS, Facts
from pmf.rules.soundness import refuse_unsound


def compile_bands(
    scheme: Scheme,
    lines: Lines,
    polarity: Polarity,
    tolerance: Margin | None = None,
    facts: Facts = NO_FACTS,
    *,
    unit: str | None = None,
    places: int | None = None,
) -> Bands:
    """Turn a rule and the lines of one period into bands.

    Args:
        scheme: The rule.
        lines: The lines that hold.
        polarity: Which values are better; not neutral.
        tolerance: The indicator's own tolerance; `None` when it has none.
        facts: What does not lie on the value axis.
        unit: The unit of the values; by default that of the lines.
        places: The places values are displayed with, for a scheme that compares as displayed.

    Returns:
        Bands that cover every finite number once.

    Raises:
        SchemeError: The rule rewards a worse value, or has a clause nothing can reach; or it
            cannot be applied here: it has no clauses, a margin in points over
            something that is no percentage, or "better by a margin" where nothing can be better.
        UnitMismatch: A line is in a unit that measures something else.
        UsageError: The polarity is neutral, or does not fit the lines.
    """
    expect(scheme, Scheme, "scheme", "load it with pmf.load_scheme")
    expect(lines, Lines, "lines", "resolve a target, or draw them with pmf.Lines")
    if polarity is Polarity.NEUTRAL:
        raise UsageError("a neutral indicator has no bands: nothing about it is better")
    if not scheme.clauses:
        raise SchemeError(f"scheme {scheme.id!r} states no rule to compile")
    refuse_unsound(scheme)
    one_unit = unit or _unit_of(lines)
    return _compiled(scheme, lines, polarity, tolerance, facts, one_unit, places, str(lines))


@functools.lru_cache(maxsize=4096)
def _compiled(
    scheme: Scheme,
    lines: Lines,
    polarity: Polarity,
    tolerance: Margin | None,
    facts: Facts,
    unit: str,
    places: int | None,
    _as_printed: str,
) -> Bands:
    # 95 and 95.00 are equal, but edges are shown with the places their line was printed with.
    return build_bands(scheme, lines, polarity, tolerance, facts, unit, places)


def _unit_of(lines: Lines) -> str:
    drawn = lines.items()
    if not drawn:
        raise UsageError("lines must draw at least one line")
    return drawn[0][1].unit
