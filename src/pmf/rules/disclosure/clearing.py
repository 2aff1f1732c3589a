"""Leave out of a value of the model, however deep, what must not be told.

What is left out leaves nothing behind: an optional text becomes absent, an entry of a list is not
there, and where a thing cannot stand without what was left out, the whole thing goes.
"""

from __future__ import annotations

import enum
import functools
from collections.abc import Callable
from typing import Any, Final, TypeVar

import attrs

from pmf.model.beside import Escalation
from pmf.model.finding import Finding, Location
from pmf.model.governance import Output
from pmf.model.indicator import Declared
from pmf.model.margin import Margin
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.scheme import Scheme
from pmf.model.target import Lines

Kept = TypeVar("Kept")


class _Gone(enum.Enum):
    GONE = "gone"


#: What stands for a thing that was left out.
GONE: Final = _Gone.GONE

#: Figures, dates and rules say nothing about anybody; scheme files are public.
_PLAIN = (Quantity, Period, Margin, Lines, Scheme)
#: These are statements as a whole: with one text gone the rest would mislead.
_WHOLE = (Finding, Escalation, Output)
#: What a public thing is called is decided before; stable names of ours are no texts.
_OWN = frozenset(("code", "unit", "reason", "kind", "id", "severity", "exempt"))
_OWN_NAME = {"Indicator": "name", "Action": "title"}
_NO_REASON = "No reason is given."


@functools.cache
def _fields(kind: type[Any]) -> tuple[tuple[str, Any], ...]:
    """The attributes that may hold text, each with its default."""
    own = (*_OWN, _OWN_NAME.get(kind.__name__, ""))
    return tuple((one.name, one.default) for one in attrs.fields(kind) if one.name not in own)


class Clearing:
    """Leaves out what is exempt and what names it.

    Args:
        names: The secret a text names; `None` when it names none.
        keeps_exempt: Whether what is exempt stays.
        without_places: Whether rows and lines are left out of every place.
        tell: Hears of each text or thing that is left out: the thing it belonged to, its
            attribute, what was left out, and why, or `None` when it is exempt or names what is.
        tells: Why a sentence somebody wrote tells of what is left out without naming it; asked
            with the thing, the attribute and the text. `None` when it does not.
    """

    def __init__(
        self,
        names: Callable[[str], str | None],
        *,
        keeps_exempt: bool = False,
        without_places: bool = False,
        tell: Callable[[object, str, object, str | None], None] = lambda *_: None,
        tells: Callable[[object, str, str], str | None] = lambda *_: None,
    ) -> None:
        self._names = names
        self._keeps_exempt = keeps_exempt
        self._without_places = without_places
        self._tell = tell
        self._tells = tells

    def of(self, value: Kept) -> Kept | _Gone:
        """The value without what must not be told; `GONE` when nothing of it is left."""
        cleared: Kept | _Gone = self._of(value, listed=True)
        return cleared

    def each(self, values: tuple[Kept, ...]) -> tuple[Kept, ...]:
        """A list without what must not be told."""
        cleared = (self._of(one, listed=False) for one in values)
        return tuple(one for one in cleared if one is not GONE)

    def _of(self, value: Any, *, listed: bool) -> Any:
        if isinstance(value, str):
            is_name = isinstance(value, enum.Enum) or self._names(value) is None
            return value if is_name else GONE
        if isinstance(value, tuple):
            return self._tuple(value, listed=listed)
        if isinstance(value, Location):
            return self._place(value)
        if not attrs.has(type(value)) or isinstance(value, _PLAIN):
            return value
        if getattr(value, "exempt", None) and not self._keeps_exempt:
            return GONE
        return self._fields_of(value)

    def _tuple(self, values: tuple[Any, ...], *, listed: bool) -> Any:
        """A list loses single entries; a pair or the like inside a list goes as a whole."""
        cleared = [self._of(one, listed=False) for one in values]
        if all(new is old for new, old in zip(cleared, values, strict=True)):
            return values
        kept = tuple(one for one in cleared if one is not GONE)
        return kept if listed or len(kept) == len(values) else GONE

    def _place(self, where: Location) -> Any:
        if self._names(where.file) is not None:
            return GONE
        column = None if where.column and self._names(where.column) else where.column
        bare = Location(where.file, column=column)
        if self._without_places:
            return where if where == bare else bare
        told = where.sheet is not None and self._names(where.sheet) is not None
        if column == where.column and not told:
            return where
        return attrs.evolve(where, column=column, sheet=None if told else where.sheet)

    def _fields_of(self, value: Any) -> Any:
        changed = {}
        for name, default in _fields(value.__class__):
            old = getattr(value, name)
            new = self._written(value, name, old)
            if new is old:
                continue
            if new is GONE:
                self._tell(value, name, old, self._why(value, name, old))
                if isinstance(value, Declared):
                    new = _NO_REASON
                elif isinstance(value, _WHOLE) and not isinstance(old, Location):
                    return GONE
                elif default is None or default in ("", ()):
                    new = default
                else:
                    return GONE
            changed[name] = new
        return attrs.evolve(value, **changed) if changed else value

    def _written(self, value: object, name: str, old: Any) -> Any:
        """An attribute without what must not be told, be it named or only described."""
        if isinstance(old, str) and self._tells(value, name, old) is not None:
            return GONE
        if isinstance(old, tuple) and any(isinstance(one, str) for one in old):
            kept = tuple(one for one in old if not self._is_told(value, name, one))
            old = old if len(kept) == len(old) else kept
        return self._of(old, listed=True)

    def _is_told(self, value: object, name: str, one: object) -> bool:
        """Whether an entry of a list is left out for what it tells; if so, tell of it."""
        because = self._tells(value, name, one) if isinstance(one, str) else None
        if because is not None:
            self._tell(value, name, one, because)
        return because is not None

    def _why(self, value: object, name: str, old: object) -> str | None:
        if not isinstance(old, str):
            return None
        secret = self._names(old)
        return f"names {secret}" if secret else self._tells(value, name, old)
