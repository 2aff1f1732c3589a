"""A plug-in's code can neither stop the others nor change the process for them."""

import decimal
import locale
import os
import sys
import warnings
from pathlib import Path

import pytest

from pmf.errors import ReadError
from pmf.reading.guard import PluginFault, guarded


class Own(BaseException):
    """As some engines throw it."""


class Mute(Exception):
    def __str__(self):
        raise RuntimeError("not even this")


class TestFaults:
    @pytest.mark.parametrize("fault", [Own("boom"), SystemExit(2), StopIteration(), MemoryError()])
    def test_whatever_is_raised_becomes_one_error(self, fault):
        with pytest.raises(PluginFault) as caught, guarded():
            raise fault
        assert caught.value.__cause__ is fault
        assert str(caught.value).startswith(type(fault).__name__)

    def test_the_reason_is_one_line_and_never_long(self):
        with pytest.raises(PluginFault) as caught, guarded():
            raise ValueError("a\nb\0" * 1000)
        assert str(caught.value).isprintable()
        assert len(str(caught.value)) < 400

    def test_an_error_that_cannot_say_anything(self):
        with pytest.raises(PluginFault, match="Mute: no message"), guarded():
            raise Mute

    def test_ctrl_c_and_what_is_let_through_stay_what_they_are(self):
        with pytest.raises(KeyboardInterrupt), guarded():
            raise KeyboardInterrupt
        with pytest.raises(ReadError), guarded(ReadError):
            raise ReadError("a.txt: refused")


def state():
    return (
        decimal.getcontext().prec,
        locale.setlocale(locale.LC_ALL),
        Path.cwd(),
        list(warnings.filters),
        sys.getrecursionlimit(),
    )


class TestProcess:
    @pytest.mark.parametrize("fault", [None, RuntimeError("boom"), KeyboardInterrupt()])
    def test_everything_is_given_back(self, fault, tmp_path):
        before = state()
        try:
            with guarded():
                decimal.getcontext().prec = 3
                locale.setlocale(locale.LC_ALL, "C")
                os.chdir(tmp_path)
                warnings.simplefilter("ignore")
                sys.setrecursionlimit(before[4] + 500)
                if fault:
                    raise fault
        except (PluginFault, KeyboardInterrupt):
            pass
        assert state() == before
