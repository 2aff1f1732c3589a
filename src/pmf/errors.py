"""What a wrong call raises: every error of the library is a `PmfError`.

Wrong *data* never raises: it is collected as findings. These errors are for the programmer, and
for a file from which nothing at all can be read.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


class PmfError(Exception):
    """The base of every error this library raises on purpose."""


class UsageError(PmfError, ValueError):
    """A call was wrong: the message names the value given and what was expected."""


class UnitMismatch(PmfError, ValueError):
    """Two quantities cannot be compared or converted: their units measure different things."""


class UnknownUnit(PmfError, ValueError):
    """A unit name is in neither our table nor the unit registry."""


class SchemeError(PmfError, ValueError):
    """A scheme cannot be used: every fault found in it, each with its place.

    Attributes:
        faults: One line for each fault, ``file:line: path: what is wrong``.
    """

    def __init__(self, faults: Sequence[str] | str) -> None:
        self.faults = (faults,) if isinstance(faults, str) else tuple(faults)
        super().__init__("\n".join(self.faults))


class FrameworkError(SchemeError):
    """A framework file cannot be used: every fault found in it, each with its place."""


class JudgementError(SchemeError):
    """A file of judgements cannot be used: every fault found in it, each with its place."""


class ReadError(PmfError):
    """No data set can come from this file: it is missing, empty, binary, too large or unknown."""


class UnknownName(PmfError, LookupError):
    """An adapter, scheme, framework or indicator of that name is not there."""


class MissingExtra(PmfError, ImportError):
    """An optional package is needed here; the message gives its install line."""

    def __init__(self, what: str, package: str, extra: str, also: str | None = None) -> None:
        more = f" {also}" if also else ""
        super().__init__(f'{what} needs {package}: pip install "localgov-pmf[{extra}]"{more}')


class FindingsError(PmfError):
    """Raised once by a strict reading, after everything was read.

    Attributes:
        findings: Every finding of severity error, in order.
    """

    def __init__(self, findings: Sequence[Any]) -> None:
        self.findings = tuple(findings)
        lines = "\n".join(str(finding) for finding in self.findings)
        super().__init__(f"{len(self.findings)} findings of severity error:\n{lines}")
