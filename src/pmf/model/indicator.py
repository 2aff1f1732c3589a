"""What is measured, and what was found when it was."""

from __future__ import annotations

import enum

import attrs

from pmf.model.finding import Location
from pmf.model.margin import Margin
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.status import (
    Absence,
    Basis,
    Frequency,
    Mark,
    Polarity,
    Provenance,
    Stage,
    Status,
)
from pmf.model.target import NoTarget, Target


class TierShows(enum.StrEnum):
    """What a tier says of where a figure went: whether that is good, only where, or nothing."""

    TRAVEL = "travel"
    MOVEMENT = "movement"
    NARRATIVE = "narrative"


@attrs.frozen
class Tier:
    """The kind of indicator a council says it is: a KPI, a critical success indicator, a tracker.

    Attributes:
        code: The council's short name: ``"CSI"``.
        name: The council's long name.
        cap: The most indicators it may hold; `None` when none is stated.
        shows: What it says of where a figure went; `None` when the council does not say.
        about: What belongs to it, in a sentence; `None` when not stated.
        stated: Where the council states it; `None` when unknown.
    """

    code: str
    name: str
    cap: int | None = None
    shows: TierShows | None = attrs.field(
        default=None, converter=attrs.converters.optional(TierShows)
    )
    about: str | None = None
    stated: str | None = None


@attrs.frozen
class Declared:
    """Where one attribute of an indicator comes from, when the report does not print it.

    Attributes:
        attribute: The attribute's name: ``"polarity"``.
        provenance: Who stands behind it; inferred when we worked it out.
        because: The reason, in a sentence.
    """

    attribute: str
    provenance: Provenance
    because: str


@attrs.frozen
class SeriesBreak:
    """Where a new way of counting begins: nothing on its two sides may be compared.

    Attributes:
        first: The first period of the new series.
        because: What changed, in a sentence: "counted per household"; `None` when not said.
        stated: Where the council states it; `None` when unknown.
    """

    first: Period
    because: str | None = None
    stated: str | None = None

    def __str__(self) -> str:
        return f"from {self.first}" + (f" ({self.because})" if self.because else "")


@attrs.frozen(cache_hash=True)
class Indicator:
    """Something a council measures, as it defines it.

    Attributes:
        code: The code as printed; a stable slug of the name when `code_printed` is false.
        name: The name as printed.
        unit: The unit of its values, a name of `pmf.model.unit.UNITS`.
        polarity: Which values are better; `None` when nobody declared it, and then it is not
            judged.
        basis: What stretch of time a figure covers; `None` when nobody declared it.
        accumulates: Whether figures add up through the year towards an annual target.
        target: The target; a `NoTarget` with its reason when there is none.
        tolerance: The indicator's own tolerance, for schemes that use it; `None` when it has none.
        floor: The floor, intervention level or lower target that stands for every period; `None`
            when it has none of its own. A target that prints one of its own has it in its lines.
        stretch: The stretch or higher target that stands for every period; `None` when it has
            none of its own.
        tier: The council's kind of indicator; `None` when it has no kinds.
        group: What the council prints it under first: a business plan, a priority.
        service: The service it belongs to; `None` when not printed or declared.
        printed_service: The service it is printed under; `None` when under none.
        places: Decimal places it is displayed with; `None` to use those printed.
        stage: Where it is in its life.
        purpose: What it is for; `None` when not stated.
        owner: The role that owns it; `None` when not stated.
        contributes_to: What it serves: codes or names further up.
        frequency: How often it is reported; `None` when not stated.
        exempt: The legal paragraph under which it is not public; `None` when it is public.
        declared: Where attributes the report does not print come from.
        code_printed: Whether the council printed the code.
        source: Where it was found; `None` when it comes from a framework alone.
        breaks: Where its figures began to be counted another way, in the order declared.
    """

    code: str
    name: str
    unit: str = "number"
    polarity: Polarity | None = attrs.field(
        default=None, converter=attrs.converters.optional(Polarity)
    )
    basis: Basis | None = attrs.field(default=None, converter=attrs.converters.optional(Basis))
    accumulates: bool = False
    target: Target = NoTarget()
    tolerance: Margin | None = None
    floor: Quantity | None = None
    stretch: Quantity | None = None
    tier: Tier | None = None
    group: str | None = None
    service: str | None = None
    printed_service: str | None = None
    places: int | None = None
    stage: Stage = Stage.LIVE
    purpose: str | None = None
    owner: str | None = None
    contributes_to: tuple[str, ...] = ()
    frequency: Frequency | None = attrs.field(
        default=None, converter=attrs.converters.optional(Frequency)
    )
    exempt: str | None = None
    declared: tuple[Declared, ...] = ()
    code_printed: bool = True
    source: Location | None = None
    breaks: tuple[SeriesBreak, ...] = ()


@attrs.frozen
class NoteFigure:
    """A figure a note gives for another period: "August 2019 = 6.8"."""

    period: Period
    value: Quantity


@attrs.frozen
class Note:
    """What a council wrote beside a value, and the facts in it that can be read safely.

    Attributes:
        text: The note as printed.
        other_period: The words that say the value belongs to another period; `None` if none do.
        figures: Figures for other periods.
        claims_met: Whether it says the target is met or exceeded.
        exempt: The legal paragraph under which it is not public; `None` when it is public.
        source: Where it was printed.
    """

    text: str
    other_period: str | None = None
    figures: tuple[NoteFigure, ...] = ()
    claims_met: bool = False
    exempt: str | None = None
    source: Location | None = None


@attrs.frozen
class Observation:
    """One published value of one indicator, or the place where it should stand.

    Attributes:
        code: The indicator's code.
        period: What the value describes, not when it was published.
        value: `None` when the council printed a dash, nothing, or nothing that can be read.
        absence: Why there is no value; `None` when there is one.
        raw: The cell as printed.
        marks: What was printed beside the value to qualify it.
        numerator: The part, when the council printed it; else `None`.
        denominator: The whole, when the council printed it; else `None`.
        forecast: What the council expects by the end of the year; `None` when not printed.
        reported: What the council's word means, in its scheme; empty when it printed no word or
            one nobody knows. Never computed by us.
        reported_word: The word or icon as printed; `None` when there was none.
        note: What was written beside it; `None` when nothing was.
        source: Where in the document it was found; `None` when it was made in code.
        travel_word: The direction of travel as printed, word or symbol; `None` when there was
            none. Never computed by us.
    """

    code: str
    period: Period
    value: Quantity | None = None
    absence: Absence | None = None
    raw: str = ""
    marks: tuple[Mark, ...] = ()
    numerator: Quantity | None = None
    denominator: Quantity | None = None
    forecast: Quantity | None = None
    reported: tuple[Status, ...] = ()
    reported_word: str | None = None
    note: Note | None = None
    source: Location | None = None
    travel_word: str | None = None

    def __attrs_post_init__(self) -> None:
        if (self.value is None) == (self.absence is None):
            raise ValueError(
                f"an observation of {self.code} has either a value or the reason it has none, "
                f"not {self.value!r} and {self.absence!r}"
            )
