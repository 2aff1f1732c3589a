"""Dacorum Borough Council: its suite of key performance indicators, by committee and service."""

from __future__ import annotations

from importlib.resources import files

import pmf
from pmf_adapters.suite import SuiteAdapter

_HERE = files("pmf_adapters") / "dacorum"

ADAPTER = SuiteAdapter(
    name="dacorum",
    council="Dacorum Borough Council",
    title="Suite of key performance indicators reported to three committees",
    marker=("Dacorum Borough Council", "Key Performance Indicators"),
    framework="dacorum-2024",
    samples=(
        pmf.Sample(
            _HERE / "samples" / "dacorum-2024-kpi-framework.txt",
            remark=(
                "A transcription of the paper’s labels, headings, measures and targets; its "
                "paragraphs are shortened in our words, and lines are those of the transcription."
            ),
        ),
        pmf.Sample(
            _HERE / "samples" / "dacorum-2023-24-q3-illustrative.txt",
            illustrative=True,
            remark=(
                "Every figure, peer, comment and action is made up: the paper sets targets and "
                "prints no outturn."
            ),
        ),
    ),
)


@pmf.hookimpl
def pmf_adapters() -> list[SuiteAdapter]:
    """Dacorum's suites of measures."""
    return [ADAPTER]


@pmf.hookimpl
def pmf_schemes() -> list[pmf.Scheme]:
    """Targets met or missed, since the paper states no more."""
    return [pmf.load_scheme(_HERE / "scheme.toml")]


@pmf.hookimpl
def pmf_frameworks() -> list[pmf.Framework]:
    """What the paper states of its indicators and of who looks after them."""
    return [pmf.load_framework(_HERE / "framework.toml")]
