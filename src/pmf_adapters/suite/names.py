"""What the name of a measure says beside itself: a code, places, a unit."""

from __future__ import annotations

import re

import pmf
from pmf_adapters.number_words import number_of

#: Words that tell no measure from another, or only say that it is one.
_FILLING = re.compile(
    r"an?|the|of|in|on|for|to|by|at|as|that|which|were|was|is|are|be|been|has|have|had|with|and|or"
    r"|all|any|our|we|how|their|its|this|percentage|percent|proportion|number|total|average"
    r"|during|period|quarter|year"
)
#: Words a code that had to be cut does not end in.
_DANGLING = frozenset({"within", "per", "from", "non", "less", "than"})
_LONGEST = 60
_ASIDE = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"[a-z0-9]+", re.ASCII)
_PLACES = re.compile(
    r"\bto (?P<places>[0-6]|one|two|three) decimal (?:places?|points?)\b", re.IGNORECASE | re.ASCII
)
#: What in a name says the unit, the closest first.
_UNITS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(words, re.IGNORECASE | re.ASCII), unit)
    for words, unit in (
        (r"\bper 100,?000\b", "per_hundred_thousand"),
        (r"\bper 10,?000\b", "per_ten_thousand"),
        (r"\bper 1,?000\b", "per_thousand"),
        (r"\b(?:percentage|proportion|per ?cent)\b|%", "percent"),
        (r"\b(?:kilograms?|kgs?) (?:\w+ )?per household\b", "kilogram/household"),
        (r"\btonnes? (?:of )?(?:co2e?|carbon)\b", "tonne_co2e"),
        (r"£", "GBP"),
        (r"\bworking days\b", "working_day"),
        (r"\b(?:in|average|of) days\b|\bdays (?:taken|lost|to)\b", "day"),
        (r"\b(?:in|average|of) weeks\b|\bweeks (?:taken|lost|to)\b", "week"),
        (r"\b(?:number|no\.) of\b", "thing"),
    )
)
#: Units of what is counted: a bare figure is how many there are.
COUNTED = frozenset({"thing", "person", "household", "dwelling", "number", "score"})


def places_in(name: str) -> int | None:
    """The decimal places a name asks for: "to 2 decimal points"; `None` when it asks for none."""
    found = _PLACES.search(name)
    if found is None:
        return None
    return number_of(found["places"])


def unit_in(name: str) -> str | None:
    """The unit a name says: "Percentage of …" is per cent; `None` when it says none."""
    return next((unit for words, unit in _UNITS if words.search(name)), None)


def slug(text: str) -> str:
    """A short code made from a name: "Percentage of Graffiti removed" is ``graffiti-removed``.

    The same for the same name. What stands in brackets, and to how many places, is left out.
    """
    bare = _ASIDE.sub(" ", _PLACES.sub(" ", re.sub(r"[’']", "", text)))
    words = _WORD.findall(bare.casefold()) or _WORD.findall(text.casefold())
    telling = [word for word in words if not _FILLING.fullmatch(word)] or words
    kept: list[str] = []
    for word in telling:
        if kept and len("-".join((*kept, word))) > _LONGEST:
            break
        kept.append(word[:_LONGEST])
    while len(kept) > 1 and kept[-1] in _DANGLING:
        kept.pop()
    return "-".join(kept) or "unnamed"


class Codes:
    """The codes of one document: those printed, those declared, and those made from names."""

    def __init__(self, framework: pmf.Framework | None) -> None:
        self._by_name: dict[str, list[pmf.Definition]] = {}
        self._framework = framework
        for one in framework.definitions if framework else ():
            self._by_name.setdefault(pmf.fold(one.indicator.name), []).append(one)
        self._taken: dict[str, tuple[str | None, ...]] = {}

    def declared(
        self, printed: str, name: str, service: str | None, group: str | None
    ) -> pmf.Definition | None:
        """What the framework declares of a measure; `None` when it does not know it.

        Where no code is printed the name counts, and of measures of one name the one of the same
        service and group.
        """
        if printed:
            return self._framework.definition(printed) if self._framework else None
        named = self._by_name.get(pmf.fold(name), [])
        own = [one for one in named if one.indicator.service == service]
        both = [one for one in own if one.indicator.group == group]
        return next(iter((*both, *own, *named)), None)

    def made(self, name: str, service: str | None, *under: str | None) -> str:
        """A code made from a name; of one name in several places, each has its own.

        Args:
            name: The measure.
            service: Its service.
            under: What else it stands under.
        """
        wanted = (pmf.fold(name), service, *under)
        longer = [slug(name), f"{slug(name)}--{slug(service)}" if service else slug(name)]
        for code in longer:
            if self.take(code, wanted):
                return code
        number = 2
        while not self.take(f"{longer[-1]}-{number}", wanted):
            number += 1
        return f"{longer[-1]}-{number}"

    def take(self, code: str, whose: tuple[str | None, ...]) -> bool:
        """Take a code for a measure; whether it is free or this measure's already."""
        return self._taken.setdefault(code, whose) == whose
