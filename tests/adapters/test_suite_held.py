"""What a suite's paper prints held against the framework, and targets that can hardly be meant."""

from importlib.resources import files

import pytest

import pmf
from pmf_adapters.doubts import tell_target

PAPER = files("pmf_adapters") / "dacorum" / "samples" / "dacorum-2024-kpi-framework.txt"


@pytest.fixture
def altered(tmp_path):
    """The findings a change of Dacorum's paper adds."""

    def read(old, new):
        text = PAPER.read_text("utf-8")
        assert text.count(old) == 1, old
        copy = tmp_path / "paper.txt"
        copy.write_text(text.replace(old, new), "utf-8")
        known = {(found.kind, found.raw) for found in pmf.read(PAPER).findings}
        dataset = pmf.read(copy)
        return dataset, [one for one in dataset.findings if (one.kind, one.raw) not in known]

    return read


class TestWhatIsMissing:
    def test_a_row_taken_out_is_told(self, altered):
        _, (found,) = altered("\tSatisfaction with Lettings during the period\t65%\n", "")
        assert (found.kind, found.code) == ("not-reported", "satisfaction-lettings")
        assert "'Satisfaction with Lettings during the period'" in found.message

    def test_a_measure_under_another_name_is_unknown_and_its_own_missing(self, altered):
        _, found = altered("\tTurnover of staff\t", "\tLeavers of staff\t")
        assert {one.kind for one in found} == {"not-reported", "unknown-code"}

    def test_many_are_counted(self, tmp_path):
        copy = tmp_path / "paper.txt"
        text = PAPER.read_text("utf-8")
        copy.write_text(text[: text.index("Appendix 2:")], "utf-8")
        told = [one for one in pmf.read(copy).findings if one.kind == "not-reported"]
        assert [one.message.rpartition(" and ")[2] for one in told] == ["13 more", "9 more"]

    def test_of_the_paper_itself_nothing_is(self):
        assert not [one for one in pmf.read(PAPER).findings if one.kind == "not-reported"]


class TestNamesOfPlaces:
    def test_a_service_by_another_name(self, altered):
        dataset, (found,) = altered("Safe Homes\tPer", "Secure Dwellings\tPer")
        assert found.kind == "name-disagrees"
        assert (found.raw, found.used) == ("Secure Dwellings", "Safe Homes")
        assert found.location.column == "Service"
        gas = dataset.indicator("homes-valid-gas-safety-certificate")
        assert (gas.service, gas.printed_service) == ("Safe Homes", "Secure Dwellings")

    def test_a_measure_under_another_service_of_the_council(self, altered):
        dataset, found = altered("\tTurnover of staff\t", "Digital\tTurnover of staff\t")
        assert {(one.kind, one.raw, one.used) for one in found} == {
            ("service-disagrees", "Digital", "People")
        }
        assert dataset.indicator("turnover-staff").service == "People"

    def test_a_directorate_by_another_name(self, altered):
        _, (found,) = altered("\nPlace\n", "\nRealm\n")
        assert (found.kind, found.raw, found.used) == ("name-disagrees", "Realm", "Place")
        assert found.location.line is not None


class TestTargetsThatCanHardlyBeMeant:
    def test_more_than_the_whole(self, altered):
        _, (changed, found) = altered("first visit\t86%", "first visit\t860%")
        assert changed.kind == "target-changed"
        assert (found.kind, found.code) == ("value-unlikely", "repairs-completed-first-visit")
        assert (found.raw, found.location.column) == ("860%", "Target")

    def test_steps_that_turn_back(self, altered):
        _, (_, changed, found) = altered("20/40/60/80", "20/40/30/80")
        assert changed.kind == "target-changed"
        assert found.kind == "target-parts-disagree"
        assert "20%, 40%, 30%, 80%, 100%" in found.message

    def test_a_profile_without_a_quarter(self, altered):
        _, (found,) = altered("Q2: 5603 Q3: 2720", "Q2: 5603")
        assert found.kind == "target-parts-disagree"
        assert "no figure for Q3" in found.message

    @pytest.mark.parametrize(
        ("name", "target", "polarity", "kinds"),
        [
            ("Rent collected", "-5%", "higher", ["value-unlikely"]),
            ("Change in emissions", "-5%", "lower", []),
            ("Income against forecast", "105%", "higher", []),
            ("Homes surveyed", "20/40/60 over 3 years", "higher", []),
            ("Homes unsurveyed", "60/40/20 over 3 years", "lower", []),
            ("Homes surveyed", "60/40/20 over 3 years", "higher", ["target-parts-disagree"]),
            ("Homes surveyed", "60/40/20 over 3 years", None, []),
            ("Homes surveyed", "Q2: 50% Q4: 90%", "higher", []),
            ("Homes surveyed", "Q1: 20% Q2: 50% Q3: 60% Q4: 90%", "higher", []),
        ],
    )
    def test_what_is_told_and_what_is_not(self, tmp_path, name, target, polarity, kinds):
        file = tmp_path / "a.txt"
        file.write_text("text", "utf-8")
        cells = pmf.Collector(pmf.lay_out(file))
        read = cells.target(target, pmf.Location("a.txt", line=2), "A", unit="percent")
        tell_target(pmf.Indicator("A", name, "percent", polarity, target=read), cells)
        assert [one.kind for one in cells.findings if one.kind != "target-year-missing"] == kinds
