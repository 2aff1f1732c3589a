"""Dover District Council: its quarterly Strategic Performance Dashboard, trends without targets."""

from __future__ import annotations

from importlib.resources import files

import pmf
from pmf_adapters.dashboard import DashboardAdapter
from pmf_adapters.family import PlugIn

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

PLUGIN = PlugIn(
    ADAPTER,
    framework_files=(_HERE / "framework.toml", _HERE / "illustrative.toml"),
    scheme_file=_HERE / "scheme.toml",
)
