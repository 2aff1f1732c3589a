"""Compiled templates kept beside their sources, as Python keeps its compiled modules.

Compiling the templates of one page costs more than all the rest of a report. What is kept is taken
only for the very same text, engine and settings. Where nothing can be written, or Python was asked
to write no such files, each process compiles for itself.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import marshal
import sys
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket

from pmf.report.files import write_bytes

#: What of an environment decides how a template is compiled, where templates may differ in it.
_SETTINGS = (
    "autoescape",
    "block_start_string",
    "block_end_string",
    "variable_start_string",
    "variable_end_string",
    "comment_start_string",
    "comment_end_string",
    "line_statement_prefix",
    "line_comment_prefix",
    "trim_blocks",
    "lstrip_blocks",
    "newline_sequence",
    "keep_trailing_newline",
    "optimized",
)


class TemplateCache(jinja2.BytecodeCache):
    """Where templates that come as files keep their compiled form.

    A file holds the fingerprint of what it was made from, and then the code.
    """

    def __init__(self, environment: jinja2.Environment) -> None:
        """Remember the settings of the environment, on which the compiled form depends."""
        settings = {name: getattr(environment, name) for name in _SETTINGS}
        self._maker = f"{jinja2.__version__} {settings}"

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The path of the compiled form; empty for a template that is no file of its own."""
        if filename is None or not Path(filename).is_file():
            return ""
        return f"{importlib.util.cache_from_source(filename)}.template"

    def get_source_checksum(self, source: str) -> str:
        """The fingerprint of what the compiled form is made from."""
        made_from = f"{importlib.util.MAGIC_NUMBER!r} {self._maker} {source}"
        return hashlib.sha256(made_from.encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the compiled form, if it is there and made from the same."""
        try:
            kept = Path(bucket.key).read_bytes() if bucket.key else b""
        except OSError:  # none was kept: it is compiled
            return
        made_from, code = kept[: len(bucket.checksum)], kept[len(bucket.checksum) :]
        if made_from == bucket.checksum.encode():
            with contextlib.suppress(EOFError, ValueError, TypeError):  # damaged: it is compiled
                bucket.code = marshal.loads(code)  # noqa: S302 - as trusted as the modules beside

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the compiled form, where that is wanted and possible."""
        if sys.dont_write_bytecode or not bucket.key:
            return
        with contextlib.suppress(OSError):  # nobody may write there: the next process compiles too
            Path(bucket.key).parent.mkdir(parents=True, exist_ok=True)
            write_bytes(bucket.key, bucket.checksum.encode() + marshal.dumps(bucket.code))
