"""Places of a column in FEEL: tests as an author would write them into a cell."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, groupby, islice
from typing import Any

from engine.bpmn.decisions.coverage.axis import Stretch
from engine.bpmn.decisions.coverage.columns import Column
from engine.bpmn.decisions.coverage.sets import bits
from engine.feel.literal import literal

_MAX_PIECES = 8


@dataclass(frozen=True, slots=True)
class _Interval:
    """Both ends, None for an open one; a point has the same one twice."""

    kind: str
    low: Any
    high: Any
    low_included: bool
    high_included: bool

    @property
    def is_point(self) -> bool:
        return self.low_included and self.high_included and bool(self.low == self.high)


def tests_text(column: Column, places: int) -> str:
    """The tests that accept just these values; null belongs to them only where it is said."""
    accepted = _intervals(column, column.values & places)
    others = _intervals(column, column.values & ~places)
    if len(others) < len(accepted) and all(it.is_point for it in others):
        return f"not({', '.join(map(_text, others))})"
    more = ["…"] if len(accepted) > _MAX_PIECES else []
    null = ["null"] if places & column.axis.null else []
    return ", ".join([*map(_text, accepted[:_MAX_PIECES]), *more, *null])


def _intervals(column: Column, places: int) -> list[_Interval]:
    """The first intervals, and one more if there are more."""
    stretches, values = column.axis.stretches, column.axis.values
    found = chain.from_iterable(_on_stretch(it, places, values) for it in stretches)
    return [*islice(found, _MAX_PIECES + 1)]


def _on_stretch(stretch: Stretch, places: int, values: int) -> Iterator[_Interval]:
    """Neighbours together, over places where there is nothing, such as between two days."""
    chosen, present = _marks(stretch, places), _marks(stretch, values)
    within = [place for place, is_present in enumerate(present) if is_present]
    for is_chosen, row in groupby(within, chosen.__getitem__):
        run = [*row] if is_chosen else []
        if stretch.line.fixed:
            yield from (_interval(stretch, place, place) for place in run)
        elif run:
            yield _interval(stretch, run[0], run[-1])


def _marks(stretch: Stretch, places: int) -> list[bool]:
    """For each place of the stretch whether it is in the set."""
    length = stretch.end - stretch.start
    digits = f"{places >> stretch.start & bits((0, length)):0{length}b}"
    return [digit == "1" for digit in reversed(digits)]


def _interval(stretch: Stretch, first: int, last: int) -> _Interval:
    """The interval from the one place to the other; gaps end before the points around them."""
    ends = (None, *stretch.points, None)
    low, low_included = divmod(first, 2)
    high, high_included = divmod(last, 2)
    return _Interval(
        stretch.line.kind,
        ends[low + low_included],
        ends[high + 1],
        low_included=bool(low_included),
        high_included=bool(high_included),
    )


def _text(interval: _Interval) -> str:
    low, high = interval.low, interval.high
    if low is None and high is None:
        return f"? instance of {interval.kind}"
    if interval.is_point:
        return literal(low)
    if high is None:
        return f"{'>=' if interval.low_included else '>'} {literal(low)}"
    if low is None:
        return f"{'<=' if interval.high_included else '<'} {literal(high)}"
    opening, closing = "[" if interval.low_included else "(", "]" if interval.high_included else ")"
    return f"{opening}{literal(low)}..{literal(high)}{closing}"
