"""A council's scheme as a value: its words, and the rule that earns them.

A rule is an ordered list of clauses; the first whose conditions all hold earns its level. There
is no expression language: a condition is one of the classes below, and each can be true, false
or undecided (with a reason) for a value.
"""

from __future__ import annotations

import datetime
import enum
import functools
from decimal import Decimal
from typing import TypeVar

import attrs

from pmf.model.group import NO_GROUPS, GroupRules
from pmf.model.margin import Margin
from pmf.model.status import ActionStatus, Mark, Status, Travel

#: Units in which a difference is one of percentage points.
PERCENTAGES = ("percent", "percentage_point")


class Compare(enum.StrEnum):
    """Whether figures are compared as they are, or as the council shows them."""

    EXACT = "exact"
    AS_DISPLAYED = "as_displayed"


class ZeroLine(enum.StrEnum):
    """What a percentage of a zero line is: nothing at all, or undecided."""

    NOTHING = "nothing"
    UNDECIDED = "undecided"


class Shape(enum.StrEnum):
    """Shapes that carry a status beside its word, for those who cannot tell the colours."""

    CIRCLE = "circle"
    TRIANGLE = "triangle"
    SQUARE = "square"
    DIAMOND = "diamond"
    STAR = "star"
    CROSS = "cross"
    DASH = "dash"
    QUESTION = "question"
    TICK = "tick"
    ARROW = "arrow"


@attrs.frozen
class Level:
    """One of a council's words for how an indicator stands.

    Attributes:
        id: A stable name inside the scheme.
        word: The word we print for it.
        meanings: What it means; more than one when the council merges them ("Red or Amber").
        aliases: Other words for the same level: what the key calls it, the name of its icon.
        variants: Forms that are understood but stand in no key ("Complete" for "Completed").
        shape: The shape drawn beside the word.
        colour: The colour drawn beside the word, ``#rrggbb``.
    """

    id: str
    word: str
    meanings: tuple[Status, ...]
    aliases: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    shape: Shape = Shape.SQUARE
    colour: str = "#505a5f"

    @property
    def status(self) -> Status:
        """The meaning; the worst of them when there are several."""
        return max(self.meanings, key=lambda status: -1 if status.rank is None else status.rank)


@attrs.frozen
class ActionLevel:
    """One of a council's words for how an action stands.

    Attributes are those of `Level`, the meanings being those of an action, and:

    Attributes:
        earned: Whether the council's rule can give it; false for a word that is understood where
            it is printed but that the rule never arrives at.
    """

    id: str
    word: str
    meanings: tuple[ActionStatus, ...]
    aliases: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    shape: Shape = Shape.SQUARE
    colour: str = "#505a5f"
    earned: bool = True


@attrs.frozen
class Shortfall:
    """How far the value falls short of a named line; positive is worse, whatever the polarity.

    Attributes:
        line: Which line: ``target``, ``floor``, ``stretch``, a comparator's name.
        over: More than this margin; the margin itself left out.
        at_least: This margin or more.
        at_most: This margin or less.
        under: Less than this margin; the margin itself left out.
        judged: ``value`` for the outturn, ``forecast`` for what the council expects.
    """

    line: str = "target"
    over: Margin | None = None
    at_least: Margin | None = None
    at_most: Margin | None = None
    under: Margin | None = None
    judged: str = "value"

    @functools.cached_property
    def ends(self) -> tuple[tuple[str, Margin], ...]:
        """The ends it sets, each with the way it is held: ``(("at_most", 10%),)``."""
        named = (
            ("over", self.over),
            ("at_least", self.at_least),
            ("at_most", self.at_most),
            ("under", self.under),
        )
        return tuple((name, margin) for name, margin in named if margin is not None)


@attrs.frozen
class Travels:
    """Which way the value went against a comparator.

    Attributes:
        comparator: ``previous``, ``same_last_year``, or another name of the scheme's direction.
        classes: The travels that satisfy the condition.
    """

    comparator: str
    classes: tuple[Travel, ...]


@attrs.frozen
class Present:
    """Whether something is there at all.

    Attributes:
        line: Asks for a line of this name; `None` asks nothing.
        is_there: What the answer must be.
    """

    line: str
    is_there: bool = True


@attrs.frozen
class Marked:
    """Whether the value carries one of these marks."""

    marks: tuple[Mark, ...]


@attrs.frozen
class Signalled:
    """Whether the statistics raise one of these signals on the value."""

    signals: tuple[str, ...]


@attrs.frozen
class JudgedBy:
    """Whether an officer has judged so; missing or expired, the condition is undecided.

    Attributes:
        judgements: The judgements that satisfy the condition: level ids of the scheme, or words
            of its own such as ``recoverable``.
    """

    judgements: tuple[str, ...]


@attrs.frozen
class Running:
    """Whether a status held for so many periods running, the present one included.

    Attributes:
        periods: How many.
        statuses: Which computed statuses count.
    """

    periods: int
    statuses: tuple[Status, ...]


@attrs.frozen
class Progress:
    """Progress as a percentage of what was expected by now.

    Attributes:
        at_least: This percentage of the expected progress or more; `None` sets no lower end.
        under: Less than this percentage; `None` sets no upper end.
    """

    at_least: Margin | None = None
    under: Margin | None = None


Condition = Shortfall | Travels | Present | Marked | Signalled | JudgedBy | Running | Progress


@attrs.frozen
class Clause:
    """One line of a rule.

    Attributes:
        level: The id of the level it earns.
        conditions: All must hold; none means "otherwise".
        says: The council's rule in our words; `None` when the conditions say it.
        decided: How a published overlap or gap was settled here; `None` when there was none.
    """

    level: str
    conditions: tuple[Condition, ...] = ()
    says: str | None = None
    decided: str | None = None


@attrs.frozen
class Comparator:
    """What a value is compared with to say which way it went.

    Attributes:
        name: The name rules and reports use.
        against: ``previous``, ``same_last_year``, ``mean``, ``best`` or ``regression``.
        periods: How many periods a mean or regression looks back over; `None` for the others.
        no_change: How far apart still counts as steady; `None` means any difference counts.
        no_change_points: The same for indicators that are percentages, in percentage points;
            `None` when `no_change` holds for them too.
    """

    name: str
    against: str = "previous"
    periods: int | None = None
    no_change: Margin | None = None
    no_change_points: Margin | None = None

    def band_for(self, unit: str) -> Margin | None:
        """How far apart still counts as steady in a unit; `None` means any difference counts."""
        if unit in PERCENTAGES and self.no_change_points is not None:
            return self.no_change_points
        return self.no_change


@attrs.frozen
class Direction:
    """How the scheme says which way things go.

    Attributes:
        comparators: In the order they are reported.
        words: A word for each travel; empty uses our own.
        symbols: The council's sign for each travel, in words ("up green arrow"); empty when it
            prints none.
        absent: What it prints where there is nothing to compare with; `None` when it does not say.
    """

    comparators: tuple[Comparator, ...] = ()
    words: tuple[tuple[Travel, str], ...] = ()
    symbols: tuple[tuple[Travel, str], ...] = ()
    absent: str | None = None


@attrs.frozen
class ActionRules:
    """How the scheme says how an action stands.

    Attributes:
        levels: The scheme's words, in order.
        lead_days: How many days before the due date an action counts as a warning; `None` when
            the council does not print it.
        delay_months: For a council that judges how far the due date has slipped from the
            original one: a delay of less than so many calendar months is a warning, a longer
            one is overdue. `None` for a council that does not.
        on_track_from: For a council that judges progress: this percentage of the progress
            expected by now, or more, is in progress. `None` for a council that does not.
        warning_from: With `on_track_from`: this percentage or more is a warning, less is overdue.
        decided: How a published overlap or gap was settled here; `None` when there was none.
    """

    levels: tuple[ActionLevel, ...] = ()
    lead_days: int | None = None
    delay_months: int | None = None
    on_track_from: Decimal | None = None
    warning_from: Decimal | None = None
    decided: str | None = None


@attrs.frozen(cache_hash=True)
class Scheme:
    """How one council judges, as data.

    Attributes:
        id: A stable name.
        title: What it is called.
        levels: The council's words, best first, then those that judge nothing.
        clauses: The rule; empty when the council states none.
        direction: How it says which way things go.
        actions: How it judges actions.
        groups: How it judges groups.
        compare: Whether figures are compared exactly or as displayed, half up.
        zero_line: What a percentage of a zero line is.
        source: Where the rule was published, in words; `None` when it was not.
        valid_from: The first day it was in force; `None` when unknown.
        valid_to: The last day; `None` when it still is, or unknown.
        assumed: The tolerance assumed where the council states none; `None` when none was.
        digest: A fingerprint of the file it came from; `None` when built in code.
    """

    id: str
    title: str
    levels: tuple[Level, ...]
    clauses: tuple[Clause, ...] = ()
    direction: Direction = Direction()
    actions: ActionRules = ActionRules()
    compare: Compare = Compare.EXACT
    zero_line: ZeroLine = ZeroLine.NOTHING
    source: str | None = None
    valid_from: datetime.date | None = None
    valid_to: datetime.date | None = None
    assumed: Margin | None = None
    digest: str | None = None
    groups: GroupRules = NO_GROUPS

    def level(self, id: str) -> Level:
        """The level with that id.

        Raises:
            KeyError: The scheme has none.
        """
        found = next((level for level in self.levels if level.id == id), None)
        if found is None:
            raise KeyError(f"scheme {self.id!r} has no level {id!r}")
        return found

    def level_of(self, status: Status) -> Level | None:
        """The first level that means this status; `None` when the scheme has no word for it."""
        return next((level for level in self.levels if status in level.meanings), None)

    def action_level_of(self, status: ActionStatus) -> ActionLevel | None:
        """The first action level that means this; `None` when the scheme has no word for it."""
        levels = self.actions.levels
        return next((level for level in levels if status in level.meanings), None)

    def read_word(self, word: str) -> Level | None:
        """The level a council's word names, whatever its case and spacing; `None` if unknown."""
        return _find(self.levels, word)

    def read_action_word(self, word: str) -> ActionLevel | None:
        """The action level a council's word names; `None` if unknown."""
        return _find(self.actions.levels, word)


AnyLevel = TypeVar("AnyLevel", Level, ActionLevel)


def fold(word: str) -> str:
    """A word without the accidents of case and spacing."""
    return " ".join(word.replace("\xa0", " ").split()).casefold()


def in_key(level: Level | ActionLevel, key: tuple[str, ...]) -> bool:
    """Whether a printed key holds this level under one of its names."""
    names = {fold(word) for word in (level.word, *level.aliases)}
    return any(fold(word) in names for word in key)


def _find(levels: tuple[AnyLevel, ...], word: str) -> AnyLevel | None:
    wanted = fold(word)
    known: AnyLevel
    for known in levels:
        if wanted in {fold(name) for name in (known.word, *known.aliases, *known.variants)}:
            return known
    return None
