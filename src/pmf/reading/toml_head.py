"""The first lines of a TOML file: what it calls itself, without the cost of all of it."""

from __future__ import annotations

import re
import tomllib
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from pmf.reading.source import load_text

_HEADER = re.compile(r"^[ \t]*+\[", re.MULTILINE)


def read_head(source: Path | Traversable) -> dict[str, Any] | None:
    """The keys that stand before the first table; nothing after it can add to them.

    Returns:
        The keys, or `None` where only the whole file can tell: it is no TOML, or a line inside a
        longer text or list looks like the head of a table.

    Raises:
        ReadError: The file is missing, empty, too large or not text.
    """
    text, _ = load_text(source)
    first = _HEADER.search(text)
    try:
        return tomllib.loads(text[: first.start()] if first else text)
    except (ValueError, RecursionError):
        return None
