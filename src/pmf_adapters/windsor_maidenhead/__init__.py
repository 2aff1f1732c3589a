"""Royal Borough of Windsor and Maidenhead: half-year reports on the Council Plan's priorities."""

from __future__ import annotations

from importlib.resources import files

import pmf
from pmf_adapters.family import PlugIn
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
            "includes {} measures",
        ),
        sums={
            "{} indicators that are currently short of, or below": ("Amber", "Red"),
        },
        groups=(
            "the {} strategic priorities",
            "identifying {} strategic priorities",
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

PLUGIN = PlugIn(
    ADAPTER,
    framework_files=(_HERE / "framework.toml", _HERE / "illustrative.toml"),
    scheme_file=_HERE / "scheme.toml",
)
