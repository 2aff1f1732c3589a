"""Whose an indicator is, in words; a role we inferred is marked as such."""

from __future__ import annotations

from pmf.model.framework import Framework
from pmf.model.indicator import Indicator


def owner_words(framework: Framework, indicator: Indicator) -> str | None:
    """The role that owns an indicator, marked where it was inferred; `None` when not stated."""
    return role_words(framework.owner_of(indicator), inferred=framework.infers_owner_of(indicator))


def holder_words(framework: Framework, indicator: Indicator) -> str | None:
    """The member's role, marked where it was inferred; `None` when not stated."""
    inferred = framework.infers_holder_of(indicator)
    return role_words(framework.holder_of(indicator), inferred=inferred)


def role_words(role: str | None, *, inferred: bool) -> str | None:
    """A role, marked where it was inferred; `None` when there is none."""
    return f"{role} (inferred)" if role and inferred else role
