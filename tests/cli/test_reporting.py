"""What the command that writes reports says to whoever runs it, and never to the reader."""

from importlib.resources import files

import pytest

from pmf.cli import main

HALF_YEAR = (
    files("pmf_adapters")
    / "windsor_maidenhead"
    / "samples"
    / "windsor-maidenhead-2017-18-h1-illustrative.txt"
)
SUMMARY = (
    "Sixteen of twenty-five indicators are at or above target; nothing has been said yet about "
    "reviews of care packages."
)


@pytest.fixture
def half_year(tmp_path):
    """Made-up figures of a half-year, as bundled."""
    path = tmp_path / "half-year.txt"
    path.write_bytes(HALF_YEAR.read_bytes())
    return path


@pytest.fixture
def exempt(half_year):
    """The same with HSI07 exempt, of which the summary of the report speaks."""
    lines = half_year.read_text(encoding="utf-8").split("\n")
    for place, line in enumerate(lines):
        if line.startswith("Code\tIndicator\t"):
            lines[place] = f"{line}\tExempt"
        elif line.startswith("HSI07\tReviews of care packages"):
            cells = line.split("\t")
            lines[place] = "\t".join((*cells, *[""] * (11 - len(cells)), "paragraph 3"))
    half_year.write_text("\n".join(lines), encoding="utf-8")
    return half_year


@pytest.fixture
def report(tmp_path, capsys):
    def call(file, *words, kind="html"):
        page = tmp_path / f"page.{kind}"
        main(["report", str(file), "--to", str(page), *words])
        printed = capsys.readouterr()
        return page.read_text(encoding="utf-8"), printed.out, printed.err

    return call


class TestWhatIsWithheld:
    @pytest.mark.parametrize("kind", ["html", "json"])
    def test_a_summary_that_counts_and_describes_is_not_published(self, report, exempt, kind):
        page, out, err = report(exempt, kind=kind)

        assert "HSI07" not in page + out
        assert "care packages" not in page
        assert "twenty-five" not in page
        assert "not for public: indicator: HSI07 (exempt: paragraph 3)" in err
        assert "text: Sixteen of twenty-five indicators" in err

    def test_whoever_runs_it_is_told_which_free_texts_a_person_must_read(self, report, exempt):
        page, out, err = report(exempt)

        (told,) = [line for line in err.splitlines() if "left in for public" in line]
        assert "text on a single indicator or action" in told
        assert "1 × risk" in told
        assert "must read it before it is published" in told
        assert "must read it" not in page + out
        assert out == f"{exempt.parent / 'page.html'}\n"

    def test_many_printed_totals_are_told_in_one_line(self, report, exempt):
        _, _, err = report(exempt)

        (told,) = [line for line in err.splitlines() if "published:" in line]
        assert told.endswith("and 25 more (counts more than is shown)")

    def test_nothing_is_said_where_nothing_is_withheld(self, report, half_year, exempt):
        half_year.write_bytes(HALF_YEAR.read_bytes())
        page, _, err = report(half_year)

        assert SUMMARY in page
        assert "not for" not in err
        assert "must read" not in err

    def test_those_who_may_see_all_of_it_read_the_summary(self, report, exempt):
        page, _, err = report(exempt, "--audience", "internal")

        assert SUMMARY in page
        assert "not for" not in err
