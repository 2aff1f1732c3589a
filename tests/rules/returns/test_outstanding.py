"""What is missing in returned files, by the role that owes it."""

import attrs
import pytest

import pmf

Q2 = pmf.Period.quarter(2024, 2)


def defined(code, owner, **more):
    indicator = pmf.Indicator(
        code,
        f"Name of {code}",
        "percent",
        "higher",
        owner=owner,
        target=pmf.parse_target("90%", unit="percent", polarity=pmf.Polarity.HIGHER).target,
    )
    return pmf.Definition(indicator, **more)


FRAMEWORK = pmf.Framework(
    "anytown-2024",
    "Anytown",
    "Plan",
    "rag",
    definitions=(
        defined("A", "Head of Revenues"),
        defined("B", "Head of Housing", numerator="homes let", denominator="all homes"),
        defined("C", None),
    ),
    mitigation_for=(pmf.Status.NEAR_TARGET, pmf.Status.OFF_TARGET),
)
HEAD = "Return\tEntry\nPeriod\tQ2 2024/25\n\nCode\tValue\tNumerator\tDenominator\tCommentary\n"


@pytest.fixture
def read(tmp_path):
    def call(*rows, name="a.txt", framework=FRAMEWORK):
        file = tmp_path / name
        file.write_text(HEAD + "\n".join(rows) + "\n")
        return pmf.read(file, framework=framework)

    return call


def missing(*datasets, **by):
    (found,) = pmf.outstanding(datasets, **by)
    return [(one.code, one.kind) for one in found.missing]


class TestWhatIsMissing:
    def test_a_full_return_lacks_nothing(self, read):
        dataset = read("A\t95%", "B\t95%\t95\t100", "C\t95%")
        (found,) = pmf.outstanding([dataset])
        assert (found.asked, found.complete, found.missing) == (3, 3, ())

    def test_rows_values_and_the_parts_of_ratios(self, read):
        dataset = read("A\t", "B\t95%\t95")
        assert missing(dataset) == [("A", "no-value"), ("B", "no-denominator"), ("C", "no-row")]

    @pytest.mark.parametrize(
        ("value", "kinds"),
        [
            ("n/a", []),
            ("N/A", []),
            ("na", []),
            ("no data", ["no-value"]),
            ("-", ["no-value"]),
            ("lots", ["no-value"]),
            ("not due", ["no-value"]),
            ("suppressed", []),
            ("[z]", []),
            ("0", ["no-mitigation"]),
        ],
    )
    def test_a_reason_that_is_an_answer_is_not_missing(self, read, value, kinds):
        dataset = read(f"A\t{value}", "B\t95%\t95\t100", "C\t95%")
        assert [kind for _, kind in missing(dataset)] == kinds

    def test_off_target_without_a_word_is_missing_where_the_council_asks(self, read):
        rows = ["B\t95%\t95\t100", "C\t95%"]
        assert missing(read("A\t50%", *rows)) == [("A", "no-mitigation")]
        assert missing(read("A\t50%\t\t\tStaff were lent to help.", *rows)) == []
        quiet = attrs.evolve(FRAMEWORK, mitigation_for=())
        assert missing(read("A\t50%", *rows, framework=quiet)) == []

    def test_what_one_file_holds_is_not_missing_in_another(self, read):
        one, other = read("A\t95%"), read("B\t95%\t95\t100", "C\t95%", name="b.txt")
        assert missing(one, other) == []

    def test_two_files_that_differ_are_told(self, read):
        one = read("A\t95%", "B\t95%\t95\t100", "C\t95%")
        assert missing(one, read("A\t96%", name="b.txt")) == [("A", "two-values")]


class TestOwners:
    def test_they_are_listed_in_order_and_those_without_one_last(self, read):
        (found,) = pmf.outstanding([read("A\t", "B\t")])
        assert list(found.by_owner()) == ["Head of Housing", "Head of Revenues", None]

    def test_one_owners_alone(self, read):
        assert missing(read("A\t"), owner="Head of Housing") == [("B", "no-row")]

    def test_the_place_is_that_of_the_empty_box(self, read):
        (found,) = pmf.outstanding([read("A\t")])
        assert (found.missing[0].source.column, found.missing[0].source.line) == ("Value", 5)


class TestRefusals:
    def test_without_a_framework_or_a_period_nobody_knows_what_is_due(self, read, tmp_path):
        with pytest.raises(pmf.UsageError, match="without a framework"):
            pmf.outstanding([read("A\t", framework=None)])
        file = tmp_path / "b.txt"
        file.write_text(HEAD.replace("Period\tQ2 2024/25\n", "Title\tx\n") + "A\t1%\n")
        with pytest.raises(pmf.UsageError, match="does not say its period"):
            pmf.outstanding([pmf.read(file, framework=FRAMEWORK)])

    def test_periods_are_taken_apart(self, read, tmp_path):
        file = tmp_path / "b.txt"
        file.write_text(HEAD.replace("Q2", "Q1") + "A\t1%\n")
        found = pmf.outstanding([read("A\t1%"), pmf.read(file, framework=FRAMEWORK)])
        assert [str(one.period) for one in found] == ["Q2 2024/25", "Q1 2024/25"]


class TestAudience:
    def test_what_a_file_marks_is_left_out_for_whom_it_is_not(self, tmp_path):
        file = tmp_path / "marked.txt"
        head = "Return\tEntry\nPeriod\tQ2 2024/25\n\nCode\tValue\tExempt\n"
        file.write_text(head + "A\t\tparagraph 3\nC\t\t\n")
        dataset = pmf.read(file, framework=FRAMEWORK)
        assert ("A", "no-value") in missing(dataset)
        assert missing(dataset, audience="public") == [("B", "no-row"), ("C", "no-value")]
        (found,) = pmf.outstanding([dataset], audience="public")
        assert found.asked == 2
