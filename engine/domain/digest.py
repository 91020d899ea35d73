"""How much waits: what a superior is told every morning."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class TaskCounts:
    """Open tasks: late by now, due until the end of the day, and new since the last digest."""

    late: int = 0
    today: int = 0
    new: int = 0

    def __bool__(self) -> bool:
        """Tell whether there is anything to say."""
        return bool(self.late or self.today or self.new)


def total(counts: Iterable[TaskCounts]) -> TaskCounts:
    found = list(counts)
    return TaskCounts(
        late=sum(it.late for it in found),
        today=sum(it.today for it in found),
        new=sum(it.new for it in found),
    )
