"""TOML as it is written: just what a file of ours needs, escaped so that it reads back the same."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping

Value = str | bool | int | datetime.date | tuple[str, ...]
_BARE = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)
_SHORT = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def table(header: str, values: Mapping[str, Value | None]) -> str:
    """One table: its header line, when it has one, and a line for each value that is not `None`."""
    lines = [header] if header else []
    lines += [
        f"{_key(key)} = {_value(value)}" for key, value in values.items() if value is not None
    ]
    return "\n".join(lines) + "\n"


def text(value: str) -> str:
    """A basic string."""
    return '"' + "".join(map(_character, value)) + '"'


def _character(char: str) -> str:
    if char in _SHORT:
        return _SHORT[char]
    if char < " " or char == "\x7f":
        return f"\\u{ord(char):04X}"
    # Half of a surrogate pair is no character, and no file can hold it.
    return "\ufffd" if "\ud800" <= char <= "\udfff" else char


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else text(key)


def _value(value: Value) -> str:
    if isinstance(value, str):
        return text(str(value))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return "[" + ", ".join(map(text, value)) + "]"
    return value.isoformat() if isinstance(value, datetime.date) else str(value)
