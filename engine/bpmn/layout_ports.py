"""Where along a side of its node a flow begins, when several begin there."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from engine.bpmn.layout_lattice import DOWN, UP, Point, Routes, Step, sides
from engine.bpmn.layout_model import BOUNDARY_STEP, CLOSE, GATEWAY, Graph, Node

# Parallel flows of one gateway stay within its slanted sides.
GATEWAY_REACH, TASK_REACH = 24, 60


def boundary_offset(graph: Graph, node: Node) -> int:
    """Return how many pixels right of its host's middle a boundary event sits."""
    host = graph.nodes[node.host or ""]
    siblings = graph.boundary[host.id]
    place = siblings.index(node) - (len(siblings) - 1) / 2
    if len(siblings) > CLOSE:
        return round(place * BOUNDARY_STEP)
    return host.width // 4 if len(siblings) == 1 else round(place * host.width / 2)


def port_shifts(graph: Graph, routes: Routes) -> Mapping[str, int]:
    """Return how many pixels right of the middle of its cell each flow begins, if not there."""
    found = {
        flow.id: boundary_offset(graph, graph.nodes[flow.source])
        for flow in graph.flows
        if graph.nodes[flow.source].host
    }
    for (source, _), flows in _crowds(graph, routes).items():
        reach = GATEWAY_REACH if graph.nodes[source].kind == GATEWAY else TASK_REACH
        for number, flow_id in enumerate(flows):
            found[flow_id] = round(reach * (number / (len(flows) - 1) - 0.5))
    return found


def _crowds(graph: Graph, routes: Routes) -> dict[tuple[str, Step], list[str]]:
    """Return the flows that share the upper or lower side of a node, from left to right."""
    found: dict[tuple[str, Step], list[str]] = defaultdict(list)
    for flow in graph.flows:
        side, _ = sides(routes[flow.id])
        if side in (UP, DOWN) and not graph.nodes[flow.source].host:
            found[flow.source, side].append(flow.id)
    return {
        place: sorted(flows, key=lambda flow_id: _heading(routes[flow_id]))
        for place, flows in found.items()
        if len(flows) > 1
    }


def _heading(points: Sequence[Point]) -> float:
    """How far to the right a route turns first; of two the one that turns sooner is outside."""
    start = points[0]
    turned = next((i for i, point in enumerate(points) if point.x != start.x), None)
    if turned is None:
        return 0
    return (points[turned].x - start.x) / turned
