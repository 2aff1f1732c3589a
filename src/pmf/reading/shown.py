"""What others gave us, put into a message: on one line, never long, and never a second fault."""

from __future__ import annotations

_MOST = 60
_MOST_OF_A_REASON = 300


def shown(value: object) -> str:
    """A value as a message shows it, texts in double quotes."""
    if isinstance(value, str):
        return f'"{one_line(value, _MOST)}"'
    try:
        text = repr(value)
    except Exception:  # the value may be any object; too long a number and too deep a list fail too
        return f"<{type(value).__name__}>"
    return one_line(text, _MOST)


def reason(fault: BaseException) -> str:
    """The class of a fault and what it says."""
    try:
        said = str(fault).strip()
    except Exception:  # a plug-in's own class of errors may fail even at this
        said = ""
    return f"{type(fault).__name__}: {one_line(said, _MOST_OF_A_REASON) or 'no message'}"


def one_line(text: str, most: int) -> str:
    """At most so many characters of a text, without line ends and control characters."""
    cut = "".join(char if char.isprintable() else " " for char in text[:most])
    return cut if len(text) <= most else cut + "…"
