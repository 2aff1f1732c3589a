"""What one indicator is held against in one period: compiled once, used for many values."""

from __future__ import annotations

import functools
from decimal import Decimal

import attrs

from pmf.errors import SchemeError, UnitMismatch, UsageError
from pmf.model.indicator import Indicator
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.scheme import (
    Clause,
    JudgedBy,
    Marked,
    Progress,
    Running,
    Scheme,
    Shortfall,
    Signalled,
    Travels,
)
from pmf.model.series import Series
from pmf.model.status import Basis, Polarity, Status
from pmf.model.target import Gap, Lines
from pmf.rules.bands import Bands, Outcome, word_for
from pmf.rules.compiling import compile_bands
from pmf.rules.facts import NO_FACTS, Facts
from pmf.rules.judgements import asked_for
from pmf.rules.soundness import refuse_unsound

#: Gaps that say there is no target, rather than that one cannot be resolved.
_UNTARGETED = ("no-target",)
_MOST_KEPT = 4096


@attrs.frozen(eq=False)
class Yardstick:
    """What one indicator is held against in one period.

    Attributes:
        indicator: The indicator.
        period: The period.
        scheme: The scheme.
        lines: The lines that hold, or the gap with its reason.
        bands: The rule on the value axis; `None` when nothing can be judged.
        unit: The unit of the bands: that of the values, unless only the lines' can be exact.
        polarity: Which values are better: as declared, else as the target's own words say.
        facts: What does not lie on the value axis.
        part_year: Whether the lines are for a whole year of which this is a part.
        fixed: What every value earns when there are no bands; `None` when there are.
    """

    indicator: Indicator
    period: Period
    scheme: Scheme
    lines: Lines | Gap
    bands: Bands | None
    unit: str
    polarity: Polarity | None
    facts: Facts
    part_year: bool = False
    fixed: Outcome | None = None

    @property
    def whole(self) -> Period:
        """The period the target is for; of a target that names none, the reporting year."""
        return whole_of(self.indicator, self.period)

    @property
    def adds_up(self) -> bool:
        """Whether figures of several periods add up to what the target asks of a longer one."""
        return _adds_up_to_target(self.indicator, self.period)

    def number(self, value: Quantity) -> Decimal:
        """What is held against the bands: the value in their unit, or what it adds up to so far.

        Raises:
            UnitMismatch: The value does not fit the unit of the bands.
        """
        so_far = self.facts.so_far
        if so_far is not None and self.adds_up:
            value = so_far
        return value.value if value.unit == self.unit else value.to(self.unit).value


_kept: dict[tuple[int, Period, int, Facts, str, int], Yardstick] = {}


def yardstick(
    indicator: Indicator,
    period: Period,
    scheme: Scheme,
    facts: Facts = NO_FACTS,
    *,
    unit: str | None = None,
    series: Series | None = None,
) -> Yardstick:
    """Compile what an indicator is held against in one period.

    Args:
        indicator: The indicator, with its target.
        period: The period.
        scheme: The rule.
        facts: What does not lie on the value axis.
        unit: The unit of the values; by default the indicator's.
        series: Figures the target may refer to; `None` when none are known.
    """
    unit = unit or indicator.unit
    # By identity: equal indicators may have been printed with different places, and what is shown
    # must be what was printed. A kept yardstick holds on to both, so no identity is used again.
    key = (id(indicator), period, id(scheme), facts, unit, id(series))
    kept = _kept.get(key)
    if kept is not None and series is None:
        return kept
    made = _compile(indicator, period, scheme, facts, unit, series)
    if series is None:
        if len(_kept) >= _MOST_KEPT:
            _kept.clear()
        _kept[key] = made
    return made


def _compile(
    indicator: Indicator,
    period: Period,
    scheme: Scheme,
    facts: Facts,
    unit: str,
    series: Series | None,
) -> Yardstick:
    refuse_unsound(scheme)
    lines = _with_standing_lines(indicator, indicator.target.resolve(period, series))
    polarity = _polarity(indicator, lines)
    bands: Bands | None = None
    outcome = _before_bands(polarity, lines, scheme)
    if outcome is None and isinstance(lines, Lines) and polarity is not None:
        bands, unit, code = _bands(indicator, lines, polarity, scheme, facts, unit)
        outcome = unjudged(scheme, Status.UNKNOWN, code) if code else None
    part_year = bands is not None and _is_part_of_year(indicator, period, facts)
    return Yardstick(
        indicator, period, scheme, lines, bands, unit, polarity, facts, part_year, outcome
    )


def _with_standing_lines(indicator: Indicator, lines: Lines | Gap) -> Lines | Gap:
    """The target's lines, with the floor and the stretch declared for every period."""
    if isinstance(lines, Gap) or (indicator.floor is None and indicator.stretch is None):
        return lines
    return attrs.evolve(
        lines,
        floor=indicator.floor if lines.floor is None else lines.floor,
        stretch=indicator.stretch if lines.stretch is None else lines.stretch,
    )


def _polarity(indicator: Indicator, lines: Lines | Gap) -> Polarity | None:
    """As declared; where nobody declared it, as the target's own words say."""
    if indicator.polarity is None and isinstance(lines, Lines):
        return lines.sense
    return indicator.polarity


def _before_bands(polarity: Polarity | None, lines: Lines | Gap, scheme: Scheme) -> Outcome | None:
    """What is settled before any band is asked; `None` when the bands decide."""
    if polarity is Polarity.NEUTRAL:
        return unjudged(scheme, Status.DATA_ONLY, "neutral")
    if isinstance(lines, Gap):
        untargeted = lines.reason in _UNTARGETED
        status = Status.DATA_ONLY if untargeted else Status.UNKNOWN
        return unjudged(scheme, status, lines.reason)
    if polarity is None:
        return unjudged(scheme, Status.UNKNOWN, "polarity-unknown")
    if lines.sense is not None and lines.sense is not polarity:
        return unjudged(scheme, Status.UNKNOWN, "polarity-disagrees")
    if not scheme.clauses:
        return unjudged(scheme, Status.UNKNOWN, "no-rule")
    return None


def _bands(
    indicator: Indicator,
    lines: Lines,
    polarity: Polarity,
    scheme: Scheme,
    facts: Facts,
    unit: str,
) -> tuple[Bands | None, str, str | None]:
    """The bands with their unit, or the reason there are none.

    The lines are said in the values' unit; where that has no exact decimal (ten days in weeks), the
    values will be said in the lines'.
    """
    drawn = lines.items()
    for one in dict.fromkeys((unit, *(line.unit for _, line in drawn))):
        try:
            bands = compile_bands(
                scheme,
                lines,
                polarity,
                indicator.tolerance,
                _looked_at(scheme, facts),
                unit=one,
                places=indicator.places,
            )
        except UnitMismatch:
            continue
        except SchemeError:
            return None, unit, "rule-unfit"
        except UsageError:
            return None, unit, "target-unfit"
        return bands, one, None
    return None, unit, "unit-unfit"


def _looked_at(scheme: Scheme, facts: Facts) -> Facts:
    """The facts a rule looks at, so that bands are shared wherever the others differ."""
    if facts is NO_FACTS:
        return facts
    used = _fields_of(scheme)
    kept = {name: getattr(facts, name) for name in used}
    if kept.get("judgement") is not None:
        kept["judgement"] = asked_for(scheme, kept["judgement"])
    return attrs.evolve(NO_FACTS, **kept) if kept else NO_FACTS


_LOOKS_AT: dict[type, tuple[str, ...]] = {
    Travels: ("travel", "broken"),
    JudgedBy: ("judgement",),
    Signalled: ("signal",),
    Marked: ("marks",),
    Running: ("earlier", "row_broken"),
    Progress: ("progress",),
}


@functools.lru_cache(maxsize=256)
def _fields_of(scheme: Scheme) -> tuple[str, ...]:
    fields: dict[str, None] = {}
    for condition in _conditions(scheme.clauses):
        if isinstance(condition, Shortfall):
            if condition.judged == "forecast":
                fields["forecast"] = None
        else:
            fields |= dict.fromkeys(_LOOKS_AT.get(type(condition), ()))
    return tuple(fields)


def _conditions(clauses: tuple[Clause, ...]) -> list[object]:
    return [condition for clause in clauses for condition in clause.conditions]


def _is_part_of_year(indicator: Indicator, period: Period, facts: Facts) -> bool:
    """Whether an accumulating figure is held against the target of a longer period."""
    if not _adds_up_to_target(indicator, period):
        return False
    to_date = indicator.basis is Basis.YEAR_TO_DATE or facts.so_far is not None
    # The year to date at the end of the year is the year.
    return not (to_date and period.end == whole_of(indicator, period).end)


def _adds_up_to_target(indicator: Indicator, period: Period) -> bool:
    """Whether figures of several periods add up to what the target asks of a longer one."""
    adds_up = indicator.accumulates and not indicator.target.is_profile
    return adds_up and period.months < whole_of(indicator, period).months


def whole_of(indicator: Indicator, period: Period) -> Period:
    """The period the target is for; of a target that names none, the reporting year."""
    return indicator.target.period or period.whole_year


@functools.lru_cache(maxsize=256)
def unjudged(scheme: Scheme, status: Status, code: str) -> Outcome:
    """The outcome of a status that no band gave, in the scheme's word for it."""
    level = scheme.level_of(status)
    ids = (level.id,) if level else ()
    return Outcome(status, (status,), word_for(scheme, status), ids, (), (code,))
