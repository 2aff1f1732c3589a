"""What is known of an indicator that has no figure for the report's own period."""

from __future__ import annotations

from collections.abc import Iterator

from pmf.model.dataset import Dataset
from pmf.model.framework import Definition
from pmf.model.indicator import Indicator, Observation
from pmf.model.target import Gap, Lines, NoTarget
from pmf.rules.explanation import Explanation, Step
from pmf.rules.reason import REASONS, Reason, reason


def explain_unjudged(
    dataset: Dataset, code: str, latest: tuple[Step, ...] = ()
) -> Explanation | None:
    """Why an indicator was not judged, and what the document and the framework say of it.

    Args:
        dataset: What was read.
        code: The indicator's code.
        latest: Where it stood last, where nothing of it is due.

    Returns:
        The explanation; `None` where neither knows the indicator.
    """
    indicator = known_indicator(dataset, code)
    if indicator is None:
        return None
    because = reason("not-due") if latest else _no_figure(dataset)
    steps = (
        *_defined(dataset, indicator),
        _target(dataset, indicator),
        *(_other(seen) for seen in dataset.series(code)),
        Step(because.code, because.text),
        *latest,
    )
    sentence = f"{code} is not judged: {because.text[:1].lower()}{because.text[1:]}"
    return Explanation(code, sentence, steps)


def known_indicator(dataset: Dataset, code: str) -> Indicator | None:
    """The indicator of that code, of the document or else of its framework."""
    printed = next((one for one in dataset.indicators if one.code == code), None)
    declared = _definition(dataset, code)
    return printed or (declared.indicator if declared else None)


def _definition(dataset: Dataset, code: str) -> Definition | None:
    known = dataset.framework.definitions if dataset.framework else ()
    return next((one for one in known if one.indicator.code == code), None)


def _no_figure(dataset: Dataset) -> Reason:
    of_it = f" for {dataset.period}" if dataset.period else ""
    return Reason("no-value", f"No figure of it{of_it} is printed.")


def _defined(dataset: Dataset, indicator: Indicator) -> Iterator[Step]:
    place = f", printed at {indicator.source}" if indicator.source else ""
    yield Step(
        "definition",
        f"{indicator.name}{place}.",
        (("name", indicator.name), ("unit", indicator.unit)),
    )
    declared = _definition(dataset, indicator.code)
    told = {
        "purpose": indicator.purpose,
        "formula": declared.formula if declared else None,
        "frequency": indicator.frequency and indicator.frequency.value.replace("_", " "),
        "polarity": indicator.polarity and indicator.polarity.value,
        "basis": indicator.basis and indicator.basis.value.replace("_", " "),
    }
    because = {one.attribute: f" ({one.provenance}: {one.because})" for one in indicator.declared}
    for attribute, said in told.items():
        if said:
            text = f"{attribute}: {said}{because.get(attribute, '')}"
            yield Step(f"declared-{attribute}", text, ((attribute, said),))


def _target(dataset: Dataset, indicator: Indicator) -> Step:
    target = indicator.target
    place = f", printed at {target.source}" if target.source else ""
    printed = f"Target: {target.text}{place}." if target.text else ""
    if isinstance(target, NoTarget):
        text = printed or REASONS.get(target.reason, "No target is set.")
        return Step("target", text, (("gap", target.reason),))
    lines: Lines | Gap | None = target.resolve(dataset.period) if dataset.period else None
    drawn = lines.items() if isinstance(lines, Lines) else ()
    said = printed or (f"Target: {lines}." if drawn else "A target is set.")
    facts = tuple((name, str(line)) for name, line in drawn)
    return Step("target", said, (("target_kind", target.kind), *facts))


def _other(seen: Observation) -> Step:
    """A figure for another period, which is shown and not judged."""
    place = f" at {seen.source}" if seen.source else ""
    shown = seen.value if seen.value is not None else repr(seen.raw or "nothing")
    text = f"For {seen.period}, which is not the report's own period, {shown} is printed{place}."
    return Step("other-period", text, (("raw", seen.raw), ("period", str(seen.period))))
