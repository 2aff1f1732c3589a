"""The form: which table is which by its headings, and texts no sheet takes for a formula."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf.model import return_form as form


class TestTables:
    @pytest.mark.parametrize("table", form.TABLES)
    def test_each_is_known_by_its_own_headings(self, table):
        assert form.table_of(form.TABLES[table]) == table

    @pytest.mark.parametrize("table", form.TABLES)
    def test_in_any_order_case_and_spacing_and_with_the_exempt_column(self, table):
        cells = [f"  {name.upper()} " for name in reversed(form.TABLES[table])]
        assert form.table_of((*cells, "Exempt", "")) == table

    @pytest.mark.parametrize(
        "cells",
        [
            ("Council", "Anytown"),
            ("KPI1", "48%", "n/a"),
            ("Code & Short Name", "Q1 2019/20", "Target 2019/20"),
            ("Code", "Value", "Tree", "Height", "Girth", "Age", "Leaf"),
            (),
        ],
    )
    def test_other_rows_are_none_of_them(self, cells):
        assert form.table_of(cells) is None


class TestGuard:
    @pytest.mark.parametrize("text", ["=1+1", "+44", "-A1", "@x", "\tx", "\r", "＝1", "'=x"])
    def test_what_begins_like_a_formula_gets_an_apostrophe(self, text):
        assert form.guarded(text) == "'" + text

    @pytest.mark.parametrize("text", ["", "KPI1", "'tis", "5%", "a=b"])
    def test_other_texts_are_left_alone(self, text):
        assert form.guarded(text) == text

    @given(st.text(alphabet="'=+-@\t＝aK1", max_size=8) | st.text(max_size=8))
    def test_taking_it_off_gives_every_text_back(self, text):
        assert form.unguarded(form.guarded(text)) == text

    @given(st.text(alphabet="'=+-@\t＝aK1", max_size=8))
    def test_no_guarded_text_begins_like_a_formula(self, text):
        assert not form.guarded(text).startswith(("=", "+", "-", "@", "\t", "＝"))
