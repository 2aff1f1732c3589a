"""A scheme file read into a `Scheme`, or refused with every fault it has."""

from __future__ import annotations

from importlib.resources.abc import Traversable
from pathlib import Path

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
    Shortfall,
    Signalled,
    Travels,
    ZeroLine,
    fold,
)
from pmf.model.status import Mark, Status, Travel
from pmf.reading.look import STATUS_LOOKS, read_look
from pmf.reading.scheme_tables import (
    read_actions,
    read_direction,
    read_groups,
    read_level_id,
)
from pmf.reading.toml_file import Fields, load_toml

#: The version of the file format this library reads.
SCHEMA_VERSION = 1


def read_scheme(source: Path | Traversable) -> Scheme:
    """A scheme from its file.

    Raises:
        SchemeError: The file has faults: all of them are listed, with file, line and path.
        ReadError: The file is missing or not text.
    """
    fields, digest = load_toml(source, SchemeError)
    scheme = _scheme(fields, digest)
    if fields.faults.found:
        raise SchemeError(fields.faults.found)
    return scheme


def _scheme(top: Fields, digest: str) -> Scheme:
    if top.whole("schema_version") != SCHEMA_VERSION:
        top.fault("schema_version", f"must be {SCHEMA_VERSION}")
    levels = tuple(_level(one) for one in top.tables("levels", required=True))
    clauses, ends = _clauses(top, levels)
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
    for number in ends:
        if number < len(clauses) - 1:
            top.faults.add(f"rules[{number}]", "nothing after an otherwise can be reached")
    top.finish()
    return scheme


def _level(fields: Fields) -> Level:
    meanings = fields.choices("meanings", Status)
    if not meanings and not fields.told("meanings"):
        fields.fault("meanings", "a level means at least one status")
    look = read_look(fields, meanings, STATUS_LOOKS)
    level = Level(
        id=fields.text("id"),
        word=fields.text("word"),
        meanings=meanings or (Status.UNKNOWN,),
        aliases=fields.texts("aliases"),
        variants=fields.texts("variants"),
        shape=look.shape,
        colour=look.colour,
    )
    fields.finish()
    return level


def _clauses(top: Fields, levels: tuple[Level, ...]) -> tuple[tuple[Clause, ...], list[int]]:
    """The clauses, and the places of those that end the rule: an otherwise."""
    clauses: list[Clause] = []
    ends: list[int] = []
    for number, fields in enumerate(top.tables("rules")):
        clause, is_end = _clause(fields, levels)
        clauses.append(clause)
        if is_end:
            ends.append(number)
    return tuple(clauses), ends


def _clause(fields: Fields, levels: tuple[Level, ...]) -> tuple[Clause, bool]:
    """A clause, and whether it is meant to end the rule."""
    level = read_level_id(fields, levels)
    told = len(fields.faults.found)
    conditions = _conditions(fields)
    otherwise = fields.flag("otherwise")
    clause = Clause(
        level, conditions, fields.text_or("says", None), fields.text_or("decided", None)
    )
    fields.finish()
    if otherwise and conditions:
        fields.fault("otherwise", "an otherwise has no conditions")
    # A condition that is misspelt or cannot be read was told; that none is left follows from it.
    if not otherwise and not conditions and told == len(fields.faults.found):
        fields.faults.add(
            fields.path("level"), "the clause has no condition; write otherwise = true to mean that"
        )
    return clause, otherwise and not conditions


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
    fields.finish()
    ends = (condition.over, condition.at_least, condition.at_most, condition.under)
    if all(end is None for end in ends) and not fields.told():
        fields.fault("at_most", "a shortfall sets an end: over, at_least, at_most or under")
    return condition


def _judged(fields: Fields) -> str:
    judged = fields.text_or("judged", "value") or "value"
    if judged not in ("value", "forecast"):
        fields.fault("judged", f'"{judged}" is not one of: value, forecast')
        return "value"
    return judged


def _travels(fields: Fields) -> Travels | None:
    condition = Travels(fields.text("comparator"), fields.choices("is", Travel))
    fields.finish()
    if not condition.classes and not fields.told():
        fields.fault("is", "name at least one of: improving, steady, worsening")
    return condition


def _present(fields: Fields) -> Present:
    condition = Present(fields.text("line"), fields.flag("is", default=True))
    fields.finish()
    return condition


def _running(fields: Fields) -> Running:
    condition = Running(fields.whole("periods", 1) or 1, fields.choices("statuses", Status))
    fields.finish()
    if not condition.statuses and not fields.told():
        fields.fault("statuses", "name at least one status")
    return condition


def _progress(fields: Fields) -> Progress:
    condition = Progress(
        fields.parsed("at_least", Margin.parse), fields.parsed("under", Margin.parse)
    )
    fields.finish()
    if condition.at_least is None and condition.under is None and not fields.told():
        fields.fault("at_least", "progress sets an end: at_least or under")
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
