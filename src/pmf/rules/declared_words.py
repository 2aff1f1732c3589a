"""What councils declare, in words that can stand beside each other."""

from __future__ import annotations

import enum
from decimal import Decimal
from typing import Any

from pmf.model.indicator import Tier
from pmf.model.number import plain
from pmf.model.target import FixedTarget, NoTarget, Target


def in_words(value: Any) -> str | None:
    """A declared value as words; `None` when it is absent."""
    if value is None or value == ():
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(str(in_words(one)) for one in value)
    if isinstance(value, enum.Enum):
        return str(value.value).replace("_", " ")
    if isinstance(value, Tier):
        return f"{value.code} ({value.name})"
    return plain(value) if isinstance(value, Decimal) else str(value)


def target_in_words(target: Target) -> str | None:
    """A target in the council's words, else in ours; `None` when there is none."""
    if target.text is not None:
        return target.text
    if isinstance(target, FixedTarget):
        return str(target.lines)
    return None if isinstance(target, NoTarget) and target.kind == "none" else target.kind
