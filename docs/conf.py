"""How the documentation is built: Sphinx, MyST, Furo; nothing is fetched from elsewhere."""

from importlib import metadata
from pathlib import Path

import pmf

project = "pmf"
author = "the pmf contributors"
copyright = f"2026 {author}"  # noqa: A001 - Sphinx asks for this name
release = metadata.version("localgov-pmf")

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx_copybutton",
]
exclude_patterns = ["_build", "_generated", "examples"]
language = "en_GB"

html_theme = "furo"
html_title = f"pmf {release}"
html_show_sourcelink = False

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
# An attrs class says in its docstring what its attributes mean; as objects of their own they would
# be described twice.
napoleon_use_ivar = True
napoleon_numpy_docstring = False

# Prompts are for the eye; what is copied can be run.
copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True


def _generate(folder: Path) -> None:
    """Write the lists that the code owns, so that a page can never part from it."""
    folder.mkdir(exist_ok=True)
    kinds = "".join(
        f"`{kind}`\n: {severity.value.capitalize()}. {meaning}\n\n"
        for kind, (severity, meaning) in sorted(pmf.KINDS.items())
    )
    reasons = "".join(f"`{code}`\n: {text}\n\n" for code, text in pmf.REASONS.items())
    (folder / "findings.md").write_text(kinds, "utf-8")
    (folder / "reasons.md").write_text(reasons, "utf-8")
    (folder / "reference.md").write_text("".join(map(_section, sorted(pmf._HOMES))), "utf-8")


def _section(home: str) -> str:
    """One module's public names, described by their docstrings."""
    lines = []
    for name in pmf._HOMES[home]:
        thing = getattr(pmf, name)
        kind = "class" if isinstance(thing, type) else "function" if callable(thing) else "data"
        members = "\n   :members:" if kind == "class" else ""
        lines.append(f".. auto{kind}:: {home}.{name}{members}\n")
    title = home.removeprefix("pmf.")
    return f"## {title}\n\n```{{eval-rst}}\n" + "\n".join(lines) + "```\n\n"


_generate(Path(__file__).parent / "_generated")
