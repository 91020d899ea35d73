"""Regular expressions that cannot run away: translated, weighed, and refused when too costly.

Python's `re` backtracks and cannot be interrupted. So a pattern is read here first, and the ways
in which it could match a text of a given length are counted; only few enough are tried. Texts may
have 1,000 characters and patterns 200. Understood are characters, classes, groups, alternatives,
anchors, the escapes below and quantifiers; no references, no assertions, no category escapes.
"""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from engine.feel.errors import FeelEvaluationError
from engine.feel.limits import Run

MAX_MATCHED = 1_000
MAX_PATTERN = 200
MAX_GROUPS_DEEP = 20
MAX_ATTEMPTS = 2_000_000

_ATTEMPTS_PER_STEP = 100
_FLAGS = {"i": re.IGNORECASE, "m": re.MULTILINE, "s": re.DOTALL}
_QUANTIFIER = re.compile(r"(?:([*+?])|\{([0-9]{1,4})(,([0-9]{1,4})?)?\})\??")
_ESCAPE = re.compile(r"\\(?:[dDwWsSnrtbB]|[^\w\s])")
_CLASS = re.compile(r"\[\^?(?:\\(?:[dDwWsSnrt]|[^\w\s])|[^\]\[\\])+\]")
_AMBIGUOUS_IN_CLASS = ("--", "&&", "||", "~~")  # reserved by Python for set operations
_NAMED_COUNTS = {"*": (0, None), "+": (1, None), "?": (0, 1)}


@dataclass(frozen=True, slots=True)
class _Weight:
    """The ways to match: the logarithm of the countable ones, and the stretches of any length."""

    choices: float = 0.0
    stretches: int = 0

    def then(self, other: "_Weight") -> "_Weight":
        return _Weight(self.choices + other.choices, self.stretches + other.stretches)

    def repeated(self, least: int, most: int | None) -> "_Weight":
        if most is None:
            return _Weight(0.0, 1) if self == _Weight() else _Weight(math.inf)
        spread = math.log(max(most - least, 0) + 1)
        return _Weight(self.choices * most + spread, self.stretches * most)

    def attempts(self, length: int) -> float:
        """At most so many ways on a text of this length."""
        ways = math.lgamma(length + self.stretches + 1)
        ways -= math.lgamma(length + 1) + math.lgamma(self.stretches + 1)
        return math.exp(min(self.choices + ways, 100.0))


def pattern_for(pattern: str, flags: str, text: str, run: Run) -> re.Pattern[str]:
    """The pattern, ready for this text. Raises FeelEvaluationError if it is invalid or costly."""
    if len(text) > MAX_MATCHED or len(pattern) > MAX_PATTERN:
        raise FeelEvaluationError("text_too_long_for_pattern", limit=MAX_MATCHED)
    compiled, weight = _compiled(pattern, flags)
    attempts = weight.attempts(len(text))
    if attempts > MAX_ATTEMPTS:
        raise FeelEvaluationError("pattern_too_costly", pattern=pattern)
    run.spend(int(attempts) // _ATTEMPTS_PER_STEP)
    return compiled


@lru_cache(maxsize=256)
def _compiled(pattern: str, flags: str) -> tuple[re.Pattern[str], _Weight]:
    if not set(flags) <= _FLAGS.keys():
        raise FeelEvaluationError("invalid_flags", flags=flags)
    reader = _PatternReader(pattern, multiline="m" in flags)
    weight = reader.read()
    try:
        chosen = sum(_FLAGS[flag] for flag in set(flags))
        return re.compile("".join(reader.translated), chosen), weight
    except (re.error, OverflowError) as error:
        raise reader.invalid() from error


class _PatternReader:
    """Reads a pattern once, from left to right, and writes it in Python's dialect."""

    def __init__(self, pattern: str, *, multiline: bool) -> None:
        self._pattern, self._multiline = pattern, multiline
        self._at = self._depth = 0
        self.translated: list[str] = []

    def read(self) -> _Weight:
        weight = self._alternatives()
        if self._at < len(self._pattern):
            raise self.invalid()
        anchored = self._pattern.startswith("^") and not self._multiline
        return weight if anchored and "|" not in self._pattern else weight.then(_Weight(0.0, 1))

    def invalid(self) -> FeelEvaluationError:
        return FeelEvaluationError("invalid_pattern", pattern=self._pattern)

    def _alternatives(self) -> _Weight:
        branches = [self._sequence()]
        while self._takes("|"):
            branches.append(self._sequence())
        choices = math.log(len(branches)) + max(branch.choices for branch in branches)
        return _Weight(choices, max(branch.stretches for branch in branches))

    def _sequence(self) -> _Weight:
        weight = _Weight()
        while self._next not in ("", "|", ")"):
            weight = weight.then(self._quantified(self._atom()))
        return weight

    def _quantified(self, atom: _Weight) -> _Weight:
        found = _QUANTIFIER.match(self._pattern, self._at)
        if found is None:
            return atom
        self._take(found[0])
        return atom.repeated(*_counts(found))

    def _atom(self) -> _Weight:
        special = _SPECIAL.get(self._next)
        if special:
            return special(self)
        if self._next in "*+?{}]":
            raise self.invalid()
        self._take(self._next)
        return _Weight()

    def read_group(self) -> _Weight:
        self._depth += 1
        if self._depth > MAX_GROUPS_DEEP:
            raise self.invalid()
        self._take("(?:" if self._pattern.startswith("(?:", self._at) else "(")
        weight = self._alternatives()
        if not self._takes(")"):
            raise self.invalid()
        self._depth -= 1
        return weight

    def read_escape(self) -> _Weight:
        return self._matched(_ESCAPE)

    def read_class(self) -> _Weight:
        return self._matched(_CLASS)

    def read_end(self) -> _Weight:
        # Python's `$` also matches before a last line break, the standard's does not.
        self._take("$", "$" if self._multiline else r"\Z")
        return _Weight()

    def _matched(self, token: re.Pattern[str]) -> _Weight:
        found = token.match(self._pattern, self._at)
        if found is None or any(pair in found[0] for pair in _AMBIGUOUS_IN_CLASS):
            raise self.invalid()
        self._take(found[0])
        return _Weight()

    @property
    def _next(self) -> str:
        return self._pattern[self._at : self._at + 1]

    def _takes(self, character: str) -> bool:
        found = self._next == character
        if found:
            self._take(character)
        return found

    def _take(self, text: str, translated: str | None = None) -> None:
        self._at += len(text)
        self.translated.append(translated or text)


_SPECIAL: Mapping[str, Callable[[_PatternReader], _Weight]] = {
    "(": _PatternReader.read_group,
    "[": _PatternReader.read_class,
    "\\": _PatternReader.read_escape,
    "$": _PatternReader.read_end,
}


def _counts(found: re.Match[str]) -> tuple[int, int | None]:
    name, least, comma, most = found.groups()
    if name:
        return _NAMED_COUNTS[name]
    if not comma:
        return int(least), int(least)
    return int(least), int(most) if most else None
