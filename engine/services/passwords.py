"""Passwords: hashed with argon2id, never stored or logged."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

MINIMUM_LENGTH = 10

hasher = PasswordHasher()
# Compared against when there is no such user, so that the answer takes as long either way.
_NOBODY = hasher.hash("bukan kata sandi siapa pun")


def hash_password(password: str) -> str:
    return hasher.hash(password)


def matches(password_hash: str | None, password: str) -> bool:
    """Tell whether the password is right; with no hash, take the same time and say no."""
    try:
        hasher.verify(password_hash or _NOBODY, password)
    except (VerificationError, InvalidHashError):
        return False
    return password_hash is not None
