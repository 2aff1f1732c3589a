"""Find out whether a text names something that is not public.

Texts are compared by their runs of letters and of digits, so that ``HR-7``, ``HR 7`` and ``hr7``
are one code, whatever stands between, and ``HR70`` is another.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator

_RUN = re.compile(r"[^\W\d_]+|\d+")
#: What stands before a code that is a bare number: "indicator 12", "KPI 12".
_CALLED = frozenset(
    ("indicator", "measure", "kpi", "spi", "csi", "pi", "action", "task", "code", "ref", "number")
)
#: A text of so many runs is recognised where it was copied into another one.
_LONG = 5

Runs = tuple[str, ...]


class _Text:
    """A text as runs, and which of them touch the one before."""

    def __init__(self, text: str) -> None:
        plain = unicodedata.normalize("NFKC", text)
        plain = "".join(char for char in plain if unicodedata.category(char) != "Cf").casefold()
        found = list(_RUN.finditer(plain))
        self.runs: Runs = tuple(one[0] for one in found)
        self._touches = [
            place > 0 and found[place - 1].end() == one.start() for place, one in enumerate(found)
        ] + [False]

    def holds(self, wanted: Runs, at: int) -> bool:
        """Whether these runs stand here, and nothing touches them on either side."""
        end = at + len(wanted)
        if end > len(self.runs) or self._touches[at] or self._touches[end]:
            return False
        return self.runs[at:end] == wanted

    def places_of(self, known: dict[str, list[Runs]]) -> set[int]:
        """The places that belong to one of these."""
        places: set[int] = set()
        for at, run in enumerate(self.runs):
            for one in known.get(run, ()):
                if self.holds(one, at):
                    places.update(range(at, at + len(one)))
        return places


def runs_of(text: str) -> Runs:
    """The runs of letters and of digits in a text, without the accidents of case and spacing."""
    return _Text(text).runs


class Secrets:
    """Codes, names and texts that must not be told, and how to find them in other texts.

    A name of several words is found wherever it stands. A code is not looked for inside a longer
    code of something public (``BV79b`` in ``BV79b(ii)``), nor a single word inside the name of
    something public ("Turnover" in "Staff turnover"), and a bare number only behind a word such as
    "indicator". What something public is called as well is no secret.
    """

    def __init__(
        self,
        codes: Iterable[str] = (),
        names: Iterable[str] = (),
        texts: Iterable[str] = (),
        *,
        public_codes: Iterable[str] = (),
        public_names: Iterable[str] = (),
        public_texts: Iterable[str] = (),
    ) -> None:
        """Learn what must not be told.

        Args:
            codes: Codes.
            names: Names and titles.
            texts: Whatever else was written; only long ones are recognised again.
            public_codes: Codes that may be told.
            public_names: Names and titles that may be told.
            public_texts: Texts that may be told: the same words are no secret then.
        """
        open_codes = {runs_of(code) for code in public_codes}
        is_open = open_codes | {runs_of(name) for name in public_names}
        of_codes = {runs_of(code): code for code in codes}
        told = of_codes | {runs_of(name): name for name in names}
        written = {runs_of(text): text for text in texts}
        for runs in written.keys() - {runs_of(text) for text in public_texts}:
            if len(runs) >= _LONG:
                told.setdefault(runs, written[runs])
        self._told = {runs: text for runs, text in told.items() if runs and runs not in is_open}
        self._codes = {runs for runs in of_codes if len(runs) > 1}
        self._by_first = _by_first(self._told)
        self._open = _by_first(is_open)
        self._open_codes = _by_first(open_codes)

    def __bool__(self) -> bool:
        return bool(self._told)

    def named_in(self, text: str) -> str | None:
        """The first secret a text names; `None` when it names none."""
        return next((self._told[runs] for runs in self._found(text, outright=False)), None)

    def named_outright(self, text: str) -> str | None:
        """The first secret of more than a single word a text names; `None` when it names none."""
        return next((self._told[runs] for runs in self._found(text, outright=True)), None)

    def is_one(self, text: str) -> bool:
        """Whether a text is one of the secrets, a bare number included."""
        return bool(self._told) and runs_of(text) in self._told

    def _found(self, text: str, *, outright: bool) -> Iterator[Runs]:
        if not self._told:
            return
        seen = _Text(text)
        for at, run in enumerate(seen.runs):
            for wanted in self._by_first.get(run, ()):
                if seen.holds(wanted, at) and self._is_meant(seen, wanted, at, outright):
                    yield wanted

    def _is_meant(self, seen: _Text, wanted: Runs, at: int, outright: bool) -> bool:
        if wanted in self._codes:
            return at not in seen.places_of(self._open_codes)
        if len(wanted) > 1:
            return True
        if outright:
            return False
        if wanted[0].isdigit():
            return at > 0 and seen.runs[at - 1] in _CALLED
        return at not in seen.places_of(self._open)


def _by_first(all_runs: Collection[Runs]) -> dict[str, list[Runs]]:
    found: dict[str, list[Runs]] = {}
    for runs in all_runs:
        if runs:
            found.setdefault(runs[0], []).append(runs)
    return found
