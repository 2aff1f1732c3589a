"""Laws over everything a rule can be asked: unknown is never a colour, and neither is a gap."""

from hypothesis import given
from hypothesis import strategies as st

import pmf
from pmf.rules.evaluate import evaluate

Q1 = pmf.Period.quarter(2019, 1)
SCHEMES = sorted(pmf.load_adapters().schemes)

values = st.decimals(-1000, 1000, places=2).map(lambda number: pmf.Quantity(number, "percent"))
readable = values.map(lambda value: {"value": value})
absent = st.sampled_from(list(pmf.Absence)).map(lambda absence: {"absence": absence})
gaps = st.sampled_from(
    [
        pmf.NoTarget(reason=reason)
        for reason in ("no-target", "target-pending", "profile-missing", "bad-target")
    ]
)
lines = values.map(lambda line: pmf.FixedTarget(lines=pmf.Lines(target=line)))
other_units = st.decimals(1, 100, places=0).map(
    lambda number: pmf.FixedTarget(lines=pmf.Lines(target=pmf.Quantity(number, "day")))
)
judged = st.sampled_from(("higher", "lower", "closest"))


def judge(scheme, seen, target, polarity):
    indicator = pmf.Indicator("X1", "Anything", unit="percent", polarity=polarity, target=target)
    return evaluate(indicator, pmf.Observation("X1", Q1, **seen), pmf.load_scheme(scheme))


class TestP12MissingBadOrUnmatchedInputNeverHasAColour:
    @given(st.sampled_from(SCHEMES), absent, lines | gaps, judged)
    def test_no_value(self, scheme, seen, target, polarity):
        assert judge(scheme, seen, target, polarity).status.rank is None

    @given(st.sampled_from(SCHEMES), readable, gaps, judged)
    def test_no_line(self, scheme, seen, target, polarity):
        assert judge(scheme, seen, target, polarity).status.rank is None

    @given(st.sampled_from(SCHEMES), readable, lines, st.sampled_from((None, "neutral")))
    def test_nobody_says_which_way_is_better(self, scheme, seen, target, polarity):
        assert judge(scheme, seen, target, polarity).status.rank is None

    @given(st.sampled_from(SCHEMES), readable, other_units, judged)
    def test_units_that_cannot_be_compared(self, scheme, seen, target, polarity):
        assert judge(scheme, seen, target, polarity).status.rank is None


class TestWhateverIsSaidHasItsReason:
    @given(st.sampled_from(SCHEMES), readable | absent, lines | gaps | other_units, judged)
    def test_every_status_has_reasons_and_lies_among_the_possible(
        self, scheme, seen, target, polarity
    ):
        assessed = judge(scheme, seen, target, polarity)

        assert all(reason.text for reason in assessed.reasons)
        assert assessed.reasons or assessed.status.rank is not None
        assert assessed.status in assessed.possible or assessed.status is pmf.Status.UNKNOWN
        assert pmf.explain(assessed).sentence.endswith(".")
