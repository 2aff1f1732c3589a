"""The rows an officer fills in: indicators with the value of the period."""

from __future__ import annotations

import attrs

import pmf
from pmf_adapters import doubts
from pmf_adapters.codes import Code, Codes
from pmf_adapters.family import declared_unit
from pmf_adapters.returns.form import Form
from pmf_adapters.returns.ratios import tell_ratio
from pmf_adapters.returns.targets import read_target
from pmf_adapters.returns.units import read_unit
from pmf_adapters.words import Words

_ANSWERS = {"yes": "1", "no": "0"}


@attrs.frozen
class Context:
    """What rows are read with.

    Attributes:
        cells: What takes the findings.
        framework: What the council declares; `None` when nothing is known of it.
        period: The period the return is about; `None` when it does not say.
        words: The scheme's words.
        codes: The codes so far.
    """

    cells: pmf.Collector
    framework: pmf.Framework | None
    period: pmf.Period | None
    words: Words
    codes: Codes

    def definition(self, code: str) -> pmf.Definition | None:
        """The definition with that code; `None` when nobody declares it."""
        return self.framework.definition(code) if self.framework else None


def value_cell(form: Form, row: pmf.Row, column: str, unit: str | None, code: str) -> pmf.ValueCell:
    """One figure; where the unit is yes or no, those words are figures.

    The form asks for "n/a" where an indicator does not apply, so there it is an answer.
    """
    text, where = form.raw(row, column), form.at(row, column)
    if pmf.fold(text) in pmf.return_form.NOT_APPLICABLE:
        return pmf.ValueCell(None, pmf.Absence.NOT_APPLICABLE)
    answer = _ANSWERS.get(pmf.fold(text)) if unit == "yes_no" else None
    if answer is not None:
        return pmf.ValueCell(pmf.Quantity(answer, "yes_no"), None)
    return form.cells.value(text, unit, where, code)


def named(form: Form, row: pmf.Row, given: Context) -> Code:
    """The code and the name of a row."""
    code, name = form.text(row, "Code"), form.text(row, "Indicator")
    known = given.definition(code)
    name = name or (known.indicator.name if known else code)
    return given.codes.of_cells(code, name, name, form.at(row, "Code"))


def read_indicator(form: Form, row: pmf.Row, code: Code, given: Context) -> pmf.Indicator:
    """The indicator as the framework declares it, with what this return alone says."""
    known = given.definition(code.code)
    if known is None and given.framework is not None:
        message = (
            f"{code.code} is not in the framework {given.framework.id}; which values are better "
            "is not known. Declare it there, or mend the code"
        )
        given.cells.note("unknown-code", message, form.at(row, "Code"), code.code, code=code.code)
    declared = known.indicator if known else pmf.Indicator(code.code, code.name)
    if known is not None:
        _tell_name(form, row, "Indicator", declared.name, declared.code)
    indicator = attrs.evolve(
        declared,
        unit=_unit(form, row, declared, is_known=known is not None),
        service=_service(form, row, declared, given.framework),
        printed_service=form.some(row, "Service"),
        owner=_owner(form, row, declared, given.framework),
        exempt=form.exempt(row) or declared.exempt,
        code_printed=code.printed,
        source=form.at(row),
    )
    target = read_target(form, row, indicator, known, given.period)
    return attrs.evolve(indicator, target=target)


def _tell_name(form: Form, row: pmf.Row, column: str, declared: str, code: str) -> None:
    printed = form.text(row, column)
    if printed and pmf.fold(printed) != pmf.fold(declared):
        message = f"{printed!r} is {declared!r} in the framework, whose words are kept"
        info = pmf.Severity.INFO
        where = form.at(row, column)
        form.cells.note("name-disagrees", message, where, printed, code=code, severity=info)


def _unit(form: Form, row: pmf.Row, declared: pmf.Indicator, *, is_known: bool) -> str:
    text = form.text(row, "Unit")
    printed = read_unit(text)
    where = form.at(row, "Unit")
    if text and printed is None:
        message = f"{text[:60]!r} is no unit the form knows; write the unit's name or its sign"
        form.cells.note("bad-entry", message, where, text, code=declared.code)
    if printed is None or printed == declared.unit:
        return declared.unit
    if is_known and declared.unit != "number":
        message = f"the return says {printed}, the framework {declared.unit}, which counts"
        form.cells.note("unit-disagrees", message, where, text, code=declared.code)
        return declared.unit
    return printed


def _service(
    form: Form, row: pmf.Row, declared: pmf.Indicator, framework: pmf.Framework | None
) -> str | None:
    printed = form.some(row, "Service")
    service = framework.service(printed) if framework and printed else None
    name = service.name if service else printed
    if declared.service is None or name is None:
        return declared.service or name
    if pmf.fold(name) != pmf.fold(declared.service):
        message = f"{printed!r} is not its service, {declared.service!r}, which is kept"
        where = form.at(row, "Service")
        form.cells.note("service-disagrees", message, where, printed, code=declared.code)
    return declared.service


def _owner(
    form: Form, row: pmf.Row, declared: pmf.Indicator, framework: pmf.Framework | None
) -> str | None:
    known = framework.owner_of(declared) if framework else declared.owner
    if known is None:
        return form.some(row, "Owner")
    _tell_name(form, row, "Owner", known, declared.code)
    return declared.owner


def read_observation(
    form: Form, row: pmf.Row, indicator: pmf.Indicator, given: Context, period: pmf.Period
) -> pmf.Observation:
    """The value of the period with all that stands beside it."""
    code, where = indicator.code, form.at(row, "Value")
    cell = value_cell(form, row, "Value", declared_unit(indicator), code)
    seen = pmf.Observation(
        code,
        period,
        cell.value,
        cell.absence,
        form.raw(row, "Value"),
        cell.marks,
        numerator=value_cell(form, row, "Numerator", None, code).value,
        denominator=value_cell(form, row, "Denominator", None, code).value,
        reported_word=form.some(row, "Status"),
        source=where,
    )
    meanings = given.words.of_indicator(seen.reported_word, form.at(row, "Status"), code)
    _tell_doubts(form, row, indicator, seen)
    return _with_note(attrs.evolve(seen, reported=meanings), form, row, indicator)


def _tell_doubts(form: Form, row: pmf.Row, indicator: pmf.Indicator, seen: pmf.Observation) -> None:
    places = {name: form.place(name) for name in ("Value", "Target")}
    texts = {at: form.raw(row, name) for name, at in places.items() if at is not None}
    doubts.tell_fractions(texts, form.table, row, indicator, form.cells)
    doubts.tell_unlikely(seen, indicator, form.at(row, "Value"), form.cells)
    tell_ratio(seen, form.cells)


def _with_note(
    seen: pmf.Observation, form: Form, row: pmf.Row, indicator: pmf.Indicator
) -> pmf.Observation:
    text, where = form.text(row, "Commentary"), form.at(row, "Commentary")
    if not text:
        return seen
    note = pmf.cells.read_note(text, indicator.unit, seen.period, where)
    if not note.other_period or seen.value is None:
        return attrs.evolve(seen, note=note)
    message = (
        f"the commentary says {note.other_period!r}, but the return is of {seen.period}; the "
        "value is kept there and marked"
    )
    form.cells.note("other-period", message, where, text, code=seen.code)
    return attrs.evolve(seen, note=note, marks=(*seen.marks, pmf.Mark.OTHER_PERIOD))
