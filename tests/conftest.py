"""What holds for all tests."""

import os

from argon2 import PasswordHasher
from hypothesis import settings

from engine.services import passwords

# A shared machine pauses at any time, and a build must not fail on luck: there the examples are
# the same each time, while developers' machines look for new ones.
settings.register_profile("alur", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("alur")

# Real hashes, but quick ones: a hash is slow on purpose, and tests sign in hundreds of times.
passwords.hasher = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
