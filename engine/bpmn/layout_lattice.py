"""The lines that flows run along: through the middle of cells, and through the channels between."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple


class Point(NamedTuple):
    """A crossing of two lines. Odd lines run through the middle of cells, even ones between."""

    x: int
    y: int


class Step(NamedTuple):
    """One step along a line: `dx` and `dy` are -1, 0 or 1."""

    dx: int
    dy: int


RIGHT, DOWN, LEFT, UP = Step(1, 0), Step(0, 1), Step(-1, 0), Step(0, -1)
STEPS = (RIGHT, DOWN, UP, LEFT)

Link = tuple[Point, Point]
Route = Sequence[Point]
Routes = Mapping[str, Route]


def sides(route: Route) -> tuple[Step, Step]:
    """Return the step by which a route leaves and the one by which it arrives."""
    return step_between(route[0], route[1]), step_between(route[-2], route[-1])


def step_between(start: Point, end: Point) -> Step:
    """Return the step from a point to its neighbour."""
    return Step(end.x - start.x, end.y - start.y)


def neighbour(point: Point, step: Step) -> Point:
    """Return the point one step away."""
    return Point(point.x + step.dx, point.y + step.dy)


def opposite(step: Step) -> Step:
    """Return the step back."""
    return Step(-step.dx, -step.dy)


def link(start: Point, end: Point) -> Link:
    """Return the link between two neighbours, the same in both directions."""
    return (start, end) if start <= end else (end, start)


def passages(route: Route) -> Iterator[tuple[Point, Step, Step]]:
    """Yield each inner point of a route with the step to it and the step from it."""
    for (before, point), (_, after) in pairwise(pairwise(route)):
        yield point, step_between(before, point), step_between(point, after)
