"""How much an expression may ask for, so that no text can exhaust the machine."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import islice
from time import thread_time
from typing import Any

from engine.feel.errors import FeelEvaluationError

MAX_TEXT = 4_000
MAX_NESTING = 100
MAX_STEPS = 100_000
MAX_ITEMS = 100_000
MAX_CHARACTERS = 1_000_000

# Only a safeguard: the steps are what counts, so that a slow machine does not change a result.
MAX_SECONDS = 5
MAX_CALLS_DEEP = 50

_STEPS_PER_LOOK = 5_000
# A step stands for about this many syntax nodes evaluated or list items touched.
WORK_PER_STEP = 16
# Powers, exponentials and logarithms are much dearer.
STEPS_PER_POWER = 10
# Copying characters is much cheaper than evaluating.
CHARACTERS_PER_STEP = 1_024


class Run:
    """One evaluation: its clock, if it has one, and the steps it has taken.

    `host` is for the functions that are not FEEL's own: what they need beside their values;
    `matching` is the processor's time that patterns have taken, in seconds.
    """

    __slots__ = ("_depth", "_ends", "_looks", "host", "matching", "now", "steps")

    def __init__(self, now: datetime | None = None, host: Any = None) -> None:
        self.now, self.host, self.steps = now, host, 0
        self._depth, self._looks, self._ends = 0, _STEPS_PER_LOOK, 0.0
        self.matching = 0.0

    def spend(self, steps: int = 1) -> None:
        self.steps += steps
        if self.steps > self._looks:
            self._look()

    def _look(self) -> None:
        """Compare what was spent, and from time to time the clock, with what may be."""
        if self.steps > MAX_STEPS:
            raise FeelEvaluationError("too_many_steps", limit=MAX_STEPS)
        self._looks = min(self.steps + _STEPS_PER_LOOK, MAX_STEPS)
        self._ends = self._ends or thread_time() + MAX_SECONDS
        if thread_time() > self._ends:
            raise FeelEvaluationError("too_slow", limit=MAX_SECONDS)

    @contextmanager
    def one_deeper(self) -> Iterator[None]:
        """Within a function that the expression wrote, which may call itself."""
        self._depth += 1
        if self._depth > MAX_CALLS_DEEP:
            raise FeelEvaluationError("too_deep", limit=MAX_CALLS_DEEP)
        try:
            yield
        finally:
            self._depth -= 1

    def clock(self) -> datetime:
        if self.now is None:
            raise FeelEvaluationError("no_clock")
        return self.now


def bounded_list(items: Iterable[Any]) -> list[Any]:
    """The items as a list; an error as soon as there are too many."""
    found = list(islice(items, MAX_ITEMS + 1))
    if len(found) > MAX_ITEMS:
        raise FeelEvaluationError("too_many_items", limit=MAX_ITEMS)
    return found


def check_length(characters: int) -> None:
    """Called with the length of a text before that text is built."""
    if characters > MAX_CHARACTERS:
        raise FeelEvaluationError("text_too_long", limit=MAX_CHARACTERS)
