"""Which indicator is which, when codes, names or both are other."""

from hypothesis import given
from hypothesis import strategies as st

from pmf.model.framework import Definition, Framework
from pmf.model.indicator import Indicator
from pmf.rules.governance.pairing import is_another, pair


def framework(*pairs, **more):
    return Framework(
        "f", "Anytown", "T", definitions=tuple(Definition(Indicator(*one), **more) for one in pairs)
    )


def codes(found):
    return {
        "kept": [(was.indicator.code, now.indicator.code) for was, now in found.kept],
        "replaced": [was.indicator.code for was, _ in found.replaced],
        "removed": [one.indicator.code for one in found.removed],
        "added": [one.indicator.code for one in found.added],
    }


class TestPair:
    def test_the_same_stays_the_same(self):
        same = framework(("A", "Rent collected"), ("B", "Missed bins"))
        assert codes(pair(same, same)) == {
            "kept": [("A", "A"), ("B", "B")],
            "replaced": [],
            "removed": [],
            "added": [],
        }

    def test_a_new_code_for_the_same_name(self):
        found = pair(framework(("A", "Rent collected")), framework(("A1", "Rent Collected")))
        assert codes(found)["kept"] == [("A", "A1")]

    def test_a_new_wording_under_the_same_code(self):
        found = pair(
            framework(("A", "Rent collected")), framework(("A", "Percentage of rent collected"))
        )
        assert codes(found)["kept"] == [("A", "A")]

    def test_a_code_that_names_another_measure_was_replaced(self):
        found = pair(framework(("A", "Rent collected")), framework(("A", "Visitors to museums")))
        assert codes(found)["replaced"] == ["A"]

    def test_codes_that_changed_places_are_found_by_name(self):
        found = pair(
            framework(("A", "Rent collected"), ("B", "Missed bins")),
            framework(("A", "Missed bins"), ("B", "Rent collected")),
        )
        assert codes(found)["kept"] == [("A", "B"), ("B", "A")]

    def test_a_code_taken_over_by_another_is_removed_with_its_measure(self):
        found = pair(
            framework(("A", "Rent collected"), ("B", "Missed bins")),
            framework(("A", "Missed bins")),
        )
        assert codes(found) == {
            "kept": [("B", "A")],
            "replaced": [],
            "removed": ["A"],
            "added": [],
        }

    def test_a_name_that_stands_twice_tells_nothing(self):
        found = pair(
            framework(("A", "Satisfaction"), ("B", "Satisfaction")),
            framework(("B", "Satisfaction"), ("C", "Satisfaction")),
        )
        assert codes(found) == {
            "kept": [("B", "B")],
            "replaced": [],
            "removed": ["A"],
            "added": ["C"],
        }

    @given(
        st.lists(st.tuples(st.sampled_from("ABCDE"), st.sampled_from("vwxyz")), max_size=5),
        st.lists(st.tuples(st.sampled_from("ABCDE"), st.sampled_from("vwxyz")), max_size=5),
    )
    def test_every_indicator_is_somewhere_and_nowhere_twice(self, old, new):
        was = framework(*{code: (code, name) for code, name in old}.values())
        now = framework(*{code: (code, name) for code, name in new}.values())
        found = pair(was, now)
        before = [one for one, _ in (*found.kept, *found.replaced)] + list(found.removed)
        after = [one for _, one in (*found.kept, *found.replaced)] + list(found.added)
        key = [one.indicator.code for one in before], [one.indicator.code for one in after]
        assert sorted(key[0]) == sorted(one.indicator.code for one in was.definitions)
        assert sorted(key[1]) == sorted(one.indicator.code for one in now.definitions)


class TestIsAnother:
    def test_two_meanings_are_two_measures(self):
        was = Definition(Indicator("A", "Rent"), meaning="rent_collected")
        now = Definition(Indicator("A", "Rent"), meaning="commercial_arrears")
        assert is_another(was, now)
        assert not is_another(was, Definition(Indicator("A", "Homes"), meaning="rent_collected"))

    def test_words_that_say_nothing_are_not_counted(self):
        was = Definition(Indicator("A", "Percentage of bins missed"))
        assert is_another(was, Definition(Indicator("A", "Percentage of rent collected")))

    def test_another_unit_and_few_words_in_common(self):
        was = Definition(Indicator("A", "Repairs finished in the target time", "percent"))
        now = Indicator("A", "Repairs reported by tenants online", "thing")
        assert is_another(was, Definition(now))
        assert not is_another(was, Definition(Indicator("A", now.name, "percent")))
