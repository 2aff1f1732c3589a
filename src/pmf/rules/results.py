"""Everything judged in one go: a sequence of assessments that can show itself."""

from __future__ import annotations

import datetime
import html
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, overload

import attrs

from pmf.errors import MissingExtra, UnitMismatch, UnknownName, UsageError
from pmf.model.dataset import Dataset
from pmf.model.judgement import Deviation, Judgement
from pmf.model.quantity import Quantity
from pmf.model.scheme import Scheme
from pmf.rules.action import ActionAssessment
from pmf.rules.assessment import Assessment
from pmf.rules.explain_unjudged import known_indicator
from pmf.rules.summary import Summary, summarise

_SHOWN_ROWS = 60


@attrs.frozen(repr=False)
class Results:
    """What follows from one data set.

    A sequence of `Assessment`, in the order printed. In a notebook it shows itself as a table.

    Attributes:
        dataset: What was read.
        scheme: The scheme it was judged by.
        on: The day actions were judged on; `None` when nothing depended on a day.
        on_because: How that day was found.
        assessments: One for each observation of the data set's own period.
        actions: One for each action.
        judgements: What officers judged, as it was given: in force or not.
        deviations: Accepted deviations, likewise.
    """

    dataset: Dataset
    scheme: Scheme
    on: datetime.date | None
    on_because: str
    assessments: tuple[Assessment, ...]
    actions: tuple[ActionAssessment, ...]
    judgements: tuple[Judgement, ...] = ()
    deviations: tuple[Deviation, ...] = ()

    def __len__(self) -> int:
        return len(self.assessments)

    def __iter__(self) -> Iterator[Assessment]:
        return iter(self.assessments)

    @overload
    def __getitem__(self, key: int | str) -> Assessment: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[Assessment, ...]: ...
    def __getitem__(self, key: int | str | slice) -> Assessment | tuple[Assessment, ...]:
        """An assessment by its code, or by its place."""
        if not isinstance(key, str):
            return self.assessments[key]
        for assessed in self.assessments:
            if assessed.code == key:
                return assessed
        if any(action.code == key for action in self.actions):
            raise UnknownName(f"{key!r} is an action: ask results.action({key!r})")
        raise UnknownName(self.not_judged(key))

    def __contains__(self, code: object) -> bool:
        """Whether an indicator of that code, or an assessment, is among them."""
        return any(code in (assessed, assessed.code) for assessed in self.assessments)

    def action(self, code: str) -> ActionAssessment:
        """The assessment of one action.

        Raises:
            UnknownName: There is no action with that code.
        """
        for assessed in self.actions:
            if assessed.code == code:
                return assessed
        raise UnknownName(f"no action {code!r} was judged")

    def not_judged(self, code: str) -> str:
        """Why there is no assessment of that code."""
        period = f" for {self.dataset.period}" if self.dataset.period else ""
        if known_indicator(self.dataset, code) is not None:
            return (
                f"indicator {code!r} was not judged: no figure is printed for it{period}; "
                f"pmf.explain(results, {code!r}) tells what is known"
            )
        if not self.assessments:
            known = f"no figure is printed{period}, so no indicator was judged"
            return f"no indicator {code!r} is known; {known}"
        return f"no indicator {code!r} was judged; there are {self._codes()}"

    def _codes(self) -> str:
        codes = [assessed.code for assessed in self.assessments]
        more = f" and {len(codes) - 12} more" if len(codes) > 12 else ""
        return ", ".join(codes[:12]) + more

    def summary(self, by: str = "group") -> Summary:
        """How many indicators and actions stand where, by any of what `summarise` counts by."""
        framework = self.dataset.framework
        return summarise(self.assessments, by, framework=framework, actions=self.actions)

    def to_dicts(self) -> list[dict[str, Any]]:
        """One flat row for each assessment; numbers as `Decimal`, absent things as `None`."""
        return [_row(assessed) for assessed in self.assessments]

    def to_frame(self, backend: str | None = None) -> Any:
        """The rows as a data frame of the caller's choice.

        Args:
            backend: ``"pandas"``, ``"polars"`` or ``"pyarrow"``; by default the first installed.

        Raises:
            MissingExtra: narwhals is not installed, or none of the three.
            UsageError: `backend` is none of them.
        """
        try:
            import narwhals.stable.v2 as nw
        except ImportError:
            raise MissingExtra("a data frame", "narwhals", "frames") from None
        rows = self.to_dicts()
        names = list(rows[0]) if rows else list(_ROW)
        columns = {name: [row[name] for row in rows] for name in names}
        return nw.from_dict(columns, backend=_backend(backend)).to_native()

    def __repr__(self) -> str:
        counts = ", ".join(f"{count} {status}" for status, count in self.summary().counts)
        return f"<Results {self.dataset.file}: {len(self)} indicators ({counts})>"

    def _repr_html_(self) -> str:
        heading = "".join(f'<th scope="col">{name}</th>' for name in _SHOWN)
        body = "".join(_html_row(assessed) for assessed in self.assessments[:_SHOWN_ROWS])
        more = len(self) - _SHOWN_ROWS
        note = f"<p>and {more} more</p>" if more > 0 else ""
        return (
            f"<table><caption>{html.escape(repr(self).strip('<>'))}</caption>"
            f"<thead><tr>{heading}</tr></thead><tbody>{body}</tbody></table>{note}"
        )


_SHOWN = ("Code", "Indicator", "Value", "Target", "Reported", "Computed", "Why")
_ROW = (
    "code", "name", "unit", "period", "value", "judged_value", "target", "status", "word",
    "shortfall", "shortfall_percent", "reported_word", "reasons", "group", "tier", "file", "line",
)  # fmt: skip


def _row(assessed: Assessment) -> dict[str, Any]:
    indicator, seen = assessed.indicator, assessed.observation
    short = assessed.shortfall
    lines = assessed.lines
    fitted = assessed.number is not None
    unit = assessed.yardstick.unit if fitted or seen.value is None else seen.value.unit
    values = (
        assessed.code,
        indicator.name,
        unit,
        str(assessed.period),
        _printed(assessed, unit),
        assessed.number,
        _in_unit(lines.target if lines else None, assessed),
        assessed.status.value,
        assessed.word,
        short.value if short else None,
        assessed.shortfall_percent,
        seen.reported_word,
        " ".join(assessed.codes),
        indicator.group,
        indicator.tier.code if indicator.tier else None,
        seen.source.file if seen.source else None,
        seen.source.line if seen.source else None,
    )
    return dict(zip(_ROW, values, strict=True))


def _printed(assessed: Assessment, unit: str) -> Decimal | None:
    """The value as printed, in the unit of its row where it fits."""
    value = assessed.value
    if value is None:
        return None
    if assessed.number is None or not assessed.is_added_up:
        return value.value if assessed.number is None else assessed.number
    try:
        return value.to(unit).value
    except UnitMismatch:
        return None


def _in_unit(line: Quantity | None, assessed: Assessment) -> Decimal | None:
    """A line in the unit of its row; `None` without one, or when it does not fit the value."""
    if line is None or assessed.number is None:
        return line.value if line is not None and assessed.value is None else None
    return line.to(assessed.yardstick.unit).value


def _backend(name: str | None) -> Any:
    known = ("pandas", "polars", "pyarrow")
    if name is not None and name not in known:
        raise UsageError(f"backend must be one of {', '.join(known)}, not {name!r}")
    import importlib.util

    for candidate in (name,) if name else known:
        if importlib.util.find_spec(candidate) is not None:
            return candidate
    wanted = name or ", ".join(known[:-1]) + f" or {known[-1]}"
    raise MissingExtra("a data frame", wanted, "frames", also=name or known[0])


def _html_row(assessed: Assessment) -> str:
    seen = assessed.observation
    cells = (
        assessed.code,
        assessed.indicator.name,
        seen.raw or "–",
        str(assessed.lines) if assessed.lines else "–",
        seen.reported_word or "–",
        assessed.word,
        " ".join(reason.text for reason in assessed.reasons),
    )
    head, *rest = (html.escape(str(cell)) for cell in cells)
    return f'<tr><th scope="row">{head}</th>' + "".join(f"<td>{c}</td>" for c in rest) + "</tr>"
