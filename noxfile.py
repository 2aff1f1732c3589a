# /// script
# requires-python = ">=3.11"
# dependencies = ["nox>=2025.2.9"]
# ///
"""One command for each question: do the tests pass, do the types hold, do the docs build?

Works with uv and without it; plain ``nox`` asks all four questions, the tests last, so that their
count closes the output.
"""

from __future__ import annotations

import nox

nox.needs_version = ">=2025.2.9"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.reuse_venv = "yes"
nox.options.sessions = ["types", "lint", "docs", "tests"]

PROJECT = nox.project.load_toml("pyproject.toml")


def group(name: str) -> tuple[str, ...]:
    """List the requirements of one dependency group; pip itself knows groups only from 25.1 on."""
    return nox.project.dependency_groups(PROJECT, name)


@nox.session
def types(session: nox.Session) -> None:
    """Check the types of the library and of this file, strictly."""
    session.install("-e", ".[all]", *group("types"))
    session.run("mypy", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, format and the import contracts between the layers."""
    session.install(*group("lint"))
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("lint-imports", "--no-logo", env={"PYTHONPATH": "src"})


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation; a warning is an error."""
    session.install("-e", ".[all]", *group("docs"))
    session.run("sphinx-build", "-qW", "--keep-going", "docs", "docs/_build/html")


@nox.session
def tests(session: nox.Session) -> None:
    """Run the tests and the examples in docstrings, on every processor."""
    session.install("-e", ".[all]", *group("test"))
    arguments = session.posargs or (
        "-n",
        "auto",
        "--doctest-modules",
        "--doctest-glob=*.md",
        "--ignore=docs/conf.py",
        "--ignore=docs/examples",  # built, installed and tested by tests/examples
        "src",
        "docs",
        "tests",
    )
    session.run("python", "-m", "pytest", *arguments)


@nox.session(default=False)
def demo(session: nox.Session) -> None:
    """Run ``pmf demo`` as a new user would, and keep the pages it writes."""
    session.install("-e", ".[demo]")
    session.run("pmf", "demo", *(session.posargs or ("--to", "build/demo")))


@nox.session(default=False)
def oracle(session: nox.Session) -> None:
    """Hold a million judged cases, dense at the edges, against plain fractions."""
    session.install("-e", ".[all]", *group("test"))
    cases = {"PMF_ORACLE_CASES": "1000000"}
    session.run("python", "-m", "pytest", "tests/rules/test_bands.py", "-k", "seeded", env=cases)


@nox.session(default=False)
def laws(session: nox.Session) -> None:
    """Hold every law against many more cases than the tests do, others on each run."""
    session.install("-e", ".[all]", *group("test"))
    profile = {"HYPOTHESIS_PROFILE": "laws"}
    arguments = ("-n", "auto", "-m", "hypothesis", *(session.posargs or ("tests",)))
    session.run("python", "-m", "pytest", *arguments, env=profile)


@nox.session(default=False)
def bench(session: nox.Session) -> None:
    """Measure; figures to read, nothing to pass or fail."""
    session.install("-e", ".[all]", *group("bench"))
    session.run("python", "-m", "pytest", "tests/benchmarks", "--benchmark-only", *session.posargs)


if __name__ == "__main__":
    nox.main()
