"""Findings: stable kinds, their usual severity, and where they stand."""

import pytest

from pmf.model.finding import KINDS, Finding, Location, Severity


class TestFinding:
    @pytest.mark.parametrize("kind", KINDS)
    def test_each_kind_has_its_usual_severity(self, kind):
        assert Finding(kind, "m").severity is KINDS[kind][0]

    def test_another_severity_can_be_given(self):
        assert Finding("bad-number", "m", severity=Severity.INFO).severity is Severity.INFO

    def test_an_unknown_kind_is_refused_with_the_known_ones(self):
        with pytest.raises(ValueError, match="bad-number"):
            Finding("bad-nmber", "m")

    def test_an_unknown_kind_with_a_severity_is_refused_too(self):
        with pytest.raises(ValueError, match="kind of finding must be one of"):
            Finding("bad-nmber", "m", severity=Severity.INFO)

    def test_raw_text_is_cut(self):
        assert Finding("bad-number", "m", raw="9" * 5000).raw == "9" * 200
        assert Finding("bad-number", "m").raw is None

    def test_it_is_written_with_its_place(self):
        here = Location("q1.txt", table=3, row=2, line=98, column="Target")
        assert str(Finding("bad-number", "No.", here)) == "q1.txt:98:Target: bad-number: No."
        assert str(Finding("bad-number", "No.")) == "bad-number: No."


class TestLocation:
    def test_a_line_is_said_before_a_row(self):
        assert str(Location("q1.txt", 3, 2, 98)) == "q1.txt:98"
        assert str(Location("q1.docx", 3, 2)) == "q1.docx:row 2"
        assert str(Location("q1.docx")) == "q1.docx"

    def test_the_same_row_at_one_column(self):
        row = Location("q1.txt", 3, 2, 98)
        assert row.at("Target") == Location("q1.txt", 3, 2, 98, "Target")
        assert row.column is None
