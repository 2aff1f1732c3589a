"""Maidstone Borough Council: quarterly reports to its committees, on the family of colours."""

from importlib.resources import files

import pmf
from pmf_adapters.family import PlugIn
from pmf_adapters.rag import RagAdapter

HERE = files("pmf_maidstone")
PLUGIN = PlugIn(
    RagAdapter(
        name="maidstone",
        council="Maidstone Borough Council",
        marker="Maidstone Borough Council",
        framework="maidstone-2018",
        samples=(pmf.Sample(HERE / "2018-19-q3.txt"),),
    ),
    framework_files=HERE / "framework.toml",
)
