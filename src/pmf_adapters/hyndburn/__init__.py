"""Hyndburn Borough Council: three tiers of indicators and a yearly report on them."""

from __future__ import annotations

from importlib.resources import files

import pmf
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


@pmf.hookimpl
def pmf_adapters() -> list[TiersAdapter]:
    """Hyndburn's papers."""
    return [ADAPTER]


@pmf.hookimpl
def pmf_schemes() -> list[pmf.Scheme]:
    """Direction of travel by tier, nothing rated."""
    return [pmf.load_scheme(_HERE / "scheme.toml")]


@pmf.hookimpl
def pmf_frameworks() -> list[pmf.Framework]:
    """What the minutes state, and apart from it a set to show the annual report at work."""
    return [pmf.load_framework(_HERE / f"{name}.toml") for name in ("framework", "illustrative")]
