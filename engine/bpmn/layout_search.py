"""Finds the cheapest way of one flow through the lattice (A* over points and directions)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from heapq import heappop, heappush
from math import inf

from engine.bpmn.layout_lattice import STEPS, Point, Step, neighbour, opposite
from engine.bpmn.layout_model import Flow
from engine.bpmn.layout_traffic import (
    LENGTH,
    Traffic,
    entering_cost,
    leaving_costs,
    link_cost,
    point_cost,
)

Place = tuple[Point, Step]


@dataclass(slots=True)
class _Frontier:
    """Places reached so far; of equally cheap ones the first found comes first."""

    end: Point
    queue: list[tuple[float, int, float, Place]] = field(default_factory=list)
    best: dict[Place, float] = field(default_factory=dict)
    before: dict[Place, Place | None] = field(default_factory=dict)
    count: int = 0

    def reach(self, place: Place, cost: float, before: Place | None) -> None:
        if cost >= self.best.get(place, inf):
            return
        self.best[place], self.before[place] = cost, before
        point = place[0]
        rest = LENGTH * (abs(point.x - self.end.x) + abs(point.y - self.end.y))
        self.count += 1
        heappush(self.queue, (cost + rest, self.count, cost, place))

    def trace(self, place: Place | None) -> Iterator[Point]:
        while place is not None:
            yield place[0]
            place = self.before[place]


def find_route(traffic: Traffic, flow: Flow) -> list[Point]:
    """Return the points of the cheapest route from the source's cell to the target's cell."""
    start, end = traffic.ends(flow)
    frontier = _Frontier(end)
    for step, cost in leaving_costs(traffic, flow):
        first = neighbour(start, step)
        frontier.reach((first, step), cost + link_cost(traffic, flow, start, first), None)
    place = _walk(traffic, flow, frontier)
    return [start, *reversed(list(frontier.trace(place)))]


def _walk(traffic: Traffic, flow: Flow, frontier: _Frontier) -> Place:
    """Channels surround every cell, so the end is always reached."""
    while True:
        _, _, cost, place = heappop(frontier.queue)
        if place[0] == frontier.end:
            return place
        if cost == frontier.best[place]:
            for after, further in _steps(traffic, flow, place, frontier.end):
                frontier.reach((neighbour(place[0], after), after), cost + further, place)


def _steps(traffic: Traffic, flow: Flow, place: Place, end: Point) -> Iterator[tuple[Step, float]]:
    point, before = place
    for after in STEPS:
        target = neighbour(point, after)
        if after == opposite(before) or not (target == end or traffic.free(target)):
            continue
        cost = point_cost(traffic, flow, point, before, after)
        cost += link_cost(traffic, flow, point, target)
        yield after, cost + (entering_cost(traffic, flow, after) if target == end else 0)
