"""The questions beyond one report, as they are asked on the command line."""

import json
from importlib.resources import files

import pytest

from pmf.cli import main

ADAPTERS = files("pmf_adapters")
BROXTOWE = ADAPTERS / "broxtowe" / "samples" / "broxtowe-2019-20-q1.txt"
YEAR_BEFORE = ADAPTERS / "broxtowe" / "samples" / "broxtowe-2018-19-annual-illustrative.txt"
DOVER = ADAPTERS / "dover" / "samples" / "dover-2023-24-q2-illustrative.txt"
WINDSOR = (
    ADAPTERS / "windsor_maidenhead" / "samples" / "windsor-maidenhead-2017-18-h1-illustrative.txt"
)


@pytest.fixture
def year_before(tmp_path):
    """The year before as if its figures were real: made-up ones go with no real report."""
    path = tmp_path / "2018-19.txt"
    text = YEAR_BEFORE.read_text("utf-8").replace("Illustrative\tyes", "Illustrative\tno")
    path.write_text(text, "utf-8")
    return path


@pytest.fixture
def run(capsys):
    def call(*words):
        status = main([str(word) for word in words])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return call


@pytest.fixture
def run_json(run):
    def call(*words):
        status, out, err = run(*words, "--json")
        assert "finding" not in err
        return status, json.loads(out)

    return call


class TestWarnings:
    def test_in_words(self, run):
        status, out, err = run("warnings", DOVER)

        assert status == 0
        assert out.startswith("Dover District Council, Q2 2023/24\nILLUSTRATIVE: ")
        assert "EKS03: Average days to process a new housing benefit claim\n" in out
        assert "  worsening: Worsened 4 periods running: 21.3 days in Q2 2022/23, then" in out
        assert "    compared with the period before\n" in out
        assert "worsening" not in err

    def test_as_json(self, run_json):
        _, said = run_json("warnings", DOVER, "--running", 2)

        assert (said["council"], said["illustrative"]) == ("Dover District Council", True)
        sign = next(one for one in said["signs"] if one["kind"] == "missed-running")
        assert (sign["code"], sign["running"], sign["is_warning"]) == ("EKS02", 2, True)
        assert [figure["period"] for figure in sign["figures"]] == ["Q1 2023/24", "Q2 2023/24"]
        assert sign["figures"][-1]["status"] == "off_target"
        assert sign["figures"][-1]["source"]["row"]

    def test_findings_still_decide_how_it_exits(self, run):
        status, out, err = run("warnings", BROXTOWE)

        assert status == 1  # 31-Apr-2020 could not be read
        assert "4 warning signs in 4 indicators" in out
        assert "bad-date" in err

    def test_several_reports_of_one_council_are_one_history(self, run_json, year_before):
        _, said = run_json("warnings", year_before, BROXTOWE)

        assert said["period"] == "Q1 2019/20"
        assert {sign["kind"] for sign in said["signs"]} >= {"not-reported"}

    def test_an_audience_nobody_named_is_wrong_use(self, run):
        status, _, err = run("warnings", BROXTOWE, "--audience", "Nobody")

        assert status == 2
        assert "no audience 'Nobody'" in err

    def test_a_run_of_one_is_wrong_use(self, run):
        status, _, err = run("warnings", BROXTOWE, "--running", 1)

        assert status == 2
        assert "running must be a whole number of periods from 2" in err

    def test_the_day_of_judging_may_be_said(self, run):
        assert run("warnings", BROXTOWE, "--on", "2019-08-31", "--assume", "5%")[0] == 1
        with pytest.raises(SystemExit):
            run("warnings", BROXTOWE, "--on", "31/8/2019")


class TestPropose:
    def test_one_indicator_in_words(self, run):
        _, out, _ = run("propose", BROXTOWE, "BV12", "--method", "best")

        assert "  proposed: 8.7 working days per FTE. The target is the best of the figures." in out
        assert "  It would have been met in 1 of 3 periods." in out
        assert "  mind: There is a target already: 7.5." in out

    def test_every_one_without_a_target(self, run_json):
        _, said = run_json("propose", DOVER)

        codes = [one["code"] for one in said["proposals"]]
        assert "HOU01" in codes
        assert "EKS01" not in codes  # contractual: it has one
        (housed,) = [one for one in said["proposals"] if one["code"] == "HOU01"]
        assert (housed["value"], housed["unit"]) == ("147", "household")
        assert (housed["met"], housed["periods"]) == (3, 5)
        assert housed["figures"][0]["period"] == "Q2 2022/23"
        assert housed["figures"][0]["source"]["row"]
        assert "illustrative" in [caution["code"] for caution in housed["cautions"]]

    def test_or_every_one_there_is(self, run_json):
        _, said = run_json("propose", BROXTOWE, "--every", "--method", "latest", "--periods", 2)

        assert len(said["proposals"]) == 26
        neutral = next(one for one in said["proposals"] if one["code"] == "CSDData_02")
        assert (neutral["value"], neutral["reason"]["code"]) == (None, "neutral")

    def test_a_length_an_amount_and_places_may_be_said(self, run_json):
        _, said = run_json(
            "propose", BROXTOWE, "BV8", "--for", "2020/21", "--method", "improvement",
            "--by", "0.5pp", "--places", 2,
        )  # fmt: skip

        (one,) = said["proposals"]
        assert (one["value"], one["exact"]) == ("99.90", "999/10")
        assert [figure["period"] for figure in one["figures"]] == ["2017/18", "2018/19"]

    def test_other_councils_are_peers_by_meaning(self, run_json):
        _, said = run_json(
            "propose", WINDSOR, "WMR01", "--method", "peers_median", "--peers", DOVER
        )

        (one,) = said["proposals"]
        assert [figure["body"] for figure in one["peers"]] == ["Dover District Council"]
        assert one["value"] == "56.71"

    def test_an_earlier_report_adds_to_the_history(self, run_json, year_before):
        _, said = run_json("propose", BROXTOWE, "BV8", "--history", year_before)

        periods = [figure["period"] for figure in said["proposals"][0]["figures"]]
        assert periods[-2:] == ["2017/18", "2018/19"]

    def test_wrong_use_says_what_is_expected(self, run):
        status, _, err = run("propose", BROXTOWE, "BV8", "--method", "improvement")

        assert status == 2
        assert "must be told by how much" in err
        assert run("propose", BROXTOWE, "X1")[0] == 2
        for words in (("--for", "soon"), ("--periods", "few"), ("--method", "mode")):
            with pytest.raises(SystemExit):
                run("propose", BROXTOWE, "BV8", *words)


class TestCorrelate:
    def test_in_words(self, run):
        status, out, _ = run("correlate", DOVER, "HOU01", "HOU02")

        assert status == 0
        assert "(pearson, n = 5)\n" in out
        assert "  HOU01: Households in temporary accommodation" in out
        assert "mind: Figures that go together need not depend on each other" in out

    def test_as_json(self, run_json):
        _, said = run_json(
            "correlate", DOVER, "HOU01", "HOU02", "--lag", -1, "--method", "spearman"
        )

        assert (said["lag"], said["method"], said["n"]) == (-1, "spearman", 4)
        assert -1 <= float(said["coefficient"]) <= 1
        pair = said["pairs"][0]
        assert (pair["first"]["period"], pair["second"]["period"]) == ("Q3 2022/23", "Q2 2022/23")

    def test_too_few_pairs_have_no_coefficient(self, run, run_json):
        _, said = run_json("correlate", BROXTOWE, "BV8", "FPLocal_09")

        assert (said["coefficient"], said["reason"]["code"], said["n"]) == (None, "too-few", 2)
        assert "no coefficient: Fewer than three" in run(
            "correlate", BROXTOWE, "BV8", "FPLocal_09"
        )[1]  # fmt: skip

    def test_an_indicator_that_is_not_there(self, run):
        assert run("correlate", DOVER, "HOU01", "X1")[0] == 2
        with pytest.raises(SystemExit):
            run("correlate", DOVER, "HOU01", "HOU02", "--lag", "one")


class TestCompare:
    def test_in_words(self, run):
        status, out, _ = run("compare", DOVER, WINDSOR, BROXTOWE)

        assert "Dover District Council, Q2 2023/24: " in out
        assert "\nCouncil tax collected\n" in out
        assert "“Contract target met” (on target)" in out
        assert "ILLUSTRATIVE" in out
        assert "  mind: With care, the figures are for different times: " in out
        assert "Not ranked. No ranking was asked for." in out
        assert status == 1  # Broxtowe's impossible date

    def test_as_json(self, run_json):
        _, said = run_json("compare", DOVER, WINDSOR, "--in", "rag")

        names = [council["name"] for council in said["councils"]]
        assert names == ["Dover District Council", "Royal Borough of Windsor and Maidenhead"]
        row = next(one for one in said["rows"] if one["meaning"] == "council_tax_collected")
        assert row["comparable"] is True
        assert {caution["code"] for caution in row["cautions"]} >= {
            "periods-differ",
            "illustrative",
        }
        assert [entry["illustrative"] for entry in row["entries"]] == [True, True]
        first = row["entries"][0]
        assert (first["code"], first["value"], first["word"]) == (
            "EKS01", "56.71", "Contract target met",
        )  # fmt: skip
        assert first["said"]["words"]
        assert first["rank"] is None

    def test_a_ranking_needs_everybodys_leave(self, run):
        _, out, _ = run("compare", DOVER, WINDSOR, "--rank")

        assert "Not ranked. Not every council's framework allows a ranking: Dover" in out

    def test_peers_a_council_prints_stand_beside_its_own(self, run):
        _, out, _ = run("compare", DOVER, WINDSOR)

        assert "beside it: England 20 days in Q2 2023/24; the council has 6.4 days more" in out

    def test_one_council_is_no_comparison(self, run):
        status, _, err = run("compare", DOVER)

        assert status == 2
        assert "at least two councils" in err
