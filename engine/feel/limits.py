"""How much an expression may ask for, so that no text can exhaust the machine."""

from collections.abc import Iterable
from datetime import datetime
from itertools import islice
from typing import Any

from engine.feel.errors import FeelEvaluationError

MAX_TEXT = 4_000
MAX_NESTING = 100
MAX_STEPS = 100_000
MAX_ITEMS = 100_000
MAX_CHARACTERS = 1_000_000

# A step stands for about this many syntax nodes evaluated or list items touched.
WORK_PER_STEP = 16
# Copying characters is much cheaper than evaluating.
CHARACTERS_PER_STEP = 1_024


class Run:
    """One evaluation: its clock, if it has one, and the steps it has taken.

    `host` is for the functions that are not FEEL's own: what they need beside their values.
    """

    __slots__ = ("host", "now", "steps")

    def __init__(self, now: datetime | None = None, host: Any = None) -> None:
        self.now, self.host, self.steps = now, host, 0

    def spend(self, steps: int = 1) -> None:
        self.steps += steps
        if self.steps > MAX_STEPS:
            raise FeelEvaluationError("too_many_steps", limit=MAX_STEPS)

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
