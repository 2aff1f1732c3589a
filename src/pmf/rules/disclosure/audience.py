"""What one audience receives of a report, and may see."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from pmf.model.dataset import Dataset
from pmf.model.governance import PUBLIC, Audience
from pmf.model.judgement import Deviation, Judgement
from pmf.rules.disclosure.routing import find_audience, refuse_closed
from pmf.rules.disclosure.selection import Selection
from pmf.rules.disclosure.withheld import Withheld
from pmf.rules.expecting import expect

__all__ = ["Withheld", "decisions_for_audience", "for_audience", "withheld"]

_Decided = TypeVar("_Decided", Judgement, Deviation)


def for_audience(dataset: Dataset, audience: Audience | str = PUBLIC) -> Dataset:
    """Only what an audience receives, and may see.

    What is exempt leaves no trace: neither rows nor counts, links, findings or texts that name
    it. Where whole rows are left out, printed totals, the account of rows and the row numbers of
    places go with them, since a gap or a difference would tell; so do services, groups and other
    declarations that only they use, and the fingerprint of the framework. A text that names
    something exempt is left out whole, and so is one with a sentence that holds most of the words
    of its name; on the report or a service, one that counts indicators where some are not shown.

    Args:
        dataset: What was read.
        audience: Who is to see it: an audience, or the name of one the framework declares.

    Returns:
        A data set to judge and report from as from any other. One that holds nothing exempt,
        for an audience that receives everything, is given back as it is.

    Raises:
        UnknownName: The framework declares no audience of that name.
        UsageError: The paper is in Part II or classified as other than unrestricted, and the
            audience may not see what is exempt; or the audience is public and yet said to see it.
    """
    selection = _select(dataset, audience)
    return selection.dataset() if selection.leaves_out else dataset


def withheld(dataset: Dataset, audience: Audience | str = PUBLIC) -> tuple[Withheld, ...]:
    """What `for_audience` leaves out and why, for those who answer for it.

    A person must still read what is published: a text may describe something exempt without
    naming it, and no program can tell.

    Args:
        dataset: What was read.
        audience: As for `for_audience`.

    Raises:
        UnknownName: As for `for_audience`.
        UsageError: As for `for_audience`.
    """
    selection = _select(dataset, audience)
    return selection.withheld() if selection.leaves_out else ()


def decisions_for_audience(
    dataset: Dataset, decisions: Iterable[_Decided], audience: Audience | str = PUBLIC
) -> tuple[_Decided, ...]:
    """Judgements or deviations an audience may see, to judge its data set with.

    Those on what it does not receive or may not see are left out, and those whose words name
    something exempt; one of an indicator nobody knows stays, so that it is found.

    Args:
        dataset: What was read, whole.
        decisions: Judgements or deviations.
        audience: As for `for_audience`.
    """
    return _select(dataset, audience).decisions(decisions)


def _select(dataset: Dataset, audience: Audience | str) -> Selection:
    expect(dataset, Dataset, "dataset", "read it with pmf.read")
    found = find_audience(dataset, audience)
    refuse_closed(dataset, found)
    return Selection(dataset, found)
