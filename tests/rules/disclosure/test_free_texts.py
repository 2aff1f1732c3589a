"""What people wrote freely in a report."""

import pmf
from pmf.rules.disclosure.free_texts import free_texts

Q1 = pmf.Period.quarter(2023, 1)
RENT = pmf.Indicator("H1", "Rent collected", "percent", "higher")


def report(**more):
    return pmf.Dataset("returns", "Dacorum", "q1.csv", Q1, indicators=(RENT,), **more)


class TestFreeTexts:
    def test_a_report_in_which_nobody_wrote_has_none(self):
        assert free_texts(report()) == ()

    def test_they_are_told_by_where_they_stand(self):
        figure = pmf.Observation(
            "H1", Q1, pmf.Quantity("98.4", "percent"), raw="98.4", note=pmf.Note("Fine")
        )
        told = free_texts(
            report(
                observations=(figure,),
                commentary=(
                    pmf.Commentary("H1", "Above last year"),
                    pmf.Commentary("Housing", "A quiet quarter", kind="narrative"),
                    pmf.Commentary(None, "All is well", kind="summary"),
                    pmf.Commentary(None, "Thanks to all"),
                ),
                risks=(pmf.Risk("Flood", "High", "A dam", "Low"),),
                paper=pmf.Paper(recommendations=("Note it",)),
                remark="Notes are shortened.",
            )
        )

        assert told == (
            ("summary of the report", 1),
            ("text on the whole report", 1),
            ("text on a service or group", 1),
            ("text on a single indicator or action", 2),
            ("risk", 1),
            ("covering paper", 1),
            ("remark on the document", 1),
        )
