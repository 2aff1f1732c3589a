"""How hard Hypothesis looks: ``HYPOTHESIS_PROFILE`` names a profile; ``ci`` where CI is set.

``ci`` answers the same for the same commit. What is new is found at a desk (``dev``) and by
``nox -s laws``, which look elsewhere on each run; what they find becomes an example by name.
"""

import os

from hypothesis import settings

settings.register_profile("dev", deadline=None)
settings.register_profile("ci", deadline=None, max_examples=300, derandomize=True)
settings.register_profile("laws", deadline=None, max_examples=2000, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "dev"))
