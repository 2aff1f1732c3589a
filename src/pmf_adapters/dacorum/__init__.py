"""Dacorum Borough Council: its suite of key performance indicators, by committee and service."""

from __future__ import annotations

import hashlib
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import attrs

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
def pmf_schemes() -> list[pmf.SchemeFile]:
    """Targets met or missed, since the paper states no more."""
    return [pmf.SchemeFile(_HERE / "scheme.toml")]


@pmf.hookimpl
def pmf_frameworks() -> list[pmf.FrameworkFile]:
    """What the paper states; and the same with made-up service indicators and a tracker."""
    return [
        pmf.FrameworkFile(_HERE / "framework.toml"),
        pmf.FrameworkFile(_HERE / "illustrative.toml", reader=_illustrative),
    ]


def _illustrative(file: Path | Traversable) -> pmf.Framework:
    """All the paper states, and what it asks for and does not list, made up."""
    stated, made_up = pmf.load_framework(_HERE / "framework.toml"), pmf.load_framework(file)
    definitions = [
        attrs.evolve(one, indicator=attrs.evolve(one.indicator, tier=_declared(stated, one)))
        for one in made_up.definitions
    ]
    both = f"{stated.digest} {made_up.digest}"
    return attrs.evolve(
        stated,
        id=made_up.id,
        title=made_up.title,
        illustrative=made_up.illustrative,
        definitions=(*stated.definitions, *definitions),
        digest=f"sha256:{hashlib.sha256(both.encode()).hexdigest()}",
    )


def _declared(stated: pmf.Framework, definition: pmf.Definition) -> pmf.Tier | None:
    tier = definition.indicator.tier
    return stated.tier(tier.code) if tier else None
