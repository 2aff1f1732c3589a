"""What people decided, as it stands beside the computed status; never instead of it."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from pmf.model.judgement import Deviation, Judgement
from pmf.report.sign import Sign, computed_sign, level_sign
from pmf.report.text import clean, day_words
from pmf.rules.assessment import Assessment
from pmf.rules.deviation import under_deviation


@attrs.frozen
class Decided:
    """What a person decided beside the rule.

    Attributes:
        label: What was decided, in words.
        sign: The status set, or the one that follows from the lines agreed instead; `None` where
            there is neither.
        says: The judgement in the words used where it names no level, or what was held against
            instead; empty where there is nothing to add.
        who: The role and the day, and until when it holds.
        why: The reason, as a sentence.
    """

    label: str
    sign: Sign | None
    says: str
    who: str
    why: str

    @property
    def sentence(self) -> str:
        """All of it on one line."""
        told = " ".join(part for part in (self.sign.word if self.sign else "", self.says) if part)
        return f"{self.label}{f': {told}' if told else ''} ({self.who}). {self.why}"


def decided_of(assessed: Assessment) -> tuple[Decided, ...]:
    """The judgement in force and the accepted deviation; empty where there is neither."""
    return tuple(_decided(assessed))


def _decided(assessed: Assessment) -> Iterator[Decided]:
    judged, level = assessed.judgement, assessed.judged_level
    if judged is not None:
        says = "" if level else clean(judged.says)
        sign = level_sign(level) if level else None
        yield Decided("Judged by an officer", sign, says, _who_and_when(judged), _why(judged))
    accepted, under = assessed.deviation, under_deviation(assessed)
    if accepted is not None:
        says = f"against {accepted.instead} instead" if under else ""
        sign = computed_sign(under) if under else None
        yield Decided("Deviation accepted", sign, says, _who_and_when(accepted), _why(accepted))


def _who_and_when(one: Judgement | Deviation) -> str:
    until = f", until {day_words(one.expires)}" if one.expires else ""
    return f"{clean(one.by_role)}, {day_words(one.on)}{until}"


def _why(one: Judgement | Deviation) -> str:
    reason = clean(one.reason)
    return reason if reason.endswith((".", "!", "?")) else f"{reason}."
