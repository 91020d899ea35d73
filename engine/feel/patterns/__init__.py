"""Regular expressions of XPath, tried for a limited time.

Backtracking can take longer than anybody waits, so all that one evaluation matches, and all that
it compiles for that, shares a little of the processor's time.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from time import thread_time
from typing import TypeVar

import regex

from engine.feel.errors import FeelEvaluationError
from engine.feel.limits import Run
from engine.feel.patterns.dialect import translated

MAX_MATCHED = 10_000
MAX_PATTERN = 500
MAX_SECONDS = 0.1

_FLAGS = frozenset("smixq")

Pattern = regex.Pattern[str]
Match = regex.Match[str]
_Found = TypeVar("_Found")


def is_found(pattern: str, flags: str, text: str, run: Run) -> bool:
    """Whether the pattern matches somewhere in the text."""

    def search(seconds: float) -> bool:
        return _compiled(pattern, flags).search(text, timeout=seconds) is not None

    return _in_time(search, pattern, text, run)


def all_found(pattern: str, flags: str, text: str, run: Run) -> list[Match]:
    """The matches of the pattern in the text, which must not be found in an empty one."""

    def search(seconds: float) -> list[Match]:
        compiled, end = _compiled(pattern, flags), thread_time() + seconds
        if compiled.search("", timeout=seconds):
            raise FeelEvaluationError("pattern_matches_nothing")
        return [*_until(end, compiled.finditer(text, timeout=seconds))]

    return _in_time(search, pattern, text, run)


def _until(end: float, matches: Iterator[Match]) -> Iterator[Match]:
    for match in matches:
        if thread_time() > end:
            raise TimeoutError
        yield match


def _in_time(search: Callable[[float], _Found], pattern: str, text: str, run: Run) -> _Found:
    """What the search finds in the seconds that are left in this run, less those it takes."""
    if len(text) > MAX_MATCHED or len(pattern) > MAX_PATTERN:
        raise FeelEvaluationError("text_too_long_for_pattern", limit=MAX_MATCHED)
    seconds, start = MAX_SECONDS - run.matching, thread_time()
    if seconds <= 0:
        raise FeelEvaluationError("pattern_too_costly")
    try:
        return search(seconds)
    except TimeoutError as error:
        raise FeelEvaluationError("pattern_too_costly") from error
    finally:
        run.matching += thread_time() - start


@lru_cache(maxsize=256)
def _compiled(pattern: str, flags: str) -> Pattern:
    if not set(flags) <= _FLAGS:
        raise FeelEvaluationError("invalid_flags")
    written = regex.escape(pattern) if "q" in flags else translated(pattern, flags)
    try:
        return regex.compile(written, regex.IGNORECASE if "i" in flags else 0, cache_pattern=False)
    except (regex.error, OverflowError) as error:
        raise FeelEvaluationError("invalid_pattern") from error
