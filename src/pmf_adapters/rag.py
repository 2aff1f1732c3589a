"""Plain red, amber and green: the scheme."""

from __future__ import annotations

from importlib.resources import files

import pmf


@pmf.hookimpl
def pmf_schemes() -> list[pmf.Scheme]:
    """The plain traffic lights."""
    return [pmf.load_scheme(files("pmf_adapters") / "schemes" / "rag.toml")]
