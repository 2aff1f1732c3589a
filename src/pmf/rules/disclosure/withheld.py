"""What an audience is not given, for those who answer for it."""

from __future__ import annotations

import attrs

from pmf.model.indicator import Note

#: Why a thing is left out that is no secret.
NOT_ROUTED = "does not go to this audience"
#: Why printed totals are, and texts that count.
COUNTS_MORE = "counts more than is shown"
_SHOWN = 60


@attrs.frozen
class Withheld:
    """One thing an audience is not given. This list itself is not for that audience.

    Attributes:
        kind: ``"indicator"``, ``"action"``, ``"note"``, ``"commentary"`` and so on; ``"finding"``;
            ``"totals"``, ``"account"`` and ``"places"`` where these go as a whole; ``"text"``.
        what: Its code, its name, or how it begins.
        because: Why, in a few words.
    """

    kind: str
    what: str
    because: str

    @property
    def is_secret(self) -> bool:
        """Whether it must not be told; what only goes elsewhere is no secret."""
        return self.because not in (NOT_ROUTED, COUNTS_MORE)


def beginning_of(thing: object) -> str:
    """How a text that is left out begins, on one line."""
    text = thing.text if isinstance(thing, Note) else str(thing)
    return " ".join(text.split())[:_SHOWN]
