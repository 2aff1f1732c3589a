"""What `evaluate` adds up: counts by what is asked, groups by their method, planned outcomes."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

import pmf
from pmf.report.text import clean


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options that say what to count by and how a group is judged."""
    parser.add_argument(
        "--by", choices=pmf.GROUPINGS, metavar="KEY", help=f"count by: {', '.join(pmf.GROUPINGS)}"
    )
    parser.add_argument(
        "--method",
        choices=["worst", "mean", "all_met", "share_met", "counts"],
        help="how a group is judged by its parts: by default the scheme's way, else not at all",
    )
    parser.add_argument(
        "--unknown",
        choices=[place.value for place in pmf.UnknownParts],
        help="what becomes of parts nobody can judge: by default the scheme's way, else blocks",
    )


def standings(results: pmf.Results, options: argparse.Namespace) -> tuple[pmf.GroupStanding, ...]:
    """How groups stand, where a method is asked for or the scheme states one."""
    judged = pmf.roll_up(results, options.by or "group", options.method, unknown=options.unknown)
    return tuple(one for one in judged if one.method is not pmf.GroupMethod.COUNTS)


def lines(results: pmf.Results, options: argparse.Namespace) -> Iterator[str]:
    """What to print of them for people: nothing that was not asked for or planned."""
    groups = standings(results, options)
    if options.by:
        summary = results.summary(options.by)
        yield from (f"{clean(one.group or 'none')}: {_counted(one)}" for one in summary.by)
    yield from (clean(str(one)) for one in groups)
    yield from (clean(str(one)) for one in pmf.outcomes(results))


def _counted(counts: pmf.Counts) -> str:
    parts = [f"{count} {_words(status)}" for status, count in counts.counts]
    share = counts.share_met("targeted")
    if share is not None:
        parts.append(f"{share}% of the {counts.targeted} with a target meet it")
    parts += [f"{count} {_words(way)}" for way, count in counts.travel]
    if not counts.travel:  # where no verdict is wanted, only which way figures went
        parts += [f"{count} {_WENT[way]}" for way, count in counts.movement]
    actions = sum(count for _, count in counts.actions)
    if actions:
        each = ", ".join(f"{count} {_words(status)}" for status, count in counts.actions)
        parts.append(f"{actions} {'action' if actions == 1 else 'actions'} ({each})")
    return ", ".join(parts)


_WENT = {pmf.Movement.UP: "up", pmf.Movement.DOWN: "down", pmf.Movement.LEVEL: "level"}


def _words(kind: pmf.Status | pmf.Travel | pmf.ActionStatus) -> str:
    return kind.value.replace("_", " ")
