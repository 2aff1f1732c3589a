"""An indicator without a figure is explained, and an unknown one told from it."""

from importlib.resources import files

import pytest

import pmf
from pmf.errors import UnknownName, UsageError

DOVER = files("pmf_adapters") / "dover" / "samples" / "dover-2023-24-q2.txt"
DACORUM = files("pmf_adapters") / "dacorum" / "samples" / "dacorum-2024-kpi-framework.txt"
GAS = "greenhouse-gas-emissions"


@pytest.fixture(scope="module")
def dover():
    return pmf.evaluate_all(pmf.read(DOVER))


class TestDover:
    """The paper names one indicator and prints no figure of it."""

    def test_it_is_told_what_is_known(self, dover):
        told = pmf.explain(dover, GAS)
        assert told.sentence == (
            "greenhouse-gas-emissions is not judged: no figure of it for Q2 2023/24 is printed."
        )
        assert [step.code for step in told.steps][:2] == ["definition", "declared-frequency"]
        assert told.steps[0].text.startswith("Reduction in Dover District Council")
        assert told.steps[-2].code == "target"
        assert told.steps[-1].code == "no-value"
        assert told.changes == ()

    def test_asked_for_as_a_result_it_says_why_there_is_none(self, dover):
        with pytest.raises(
            UnknownName,
            match=r"no figure is printed for it for Q2 2023/24; .*GAS|"
            r"no figure is printed for it for Q2 2023/24; pmf\.explain",
        ):
            dover[GAS]

    def test_a_code_nobody_knows_is_told_that_nothing_was_judged(self, dover):
        for ask in (dover.__getitem__, lambda code: pmf.explain(dover, code)):
            with pytest.raises(UnknownName) as caught:
                ask("KPI99")
            assert str(caught.value) == (
                "no indicator 'KPI99' is known; no figure is printed for Q2 2023/24, "
                "so no indicator was judged"
            )


class TestDacorum:
    def test_the_target_is_told_as_printed_with_its_place(self):
        results = pmf.evaluate_all(pmf.read(DACORUM))
        code = "amount-kilogram-per-household-residual-waste-collected"
        target = next(step for step in pmf.explain(results, code).steps if step.code == "target")
        assert target.text.startswith("Target: 400, printed at dacorum-2024-kpi-framework.txt:")


class TestFiguresOfOtherPeriods:
    def test_they_are_shown_as_not_judged(self, make):
        seen = make.observation("97", period=make.Q1.previous)
        data = make.dataset([make.indicator("98")], [seen], scheme=make.met_near_off("5%"))
        told = pmf.explain(pmf.evaluate_all(data), "BV8")
        assert "For Q4 2018/19, which is not the report's own period, 97% is printed." in [
            step.text for step in told.steps
        ]


class TestByCode:
    def test_an_indicator_and_an_action_are_found(self, make):
        data = make.dataset(
            [make.indicator("98")],
            [make.observation("99")],
            [make.action(progress="100")],
            scheme=make.met_near_off("5%"),
        )
        results = pmf.evaluate_all(data)
        assert pmf.explain(results, "BV8") == pmf.explain(results["BV8"])
        assert pmf.explain(results, "FP1922_02") == pmf.explain(results.action("FP1922_02"))

    def test_without_a_code_it_is_wrong_use(self, dover):
        with pytest.raises(UsageError, match="give its code"):
            pmf.explain(dover)
