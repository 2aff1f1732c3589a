"""Hyndburn Borough Council: three tiers of indicators and a yearly report on them."""

from __future__ import annotations

from importlib.resources import files

import pmf
from pmf_adapters.family import PlugIn
from pmf_adapters.tiers import TiersAdapter

_HERE = files("pmf_adapters") / "hyndburn"

ADAPTER = TiersAdapter(
    name="hyndburn",
    council="Hyndburn Borough Council",
    title="Performance management in three tiers",
    marker=("Hyndburn",),
    framework="hyndburn-2024",
    scheme="hyndburn_2024",
    samples=(
        pmf.Sample(
            _HERE / "samples" / "hyndburn-2024-review.txt",
            remark=(
                "A transcription of the minutes’ facts, tiers and tests; paragraphs are shortened "
                "in our words, and lines are those of the transcription."
            ),
        ),
        pmf.Sample(
            _HERE / "samples" / "hyndburn-2023-24-illustrative.txt",
            illustrative=True,
            remark=(
                "Every figure, and every indicator but the five the minutes name, is made up: the "
                "lists are appendices that the minutes do not hold."
            ),
        ),
    ),
)

PLUGIN = PlugIn(
    ADAPTER,
    framework_files=(_HERE / "framework.toml", _HERE / "illustrative.toml"),
    scheme_file=_HERE / "scheme.toml",
)
