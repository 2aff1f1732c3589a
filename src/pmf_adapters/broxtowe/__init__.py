"""Broxtowe Borough Council: quarterly Pentana reports on its business plans."""

from __future__ import annotations

from importlib.resources import files

import pmf
from pmf_adapters.family import PlugIn
from pmf_adapters.pentana import PentanaAdapter

_HERE = files("pmf_adapters") / "broxtowe"

ADAPTER = PentanaAdapter(
    name="broxtowe",
    council="Broxtowe Borough Council",
    title="Quarterly performance management review of business plans",
    marker=("Broxtowe", "Corporate Plan 2016-2020", "Pentana"),
    framework="broxtowe-2019",
    samples=(
        pmf.Sample(
            _HERE / "samples" / "broxtowe-2019-20-q1.txt",
            remark=(
                "A transcription of the report’s facts and figures; notes and descriptions are "
                "shortened, and lines are those of the transcription."
            ),
        ),
        pmf.Sample(
            _HERE / "samples" / "broxtowe-2018-19-annual-illustrative.txt", illustrative=True
        ),
    ),
)

PLUGIN = PlugIn(
    ADAPTER,
    framework_files=_HERE / "framework.toml",
)
