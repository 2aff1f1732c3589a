"""Warning signs of failure: what has been going wrong, lies near a floor or is not reported.

Signs are facts with their figures, in words. Nothing is worsening unless somebody declared which
values are better; without that only the movement is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pmf.errors import UsageError
from pmf.model.indicator import Indicator
from pmf.model.margin import Margin, MarginKind
from pmf.model.period import Period
from pmf.rules.expecting import expect
from pmf.rules.questions.warning_gap import not_reported
from pmf.rules.questions.warning_line import action_late, at_floor, expected, fell
from pmf.rules.questions.warning_run import going_one_way, missed
from pmf.rules.questions.warning_sign import WarningSign
from pmf.rules.questions.watch import Watch
from pmf.rules.results import Results

#: How near a floor is near unless the caller says: this share of the floor.
NEAR = "2%"


def warning_signs(
    results: Results,
    *,
    running: int = 3,
    near: str | Margin | None = NEAR,
    breaks: Mapping[str, tuple[Period, ...]] | None = None,
) -> tuple[WarningSign, ...]:
    """Find the signs that indicators may be failing.

    Signs are looked for in the figure of the report's own period; of an indicator that is not due
    then, as an annual one in a quarterly report, in its latest. Earlier figures are those of the
    data set: several reports of one council make a longer history once they are merged.

    Args:
        results: What was judged.
        running: From how many periods running on something is a sign.
        near: How near a floor is near: ``"2%"`` of the floor, ``"2pp"`` points (percentages
            only), ``"3"`` in the unit; `None` to look only for figures worse than their floor.
        breaks: For each code the first period of each new way of counting, beside those the
            indicator declares; nothing is compared across one and no run crosses it.

    Returns:
        The signs, indicator by indicator in the order printed, then those only the framework
        declares.

    Raises:
        UsageError: `running` is no whole number from 2, or `near` no such margin.
    """
    expect(results, Results, "results", "judge the data set first, with pmf.evaluate_all")
    if type(running) is not int or running < 2:
        raise UsageError(f"running must be a whole number of periods from 2, not {running!r}")
    watch = Watch(results, running, _margin(near), breaks or {})
    return tuple(sign for one in watch.indicators() for sign in _signs(watch, one))


def _signs(watch: Watch, indicator: Indicator) -> Iterator[WarningSign]:
    seen = watch.latest(indicator)
    if seen is not None and seen.value is not None:
        assessed = watch.assess(indicator, seen)
        yield from at_floor(watch, assessed)
        yield from fell(watch, assessed)
        yield from missed(watch, indicator, seen)
        yield from going_one_way(watch, indicator, seen)
        yield from expected(watch, assessed)
        yield from action_late(watch, assessed)
    yield from not_reported(watch, indicator)


def _margin(near: str | Margin | None) -> Margin | None:
    if near is None:
        return None
    try:
        margin = near if isinstance(near, Margin) else Margin.parse(near)
    except ValueError as error:
        raise UsageError(f"near: {error}") from None
    usable = margin.kind in (MarginKind.PERCENT, MarginKind.POINTS, MarginKind.UNIT)
    if not usable or margin.amount < 0:
        raise UsageError(f'near must be an amount such as "2%", "2pp" or "3", not {margin}')
    return margin
