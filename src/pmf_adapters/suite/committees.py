"""Committees by the names a paper gives them, and where it gives one of them two names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import attrs

import pmf
from pmf_adapters.suite.headings import body_in

#: What an abbreviation stands for where the paper's own glossary does not say.
_USUAL = {"osc": "overview and scrutiny committee"}
_GLOSSED = re.compile(
    r"\b(?P<short>[A-Z]{2,8})s? [–:-] (?P<long>.+?)(?=\s+[A-Z]{2,8}s? [–:-] |[;,]|$)"
)
_LEFT_OUT = frozenset({"the", "of"})

Words = tuple[str, ...]


def glossary_of(text: str) -> dict[str, str]:
    """Abbreviations and what they stand for: "OSC – Overview and Scrutiny Committee"."""
    return {found["short"].lower(): pmf.fold(found["long"]) for found in _GLOSSED.finditer(text)}


@attrs.frozen
class Listed:
    """A committee as a list names it.

    Attributes:
        name: The name as printed.
        where: Where it is printed.
    """

    name: str
    where: pmf.Location | None = None


class Committees:
    """The committees of one paper.

    Args:
        bodies: The bodies the paper says it is for.
        appendices: The committee each appendix is said to be for, by the appendix's number, where
            the paper lists its appendices.
        headings: The committee each appendix's own heading names, by its number.
        glossary: Abbreviations and what they stand for.
        framework: The framework, whose groups have aliases; `None` when there is none.
        cells: What collects findings.
    """

    def __init__(
        self,
        bodies: Iterable[Listed],
        appendices: Mapping[str, Listed],
        headings: Mapping[str, str],
        glossary: Mapping[str, str],
        framework: pmf.Framework | None,
        cells: pmf.Collector,
    ) -> None:
        self._glossary = {**_USUAL, **glossary}
        self._bodies = tuple(bodies)
        self._appendices = dict(appendices)
        self._framework = framework
        self._cells = cells
        self._names: dict[tuple[str | None, str], str] = {}
        self._left = self._only_unnamed(headings)

    def name_of(self, printed: str, appendix: str | None, where: pmf.Location | None) -> str:
        """The name we use for a committee a heading names; a difference is told once."""
        known = self._names.get((appendix, printed))
        if known is None:
            known = self._names[appendix, printed] = self._resolve(printed, appendix, where)
        return known

    def _resolve(self, printed: str, appendix: str | None, where: pmf.Location | None) -> str:
        listed = self._appendices.get(appendix or "")
        other = listed.name if listed else None
        if other is None and self._body(printed) is None and self._left:
            other = self._left.name
        name = self._declared(printed, other) or self._body(other or printed) or other or printed
        if other is not None and self.words(other) != self.words(printed):
            self._tell(printed, other, name, appendix, where)
        return name

    def _declared(self, *printed: str | None) -> str | None:
        """The framework's name for the first of these that it knows."""
        for text in filter(None, printed):
            group = self._framework.group(text) if self._framework else None
            if group is not None:
                return group.name
        return None

    def _tell(
        self, printed: str, other: str, name: str, appendix: str | None, where: pmf.Location | None
    ) -> None:
        of = f"of appendix {appendix}" if appendix else "of the table"
        message = (
            f"the heading {of} names {printed!r}, the paper elsewhere {other!r}; "
            f"its measures are kept under {name!r}"
        )
        # One letter more or less is no other committee.
        severity = pmf.Severity.INFO if self._loose(printed) == self._loose(other) else None
        self._cells.note("name-disagrees", message, where, printed, used=name, severity=severity)

    def _body(self, printed: str) -> str | None:
        """The body the paper says it is for that goes by this name, in its own words."""
        for same in (self.words, self._loose):
            for body in self._bodies:
                if same(body.name) == same(printed):
                    return body.name
        return None

    def _only_unnamed(self, headings: Mapping[str, str]) -> Listed | None:
        """The one body no heading names, where one heading names no body: they are the same."""
        named = {self._body(heading) for heading in headings.values()}
        strange = {heading for heading in headings.values() if self._body(heading) is None}
        left = [body for body in self._bodies if body.name not in named]
        return left[0] if len(left) == len(strange) == 1 else None

    def words(self, name: str) -> Words:
        """A name as the words that count: no "&" for "and", no abbreviation."""
        folded = pmf.fold(name).replace("&", " and ")
        whole = (self._glossary.get(word, word) for word in re.findall(r"[\w’'-]+", folded))
        return tuple(word for word in " ".join(whole).split() if word not in _LEFT_OUT)

    def _loose(self, name: str) -> Words:
        return tuple(word.rstrip("s") for word in self.words(name))


def listed_in(title: str | None, where: pmf.Location) -> Listed | None:
    """The committee an appendix's title in a list names; `None` when it names none."""
    body = body_in(title) if title else None
    return Listed(body, where) if body else None
