"""Royal Borough of Windsor and Maidenhead: half-year reports on the Council Plan's priorities."""

from __future__ import annotations

from importlib.resources import files

import pmf
from pmf_adapters.rag import RagAdapter
from pmf_adapters.rag.sentences import Said

_HERE = files("pmf_adapters") / "windsor_maidenhead"

ADAPTER = RagAdapter(
    name="windsor_maidenhead",
    council="Royal Borough of Windsor and Maidenhead",
    title="Half-year report on the strategic priorities of the Council Plan",
    marker=("Council Plan 2017-2021", "Overview and Scrutiny Panel"),
    framework="windsor-maidenhead-2017",
    scheme=None,
    phrases={
        "at or above target": "Green",
        "just short of target": "Amber",
        "below target": "Red",
    },
    said=Said(
        totals=(
            "of the {} indicators",
            "via {} indicators",
            "against the {} indicators",
            "the {} indicators will be reported",
            "{} indicators measure them",
            "includes {} measures",
            "has {} measures",
        ),
        sums={
            "{} indicators that are currently short of, or below": ("Amber", "Red"),
            "the {} short of it": ("Amber", "Red"),
        },
        groups=(
            "the {} strategic priorities",
            "identifying {} strategic priorities",
            "{} strategic priorities stand",
            "the {} priorities",
        ),
    ),
    samples=(
        pmf.Sample(
            _HERE / "samples" / "windsor-maidenhead-2017-18-half-year.txt",
            remark=(
                "A transcription of the paper’s facts and figures; its running text is shortened, "
                "and lines are those of the transcription."
            ),
        ),
        pmf.Sample(
            _HERE / "samples" / "windsor-maidenhead-2017-18-h1-illustrative.txt",
            illustrative=True,
        ),
    ),
)


@pmf.hookimpl
def pmf_adapters() -> list[RagAdapter]:
    """Windsor and Maidenhead's reports."""
    return [ADAPTER]


@pmf.hookimpl
def pmf_frameworks() -> list[pmf.Framework]:
    """What the paper states, and the made-up measures that show it at work."""
    return [
        pmf.load_framework(_HERE / "framework.toml"),
        pmf.load_framework(_HERE / "illustrative.toml"),
    ]


@pmf.hookimpl
def pmf_schemes() -> list[pmf.Scheme]:
    """On, just short of, and below target."""
    return [pmf.load_scheme(_HERE / "scheme.toml")]
