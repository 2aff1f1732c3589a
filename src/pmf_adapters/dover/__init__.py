"""Dover District Council: its quarterly Strategic Performance Dashboard, trends without targets."""

from __future__ import annotations

from importlib.resources import files

import pmf
from pmf_adapters.dashboard import DashboardAdapter

_HERE = files("pmf_adapters") / "dover"

ADAPTER = DashboardAdapter(
    name="dover",
    council="Dover District Council",
    title="Strategic Performance Dashboard, quarterly",
    marker=("Dover District Council", "Strategic Performance Dashboard"),
    framework="dover-2022",
    scheme="dover_2022",
    samples=(
        pmf.Sample(
            _HERE / "samples" / "dover-2023-24-q2.txt",
            remark=(
                "A transcription of the covering paper’s labels, headings and facts; its "
                "paragraphs are shortened in our words, and lines are those of the transcription."
            ),
        ),
        pmf.Sample(
            _HERE / "samples" / "dover-2023-24-q2-illustrative.txt",
            illustrative=True,
            remark=(
                "Every indicator but the annual one on greenhouse gas, and every figure, is made "
                "up: the dashboard itself is an appendix that the paper does not hold."
            ),
        ),
    ),
)


@pmf.hookimpl
def pmf_adapters() -> list[DashboardAdapter]:
    """Dover's dashboards."""
    return [ADAPTER]


@pmf.hookimpl
def pmf_schemes() -> list[pmf.Scheme]:
    """Trends, with a judgement for what a contract demands."""
    return [pmf.load_scheme(_HERE / "scheme.toml")]


@pmf.hookimpl
def pmf_frameworks() -> list[pmf.Framework]:
    """What the paper states, and apart from it a set to show the dashboard at work."""
    return [pmf.load_framework(_HERE / f"{name}.toml") for name in ("framework", "illustrative")]
