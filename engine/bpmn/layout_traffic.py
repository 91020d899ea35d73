"""Keeps which flows run where, and says what one more flow would cost the reader's eye."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import pairwise

from engine.bpmn.layout_grid import Grid
from engine.bpmn.layout_lattice import (
    DOWN,
    LEFT,
    RIGHT,
    STEPS,
    UP,
    Link,
    Point,
    Route,
    Step,
    link,
    opposite,
    passages,
    sides,
)
from engine.bpmn.layout_model import EVENT, GATEWAY, Flow, Graph

LENGTH, BEND, CROSSING, TOUCH, TANGLE, CROWD, INSIDE = 0.5, 2.0, 2.5, 1.25, 6.0, 0.2, 0.3
FORBIDDEN = 60.0

# What leaving by a side costs, and entering through it; a side that is in use costs more.
LEAVING = {
    GATEWAY: {RIGHT: 0.0, DOWN: 0.5, UP: 0.6, LEFT: 8.0},
    EVENT: {RIGHT: 0.0, DOWN: 2.0, UP: 1.5, LEFT: 9.0},
}
LEAVING_TASK = {RIGHT: 0.0, DOWN: 1.0, UP: 1.0, LEFT: 9.0}
ENTERING = {
    GATEWAY: {RIGHT: 0.0, DOWN: 0.4, UP: 0.4, LEFT: 5.0},
    EVENT: {RIGHT: 0.0, DOWN: 1.5, UP: 4.0, LEFT: 5.0},
}
ENTERING_TASK = {RIGHT: 0.0, DOWN: 1.0, UP: 1.0, LEFT: 6.0}
SAME_WAY, OTHER_WAY, SAME_LEAVING = 5.0, 40.0, 12.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Traffic:
    """The graph on its lattice, and the routes so far: by link, by point, by side of a node."""

    graph: Graph
    points: Mapping[str, Point]
    nodes_at: Mapping[Point, str]
    corner: Point
    flows: Mapping[str, Flow]
    routes: dict[str, Route] = field(default_factory=dict)
    links: dict[Link, set[str]] = field(default_factory=lambda: defaultdict(set))
    across: dict[tuple[Point, bool], set[str]] = field(default_factory=lambda: defaultdict(set))
    turns: dict[Point, set[str]] = field(default_factory=lambda: defaultdict(set))
    leaving: dict[tuple[str, Step], set[str]] = field(default_factory=lambda: defaultdict(set))
    entering: dict[tuple[str, Step], set[str]] = field(default_factory=lambda: defaultdict(set))

    def ends(self, flow: Flow) -> tuple[Point, Point]:
        """Return the middles of the cells that a flow connects."""
        return self.points[self.graph.anchor(flow.source)], self.points[flow.target]

    def free(self, point: Point) -> bool:
        """Tell whether a route may pass the point."""
        inside = 0 <= point.x <= self.corner.x and 0 <= point.y <= self.corner.y
        return inside and point not in self.nodes_at

    def add(self, flow: Flow, route: Route) -> None:
        """Enter a route."""
        self.routes[flow.id] = route
        for users in self._users(flow, route):
            users.add(flow.id)

    def remove(self, flow: Flow) -> None:
        """Forget the route of a flow, if it has one."""
        if route := self.routes.pop(flow.id, None):
            for users in self._users(flow, route):
                users.discard(flow.id)

    def _users(self, flow: Flow, route: Route) -> Iterator[set[str]]:
        yield from (self.links[link(*ends)] for ends in pairwise(route))
        for point, before, after in passages(route):
            yield self.across[point, before.dx != 0] if before == after else self.turns[point]
        first, last = sides(route)
        yield self.leaving[flow.source, first]
        yield self.entering[flow.target, last]


def empty_traffic(graph: Graph, grid: Grid) -> Traffic:
    """Return the lattice of a grid without any route."""
    points = {i: Point(2 * cell.column + 1, 2 * cell.row + 1) for i, cell in grid.cells.items()}
    return Traffic(
        graph=graph,
        points=points,
        nodes_at={point: node_id for node_id, point in points.items()},
        corner=Point(2 * grid.columns, 2 * len(grid.lanes)),
        flows={flow.id: flow for flow in graph.flows},
    )


def route_cost(traffic: Traffic, flow: Flow, route: Route) -> float:
    """Return what a route costs among all the others."""
    first, last = sides(route)
    cost = dict(leaving_costs(traffic, flow))[first] + entering_cost(traffic, flow, last)
    cost += sum(link_cost(traffic, flow, *ends) for ends in pairwise(route))
    return cost + sum(point_cost(traffic, flow, *passage) for passage in passages(route))


def leaving_costs(traffic: Traffic, flow: Flow) -> Iterator[tuple[Step, float]]:
    """Yield the steps by which a flow may leave its source, and their costs."""
    node = traffic.graph.nodes[flow.source]
    if node.host:
        yield DOWN, 0.0
        return
    hosting = flow.source in traffic.graph.boundary
    costs = LEAVING.get(node.kind, LEAVING_TASK)
    for step in STEPS:
        if step != DOWN or not hosting:
            yield step, costs[step] + _leaving_crowd(traffic, flow, step)


def _leaving_crowd(traffic: Traffic, flow: Flow, step: Step) -> float:
    shared = traffic.leaving[flow.source, step] - {flow.id}
    mixed = traffic.entering[flow.source, opposite(step)]
    # Above and below a node two flows can begin beside each other, at its sides they cannot.
    each = SAME_LEAVING if step.dy else FORBIDDEN
    return each * len(shared) ** 2 + OTHER_WAY * len(mixed)


def entering_cost(traffic: Traffic, flow: Flow, step: Step) -> float:
    """Return what it costs to enter the target by a step."""
    side = opposite(step)
    if side == DOWN and flow.target in traffic.graph.boundary:
        return FORBIDDEN
    shared = traffic.entering[flow.target, step] - {flow.id}
    mixed = traffic.leaving[flow.target, side]
    cost = ENTERING.get(traffic.graph.nodes[flow.target].kind, ENTERING_TASK)[step]
    return cost + SAME_WAY * len(shared) + OTHER_WAY * len(mixed)


def point_cost(traffic: Traffic, flow: Flow, point: Point, before: Step, after: Step) -> float:
    """Return what it costs to pass a point, straight on or in a bend."""
    if before == after:
        crossed = traffic.across[point, before.dx == 0] - {flow.id}
        return CROSSING * len(crossed) + TOUCH * len(traffic.turns[point] - {flow.id})
    straight = traffic.across[point, True] | traffic.across[point, False]
    return BEND + _bend_cost(traffic, flow, point, straight)


def _bend_cost(traffic: Traffic, flow: Flow, point: Point, straight: AbstractSet[str]) -> float:
    """On a line through cells there is no room to bend beside others, in a channel there is."""
    odd = point.x % 2 + point.y % 2
    passed, touched = (CROSSING, TANGLE) if odd else (TOUCH, TOUCH)
    cost = passed * _strangers(traffic, flow, straight)
    cost += touched * _strangers(traffic, flow, traffic.turns[point])
    return cost + INSIDE * (odd > 1)


def _strangers(traffic: Traffic, flow: Flow, others: AbstractSet[str]) -> int:
    return sum(not _related(traffic, flow, other) for other in others)


def _related(traffic: Traffic, flow: Flow, other: str) -> bool:
    """Tell whether both begin at one node or at the boundary events of one node."""
    anchor = traffic.graph.anchor
    return anchor(flow.source) == anchor(traffic.flows[other].source)


def link_cost(traffic: Traffic, flow: Flow, start: Point, end: Point) -> float:
    """Return what it costs to run from a point to its neighbour."""
    others = traffic.links[link(start, end)] - {flow.id}
    line = start.x if start.x == end.x else start.y
    if line % 2 == 0:
        return LENGTH + CROWD * len(others)
    begins = traffic.ends(flow)[0] in (start, end)
    strangers = (other for other in others if not (begins and _related(traffic, flow, other)))
    return LENGTH + sum(_overlap_cost(traffic, flow, other) for other in strangers)


def _overlap_cost(traffic: Traffic, flow: Flow, other: str) -> float:
    """Flows may lie on each other only where they come together to one node."""
    return SAME_WAY if flow.target == traffic.flows[other].target else FORBIDDEN
