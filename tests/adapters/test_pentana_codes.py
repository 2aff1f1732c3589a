"""Codes of Pentana reports: told from names, kept apart, and looked at closely."""

import pytest

import pmf
from pmf_adapters.codes import skeleton

HEADING = "Status\tCode & Short Name\tQ1 2019/20\tTarget 2019/20\tLatest Note\n"


def report(*names):
    return HEADING + "".join(
        f"Green\t{name}\t{place}%\t5%\t\n" for place, name in enumerate(names, 1)
    )


def found(dataset, kind):
    return [finding for finding in dataset.findings if finding.kind == kind]


class TestOneCodeForTwoNames:
    NAMES = ("CO2 emissions from buildings", "CO2 emissions from fleet")

    def test_both_are_kept_and_the_second_is_told(self, read_text):
        dataset = read_text(report(*self.NAMES))
        assert [one.code for one in dataset.indicators] == ["CO2", "co2-emissions-from-fleet"]
        (finding,) = found(dataset, "code-shared")
        assert (finding.location.row, finding.used) == (3, "co2-emissions-from-fleet")
        assert dataset.account.balances

    def test_the_same_name_in_other_case_is_the_same(self, read_text):
        dataset = read_text(report("BV8 Invoices paid", "BV8 invoices  Paid"))
        assert len(found(dataset, "duplicate-code")) == 1

    def test_a_code_the_framework_declares_is_one_code(self, read_text):
        framework = pmf.load_framework("broxtowe-2019")
        dataset = read_text(report("BV8 Invoices paid", "BV8 Bills paid"), framework=framework)
        assert [one.code for one in dataset.indicators] == ["BV8"]
        assert len(found(dataset, "duplicate-code")) == 1


class TestMadeCodes:
    def test_two_names_get_two_codes(self, read_text):
        dataset = read_text(report("Rent due", "Rent-due", "Rent due!"))
        codes = [one.code for one in dataset.indicators]
        assert codes == ["rent-due", "rent-due-2", "rent-due-3"]
        assert [one.used for one in found(dataset, "no-code")] == codes

    def test_rows_without_any_name_are_not_the_same(self, read_text):
        dataset = read_text(report("", ""))
        assert [one.code for one in dataset.indicators] == ["unnamed", "unnamed-2"]


class TestLookAlikes:
    @pytest.mark.parametrize("code", ["\u0412V8", "B\u200bV8", "\uff22V8", "bv8"])
    def test_a_code_in_other_characters_is_told(self, read_text, code):
        dataset = read_text(report("BV8 Invoices paid", f"{code} Invoices paid"))
        assert len(dataset.indicators) == 2
        (finding,) = found(dataset, "code-lookalike")
        assert finding.location.row == 3
        assert finding.message.isascii()

    def test_the_frameworks_codes_count_too(self, read_text):
        framework = pmf.load_framework("broxtowe-2019")
        dataset = read_text(report("\u0412V8 Invoices paid"), framework=framework)
        assert len(found(dataset, "code-lookalike")) == 1

    def test_names_that_begin_alike_are_none(self, read_text):
        dataset = read_text(report("Rent due", "rent owed", "LO_1 One", "LO_2 Two"))
        assert not found(dataset, "code-lookalike")

    def test_skeletons(self):
        assert skeleton("\u0412\u0420_1") == skeleton("BP_1") == "bp_1"
        assert skeleton("LO_1") != skeleton("LO_2")
