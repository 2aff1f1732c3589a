"""The tiers family: papers that set a council's indicators out in tiers.

Each tier is a line such as "Tier 1 – headline indicators" with points below it: what belongs to
it and examples, how many it may hold, what its symbol shows, what it is compared with. The paper
is often the page of an agenda item; the site's navigation around it is passed over. A report on
the same framework prints a table below each tier's heading.

A council on this family is a value of `TiersAdapter` and a framework file.
"""

from __future__ import annotations

import attrs

import pmf
from pmf_adapters.family import Family
from pmf_adapters.tiers.points import tier_named
from pmf_adapters.tiers.reading import Reading

#: One tier alone is a word; from two on they are a framework.
_LEAST = 2


@attrs.frozen
class TiersAdapter(Family):
    """One council's papers on its tiers, or any council's."""

    reading = Reading
    title: str = "Tiers of indicators of any council"
    scheme: str | None = "tiers-travel"

    def lays_out(self, document: pmf.Document) -> bool:
        """Whether at least two lines each name a tier."""
        texts = (block.text for block in document.blocks if not isinstance(block, pmf.Table))
        codes = {named[0] for text in texts if (named := tier_named(text)) is not None}
        return len(codes) >= _LEAST


@pmf.hookimpl
def pmf_adapters() -> list[TiersAdapter]:
    """Any council's paper on tiers."""
    return [TiersAdapter("tiers")]
