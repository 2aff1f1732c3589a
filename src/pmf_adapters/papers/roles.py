"""Roles out of lines that also name people. A name, an address or a number is never kept."""

from __future__ import annotations

import re

#: Where one person ends and the next begins.
_NEXT = re.compile(r"\s+/\s+|\s*;\s*|\s+(?=(?:Councillor|Cllr)\b)")
_TITLE = re.compile(r"^(?:Councillor|Cllr|Mrs?|Ms|Dr|Sir|Dame)\b\.?", re.IGNORECASE)
#: What a role holds and a name hardly does.
_ROLE = re.compile(
    r"\b(?:holder|member|leader|chair\w*|officer|director|manager|head|chief|executive|analyst"
    r"|solicitor|treasurer|support|strategist|lead|deputy|secretary|s151)\b",
    re.IGNORECASE,
)
#: "Portfolio Holder for Portfolio Holder for People": said twice by a form that says it itself.
_TWICE = re.compile(r"\b(\w+(?: \w+){0,3}) \1\b", re.IGNORECASE)
_ADDRESS = re.compile(
    r"\s*<(?:https?://|mailto:|www\.)[^<>\s]*>"
    r"|\s*\(?(?:\S+@\S+|https?://\S+|(?:tel(?:ephone)?[.:]? *)?\(?\+?0[\d ()-]{8,}\d)\)?",
    re.IGNORECASE,
)


def roles_in(text: str) -> tuple[str, ...]:
    """The roles a line names, without the people: "Councillor A B, Leader" is "Leader".

    Args:
        text: A line such as "A B, Head of C / D E, Director of F".
    """
    roles = (_role(part) for part in _NEXT.split(without_addresses(text)))
    return tuple(dict.fromkeys(role for role in roles if role))


def _role(part: str) -> str | None:
    person, comma, role = part.strip(" ,").partition(",")
    if comma and not _ROLE.search(_TITLE.sub("", person)):
        return _TWICE.sub(r"\1", role.strip(" ,")) or None
    # Without a name before a comma it is a role only if it reads like one.
    whole = part.strip(" ,")
    return _TWICE.sub(r"\1", whole) if _ROLE.search(whole) and not _TITLE.match(whole) else None


def without_addresses(text: str) -> str:
    """A text without e-mail and web addresses and telephone numbers."""
    return " ".join(_ADDRESS.sub("", text).split())
