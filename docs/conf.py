"""How the documentation is built: Sphinx, MyST, Furo; nothing is fetched from elsewhere."""

from importlib import metadata

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
exclude_patterns = ["_build", "examples"]
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
