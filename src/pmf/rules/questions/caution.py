"""What somebody must know before using an answer: stable codes, each with what it means."""

from __future__ import annotations

import attrs

#: Every code of a caution with what it means in general; the caution itself names the figures.
CAUTIONS: dict[str, str] = {
    # the figures an answer rests on
    "few-figures": "It rests on few figures.",
    "figures-left-out": "Figures of the same indicator could not be used beside the others.",
    "figures-converted": "Figures were printed in another unit and converted.",
    "figures-marked": "A figure is provisional, estimated, revised or of another period.",
    "illustrative": "Figures are made up to show a framework at work.",
    "one-way": "The figures have only gone one way, so that their middle lies behind.",
    "periods-missing": "Periods lie between the figures for which there is none.",
    # a proposed target
    "target-exists": "There is a target already.",
    "beyond-possible": "The proposal asks for a share beyond 0% or 100%.",
    "rounded": "The proposal was rounded to the places of the figures.",
    "peers-few": "There are figures of few other bodies.",
    "peer-averages": "Averages among the peers were left out; they are no bodies.",
    "peers-other-period": "The peers' figures are not for the period of the council's latest.",
    # two series side by side
    "not-cause": "Two figures that go together need not depend on each other.",
    "common-trend": "Two figures that each go one way over time go together for that alone.",
    "figures-overlap": "Neighbouring figures share months, so they are alike for that alone.",
    "figures-accumulate": "Figures that grow through the year go together for that alone.",
    # councils side by side
    "units-differ": "The councils measure in units that do not convert.",
    "bases-differ": "The councils' figures cover different stretches of time.",
    "basis-unstated": "A council does not state what stretch of time its figure covers.",
    "lengths-differ": "The councils' figures are for periods of different lengths.",
    "periods-differ": "The councils' figures are for different periods.",
    "polarities-differ": "The councils do not agree which values are better.",
    "definitions-differ": "The councils state different definitions.",
    "definitions-unstated": "A council does not state how its figure is worked out.",
    "figures-missing": "A council gives no figure.",
}


@attrs.frozen
class Caution:
    """What somebody must know before using an answer.

    Attributes:
        code: A stable name, one of `CAUTIONS`.
        text: One sentence with the figures or names it is about.
    """

    code: str = attrs.field()
    text: str

    @code.validator
    def _code_is_known(self, _: object, code: str) -> None:
        if code not in CAUTIONS:
            raise ValueError(
                f"code of a caution must be one of {', '.join(CAUTIONS)}, not {code!r}"
            )

    def __str__(self) -> str:
        return self.text
