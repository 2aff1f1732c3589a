"""Refuse what a call was not meant for, and say what to give instead."""

from __future__ import annotations

from pmf.errors import UsageError


def expect(given: object, kind: type, what: str, instead: str) -> None:
    """Check one argument of a public call.

    Raises:
        UsageError: It is of another kind; the message says how to come by the right one.
    """
    if not isinstance(given, kind):
        shown = repr(given)
        shown = shown if len(shown) <= 60 else f"{shown[:60]}…"
        raise UsageError(f"{what} must be a {kind.__name__}, not {shown}: {instead}")
