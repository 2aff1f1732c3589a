"""An adapter needs a name and two methods; the rest has defaults, and is checked when given."""

import pytest

import pmf
from pmf.reading.complete import complete


class Least:
    """What every adapter has."""

    name = "least"

    def claims(self, document):
        return True

    def read(self, document, scheme, framework):
        return pmf.Dataset(self.name, None, document.name)


def least(**changes):
    return type("Changed", (Least,), changes)()


class TestDefaults:
    def test_what_is_left_out_is_filled_in(self):
        full = complete(Least())
        assert (full.name, full.title, full.council, full.scheme) == ("least", "least", None, None)
        assert (full.framework, full.generic, full.samples, full.fields) == (None, False, (), {})

    def test_what_is_given_is_kept(self):
        full = complete(least(title="Least of all", fields={"code": "Ref"}))
        assert (full.title, full.fields) == ("Least of all", {"code": "Ref"})

    def test_a_full_one_is_itself(self):
        full = pmf.load_adapters().adapter("pentana")
        assert complete(full) is full

    def test_it_reads(self, tmp_path):
        file = tmp_path / "a.txt"
        file.write_text("Minutes\n")
        assert pmf.read(file, adapter=Least()).adapter == "least"


class TestRefusals:
    @pytest.mark.parametrize(
        ("offered", "said"),
        [
            (Least, "the class Least"),
            (5, "lacks 'name', 'claims', 'read': the int 5"),
            (least(claims=5), "'claims' .* cannot be called"),
            (least(name=" "), "the name of an adapter must be a text"),
            (least(generic="no"), "'generic' of adapter 'least' must be True or False"),
            (least(samples=["a.txt"]), "'samples' of adapter 'least' must be a tuple"),
            (least(fields=None), "'fields' of adapter 'least' must be texts by texts, not None"),
            (least(council=5), "'council' of adapter 'least' must be a text"),
            (least(framework_for="x"), "'framework_for' of adapter 'least' cannot be called"),
            (least(title=None), "'title' of adapter 'least' must be a text"),
        ],
    )
    def test_the_reason_names_what_is_wrong(self, offered, said):
        with pytest.raises(TypeError, match=said):
            complete(offered)

    @pytest.mark.parametrize("wrong", [5, Least])
    def test_given_to_read_it_is_a_wrong_call(self, tmp_path, wrong):
        file = tmp_path / "a.txt"
        file.write_text("Minutes\n")
        with pytest.raises(pmf.UsageError, match="adapter must be a name or an adapter"):
            pmf.read(file, adapter=wrong)
