"""How a target may be worked out of figures: each method with its words.

A quartile and a median of peers are figures somebody reached, by nearest rank: of *n* figures
sorted best first, the better quartile is the one at place *n* ÷ 4, rounded up, so at least a
quarter of them meet it. Of an even number the median lies half way between the middle two.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

import attrs

from pmf.errors import UsageError
from pmf.model.indicator import Indicator
from pmf.model.margin import Margin, MarginKind
from pmf.model.scheme import PERCENTAGES
from pmf.model.status import Polarity
from pmf.rules.questions.history import Datum

#: Polarities by which one figure is better than another without a line to be close to.
ORDERED = (Polarity.HIGHER, Polarity.LOWER)
_HOW_MUCH = '--by "5%", "2pp" or "5", or by= in Python'


@attrs.frozen
class Basket:
    """What a method works on.

    Attributes:
        figures: In order of time, or of bodies: at least one.
        polarity: Which figures are better: higher or lower.
        by: How much better is asked for; `None` unless the method asks for it.
    """

    figures: tuple[Datum, ...]
    polarity: Polarity
    by: Margin | None = None

    @property
    def numbers(self) -> list[Fraction]:
        """The figures, exactly."""
        return [Fraction(one.value.value) for one in self.figures]

    @property
    def best_first(self) -> list[Fraction]:
        """The figures, the best first."""
        return sorted(self.numbers, reverse=self.polarity is Polarity.HIGHER)


@attrs.frozen
class Method:
    """One way to work a target out.

    Attributes:
        says: What it takes, in words that continue "the target is".
        work: The exact result.
        of_peers: Whether it looks at other bodies.
        needs_margin: Whether it must be told how much better.
    """

    says: str
    work: Callable[[Basket], Fraction]
    of_peers: bool = False
    needs_margin: bool = False


def _median(basket: Basket) -> Fraction:
    return median(basket.numbers)


def median(numbers: Sequence[Fraction]) -> Fraction:
    """The middle number, or half way between the middle two."""
    ordered, middle = sorted(numbers), len(numbers) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) / 2


def _mean(basket: Basket) -> Fraction:
    return sum(basket.numbers, Fraction(0)) / len(basket.figures)


def _best(basket: Basket) -> Fraction:
    return basket.best_first[0]


def _quartile(basket: Basket) -> Fraction:
    ordered = basket.best_first
    return ordered[-(-len(ordered) // 4) - 1]


def _latest(basket: Basket) -> Fraction:
    return basket.numbers[-1]


def _improvement(basket: Basket) -> Fraction:
    """The median, moved by the margin the better way."""
    middle, by = _median(basket), basket.by
    if by is None:
        raise UsageError(f"method 'improvement' must be told by how much: {_HOW_MUCH}")
    step = Fraction(by.amount)
    if by.kind is MarginKind.PERCENT:
        step = abs(middle) * step / 100
    return middle + step if basket.polarity is Polarity.HIGHER else middle - step


#: Every method by its name.
METHODS: dict[str, Method] = {
    "median": Method("the median of the figures", _median),
    "mean": Method("the mean of the figures", _mean),
    "best": Method("the best of the figures", _best),
    "quartile": Method("the figure that a quarter of the periods reached or bettered", _quartile),
    "latest": Method("the latest figure", _latest),
    "improvement": Method(
        "the median of the figures, whatever way they have been going, made better by {by}",
        _improvement,
        needs_margin=True,
    ),
    "peers_median": Method("the median of the other bodies", _median, of_peers=True),
    "peers_top_quartile": Method(
        "the figure that a quarter of the other bodies reached or bettered",
        _quartile,
        of_peers=True,
    ),
}


def method_named(name: str) -> Method:
    """The method of that name.

    Raises:
        UsageError: There is none.
    """
    if name not in METHODS:
        raise UsageError(f"method must be one of {', '.join(METHODS)}, not {name!r}")
    return METHODS[name]


def better_by(by: str | Margin | None, method: str) -> Margin | None:
    """How much better is asked for.

    Raises:
        UsageError: It cannot be read or used, or the method takes none or lacks it.
    """
    known = method_named(method)
    if by is None:
        if known.needs_margin:
            raise UsageError(f"method {method!r} must be told by how much: {_HOW_MUCH}")
        return None
    if not known.needs_margin:
        raise UsageError(
            f"method {method!r} takes no --by (by= in Python); method 'improvement' does"
        )
    try:
        margin = by if isinstance(by, Margin) else Margin.parse(by)
    except ValueError as error:
        raise UsageError(f"by: {error}") from None
    usable = margin.kind in (MarginKind.PERCENT, MarginKind.POINTS, MarginKind.UNIT)
    if not usable or margin.amount < 0:
        raise UsageError(f'by must be an amount such as "5%", "2pp" or "5", not {margin}')
    return margin


def margin_fits(by: Margin | None, indicator: Indicator) -> bool:
    """Whether a margin can be used with an indicator: points only of a percentage."""
    return by is None or by.kind is not MarginKind.POINTS or indicator.unit in PERCENTAGES


def margin_words(by: Margin) -> str:
    """A margin as read: ``5% of it``, ``2 percentage points``, ``5``."""
    amount = str(Margin(by.amount))
    if by.kind is MarginKind.PERCENT:
        return f"{amount}% of it"
    return f"{amount} percentage points" if by.kind is MarginKind.POINTS else amount
