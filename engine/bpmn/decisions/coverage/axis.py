"""The axis of a column: its values, cut at every point that some cell names."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import compress, pairwise
from typing import Any

from engine.bpmn.decisions.coverage.cells import Tests
from engine.bpmn.decisions.coverage.lines import ANYTHING, Line, line_of_kind
from engine.bpmn.decisions.coverage.sets import Run
from engine.feel.values import NUMBER


@dataclass(frozen=True)
class Stretch:
    """One line with its points. From `start` on, gaps and points take turns as places.

    Point number `n` is the place `start + 2 * n + 1`; before and after it are the gaps.
    """

    line: Line
    points: tuple[Any, ...]
    start: int

    @property
    def end(self) -> int:
        return self.start + 2 * len(self.points) + 1

    @cached_property
    def places(self) -> Mapping[Any, int]:
        """The place of each point."""
        return {point: self.start + 2 * index + 1 for index, point in enumerate(self.points)}

    @property
    def gaps(self) -> Iterator[tuple[int, Any, Any]]:
        """Each gap with the points around it, None where it is open."""
        ends = pairwise((None, *self.points, None))
        return ((self.start + 2 * index, low, high) for index, (low, high) in enumerate(ends))


@dataclass(frozen=True)
class Axis:
    """Sets of places are integers with a bit for each of them; the last place is null."""

    stretches: tuple[Stretch, ...]

    @property
    def null(self) -> int:
        """The set of null alone."""
        return 1 << self.stretches[-1].end

    @cached_property
    def values(self) -> int:
        """All places at which there is a value."""
        return sum(map(_present, self.stretches))

    @cached_property
    def fractions(self) -> int:
        """The gaps between one whole number and the next."""
        numbers = (it for it in self.stretches if it.line.kind == NUMBER)
        gaps = (gap for stretch in numbers for gap in stretch.gaps)
        return sum(1 << place for place, low, high in gaps if _are_consecutive(low, high))

    def runs(self, tests: Tests) -> tuple[Run, ...]:
        """The places that pass the tests, neighbours together.

        Null is taken as meant only where a value passes as well, or where null is named: a range
        with its ends the wrong way round is null itself.
        """
        found = [run for stretch in self.stretches for run in _runs(stretch, tests)]
        end = self.stretches[-1].end
        with_null = tests.passes(None) and (tests.names_null or found)
        return (*found, (end, end + 1)) if with_null else tuple(found)


def axis_of(cells: Iterable[Tests], *, kind: str | None) -> Axis:
    """The axis for these cells, and for values of that kind as far as it is known."""
    points: dict[Line, set[Any]] = {}
    for tests in cells:
        for line, found in tests.points.items():
            points.setdefault(line, set(line.fixed)).update(found)
    return Axis(tuple(_stretches(_of_kind(points, kind))))


def _of_kind(points: Mapping[Line, set[Any]], kind: str | None) -> Mapping[Line, set[Any]]:
    """The points on lines of the kind; all of them if there is no such line."""
    declared = line_of_kind(kind) if kind else None
    if declared is None:
        return points or {ANYTHING: set()}
    found = {line: points[line] for line in points if line.kind == kind}
    return found or {declared: set(declared.fixed)}


def _stretches(points: Mapping[Line, set[Any]]) -> Iterator[Stretch]:
    start = 0
    for line, found in points.items():
        stretch = Stretch(line, tuple(sorted(found)), start)
        yield stretch
        start = stretch.end


def _present(stretch: Stretch) -> int:
    points = sum(1 << place for place in stretch.places.values())
    within = stretch.line.within
    return points + sum(
        1 << place for place, low, high in stretch.gaps if within(low, high) is not None
    )


def _are_consecutive(low: Any, high: Any) -> bool:
    if low is None or high is None:
        return False
    return bool(low == int(low) and high - low == 1)


def _runs(stretch: Stretch, tests: Tests) -> Iterator[Run]:
    points = (stretch.places[point] for point in tests.cuts(stretch.line))
    edges = (edge for place in points for edge in (place, place + 1))
    parts = pairwise((stretch.start, *edges, stretch.end))
    return compress(parts, tests.verdicts(stretch.line))
