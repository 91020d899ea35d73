"""Regular expressions that a form may use: only those that cannot be made to run for long.

A pattern is refused when a repeated group holds anything that itself varies in length (a nested
quantifier or an alternative), refers back to a group, or leaves the matcher too many ways to try.
For the rest, the number of ways gives the longest text that may be matched in bearable time.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import inf

LONGEST_PATTERN = 300
LONGEST_TEXT = 2_000
# A pattern whose longest bearable text were shorter than this would be of no use.
SHORTEST_TEXT = 60
# Steps of the matcher in the worst case: about a second.
MOST_STEPS = 20_000_000

TOKEN = re.compile(
    r"""(?P<reference>\\[1-9])
      | (?P<atom>\\. | \[\^?+\]?+(?:\\.|[^\]\\])*\])
      | (?P<open>\((?:\?(?::|<?[=!]))?(?!\?))
      | (?P<foreign>\(\?)
      | (?P<close>\))
      | (?P<either>\|)
      | (?P<times>[*+?] | \{(?=[\d,])\d*,?\d*\})\??
      | (?P<char>.)""",
    re.DOTALL | re.VERBOSE,
)
# Python warns of these, as one day they may mean more.
RESERVED_IN_SETS = ("[[", "[^[", "--", "&&", "||", "~~")
TIMES: dict[str, tuple[float, float]] = {"*": (0, inf), "+": (1, inf), "?": (0, 1)}


@dataclass(frozen=True, kw_only=True, slots=True)
class Pattern:
    """`longest_text` is the length from which texts must be refused unmatched."""

    expression: re.Pattern[str]
    longest_text: int

    def is_in(self, text: str) -> bool:
        """Search as the browser does. Digits, letters and spaces are the ASCII ones there."""
        return self.expression.search(text) is not None


def read_pattern(text: str) -> Pattern:
    """Return the pattern; ValueError for one that is broken or could run for too long."""
    if len(text) > LONGEST_PATTERN:
        raise ValueError("pattern is too long")
    longest_text = _Cost().of(text)
    try:
        expression = re.compile(text, re.ASCII)
    except (re.error, OverflowError) as error:
        raise ValueError("pattern is no regular expression") from error
    return Pattern(expression=expression, longest_text=longest_text)


@dataclass(slots=True)
class _Group:
    varies: bool = False
    alternatives: int = 1


class _Cost:
    """Counts in how many ways a pattern may match; one use each."""

    def __init__(self) -> None:
        self.ways, self.unbounded = 1.0, 0
        self.groups = [_Group()]
        self.last_varies = False

    def of(self, text: str) -> int:
        """Return the longest text that may be matched; ValueError if that is next to nothing."""
        for kind, token in _tokens(text):
            STEPS.get(kind, _Cost.atom)(self, token)
        longest = (MOST_STEPS / self.ways) ** (1 / (self.unbounded + 1))
        if longest < SHORTEST_TEXT:
            raise ValueError("pattern leaves too many ways to match")
        return min(LONGEST_TEXT, int(longest))

    def atom(self, piece: str) -> None:
        if piece == "[" or (piece[0] == "[" and any(it in piece for it in RESERVED_IN_SETS)):
            raise ValueError("pattern holds a set that is open, or that Python may read otherwise")
        self.last_varies = False

    def refuse(self, _: str) -> None:
        raise ValueError("pattern holds a reference, a name or a flag")

    def open(self, _: str) -> None:
        self.groups.append(_Group())

    def either(self, _: str) -> None:
        self.groups[-1].varies = True
        self.groups[-1].alternatives += 1

    def close(self, _: str) -> None:
        if len(self.groups) == 1:
            raise ValueError("pattern closes a group that is not open")
        group = self.groups.pop()
        self.ways *= group.alternatives
        self.groups[-1].varies |= group.varies
        self.last_varies = group.varies

    def times(self, token: str) -> None:
        low, high = TIMES.get(token) or _bounds(token)
        if high > 1 and self.last_varies:
            raise ValueError("pattern repeats something that varies")
        if high == inf:
            self.unbounded += 1
        else:
            self.ways *= max(high - low, 0) + 1
        self.groups[-1].varies |= low != high
        self.last_varies = low != high


STEPS = {
    "reference": _Cost.refuse,
    "foreign": _Cost.refuse,
    "open": _Cost.open,
    "close": _Cost.close,
    "either": _Cost.either,
    "times": _Cost.times,
}


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    for found in TOKEN.finditer(text):
        kind = found.lastgroup or "char"
        yield kind, found[kind]


def _bounds(token: str) -> tuple[float, float]:
    low, comma, high = token.strip("{}").partition(",")
    lowest = float(low or 0)
    return lowest, (float(high) if high else inf if comma else lowest)
