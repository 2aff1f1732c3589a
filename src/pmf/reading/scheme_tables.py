"""The tables of a scheme file beside its levels and rules: direction, actions and groups."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from pmf.model.group import GroupMethod, GroupRules, Score, UnknownParts
from pmf.model.margin import Margin
from pmf.model.number import HUNDRED, as_decimal
from pmf.model.scheme import (
    ActionLevel,
    ActionRules,
    Comparator,
    Direction,
    Level,
)
from pmf.model.status import ActionStatus, Travel
from pmf.reading.look import ACTION_LOOKS, read_look
from pmf.reading.toml_file import Fields

#: What a comparator may compare with.
AGAINST = ("previous", "same_last_year", "mean", "best", "regression")


def read_direction(fields: Fields | None) -> Direction:
    """How the scheme says which way things go."""
    if fields is None:
        return Direction()
    direction = Direction(
        comparators=tuple(_comparator(one) for one in fields.tables("comparators")),
        words=_by_travel(fields.table("words")),
        symbols=_by_travel(fields.table("symbols")),
        absent=fields.text_or("absent", None),
    )
    fields.finish()
    return direction


def _by_travel(fields: Fields | None) -> tuple[tuple[Travel, str], ...]:
    if fields is None:
        return ()
    said = [(travel, fields.text_or(travel.value, None)) for travel in Travel]
    fields.finish()
    return tuple((travel, text) for travel, text in said if text is not None)


def _comparator(fields: Fields) -> Comparator:
    name = fields.text("name")
    against = fields.text_or("against", name) or name
    if against not in AGAINST:
        fields.fault("against", f'"{against}" is not one of: {", ".join(AGAINST)}')
    comparator = Comparator(
        name,
        against,
        fields.whole("periods", 1),
        fields.parsed("no_change", Margin.parse),
        fields.parsed("no_change_points", Margin.parse),
    )
    fields.finish()
    return comparator


def read_actions(fields: Fields | None) -> ActionRules:
    """How the scheme says how an action stands: by one method, or by its dates alone."""
    if fields is None:
        return ActionRules()
    rules = ActionRules(
        levels=tuple(_action_level(one) for one in fields.tables("levels")),
        lead_days=fields.whole("lead_days"),
        delay_months=fields.whole("delay_months", 1),
        on_track_from=fields.parsed("on_track_from", _amount),
        warning_from=fields.parsed("warning_from", _amount),
        decided=fields.text_or("decided", None),
    )
    _check_method(fields, rules)
    fields.finish()
    return rules


def _check_method(fields: Fields, rules: ActionRules) -> None:
    on_track, warning = rules.on_track_from, rules.warning_from
    methods = [rules.lead_days, rules.delay_months, on_track]
    if sum(method is not None for method in methods) > 1:
        fields.faults.add(
            fields.path("lead_days"),
            "actions are judged in one way: lead_days, delay_months or on_track_from",
        )
    if (on_track is None) is not (warning is None):
        if not (fields.told("on_track_from") or fields.told("warning_from")):
            fields.fault("warning_from", "on_track_from and warning_from are given together")
    elif on_track is not None and warning is not None and warning > on_track:
        fields.fault("warning_from", f"{warning} is more than on_track_from, {on_track}")


def _action_level(fields: Fields) -> ActionLevel:
    meanings = fields.choices("meanings", ActionStatus)
    if not meanings and not fields.told("meanings"):
        fields.fault("meanings", "a level means at least one status of an action")
    look = read_look(fields, meanings, ACTION_LOOKS)
    level = ActionLevel(
        id=fields.text("id"),
        word=fields.text("word"),
        meanings=meanings or (ActionStatus.UNKNOWN,),
        aliases=fields.texts("aliases"),
        variants=fields.texts("variants"),
        shape=look.shape,
        colour=look.colour,
        earned=fields.flag("earned", default=True),
    )
    fields.finish()
    return level


def read_groups(fields: Fields | None, levels: tuple[Level, ...]) -> GroupRules:
    """How the scheme says how a group stands."""
    if fields is None:
        return GroupRules()
    method = fields.choice("method", GroupMethod, None)
    unknown = fields.choice("unknown", UnknownParts, None)
    rules = tuple(_score(one, levels) for one in fields.tables("rules"))
    if not fields.has("method"):
        fields.fault("method", f"name one of: {', '.join(GroupMethod)}")
    elif method is not None:
        _check_group_method(fields, method, rules)
    _check_scores(fields, rules)
    fields.finish()
    return GroupRules(method, rules, unknown)


def _check_group_method(fields: Fields, method: GroupMethod, rules: tuple[Score, ...]) -> None:
    """Lines for a score or a share, and only there; a place of unknown where parts are judged."""
    if method.has_lines and not rules and not fields.told("rules"):
        fields.fault("rules", "a rule for groups has at least one line")
    if not method.has_lines and fields.has("rules"):
        fields.fault("rules", f"{method} follows from the parts and has no lines")
    if not method.has_unknown and fields.has("unknown"):
        fields.fault("unknown", f"{method} does not look at single parts")
    for number, line in enumerate(rules if method is GroupMethod.SHARE_MET else ()):
        if line.at_least is not None and line.at_least > HUNDRED:
            fields.faults.add(f"{fields.path('rules')}[{number}]", "no share is more than 100")


def _score(fields: Fields, levels: tuple[Level, ...]) -> Score:
    level = read_level_id(fields, levels)
    at_least = fields.parsed("at_least", _amount)
    otherwise = fields.flag("otherwise")
    score = Score(level, at_least, fields.text_or("says", None))
    fields.finish()
    if otherwise is (at_least is not None) and not fields.told():
        fields.fault("at_least", "a line has at_least, or otherwise = true")
    return score


def _check_scores(fields: Fields, rules: tuple[Score, ...]) -> None:
    """First match wins, so scores fall from line to line and an otherwise stands last."""
    for number, (above, below) in enumerate(pairwise(rules), start=1):
        if fields.faults.told(f"{fields.path('rules')}[{number - 1}]"):
            continue  # what ends it may only be misspelt
        if above.at_least is None or (
            below.at_least is not None and below.at_least >= above.at_least
        ):
            fields.faults.add(f"{fields.path('rules')}[{number}]", "this line can never be reached")


def read_level_id(fields: Fields, levels: tuple[Level, ...]) -> str:
    """The id of one of the scheme's levels."""
    level = fields.text("level")
    # Where no level was read at all, that is what is wrong, and it was told.
    if level and levels and level not in {one.id for one in levels}:
        known = ", ".join(one.id for one in levels)
        fields.fault("level", f'"{level}" is not a level of this scheme; there are: {known}')
    return level


def _amount(text: str) -> Decimal:
    return as_decimal(text, "an amount")
