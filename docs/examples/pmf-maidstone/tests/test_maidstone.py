"""The package as its author tests it: installed, and asked through pmf alone."""

from importlib.resources import files

import pmf

REPORT = files("pmf_maidstone") / "2018-19-q3.txt"


def test_the_report_is_known_by_what_it_says():
    assert pmf.read(REPORT).adapter == "maidstone"


def test_every_printed_colour_follows_from_the_rule():
    reconciled = pmf.reconcile(pmf.evaluate_all(pmf.read(REPORT)))

    assert [row.verdict for row in reconciled.rows] == [pmf.Verdict.AGREE] * 5


def test_nothing_is_left_to_look_at():
    dataset = pmf.read(REPORT)

    assert dataset.findings == ()
    assert pmf.check(pmf.evaluate_all(dataset)) == ()
