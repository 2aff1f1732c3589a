"""A scheme file read into a `Scheme`, or refused with every fault it has."""

from __future__ import annotations

import os
from importlib.resources.abc import Traversable

from pmf.errors import SchemeError
from pmf.model.margin import Margin
from pmf.model.scheme import (
    ActionLevel,
    Clause,
    Compare,
    Condition,
    JudgedBy,
    Level,
    Marked,
    Present,
    Progress,
    Running,
    Scheme,
    Shape,
    Shortfall,
    Signalled,
    Travels,
    ZeroLine,
    fold,
)
from pmf.model.status import Mark, Status, Travel
from pmf.reading.registry import load_adapters
from pmf.reading.scheme_tables import (
    read_actions,
    read_colour,
    read_direction,
    read_groups,
    read_level_id,
)
from pmf.reading.source import as_file
from pmf.reading.toml_file import Fields, load_toml

#: The version of the file format this library reads.
SCHEMA_VERSION = 1


def load_scheme(source: str | os.PathLike[str] | Traversable) -> Scheme:
    """A scheme from a file, or an installed one by its id.

    Args:
        source: A path that ends in ``.toml``, a bundled resource, or the id of a scheme that an
            installed plug-in offers.

    Raises:
        SchemeError: The file has faults: all of them are listed, with file, line and path.
        ReadError: The file is missing or not text.
        UnknownName: No installed scheme has that id.
        UsageError: The source is none of these.
    """
    if isinstance(source, str) and not source.endswith(".toml"):
        return load_adapters().scheme(source)
    fields, digest = load_toml(as_file(source), SchemeError)
    scheme = _scheme(fields, digest)
    if fields.faults.found:
        raise SchemeError(fields.faults.found)
    return scheme


def _scheme(top: Fields, digest: str) -> Scheme:
    if top.whole("schema_version") != SCHEMA_VERSION:
        top.fault("schema_version", f"must be {SCHEMA_VERSION}")
    levels = tuple(_level(one) for one in top.tables("levels", required=True))
    clauses = tuple(_clause(one, levels) for one in top.tables("rules"))
    scheme = Scheme(
        id=top.text("id"),
        title=top.text("title"),
        levels=levels,
        clauses=clauses,
        direction=read_direction(top.table("direction")),
        actions=read_actions(top.table("actions")),
        compare=top.choice("compare", Compare, Compare.EXACT) or Compare.EXACT,
        zero_line=top.choice("zero_line", ZeroLine, ZeroLine.NOTHING) or ZeroLine.NOTHING,
        source=top.text_or("source", None),
        valid_from=top.date("valid_from"),
        valid_to=top.date("valid_to"),
        digest=digest,
        groups=read_groups(top.table("groups"), levels),
    )
    if scheme.valid_from and scheme.valid_to and scheme.valid_to < scheme.valid_from:
        top.fault("valid_to", f"{scheme.valid_to} is before valid_from, {scheme.valid_from}")
    _check_words(top, "levels", levels)
    _check_words(top, "actions.levels", scheme.actions.levels)
    _check_clauses(top, clauses)
    top.finish()
    return scheme


def _level(fields: Fields) -> Level:
    meanings = fields.choices("meanings", Status)
    if not meanings:
        fields.fault("meanings", "a level means at least one status")
    level = Level(
        id=fields.text("id"),
        word=fields.text("word"),
        meanings=meanings or (Status.UNKNOWN,),
        aliases=fields.texts("aliases"),
        variants=fields.texts("variants"),
        shape=fields.choice("shape", Shape, Shape.SQUARE) or Shape.SQUARE,
        colour=read_colour(fields),
    )
    fields.finish()
    return level


def _clause(fields: Fields, levels: tuple[Level, ...]) -> Clause:
    level = read_level_id(fields, levels)
    conditions = _conditions(fields)
    otherwise = fields.flag("otherwise")
    if otherwise and conditions:
        fields.fault("otherwise", "an otherwise has no conditions")
    if not otherwise and not conditions:
        fields.faults.add(
            fields.path("level"), "the clause has no condition; write otherwise = true to mean that"
        )
    clause = Clause(
        level, conditions, fields.text_or("says", None), fields.text_or("decided", None)
    )
    fields.finish()
    return clause


def _conditions(fields: Fields) -> tuple[Condition, ...]:
    found: list[Condition | None] = []
    found += (_shortfall(one) for one in fields.tables("shortfall"))
    found += (_travels(one) for one in fields.tables("travel"))
    found += (_present(one) for one in fields.tables("present"))
    found += (_running(one) for one in fields.tables("running"))
    found += (_progress(one) for one in fields.tables("progress"))
    if marks := fields.choices("mark", Mark):
        found.append(Marked(marks))
    if signals := fields.texts("signal"):
        found.append(Signalled(signals))
    if judgements := fields.texts("judgement"):
        found.append(JudgedBy(judgements))
    return tuple(condition for condition in found if condition is not None)


def _shortfall(fields: Fields) -> Shortfall | None:
    condition = Shortfall(
        line=fields.text_or("line", "target") or "target",
        over=fields.parsed("over", Margin.parse),
        at_least=fields.parsed("at_least", Margin.parse),
        at_most=fields.parsed("at_most", Margin.parse),
        under=fields.parsed("under", Margin.parse),
        judged=_judged(fields),
    )
    if all(
        end is None
        for end in (condition.over, condition.at_least, condition.at_most, condition.under)
    ):
        fields.fault("at_most", "a shortfall sets an end: over, at_least, at_most or under")
    fields.finish()
    return condition


def _judged(fields: Fields) -> str:
    judged = fields.text_or("judged", "value") or "value"
    if judged not in ("value", "forecast"):
        fields.fault("judged", f'"{judged}" is not one of: value, forecast')
        return "value"
    return judged


def _travels(fields: Fields) -> Travels | None:
    condition = Travels(fields.text("comparator"), fields.choices("is", Travel))
    if not condition.classes:
        fields.fault("is", "name at least one of: improving, steady, worsening")
    fields.finish()
    return condition


def _present(fields: Fields) -> Present:
    condition = Present(fields.text("line"), fields.flag("is", default=True))
    fields.finish()
    return condition


def _running(fields: Fields) -> Running:
    condition = Running(fields.whole("periods", 1) or 1, fields.choices("statuses", Status))
    if not condition.statuses:
        fields.fault("statuses", "name at least one status")
    fields.finish()
    return condition


def _progress(fields: Fields) -> Progress:
    condition = Progress(
        fields.parsed("at_least", Margin.parse), fields.parsed("under", Margin.parse)
    )
    if condition.at_least is None and condition.under is None:
        fields.fault("at_least", "progress sets an end: at_least or under")
    fields.finish()
    return condition


def _check_words(
    top: Fields, path: str, levels: tuple[Level, ...] | tuple[ActionLevel, ...]
) -> None:
    """A word or an id that stands for two levels could be read as either."""
    seen: dict[str, str] = {}
    ids: set[str] = set()
    every: list[Level | ActionLevel] = list(levels)
    for number, level in enumerate(every):
        if level.id in ids:
            top.faults.add(f"{path}[{number}].id", f'the id "{level.id}" stands twice')
        ids.add(level.id)
        for word in (level.word, *level.aliases, *level.variants):
            other = seen.setdefault(fold(word), level.id)
            if other != level.id:
                top.faults.add(
                    f"{path}[{number}]", f'the word "{word}" stands for both {other} and {level.id}'
                )


def _check_clauses(top: Fields, clauses: tuple[Clause, ...]) -> None:
    """An otherwise ends the rule; a rule that could end in silence says so."""
    for number, clause in enumerate(clauses[:-1]):
        if not clause.conditions:
            top.faults.add(f"rules[{number}]", "nothing after an otherwise can be reached")
