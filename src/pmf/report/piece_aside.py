"""What is said of a report as a whole: shares, what was noticed, how it was judged."""

from __future__ import annotations

import attrs

from pmf.report.inferred import Inferred
from pmf.report.sign import Sign


@attrs.frozen
class Share:
    """A share with its denominator named.

    Attributes:
        count: How many meet their target.
        of: Of how many.
        denominator: What the denominator is, in words.
        percent: The percentage, half up to one place, as text: ``45.5%``.
        remark: What the denominator leaves out, in words; empty when nothing.
    """

    count: int
    of: int
    denominator: str
    percent: str
    remark: str = ""


@attrs.frozen
class Noticed:
    """One finding.

    Attributes:
        kind: Its kind in words.
        message: One sentence.
        code: The indicator or action concerned; empty when there is none.
        place: Where; empty when it concerns the whole document.
        about: What it concerns by name, where the code is none that is printed; else empty.
    """

    kind: str
    message: str
    code: str
    place: str
    about: str = ""


@attrs.frozen
class NoticedGroup:
    """The findings of one severity, in words.

    Attributes:
        heading: The severity as a heading.
        meaning: What it costs, in a sentence.
        findings: In the order noticed; never empty.
    """

    heading: str
    meaning: str
    findings: tuple[Noticed, ...]


@attrs.frozen
class KeyLine:
    """One status of the key: its sign and what it means in words."""

    sign: Sign
    meaning: str


@attrs.frozen
class Judging:
    """How the report was judged.

    Attributes:
        scheme: The scheme's title.
        source: Where its rule was published; empty when it was not.
        compared: How figures were compared, in a sentence.
        assumed: The tolerance assumed; empty when none was.
        on: The day actions were judged on; empty when nothing depended on one.
        on_because: How that day was found.
        targets: Where targets stand that the document does not print; empty when it prints all.
        inferred: The indicators for which something was inferred that the report does not print.
        arrows: Whether arrows point as the scheme's own signs for direction of travel do.
        key: The words for indicators.
        action_key: The words for actions.
    """

    scheme: str
    source: str
    compared: str
    assumed: str
    on: str
    on_because: str
    targets: str
    inferred: tuple[Inferred, ...]
    arrows: bool
    key: tuple[KeyLine, ...]
    action_key: tuple[KeyLine, ...]
