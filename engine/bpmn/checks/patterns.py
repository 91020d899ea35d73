"""Finds regular expressions that a browser and the server would read differently."""

import re
from collections.abc import Iterator

from engine.domain.form_pattern import read_pattern

# Each alternative is read differently by Python and by JavaScript, or by only one of them. An
# escape is taken as a whole first, so that what follows a backslash is never mistaken.
_TOKENS = re.compile(
    r"""
      \\ (?P<escape> [pPN] \{ [^}]* \} | [AZzGaeKNPpUQEXRhHc] )
    | \\ .
    | (?P<group> \(\? (?: [P\#(>|] | [a-zA-Z-]+ [:)] | < (?![=!]) ) )
    | (?P<possessive> [*+?}] \+ )
    | (?P<upto> \{ ,\d+ \} )
    | (?P<set> \[ \^? \] | \[ (?: [^]\\] | \\ . )*? (?: \[ | -- | && | ~~ | \|\| ) )
    """,
    re.VERBOSE | re.DOTALL,
)


def is_broken(pattern: str) -> bool:
    """Tell whether the pattern is no regular expression."""
    try:
        re.compile(pattern, re.ASCII)
    except (re.error, RecursionError, OverflowError):
        return True
    return False


def is_too_slow(pattern: str) -> bool:
    """Tell whether the server refuses a pattern that is not broken."""
    try:
        read_pattern(pattern)
    except ValueError:
        return True
    return False


def differing_parts(pattern: str) -> tuple[str, ...]:
    """Return the parts that Python and JavaScript do not read alike, in order."""
    return tuple(_differing(pattern))


def _differing(pattern: str) -> Iterator[str]:
    for token in _TOKENS.finditer(pattern):
        if token.lastgroup:
            yield token.group()
