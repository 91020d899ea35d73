"""Routes all flows of a grid, and lets flows of one node try who chooses its side first."""

from collections.abc import Iterable, Sequence
from itertools import islice, permutations

from engine.bpmn.layout_grid import Grid
from engine.bpmn.layout_lattice import Routes
from engine.bpmn.layout_model import Flow, Graph
from engine.bpmn.layout_search import find_route
from engine.bpmn.layout_traffic import Traffic, empty_traffic, route_cost

# Of more flows than this at one node only the rotations of their order are tried.
MOST_PERMUTED, PASSES, GAIN = 4, 2, 0.01


def route(graph: Graph, grid: Grid) -> Routes:
    """Return for each flow the points from its source's cell to its target's cell."""
    traffic = empty_traffic(graph, grid)
    order = sorted(graph.flows, key=lambda flow: _urgency(traffic, flow))
    for _ in range(PASSES):
        _reroute_each(traffic, order)
    for node in graph.placed:
        _untangle(traffic, [*graph.outgoing[node.id], *graph.incoming[node.id]])
    _reroute_each(traffic, order)
    return traffic.routes


def _urgency(traffic: Traffic, flow: Flow) -> tuple[bool, int]:
    """Straight flows choose first, then short ones."""
    start, end = traffic.ends(flow)
    bent = start.x != end.x and start.y != end.y
    return bent, abs(start.x - end.x) + abs(start.y - end.y)


def _reroute_each(traffic: Traffic, flows: Sequence[Flow]) -> None:
    for flow in flows:
        _reroute(traffic, [flow])


def _reroute(traffic: Traffic, flows: Sequence[Flow]) -> None:
    for flow in flows:
        traffic.remove(flow)
    for flow in flows:
        traffic.add(flow, find_route(traffic, flow))


def _untangle(traffic: Traffic, touching: Sequence[Flow]) -> None:
    flows = list({flow.id: flow for flow in touching}.values())
    best, cost = [traffic.routes[flow.id] for flow in flows], _total(traffic, flows)
    for order in _orders(flows):
        _reroute(traffic, order)
        if (total := _total(traffic, flows)) < cost - GAIN:
            best, cost = [traffic.routes[flow.id] for flow in flows], total
    for flow, points in zip(flows, best, strict=True):
        traffic.remove(flow)
        traffic.add(flow, points)


def _orders(flows: Sequence[Flow]) -> Iterable[Sequence[Flow]]:
    if len(flows) <= MOST_PERMUTED:
        return islice(permutations(flows), 1, None)
    return [[*flows[start:], *flows[:start]] for start in range(len(flows))]


def _total(traffic: Traffic, flows: Sequence[Flow]) -> float:
    return sum(route_cost(traffic, flow, traffic.routes[flow.id]) for flow in flows)
