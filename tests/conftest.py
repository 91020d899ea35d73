"""What holds for all tests."""

import os

from hypothesis import settings

# A shared machine pauses at any time, and a build must not fail on luck: there the examples are
# the same each time, while developers' machines look for new ones.
settings.register_profile("alur", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("alur")
