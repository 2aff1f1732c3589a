"""What an explanation is: a sentence, the steps to it, and what would change it."""

from __future__ import annotations

import attrs

from pmf.rules.change import Change


@attrs.frozen
class Step:
    """One step of an explanation.

    Attributes:
        code: A stable name.
        text: One sentence.
        facts: The facts the step rests on, as text: enough to take it again without us.
    """

    code: str
    text: str
    facts: tuple[tuple[str, str], ...] = ()


@attrs.frozen
class Explanation:
    """Why a status is what it is.

    Attributes:
        code: The indicator's or action's code.
        sentence: The whole of it in one sentence.
        steps: From the printed cell to the status.
        changes: The nearest values and targets that would earn another level.
    """

    code: str
    sentence: str
    steps: tuple[Step, ...]
    changes: tuple[Change, ...] = ()

    def __str__(self) -> str:
        lines = [self.sentence]
        lines += [f"  {number}. {step.text}" for number, step in enumerate(self.steps, start=1)]
        lines += [f"  → {change}" for change in self.changes]
        return "\n".join(lines)


def lower(text: str) -> str:
    """A sentence as it continues another."""
    return text[:1].lower() + text[1:]
