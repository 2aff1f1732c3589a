"""``pmf framework``: what it prints, where, and how it exits."""

import json
import re
from importlib.resources import files

import attrs
import pytest

import pmf
from pmf.cli import main

#: For those who keep the framework: nothing is left out.
WHOLE = ("--audience", "internal")
SAMPLE = files("pmf_adapters") / "broxtowe" / "samples" / "broxtowe-2019-20-q1.txt"
ANYTOWN = """\
schema_version = 1
id = "anytown-2024"
council = "Anytown Council"
title = "Key indicators"
scheme = "rag"
reviewed_on = 2024-02-07
review_every = 12

[[tiers]]
code = "KPI"
name = "Key indicator"
cap = 1

[[priorities]]
name = "Good homes"

[[holders]]
role = "Portfolio Holder for Housing"

[[holders]]
role = "Portfolio Holder for Place"

[[services]]
name = "Repairs"
holder = "Portfolio Holder for Housing"
owner = "Head of Repairs"

[[services]]
name = "Waste"
holder = "Portfolio Holder for Place"

[[audiences]]
name = "Housing Committee"
kind = "committee"
frequency = "quarterly"
services = ["Repairs"]

[[audiences]]
name = "Leadership team"
kind = "leadership"
sees_exempt = true

[changes]
wholesale = "Cabinet"

[[tests]]
text = "It has a purpose."
asks = ["no-purpose"]

[[tests]]
text = "It is good value."

[[schedule]]
audience = "Housing Committee"
what = "Quarter two"
period = "Q2 2024/25"
on = 2024-11-06

[[indicators]]
code = "H1"
name = "Repairs done in time"
tier = "KPI"
service = "Repairs"
unit = "percent"
polarity = "higher"
target = "97%"
contributes_to = ["Good homes"]

[[indicators]]
code = "P1"
name = "Missed bins"
tier = "KPI"
service = "Waste"
unit = "thing"
polarity = "lower"
target = "125"
exempt = "Paragraph 3"
purpose = "Streets stay clean."
"""


def without(text, *tables):
    """A file without the tables that hold any of these texts."""
    kept = [one for one in text.split("\n\n") if not any(said in one for said in tables)]
    return "\n\n".join(kept)


#: The same as if what is not public, and what only that uses, had never been there.
OPEN = without(ANYTOWN, '"P1"', 'name = "Waste"', 'role = "Portfolio Holder for Place"') + "\n"


@pytest.fixture
def run(capsys):
    def call(*words):
        try:
            status = main([str(word) for word in ("framework", *words)])
        except SystemExit as left:
            status = left.code
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return call


@pytest.fixture
def run_json(run):
    def call(*words):
        status, out, _ = run(*words, "--json")
        assert status == 0
        return json.loads(out)

    return call


@pytest.fixture
def file(tmp_path):
    def write(text=ANYTOWN, name="anytown.toml"):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return path

    return write


class TestList:
    def test_those_that_are_installed(self, run, run_json):
        status, out, _ = run("list")
        assert status == 0
        assert "broxtowe-2019" in out
        listed = {one["id"]: one for one in run_json("list")["frameworks"]}
        assert listed["broxtowe-2019"]["indicators"] == 26
        assert listed["broxtowe-2019"]["digest"].startswith("sha256:")

    def test_those_that_are_made_up_are_told(self, run, run_json):
        assert "(18 indicators, illustrative)" in run("list")[1]
        made_up = {one["id"] for one in run_json("list")["frameworks"] if one["illustrative"]}
        assert {"dover-illustrative", "hyndburn-illustrative"} <= made_up
        assert "dover-2022" not in made_up

    def test_counts_are_of_what_is_public_unless_said(self, run_json, file, monkeypatch):
        framework = pmf.load_framework(file())
        registry = pmf.load_adapters(whole=True)
        held = attrs.evolve(registry, frameworks={framework.id: framework})
        monkeypatch.setattr(pmf, "load_adapters", lambda **_: held)
        (told,) = run_json("list")["frameworks"]
        assert (told["indicators"], told["digest"]) == (1, None)
        (whole,) = run_json("list", "--audience", "internal")["frameworks"]
        assert (whole["indicators"], whole["digest"]) == (2, framework.digest)


class TestShow:
    def test_in_short(self, run, file):
        status, out, err = run("show", file(), *WHOLE)
        assert (status, err) == (0, "")
        for said in (
            "Anytown Council: Key indicators (anytown-2024)",
            "last reviewed: 7 February 2024",
            "tier: KPI, Key indicator: 2 of at most 1",
            "changes: one indicator by the holder of its service, the whole set by Cabinet",
            "audience: Leadership team (leadership), how often: not stated",
            "Repairs done in time: 97%; Head of Repairs",
        ):
            assert said in out

    def test_that_it_is_made_up(self, run, run_json, file):
        text = ANYTOWN.replace("review_every = 12", "review_every = 12\nillustrative = true")
        said = "ILLUSTRATIVE: indicators are made up to show the framework at work"
        assert run("show", file(text))[1].splitlines()[0] == said
        assert run_json("show", file(text))["illustrative"] is True
        stated = text.replace("illustrative = true", 'illustrative = true\nstated_in = "Report 7"')
        told = run("show", file(stated))[1].splitlines()
        assert "what is not made up is stated in: Report 7" in told
        assert not any(line.startswith("stated in") for line in told)
        assert run_json("show", file())["illustrative"] is False

    def test_as_json_nothing_is_left_out(self, run_json, file):
        said = run_json("show", file(), *WHOLE)
        assert said["changes"] == {
            "single": "holder",
            "wholesale": "Cabinet",
            "wholesale_from": None,
            "stated": None,
        }
        assert said["audiences"][0]["frequency"] == "quarterly"
        assert said["schedule"][0]["period"] == "Q2 2024/25"
        first = said["indicators"][0]
        assert first["target"]["lines"] == {"target": "97"}
        assert (first["owner"], first["holder"]) == (
            "Head of Repairs",
            "Portfolio Holder for Housing",
        )
        assert (first["purpose"], said["tests"][1]["asks"]) == (None, [])

    def test_an_installed_one_by_its_id(self, run_json):
        assert len(run_json("show", "broxtowe-2019")["indicators"]) == 26

    def test_a_book_for_the_public(self, run, file):
        status, out, _ = run("show", file(), "--book")
        assert status == 0
        assert out.startswith("# Key indicators\n")
        assert "Repairs done in time" in out
        assert "Missed bins" not in out

    def test_a_book_for_those_who_may_see_all(self, run, file):
        assert "Missed bins" in run("show", file(), "--book", "--audience", "leadership team")[1]

    def test_a_thread(self, run, run_json, file):
        said = run_json("show", file(), "--thread", "H1")
        assert [(one["name"], one["by"]) for one in said["up"]] == [
            ("Good homes", "contributes_to"),
            ("Repairs", "service"),
        ]
        out = run("show", file(), "--thread", "good homes")[1]
        assert "contributes to: nothing" in out
        assert "  H1: Repairs done in time (indicator)" in out

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (("--thread", "Wealth"), "'Wealth'"),
            (("--book", "--audience", "Mayor"), "Housing Committee, Leadership team, public"),
            (("--book", "--json"), "leave out --json"),
            (("--audience", "Mayor"), "Housing Committee, Leadership team, public, internal"),
        ],
    )
    def test_wrong_use(self, run, file, words, said):
        status, out, err = run("show", file(), *words)
        assert (status, out) == (2, "")
        assert said in err

    def test_every_fault_of_a_file(self, run, file):
        text = ANYTOWN.replace('"quarterly"', '"weekly"').replace('unit = "thing"', 'unit = "bin"')
        status, out, err = run("show", file(text))
        assert (status, out) == (2, "")
        assert "anytown.toml:35: audiences[0].frequency" in err
        assert "indicators[1].unit" in err

    def test_what_is_not_there(self, run):
        assert run("show", "nowhere")[0] == run("show", "nowhere.toml")[0] == 2


class TestReview:
    def test_what_it_finds(self, run, file):
        status, out, _ = run("review", file(), "--on", "2025-03-01", *WHOLE)
        assert status == 0
        for said in (
            "Review of Key indicators on 1 March 2025",
            "Which indicators do not say what they are for? 1 of 2 [no-purpose]",
            "KPI holds 2 indicators; its limit is 1. H1, P1",
            "a review was due by 7 February 2025",
            "The council’s test: It has a purpose.\n  In doubt for 1: H1",
            "The council’s test: It is good value.\n  Only a person can say.",
            "not asked: never-met: No reports were given.",
        ):
            assert said in out

    def test_on_the_frameworks_own_day_unless_said(self, run_json, file):
        said = run_json("review", file())
        assert (said["on"], said["months"]) == ("2024-02-07", 12)
        questions = {one["id"]: one for one in said["questions"]}
        assert questions["review-overdue"]["concerns"] == []
        assert questions["no-purpose"]["codes"] == ["H1"]
        assert said["tests"][1]["needs_person"] is True

    def test_never_today(self, run, file):
        status, out, err = run("review", file(ANYTOWN.replace("reviewed_on = 2024-02-07\n", "")))
        assert (status, out) == (2, "")
        assert "--on 2025-02-07" in err

    def test_with_reports(self, run_json, tmp_path):
        report = tmp_path / "report.txt"
        report.write_bytes(SAMPLE.read_bytes())
        said = run_json("review", "broxtowe-2019", "--report", report, "--months", "12")
        questions = {one["id"]: one for one in said["questions"]}
        assert said["periods"] == 1
        assert len(questions["not-reported"]["codes"]) == 4
        assert questions["never-missed"]["not_asked"] is not None

    @pytest.mark.parametrize(
        "words", [("--on", "tomorrow"), ("--on", "2024-02-30"), ("--months", "0")]
    )
    def test_wrong_use(self, run, file, words):
        assert run("review", file(), *words)[0] == 2


class TestDiff:
    def test_a_target_goes_to_the_portfolio_holder(self, run, run_json, file):
        new = file(ANYTOWN.replace('"97%"', '"95%"'), "new.toml")
        said = run_json("diff", file(), new, *WHOLE)
        (one,) = said["amendments"]
        assert (one["name"], one["part"], one["old"], one["new"]) == ("H1", "target", "97%", "95%")
        assert one["decision"]["by"] == "Portfolio Holder for Housing"
        assert (said["touched"], said["total"], said["share"]) == (1, 2, "50.0")
        out = run("diff", file(), new, *WHOLE)[1]
        assert "target 97% → 95%\n  Portfolio Holder for Housing decides: " in out
        assert out.endswith("It is one indicator of the holder’s own services.\n")

    def test_in_anothers_service_ask(self, run_json, file):
        new = file(ANYTOWN.replace('"97%"', '"95%"'), "new.toml")
        said = run_json("diff", file(), new, "--by", "Portfolio Holder for Place", *WHOLE)
        assert said["decision"]["by"] == "ask"
        assert said["by"] == "Portfolio Holder for Place"

    def test_a_replaced_suite_goes_to_cabinet(self, run, file):
        text = ANYTOWN.replace('"H1"', '"N1"').replace('"P1"', '"N2"')
        text = text.replace("Repairs done in time", "Damp cases").replace("Missed bins", "Litter")
        out = run("diff", file(), file(text, "new.toml"), *WHOLE)[1]
        assert "all together: Cabinet decides: 2 of 2 indicators are changed" in out

    def test_nothing_changed(self, run, run_json, file):
        assert "nothing changed" in run("diff", file(), file())[1]
        assert run_json("diff", file(), file())["decision"] is None

    def test_an_unknown_role_is_wrong_use(self, run, file):
        status, _, err = run("diff", file(), file(), "--by", "Mayor", *WHOLE)
        assert status == 2
        assert "Portfolio Holder for Housing, Portfolio Holder for Place, Cabinet" in err


class TestCalendar:
    def test_a_day_where_one_was_set_and_none_where_not(self, run, run_json, file):
        out = run("calendar", file())[1]
        assert "Q1 2024/25, after 30 June 2024: Housing Committee: Performance report" in out
        assert "Q2 2024/25, 6 November 2024: Housing Committee: Quarter two; 1 indicator due" in out
        assert "how often is not stated: Leadership team" in out
        entries = run_json("calendar", file(), "--year", "2024/25")["entries"]
        assert [(one["on"], one["after"]) for one in entries][:2] == [
            (None, "2024-06-30"),
            ("2024-11-06", None),
        ]

    def test_another_year(self, run_json, file):
        said = run_json("calendar", file(), "--year", "2030/31")
        assert said["year"] == "2030/31"
        assert {one["on"] for one in said["entries"]} == {None}

    def test_the_year_is_said_or_known(self, run, file):
        text = ANYTOWN.replace("on = 2024-11-06\n", "").replace('period = "Q2 2024/25"\n', "")
        status, _, err = run("calendar", file(text))
        assert status == 2
        assert '--year "2024/25"' in err
        assert run("calendar", file(text), "--year", "soon")[0] == 2


class TestAudience:
    """Nothing that is printed, counts included, tells the public of what is exempt."""

    @pytest.mark.parametrize(
        "words",
        [
            ("show",),
            ("show", "--book"),
            ("show", "--thread", "Good homes"),
            ("review", "--on", "2025-03-01"),
            ("calendar",),
        ],
    )
    @pytest.mark.parametrize("more", [(), ("--json",)])
    def test_what_is_exempt_leaves_no_trace(self, run, file, words, more):
        command, *options = words
        more = () if "--book" in words else more
        told = run(command, file(), *options, *more)
        open_ = run(command, file(OPEN, "open.toml"), *options, *more)
        assert told[0] == open_[0] == 0
        assert without_digest(told[1]) == without_digest(open_[1])
        assert told[2] == open_[2] == ""
        for secret in ("P1", "Missed bins", "Waste", "Paragraph", "Holder for Place"):
            assert secret not in told[1]

    @pytest.mark.parametrize("command", ["show", "review", "calendar"])
    def test_nothing_is_left_out_where_nothing_is_exempt(self, run, file, command):
        assert run(command, file(OPEN)) == run(command, file(OPEN), *WHOLE)

    @pytest.mark.parametrize(
        "new",
        [
            ANYTOWN.replace('"125"', '"100"'),
            ANYTOWN.replace('exempt = "Paragraph 3"\n', ""),
            OPEN,
            ANYTOWN.replace('"P1"', '"P2"').replace("Missed bins", "Missed boxes"),
            ANYTOWN.replace('name = "Waste"', 'name = "Waste"\nowner = "Head of Waste"'),
        ],
        ids=["amended", "no longer exempt", "removed", "replaced", "its service amended"],
    )
    @pytest.mark.parametrize("more", [(), ("--json",)])
    def test_a_change_of_it_leaves_none_either(self, run, file, new, more):
        named = new.replace('"97%"', '"95%"')
        told = run("diff", file(), file(named, "new.toml"), *more)
        open_new = OPEN.replace('"97%"', '"95%"')
        assert told == run("diff", file(OPEN, "o.toml"), file(open_new, "p.toml"), *more)
        assert run("diff", file(), file(new, "n.toml"))[1].endswith("nothing changed\n")

    def test_an_audience_gets_what_it_receives(self, run_json, file):
        def codes(*words):
            return [one["code"] for one in run_json("show", file(), *words)["indicators"]]

        assert codes() == codes("--audience", "housing committee") == ["H1"]
        assert codes("--audience", "Leadership team") == codes(*WHOLE) == ["H1", "P1"]

    def test_a_thread_of_what_is_exempt_is_of_nothing_known(self, run, file):
        status, out, err = run("show", file(), "--thread", "P1")
        assert (status, out) == (2, "")
        assert "Missed bins" not in err
        assert run("show", file(), "--thread", "P1", *WHOLE)[0] == 0

    def test_a_calendar_counts_what_the_audience_may_see(self, run_json, file):
        text = ANYTOWN.replace('kind = "leadership"', 'kind = "leadership"\nfrequency = "annual"')

        def due(*words):
            entries = run_json("calendar", file(text), *words)["entries"]
            return [one["codes"] for one in entries if one["audience"] == "Leadership team"]

        assert due() == due("--audience", "Housing Committee") == [["H1"]]
        assert due(*WHOLE) == due("--audience", "Leadership team") == [["H1", "P1"]]

    def test_what_only_a_report_marks_is_not_reviewed_for_the_public(self, run_json, tmp_path):
        report = tmp_path / "return.txt"
        report.write_text(
            "Return\tEntry\nFramework\tanytown-2024\nPeriod\tQ1 2024/25\n\n"
            "Code\tValue\tExempt\nH1\t98%\t\nP1\t120\tParagraph 3\n"
        )
        text = ANYTOWN.replace('exempt = "Paragraph 3"\n', "")
        (tmp_path / "anytown.toml").write_text(text)
        given = (tmp_path / "anytown.toml", "--report", report, "--on", "2025-03-01")
        public, whole = run_json("review", *given), run_json("review", *given, *WHOLE)
        assert "P1" in json.dumps(whole)
        assert "P1" not in json.dumps(public)

    def test_a_person_is_told_for_whom_it_is_whatever_is_shown(self, run, file, monkeypatch):
        monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
        remark = "pmf: shown as for the public; --audience internal leaves nothing out\n"
        assert run("calendar", file())[2] == run("calendar", file(OPEN))[2] == remark
        assert run("calendar", file(), "--audience", "public")[2] == ""


def without_digest(printed):
    """What was printed, but for the fingerprint of the file."""
    return re.sub(r'"digest": .*', "", printed)


class TestMadeUp:
    """Every JSON of a framework says where its indicators are made up."""

    MADE_UP = ANYTOWN.replace("review_every = 12", "review_every = 12\nillustrative = true")

    @pytest.mark.parametrize(
        "words",
        [
            ("review", "--on", "2025-03-31"),
            ("calendar", "--year", "2024/25"),
            ("show", "--thread", "H1"),
        ],
    )
    def test_in_json_and_in_words(self, run, run_json, file, words):
        command, *rest = words
        assert run_json(command, file(), *rest, *WHOLE)["illustrative"] is False
        made_up = file(self.MADE_UP, "made-up.toml")
        assert run_json(command, made_up, *rest, *WHOLE)["illustrative"] is True
        assert run(command, made_up, *rest, *WHOLE)[1].startswith("ILLUSTRATIVE: ")

    def test_of_a_difference_where_either_is(self, run, run_json, file):
        both = file(), file(self.MADE_UP, "made-up.toml")
        said = run_json("diff", *both, *WHOLE)
        assert said["illustrative"] is True
        assert [one["part"] for one in said["amendments"]] == ["illustrative"]
        assert run("diff", *both, *WHOLE)[1].startswith("ILLUSTRATIVE: ")
