"""Published schemes: the rules of councils and makers as they printed them, and common forms.

Each file names where the rule was published and for which years, and says how an overlap or a gap
in its wording was settled. `moray_pentana` and `vendor_pentana` hold words only: their sources
state no rule.
"""

from __future__ import annotations

from importlib.resources import files

import pmf

#: The rules councils and makers published, by council and year.
PUBLISHED = (
    "belfast_2023",
    "belfast_2024",
    "eastriding_2009",
    "epping_2016",
    "havering_2012",
    "havering_2013",
    "havering_2014",
    "havering_2015",
    "kent_2020",
    "lincoln_2022",
    "maidstone_2016",
    "mea_2023",
    "medway_2009",
    "moray_pentana",
    "newport_2015",
    "rotherham_2023_actions",
    "swansea_2012",
    "thurrock_2016",
    "toowoomba_2017",
    "vendor_camms",
    "vendor_pentana",
    "westlindsey_2021",
)
#: Common forms that are no council's own rule.
GENERIC = ("outcome-four", "tiers-travel", "trend-only")


@pmf.hookimpl
def pmf_schemes() -> list[pmf.SchemeFile]:
    """Every published scheme, and the common forms."""
    folder = files("pmf_adapters") / "schemes"
    return [pmf.SchemeFile(folder / f"{name}.toml") for name in (*PUBLISHED, *GENERIC)]
