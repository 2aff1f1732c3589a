"""A printed percentage beside every ratio it could stand for, and several beside each other."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable, Iterator

import attrs

from pmf.rules.totals.percentage import Ratio, Rounding
from pmf.rules.totals.totals import TOTAL, Discrepancy

#: How a denominator is called that leaves parts out, and that nobody printed.
ALL_BUT = "all but "


@attrs.frozen
class ShareCheck:
    """One printed percentage beside every ratio it could stand for.

    Attributes:
        name: What is counted.
        percent: The percentage as printed.
        of: The denominator as the council names it; `None` when it names none.
        tried: Each count with each denominator, the total first; empty when none is printed.
    """

    name: str
    percent: str
    of: str | None
    tried: tuple[Ratio, ...]

    @functools.cached_property
    def fits(self) -> tuple[Ratio, ...]:
        """The ratios that round half up to the percentage."""
        return tuple(ratio for ratio in self.tried if ratio.gives(self.percent))

    @property
    def agrees(self) -> bool | None:
        """Whether any ratio rounds half up to it; `None` when there is none to hold it against."""
        return bool(self.fits) if self.tried else None

    @property
    def otherwise(self) -> tuple[tuple[Rounding, Ratio], ...]:
        """The roundings and ratios that give the percentage, when half up gives it for none."""
        if self.fits:
            return ()
        return tuple(
            (rounding, ratio)
            for ratio in self.tried
            for rounding in Rounding
            if ratio.gives(self.percent, rounding)
        )


def bases(checks: Iterable[ShareCheck]) -> Iterator[Discrepancy]:
    """Percentages printed under one denominator that cannot be of the same one."""
    groups: dict[str | None, list[ShareCheck]] = {}
    for check in checks:
        if check.fits:
            groups.setdefault(check.of, []).append(check)
    for of, group in groups.items():
        if not set.intersection(*({ratio.whole for ratio in check.fits} for check in group)):
            odd, usual = _odd_one(group)
            by_chance = len(group) > 2 and usual.of == TOTAL and _is_alone(group, odd, usual)
            yield _by_chance(odd, usual) if by_chance else _differing(of, group, odd)


def _odd_one(checks: list[ShareCheck]) -> tuple[ShareCheck, Ratio]:
    """The percentage that is not of the denominator most others share, and one that is."""
    wholes = Counter(whole for check in checks for whole in {fit.whole for fit in check.fits})
    usual = max(wholes, key=lambda whole: (wholes[whole], whole))
    of_it = next(fit for check in checks for fit in check.fits if fit.whole == usual)
    return _not_of(checks, usual)[0], of_it


def _not_of(checks: list[ShareCheck], whole: int) -> list[ShareCheck]:
    """The percentages that are not of a denominator."""
    return [check for check in checks if whole not in {fit.whole for fit in check.fits}]


def _is_alone(checks: list[ShareCheck], odd: ShareCheck, usual: Ratio) -> bool:
    """Whether one percentage differs from all others, and fits only sums nobody printed."""
    unprinted = all(fit.of.startswith(ALL_BUT) for fit in odd.fits)
    return unprinted and len(_not_of(checks, usual.whole)) == 1


def _by_chance(check: ShareCheck, usual: Ratio) -> Discrepancy:
    """All others are of the printed total, and this one fits only a sum nobody printed."""
    ratio = next(ratio for ratio in check.tried if ratio.whole == usual.whole)
    follows = ratio.percent(len(check.percent.partition(".")[2]))
    message = (
        f"{check.name} is printed as {check.percent}%, but {ratio} is {follows}%, and the others "
        f"are of {usual.whole}; it would be right of {listed(check.fits)}"
    )
    return Discrepancy("percent-disagrees", "base", message, check.percent, follows, check.name)


def _differing(of: str | None, group: list[ShareCheck], odd: ShareCheck) -> Discrepancy:
    told = "; ".join(f"{one.name} {one.percent}% is {listed(one.fits)}" for one in group)
    start = f"percentages of {of}" if of else "percentages"
    message = f"{start} are not of one denominator: {told}"
    percents = ", ".join(check.percent for check in group)
    return Discrepancy("denominators-differ", "base", message, percents, told, odd.name)


def listed(ratios: Iterable[Ratio]) -> str:
    """Ratios one after the other, in words."""
    return " or ".join(str(ratio) for ratio in ratios)
