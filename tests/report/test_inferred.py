"""What was inferred about indicators, said so that a reader understands it."""

import datetime

import attrs
import pytest

import pmf
from pmf.model.margin import Margin
from pmf.reading.framework_definition import DECLARABLE
from pmf.report.inferred import attribute_in_words, inferred_of

HOMES = "Providing good quality affordable homes, in particular for those most in need"
RENT = pmf.Indicator(
    "HOM_1", "Rent collected", "percent", "higher", "year_to_date",
    accumulates=True,
    target=pmf.parse_target("98.5%", unit="percent").target,
    tolerance=Margin.parse("5%"),
    floor=pmf.Quantity("90", "percent"),
    stretch=pmf.Quantity("99.5", "percent"),
    tier=pmf.Tier("KPI", "Key Performance Indicator", cap=40),
    group="Housing and Community", service="Tenancy", printed_service="Tenancy services",
    places=1,
    purpose="Rent pays for repairs.", owner="Head of Housing", contributes_to=(HOMES, "HOM_2"),
    frequency="half_yearly", exempt="paragraph 3",
    breaks=(pmf.SeriesBreak(pmf.Period.financial_year(2023), "counted per household"),),
)  # fmt: skip
KNOWN = pmf.Definition(
    RENT, "year_to_date_profile", "Homes must pay their way.", "money", "collected / due",
    "rent collected", "rent due", "rent accounts", target_until=datetime.date(2025, 3, 31),
    meaning="rent_collected", national="TP01",
)  # fmt: skip
#: What only a program would show.
MARKS = ("('", "',)", "Decimal", "None", "<", "datetime", "=", "_")


class TestWhatWasInferred:
    def test_is_said_without_the_brackets_of_a_list(self):
        assert attribute_in_words(RENT, "contributes_to") == f"{HOMES}; HOM_2"

    @pytest.mark.parametrize(
        ("attribute", "words"),
        [
            ("tolerance", "5% of the target"),
            ("target", "98.5%"),
            ("target_basis", "one for the whole period"),
            ("target_provenance", "stated by the council"),
            ("target_until", "31 March 2025"),
            ("floor", "90%"),
            ("stretch", "99.5%"),
            ("places", "1"),
            ("tier", "Key Performance Indicator"),
            ("stage", "in use"),
            ("frequency", "every half year"),
            ("breaks", "from 2023/24 (counted per household)"),
            ("meaning", "Rent collected of rent due"),
            ("denominator", "rent due"),
            ("accumulates", "yes"),
        ],
    )
    def test_is_in_the_words_of_a_reader(self, attribute, words):
        assert attribute_in_words(RENT, attribute, KNOWN) == words

    @pytest.mark.parametrize(
        ("margin", "words"),
        [
            ("5pp", "5 percentage points"),
            ("1pp", "1 percentage point"),
            ("2.5", "2.5%"),
            ("1x tolerance", "1 times its own tolerance"),
            ("unstated", "not stated"),
        ],
    )
    def test_a_tolerance_is_said_with_what_it_is_counted_in(self, margin, words):
        kept = attrs.evolve(RENT, tolerance=Margin.parse(margin))

        assert attribute_in_words(kept, "tolerance") == words

    @pytest.mark.parametrize("attribute", [*DECLARABLE, *attrs.fields_dict(pmf.Indicator)])
    @pytest.mark.parametrize("is_bare", [False, True])
    def test_is_never_shown_as_a_program_writes_it(self, attribute, is_bare):
        bare = pmf.Indicator("HOM_1", "Rent collected")
        declared = (pmf.Declared(attribute, pmf.Provenance.INFERRED, "The paper is silent."),)
        indicator = attrs.evolve(bare if is_bare else RENT, declared=declared)
        framework = pmf.Framework(
            "dacorum", "Dacorum", "Indicators",
            definitions=(pmf.Definition(indicator) if is_bare else KNOWN,),
        )  # fmt: skip

        (told,) = inferred_of(
            pmf.Dataset("x", "Dacorum", "kpi.txt", indicators=(indicator,), framework=framework)
        )
        ((_, words, because),) = told.lines

        assert because == "The paper is silent."
        assert words
        told_bare = words.replace("HOM_1", "").replace("HOM_2", "")
        assert not any(mark in told_bare for mark in MARKS), words

    @pytest.mark.parametrize("target", ["to be set", "Q1 25%, Q2 49%, Q3 74%, Q4 98%", "5 to 7"])
    def test_every_form_of_target_is_said_in_words(self, target):
        parsed = pmf.parse_target(target, unit="percent").target
        for one in (parsed, attrs.evolve(parsed, text=None)):
            words = attribute_in_words(attrs.evolve(RENT, target=one), "target")

            assert words
            assert not any(mark in words for mark in MARKS)
