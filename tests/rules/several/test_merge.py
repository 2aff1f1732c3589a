"""Several reports of one council: what counts, what stays beside, and the laws of it."""

from datetime import date, datetime
from decimal import Decimal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf.errors import UsageError
from pmf.model.action import Action
from pmf.model.beside import Commentary, CommentaryKind, Escalation, FinanceLine, PeerFigure
from pmf.model.dataset import Account, Dataset, Publication, Published
from pmf.model.finding import Finding, Location
from pmf.model.framework import Framework
from pmf.model.indicator import Indicator, Note, Observation, Tier
from pmf.model.margin import Margin
from pmf.model.paper import Paper, PlannedOutcome, Risk
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.scheme import Clause, Comparator, Direction, Level, Scheme, Shortfall
from pmf.model.status import Absence, Polarity, Status
from pmf.model.target import FixedTarget, Lines
from pmf.rules.disclosure.audience import for_audience
from pmf.rules.disclosure.suppress import suppress_small
from pmf.rules.evaluate import evaluate_all
from pmf.rules.several.merge import merge
from pmf.rules.several.merging import Merging
from pmf.rules.several.replacing import UNSAID, said_parts

Q1, Q2, Q3 = (Period.quarter(2019, number) for number in (1, 2, 3))
AUGUST, NOVEMBER, JANUARY = date(2019, 8, 20), date(2019, 11, 12), date(2020, 1, 31)
SCHEME = Scheme(
    "rag",
    "Red or green",
    (Level("green", "Green", (Status.ON_TARGET,)), Level("red", "Red", (Status.OFF_TARGET,))),
    (Clause("green", (Shortfall(at_most=Margin(Decimal(0))),)), Clause("red")),
    direction=Direction((Comparator("previous", "previous"),)),
)


def bv8(target="98", **more):
    return Indicator(
        "BV8",
        "Invoices paid in time",
        "percent",
        Polarity.HIGHER,
        target=FixedTarget(lines=Lines(target=Quantity(target, "percent")), text=target),
        **more,
    )


def seen(value, period=Q1, code="BV8", **more):
    if isinstance(value, Absence):
        return Observation(code, period, absence=value, raw="-", **more)
    return Observation(code, period, Quantity(value, "percent"), raw=value, **more)


def report(period=Q1, published=AUGUST, *observations, file=None, **more):
    """One report; its file is called after its period."""
    more.setdefault("indicators", (bv8(),))
    more.setdefault("scheme", SCHEME)
    return Dataset(
        "broxtowe",
        more.pop("council", "Broxtowe Borough Council"),
        file or f"q{period.number}.csv",
        period,
        observations=observations,
        paper=more.pop("paper", Paper(date=published)),
        **more,
    )


def kinds(dataset):
    return [one.kind for one in dataset.findings]


def values(dataset, code="BV8"):
    return {one.period: str(one.value) for one in dataset.observations if one.code == code}


class TestWhatIsRefused:
    def test_no_report(self):
        with pytest.raises(UsageError, match="at least one report"):
            merge([])

    def test_what_is_no_data_set(self):
        with pytest.raises(UsageError, match=r"read it with pmf\.read"):
            merge(["q1.csv"])

    @pytest.mark.parametrize("council", ["Dover District Council", None])
    def test_reports_of_different_councils(self, council):
        with pytest.raises(UsageError, match=r"of one council, not of .*Broxtowe"):
            merge([report(), report(Q2, council=council)])

    def test_made_up_figures_among_real_ones(self):
        made_up = report(Q1, AUGUST, seen("99"), illustrative=True)
        with pytest.raises(UsageError, match=r"figures of q1\.csv are made up"):
            merge([made_up, report(Q2, AUGUST, seen("98", Q2))])

    def test_case_and_spaces_make_no_other_council(self):
        assert merge([report(), report(Q2, council="BROXTOWE  borough council")]).period == Q2

    @pytest.mark.parametrize("as_of", ["2019-08-20", datetime(2019, 8, 20)])
    def test_a_day_that_is_none(self, as_of):
        with pytest.raises(UsageError, match="as_of"):
            merge([report()], as_of=as_of)


class TestASingleReport:
    def test_is_given_back_as_it_is(self):
        one = report(Q1, AUGUST, seen("99"), seen("98"))
        assert merge([one]) is one
        assert merge([one, one, attrs.evolve(one)]) is one


class TestFiguresOfSeveralReports:
    def test_earlier_reports_give_history(self):
        merged = merge([report(Q1, AUGUST, seen("99.5")), report(Q2, NOVEMBER, seen("97", Q2))])
        assert merged.period == Q2
        assert values(merged) == {Q1: "99.5%", Q2: "97%"}
        assert not merged.findings
        (assessed,) = evaluate_all(merged)
        assert (assessed.period, str(assessed.travel)) == (Q2, "worsening")

    def test_what_is_restated_counts_once(self):
        merged = merge([report(Q1, AUGUST, seen("99.5")), report(Q2, NOVEMBER, seen("99.50", Q1))])
        assert len(merged.observations) == 1
        assert (merged.superseded, merged.findings) == ((), ())

    def test_the_later_publication_wins_and_the_earlier_stays_beside(self):
        merged = merge(
            [
                report(Q1, AUGUST, seen("99.5", source=Location("q1.csv", 1, 2))),
                report(Q2, NOVEMBER, seen("99.1", source=Location("q2.csv", 1, 4))),
            ]
        )
        assert values(merged) == {Q1: "99.1%"}
        (old,) = merged.superseded
        assert (str(old.earlier.value), old.file, old.published) == ("99.5%", "q1.csv", AUGUST)
        assert old.earlier.source == Location("q1.csv", 1, 2)
        assert old.later == merged.observations[0]
        (found,) = merged.findings
        assert (found.kind, found.code, found.raw, found.used) == (
            "value-revised",
            "BV8",
            "99.5",
            "99.1",
        )
        assert found.message == (
            "BV8 in Q1 2019/20 was 99.5% in q1.csv and is 99.1% in q2.csv, published later"
        )

    def test_a_correction_of_an_old_report_wins_over_a_newer_report(self):
        corrected = report(Q1, JANUARY, seen("98.9"), file="q1-corrected.csv")
        merged = merge([corrected, report(Q2, NOVEMBER, seen("99.1"), seen("97", Q2))])
        assert merged.period == Q2
        assert values(merged) == {Q1: "98.9%", Q2: "97%"}

    def test_three_states_of_one_figure(self):
        merged = merge(
            [
                report(Q1, AUGUST, seen("1")),
                report(Q3, JANUARY, seen("3")),
                report(Q2, NOVEMBER, seen("2")),
            ]
        )
        assert [str(one.earlier.value) for one in merged.superseded] == ["1%", "2%"]
        assert {str(one.later.value) for one in merged.superseded} == {"3%"}

    def test_a_dash_replaces_nothing(self):
        merged = merge(
            [report(Q1, AUGUST, seen("99")), report(Q2, NOVEMBER, seen(Absence.MISSING))]
        )
        assert values(merged) == {Q1: "99%"}
        assert (merged.superseded, merged.findings) == ((), ())

    def test_not_applicable_does(self):
        merged = merge(
            [report(Q1, AUGUST, seen("99")), report(Q2, NOVEMBER, seen(Absence.NOT_APPLICABLE))]
        )
        assert merged.observations[0].absence is Absence.NOT_APPLICABLE
        assert kinds(merged) == ["value-revised"]

    @pytest.mark.parametrize("later", [NOVEMBER, None])
    def test_what_was_suppressed_does_not_come_back_from_an_older_report(self, later):
        merged = merge([report(Q1, AUGUST, seen("3")), report(Q2, later, seen(Absence.SUPPRESSED))])
        assert [one.absence for one in merged.observations] == [Absence.SUPPRESSED]
        assert (merged.superseded, merged.findings) == ((), ())

    def test_what_was_released_later_does(self):
        merged = merge(
            [report(Q1, AUGUST, seen(Absence.SUPPRESSED)), report(Q2, NOVEMBER, seen("3"))]
        )
        assert values(merged) == {Q1: "3%"}

    def test_a_restatement_keeps_word_and_note_of_the_report_it_restates(self):
        first = seen(
            "99",
            reported=(Status.ON_TARGET,),
            reported_word="Green",
            note=Note("Best ever"),
            numerator=Quantity("99"),
            denominator=Quantity("100"),
        )
        merged = merge([report(Q1, AUGUST, first), report(Q2, NOVEMBER, seen("99.0"))])
        (kept,) = merged.observations
        assert (kept.raw, kept.reported_word, kept.note) == ("99.0", "Green", Note("Best ever"))
        assert (str(kept.numerator), kept.source) == ("99", Location("q2.csv"))

    def test_a_figure_one_report_gives_twice_stays_twice(self):
        twice = report(Q2, NOVEMBER, seen("1"), seen("2"))
        merged = merge([report(Q1, AUGUST, seen("3")), twice])
        assert sorted(str(one.value) for one in merged.observations) == ["1%", "2%"]
        assert kinds(merged) == ["value-revised", "revision-undated"]


class TestReportsWithoutADay:
    def test_a_difference_is_a_warning_and_the_later_period_wins(self):
        reports = [report(Q1, None, seen("99.5")), report(Q2, None, seen("99.1"))]
        for order in (reports, reports[::-1]):
            merged = merge(order)
            assert values(merged) == {Q1: "99.1%"}
            assert kinds(merged) == ["revision-undated"]

    def test_so_it_is_when_both_were_published_on_one_day(self):
        merged = merge([report(Q1, AUGUST, seen("1")), report(Q2, AUGUST, seen("2"))])
        assert kinds(merged) == ["revision-undated"]

    def test_no_difference_is_no_warning(self):
        merged = merge([report(Q1, None, seen("99")), report(Q2, AUGUST, seen("99"))])
        assert merged.findings == ()


class TestAsOf:
    REPORTS = (
        report(Q1, AUGUST, seen("99.5")),
        report(Q2, NOVEMBER, seen("99.1"), seen("97", Q2)),
        report(Q3, JANUARY, seen("96", Q3)),
    )

    def test_an_earlier_publication_can_be_shown_again(self):
        assert merge(self.REPORTS, as_of=AUGUST) is self.REPORTS[0]
        assert merge(self.REPORTS, as_of=NOVEMBER) == merge(self.REPORTS[:2])
        assert merge(self.REPORTS, as_of=date(2020, 1, 30)) == merge(self.REPORTS[:2])
        assert merge(self.REPORTS, as_of=JANUARY) == merge(self.REPORTS)

    def test_nothing_published_by_then_is_refused(self):
        with pytest.raises(UsageError, match="published by 2019-08-19"):
            merge(self.REPORTS, as_of=date(2019, 8, 19))

    def test_a_report_without_a_day_is_left_out_and_told(self):
        merged = merge([*self.REPORTS, report(Q1, None, file="draft.csv")], as_of=AUGUST)
        assert kinds(merged) == ["publication-undated"]
        assert "draft.csv" in merged.findings[0].message

    def test_reports_put_together_before_and_after_are_refused(self):
        with pytest.raises(UsageError, match="merge the reports themselves"):
            merge([merge(self.REPORTS)], as_of=NOVEMBER)
        assert merge([merge(self.REPORTS)], as_of=JANUARY) == merge(self.REPORTS)


class TestTheReportAsAWhole:
    def test_the_latest_gives_paper_scheme_framework_and_tiers(self):
        old = attrs.evolve(SCHEME, id="old")
        framework = Framework("f", "Broxtowe", "t")
        merged = merge(
            [
                report(Q2, NOVEMBER, tiers=(Tier("KPI", "k"),), tests=("clear",)),
                report(Q1, AUGUST, scheme=old, framework=framework, tests=("simple",)),
            ]
        )
        assert (merged.period, merged.published_on, merged.scheme) == (Q2, NOVEMBER, SCHEME)
        assert (merged.framework, merged.tests) == (framework, ("clear",))
        assert merged.tiers == (Tier("KPI", "k"),)

    def test_it_is_called_after_its_files_in_order_of_publication(self):
        four = [report(Period.quarter(2019, n), date(2020, n, 1)) for n in (4, 2, 1, 3)]
        assert merge(four[:3]).file == "q1.csv + q2.csv + q4.csv"
        assert merge(four).file == "q1.csv + 2 more + q4.csv"

    def test_rows_add_up_and_each_report_keeps_its_own(self):
        merged = merge(
            [
                report(Q1, AUGUST, account=Account(rows=3, records=2, headings=1)),
                report(Q2, NOVEMBER, account=Account(rows=5, records=4, blanks=1)),
            ]
        )
        assert merged.account == Account(rows=8, records=6, headings=1, blanks=1)
        assert merged.publications == (
            Publication("q1.csv", "q1.csv", Q1, AUGUST, None, Account(3, 2, 1)),
            Publication("q2.csv", "q2.csv", Q2, NOVEMBER, None, Account(5, 4, blanks=1)),
        )

    def test_made_up_reports_make_an_illustrative_one(self):
        both = [report(illustrative=True), report(Q2, illustrative=True)]
        assert merge(both).illustrative

    def test_a_paper_without_figures_may_stand_beside_made_up_ones(self):
        paper = report(Q2)
        assert merge([report(Q1, AUGUST, seen("99"), illustrative=True), paper]).illustrative

    def test_remarks_name_their_file(self):
        merged = merge([report(remark="The  slides\nare cut"), report(Q2)])
        assert merged.remark == "q1.csv: The slides are cut"

    def test_two_files_of_one_name_are_told_apart(self):
        merged = merge(
            [
                report(Q1, AUGUST, seen("1"), file="kpi.csv"),
                report(Q2, NOVEMBER, seen("2"), seen("3", Q2), file="kpi.csv"),
            ]
        )
        assert [one.file for one in merged.publications] == [
            "kpi.csv (Q1 2019/20, 2019-08-20)",
            "kpi.csv (Q2 2019/20, 2019-11-12)",
        ]
        assert merged.superseded[0].file == merged.superseded[0].earlier.source.file
        assert {one.name for one in merged.publications} == {"kpi.csv"}

    def test_a_report_of_the_year_comes_after_that_of_its_last_quarter(self):
        year = Period.financial_year(2019)
        quarter = Period.quarter(2019, 4)
        merged = merge([report(year, None, file="year.csv"), report(quarter, None)])
        assert merged.period == year


class TestIndicators:
    def test_the_target_of_the_latest_report_judges_its_period(self):
        merged = merge(
            [
                report(Q1, AUGUST, seen("95"), indicators=(bv8("99"),)),
                report(Q2, NOVEMBER, seen("95", Q2), indicators=(bv8("90"),)),
            ]
        )
        assert str(merged.indicator("BV8").target.lines.target) == "90%"
        assert [one.word for one in evaluate_all(merged)] == ["Green"]

    def test_a_late_correction_of_an_old_report_does_not_bring_its_target_back(self):
        merged = merge(
            [
                report(Q1, JANUARY, seen("95"), indicators=(bv8("99"),)),
                report(Q2, NOVEMBER, seen("95", Q2), indicators=(bv8("90"),)),
            ]
        )
        assert [one.word for one in evaluate_all(merged)] == ["Green"]

    def test_one_that_is_no_longer_reported_stays(self):
        old = Indicator("OLD", "Withdrawn")
        merged = merge([report(indicators=(old, bv8())), report(Q2, NOVEMBER)])
        assert [one.code for one in merged.indicators] == ["BV8", "OLD"]

    def test_what_one_report_holds_exempt_stays_exempt(self):
        merged = merge(
            [
                report(Q1, AUGUST, seen("99"), indicators=(bv8(exempt="paragraph 3"),)),
                report(Q2, NOVEMBER, seen("98", Q2)),
            ]
        )
        assert merged.indicators[0].exempt == "paragraph 3"
        assert for_audience(merged).observations == ()

    def test_a_paper_in_part_two_is_remembered(self):
        merged = merge([report(Q1, paper=Paper(date=AUGUST, part="II")), report(Q2, NOVEMBER)])
        with pytest.raises(UsageError, match=r"q1\.csv is in Part II"):
            for_audience(merged)


class TestActions:
    def states(self, *dues, **more):
        days = (AUGUST, NOVEMBER, JANUARY)
        return [
            report(
                Period.quarter(2019, number),
                days[number - 1],
                actions=(Action("A1", "Relet homes", due=due, progress=Decimal(number), **more),),
            )
            for number, due in enumerate(dues, start=1)
        ]

    def test_the_latest_state_with_the_first_due_date(self):
        march, june, july = date(2020, 3, 31), date(2020, 6, 30), date(2020, 7, 31)
        (action,) = merge(self.states(march, june, july)[::-1]).actions
        assert (action.progress, action.due, action.original_due) == (Decimal(3), july, march)

    def test_a_date_that_never_moved_has_no_other(self):
        march = date(2020, 3, 31)
        assert merge(self.states(march, march)).actions[0].original_due is None

    def test_a_date_brought_forward_keeps_what_is_printed(self):
        march, june = date(2020, 3, 31), date(2020, 6, 30)
        reports = self.states(june, march)
        assert merge(reports).actions[0].original_due is None
        printed = attrs.evolve(reports[1].actions[0], original_due=june)
        merged = merge([reports[0], attrs.evolve(reports[1], actions=(printed,))])
        assert merged.actions[0].original_due == june

    def test_one_that_is_no_longer_reported_keeps_its_last_state(self):
        assert merge([*self.states(None), report(Q2, NOVEMBER)]).actions[0].progress == 1


class TestWhatStandsBeside:
    def test_texts_are_united_and_know_their_period(self):
        merged = merge(
            [
                report(commentary=(Commentary("BV8", "Slow"), Commentary(None, "A good quarter"))),
                report(Q2, NOVEMBER, commentary=(Commentary("BV8", "Slow", period=Q1),)),
            ]
        )
        assert [(one.text, one.period) for one in merged.commentary] == [
            ("Slow", Q1),
            ("A good quarter", Q1),
        ]
        assert merged.commentary[0].source == Location("q2.csv")
        assert merged.commentary[0].kind is CommentaryKind.COMMENTARY

    def test_escalations_once_each(self):
        told = Escalation("Benefits", "Backlog", date=AUGUST)
        merged = merge([report(escalations=(told,)), report(Q2, escalations=(told,))])
        assert [one.what for one in merged.escalations] == ["Backlog"]

    def test_peers_and_money_of_the_later_report(self):
        def beside(figure):
            return {
                "peers": (PeerFigure("BV8", "Rushcliffe", Q1, Quantity(figure, "percent")),),
                "finances": (FinanceLine("Repairs", "Housing", outturn=Quantity(figure, "GBP")),),
            }

        merged = merge([report(Q2, NOVEMBER, **beside("2")), report(Q1, AUGUST, **beside("1"))])
        assert [str(one.value) for one in merged.peers] == ["2%"]
        assert [str(one.outturn) for one in merged.finances] == ["£2"]

    def test_exempt_money_stays_exempt(self):
        line = FinanceLine("Sale", outturn=Quantity("1", "GBP"))
        merged = merge(
            [report(finances=(attrs.evolve(line, exempt="x"),)), report(Q2, finances=(line,))]
        )
        assert merged.finances[0].exempt == "x"

    def test_risks_and_outcomes_by_their_text(self):
        merged = merge(
            [
                report(
                    Q1,
                    risks=(Risk("Flood", "High", "c", "Low"),),
                    outcomes=(PlannedOutcome("All on target"),),
                ),
                report(
                    Q2,
                    NOVEMBER,
                    risks=(Risk("flood", "High", "c", "Medium"),),
                    outcomes=(PlannedOutcome("All on target", due=JANUARY),),
                ),
            ]
        )
        assert [one.after for one in merged.risks] == ["Medium"]
        assert [one.due for one in merged.outcomes] == [JANUARY]

    def test_only_totals_of_the_latest_period_are_kept(self):
        merged = merge(
            [
                attrs.evolve(report(Q1, JANUARY), published=(Published("Green", 3),)),
                attrs.evolve(
                    report(Q2, AUGUST), published=(Published("Green", 5), Published("Red", 1))
                ),
                attrs.evolve(
                    report(Q2, NOVEMBER, file="q2b.csv"), published=(Published("green", 6),)
                ),
            ]
        )
        assert {(one.name, one.count) for one in merged.published} == {("green", 6), ("Red", 1)}

    def test_findings_of_each_report_once_with_their_file(self):
        noticed = Finding("encoding", "not UTF-8")
        merged = merge(
            [report(findings=(noticed,)), report(Q2, findings=(noticed,)), report(Q2, NOVEMBER)]
        )
        assert [str(one.location) for one in merged.findings] == [
            "q2.csv (Q2 2019/20, 2019-08-20)",
            "q1.csv",
        ]


class TestWhatIsSaidOtherwise:
    """Windsor and Maidenhead print four Green for residents; a second copy prints five."""

    HALF = Period.half(2017, 1)
    DAY, LATER = date(2017, 11, 23), date(2017, 11, 30)
    PLACE = Location("wm.txt", 2, 2, 54)

    def paper(self, file, day=DAY, period=HALF, **more):
        return Dataset("wm", "Windsor", file, period, paper=Paper(date=day), **more)

    def total(self, *counts, **more):
        group = "Healthy, skilled and independent residents"
        return {
            "published": tuple(
                Published("Green", count, group=group, source=self.PLACE, **more)
                for count in counts
            )
        }

    def test_a_total_of_a_paper_of_the_same_day(self):
        merged = merge(
            [self.paper("wm.txt", **self.total(4)), self.paper("wm2.txt", **self.total(5))]
        )
        (replaced,) = merged.replaced
        assert [one.count for one in merged.published] == [5]
        assert (replaced.before, replaced.now, replaced.file) == ("4", "5", "wm.txt")
        assert replaced.earlier.source.file == "wm.txt"
        assert [str(one) for one in merged.findings] == [
            "wm2.txt:54: revision-undated: Healthy, skilled and independent residents: Green, as "
            "printed: 4 in wm.txt, 5 in wm2.txt, but which was published later is not known"
        ]

    def test_a_total_of_a_later_paper(self):
        merged = merge(
            [
                self.paper("wm.txt", self.LATER, **self.total(4)),
                self.paper("wm2.txt", **self.total(5)),
            ]
        )
        assert [one.count for one in merged.published] == [4]
        assert kinds(merged) == ["value-revised"]
        assert merged.replaced[0].published == self.DAY

    def test_a_total_printed_twice_stays_twice(self):
        both = [self.paper("wm.txt", **self.total(4, 4)), self.paper("wm2.txt", **self.total(4, 4))]
        merged = merge(both)
        assert (len(merged.published), merged.replaced, merged.findings) == (2, (), ())
        assert len(merge([merged, both[0]]).published) == 2

    def test_what_was_held_back_later_is_not_kept_beside(self):
        held_back = self.total(None, absence=Absence.SUPPRESSED)
        merged = merge(
            [
                self.paper("wm.txt", **self.total(4)),
                self.paper("wm2.txt", self.LATER, **held_back),
            ]
        )
        assert (merged.replaced, merged.findings) == ((), ())

    @pytest.mark.parametrize(
        ("name", "first", "second", "words"),
        [
            ("risks", Risk("Late", "HIGH", "a board", "LOW"),
             Risk("Late", "HIGH", "a board", "MEDIUM"), ("after LOW", "after MEDIUM")),
            ("outcomes", PlannedOutcome("On target", (("Unmet", "Less than 100%"),)),
             PlannedOutcome("On target", (("Unmet", "Less than 90%"),)),
             ("steps Unmet: Less than 100%", "steps Unmet: Less than 90%")),
            ("finances", FinanceLine("Legal", None, Quantity("1012300", "GBP")),
             FinanceLine("Legal", None, Quantity("1012000", "GBP")),
             ("budget £1,012,300", "budget £1,012,000")),
            ("actions", Action("A1", "Pothole crew", progress=Decimal(40)),
             Action("A1", "Pothole crew", progress=Decimal(60)), ("progress 40", "progress 60")),
            ("peers", PeerFigure("H1", "Slough", HALF, Quantity("41", "percent")),
             PeerFigure("H1", "Slough", HALF, Quantity("43", "percent")), ("41%", "43%")),
            ("indicators", bv8("98"), bv8("97"), ("target 98", "target 97")),
        ],
    )  # fmt: skip
    def test_so_it_is_with_all_that_is_put_together(self, name, first, second, words):
        reports = [
            self.paper("wm.txt", **{name: (first,)}),
            self.paper("wm2.txt", self.LATER, **{name: (second,)}),
        ]
        merged = merge(reports)
        (replaced,) = merged.replaced
        assert (replaced.before, replaced.now) == words
        assert kinds(merged) == ["value-revised"]
        assert merge([merged, reports[0]]) == merged

    def test_another_period_is_another_state_and_no_contradiction(self):
        first = self.paper("h1.txt", risks=(Risk("Late", "HIGH", "a board", "LOW"),))
        second = self.paper(
            "h2.txt",
            self.LATER,
            Period.half(2017, 2),
            risks=(Risk("Late", "LOW", "a board", "LOW"),),
        )
        merged = merge([first, second])
        assert (merged.findings, merged.replaced[0].disagrees) == ((), False)
        assert merged.replaced[0].before == "before HIGH"

    def test_what_is_exempt_goes_with_what_was_said_of_it_before(self):
        merged = merge(
            [
                self.paper("wm.txt", risks=(Risk("Late", "HIGH", "a board", "LOW"),)),
                self.paper(
                    "wm2.txt", risks=(Risk("Late", "LOW", "a board", "LOW", exempt="paragraph 3"),)
                ),
            ]
        )
        assert merged.replaced
        shown = for_audience(merged)
        assert (shown.risks, shown.replaced, shown.findings) == ((), (), ())
        assert for_audience(merged, "internal").replaced == merged.replaced

    def test_small_totals_are_told_by_none_that_was_replaced(self):
        merged = merge(
            [self.paper("wm.txt", **self.total(4)), self.paper("wm2.txt", **self.total(3))]
        )
        shown = suppress_small(merged, below=5)
        assert (shown.replaced, shown.findings) == ((), ())


class TestWhatIsCompared:
    @pytest.mark.parametrize("kind", tuple(UNSAID), ids=lambda kind: kind.__name__)
    def test_every_attribute_is_stated_or_left_out_for_a_reason(self, kind):
        assert set(UNSAID[kind]) <= set(attrs.fields_dict(kind))
        assert set(said_parts(kind)) | set(UNSAID[kind]) == set(attrs.fields_dict(kind))
        assert all(UNSAID[kind].values())


class TestEveryField:
    def test_what_a_data_set_gains_must_be_decided_on(self):
        merged = Merging([report(Q1), report(Q2)]).fields()
        assert set(merged) == set(attrs.fields_dict(Dataset)), (
            "decide in pmf.rules.several.merging how several reports give the new attribute"
        )


# --- laws --------------------------------------------------------------------------------------

PERIODS = (Q1, Q2, Q3)
figures = st.sampled_from(("1", "2", "3", Absence.MISSING, Absence.SUPPRESSED))


def worded(value, period, code, row):
    """Figures carry the same word wherever they are printed, as a rule gives one."""
    word = None if isinstance(value, Absence) else f"Level {value}"
    where = Location("?", 1, row)
    return seen(value, period, code, reported_word=word, source=where)


class Reports(tuple):
    """Reports that a failing law shows in a few lines."""

    def __repr__(self):
        return "\n".join(
            f"{one.file} {one.period} {one.published_on}: "
            + ", ".join(f"{seen.code} {seen.period} {seen.raw}" for seen in one.observations)
            + f"; due {one.actions[0].due}; {one.indicators and one.indicators[0].exempt}"
            + f"; {[text.text for text in one.commentary]}"
            for one in self
        )


@st.composite
def reports(draw, size=3):
    """Several reports of one council; some without a day, some of one name."""
    made = []
    for number in range(draw(st.integers(1, size))):
        period = draw(st.sampled_from(PERIODS))
        day = draw(st.none() | st.dates(date(2019, 7, 1), date(2019, 7, 9)))
        cells = draw(
            st.dictionaries(
                st.tuples(st.sampled_from(("A", "B")), st.sampled_from(PERIODS)),
                figures,
                max_size=4,
            )
        )
        due = draw(st.none() | st.dates(date(2020, 1, 1), date(2020, 1, 5)))
        exempt = draw(st.none() | st.just("paragraph 3"))
        texts = draw(st.lists(st.sampled_from(("fine", "slow")), unique=True, max_size=2))
        file = draw(st.sampled_from(("kpi.csv", f"report{number}.csv")))
        name = f"{file}{number}" if file == "kpi.csv" and day is None else file
        made.append(
            report(
                period,
                day,
                *(
                    worded(value, when, code, row)
                    for row, ((code, when), value) in enumerate(cells.items(), start=2)
                ),
                file=name,
                indicators=tuple(
                    Indicator(code, f"{code} {number}", exempt=exempt)
                    for code in sorted({code for code, _ in cells})
                ),
                actions=(Action("X", f"Do it {number}", due=due, exempt=exempt),),
                commentary=tuple(Commentary("A", text) for text in texts),
                peers=(PeerFigure("A", "Watford", period, Quantity(str(number))),),
                findings=(Finding("encoding", f"finding {number}"),),
                account=Account(rows=number, records=number),
                remark=draw(st.none() | st.just("cut")),
            )
        )
        made[-1] = attrs.evolve(made[-1], published=(Published("Green", draw(st.integers(0, 2))),))
    identities = {(one.file, one.period, one.published_on) for one in made}
    return Reports(made if len(identities) == len(made) else made[:1])


class TestLaws:
    @given(reports(), st.randoms())
    def test_p14_p39_the_order_of_the_reports_does_not_matter(self, given, chance):
        mixed = list(given)
        chance.shuffle(mixed)
        assert merge(mixed) == merge(given)

    @given(reports(), st.data())
    def test_p39_a_report_given_twice_counts_once(self, given, data):
        again = data.draw(st.lists(st.sampled_from(given)))
        assert merge([*given, *again]) == merge(given)

    @given(reports(4), st.data())
    def test_p15_it_does_not_matter_which_are_put_together_first(self, given, data):
        cut = data.draw(st.integers(1, len(given)))
        first = merge(given[:cut])
        assert merge([first, *given[cut:]]) == merge(given)
        assert merge([merge(given), first]) == merge(given)

    @given(reports(4))
    def test_p15_rows_add_up(self, given):
        assert merge(given).account.rows == sum(one.account.rows for one in given)
        assert merge(given).account.balances

    @given(reports(4))
    def test_every_figure_is_in_force_or_replaced_or_restated_or_withdrawn(self, given):
        merged = merge(given)
        now = {(one.code, one.period): one for one in merged.observations}
        assert len(now) == len(merged.observations)
        beside = {
            (one.earlier.code, one.earlier.period, one.earlier.value) for one in merged.superseded
        }
        suppressed = {
            (one.code, one.period)
            for each in given
            for one in each.observations
            if one.absence is Absence.SUPPRESSED
        }
        for each in given:
            for one in each.observations:
                key = one.code, one.period
                assert key in now
                if one.value is not None and key not in suppressed:
                    assert now[key].value == one.value or (*key, one.value) in beside

    @given(reports(4), st.dates(date(2019, 6, 30), date(2019, 7, 10)))
    def test_as_of_is_merging_what_had_been_published(self, given, day):
        by_then = [one for one in given if one.published_on and one.published_on <= day]
        if not by_then:
            with pytest.raises(UsageError):
                merge(given, as_of=day)
            return
        then = merge(given, as_of=day)
        kept = tuple(one for one in then.findings if one.kind != "publication-undated")
        assert attrs.evolve(then, findings=kept) == merge(by_then)
