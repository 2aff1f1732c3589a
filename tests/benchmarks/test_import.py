"""What `import pmf` costs beside its floor: attrs, pluggy, decimal, datetime, enum."""

import subprocess
import sys

import pytest

FLOOR = "import attrs, pluggy, decimal, datetime, enum"
JUDGING = "import pmf; pmf.read, pmf.evaluate_all, pmf.reconcile, pmf.explain"


@pytest.mark.parametrize(
    "code", ["pass", FLOOR, "import pmf", JUDGING], ids=["nothing", "floor", "pmf", "judging"]
)
def test_a_fresh_process(benchmark, code):
    benchmark.pedantic(
        lambda: subprocess.run([sys.executable, "-c", code], check=True), rounds=15, warmup_rounds=2
    )
