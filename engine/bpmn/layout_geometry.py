"""Turns cells, routes and tracks into coordinates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from engine.bpmn.layout_axes import Axis, Plan, across_axis, down_axis
from engine.bpmn.layout_grid import Grid
from engine.bpmn.layout_labels import Box, Labels
from engine.bpmn.layout_model import GATEWAY, Flow, Graph, Node
from engine.bpmn.layout_ports import boundary_offset
from engine.bpmn.layout_tracks import Run, Tracks

Waypoint = tuple[int, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """Boxes of nodes, labels and lanes, and the corners of flows; (0, 0) is the top left."""

    nodes: Mapping[str, Box]
    node_labels: Mapping[str, Box]
    flows: Mapping[str, Sequence[Waypoint]]
    flow_labels: Mapping[str, Box]
    lanes: Sequence[Box]
    width: int
    height: int


def draw(graph: Graph, grid: Grid, tracks: Tracks, labels: Labels) -> Picture:
    """Return the picture in whole pixels."""
    shapes = {node.id: _relative_box(graph, node) for node in graph.nodes.values()}
    plan = Plan(graph=graph, grid=grid, tracks=tracks, labels=labels, shapes=shapes)
    across, down = across_axis(plan), down_axis(plan)
    middles = {node_id: _middle(plan, node_id, across, down) for node_id in graph.nodes}
    sources = {flow.id: middles[flow.source] for flow in graph.flows}
    return Picture(
        nodes={i: box.moved(*middles[i]) for i, box in shapes.items()},
        node_labels={i: box.moved(*middles[i]) for i, box in labels.nodes.items()},
        flows={flow.id: _corners(plan, flow, across, down) for flow in graph.flows},
        flow_labels={i: box.moved(*sources[i]) for i, box in labels.flows.items()},
        lanes=[Box(0, a, across.end, b - a) for a, b in pairwise(down.borders)],
        width=round(across.end),
        height=round(down.end),
    )


def _relative_box(graph: Graph, node: Node) -> Box:
    box = Box(-node.width / 2, -node.height / 2, node.width, node.height)
    if not node.host:
        return box
    return box.moved(boundary_offset(graph, node), graph.nodes[node.host].height / 2)


def _middle(plan: Plan, node_id: str, across: Axis, down: Axis) -> tuple[float, float]:
    cell = plan.grid.cells[plan.graph.anchor(node_id)]
    return across.middles[cell.column], down.middles[cell.row]


def _corners(plan: Plan, flow: Flow, across: Axis, down: Axis) -> list[Waypoint]:
    runs = plan.tracks.runs[flow.id]
    places = [_place(run, plan.tracks, down if run.level else across) for run in runs]
    turns = [
        (after, place) if run.level else (place, after)
        for run, (place, after) in zip(runs, pairwise(places), strict=False)
    ]
    source, target = (_middle(plan, i, across, down) for i in (flow.source, flow.target))
    start = _dock(plan, flow.source, source, runs[0], _way(runs[0]))
    end = _dock(plan, flow.target, target, runs[-1], -_way(runs[-1]))
    return [(round(x), round(y)) for x, y in [start, *turns, end]]


def _place(run: Run, tracks: Tracks, axis: Axis) -> float:
    if run.line % 2:
        return axis.middles[run.line // 2] + run.shift
    return axis.tracks[run.line // 2][tracks.track[run]]


def _way(run: Run) -> int:
    return 1 if run.end > run.start else -1


def _dock(
    plan: Plan, node_id: str, middle: tuple[float, float], run: Run, side: int
) -> tuple[float, float]:
    """Return where a run meets its node: right of or below it (1), or left or above (-1)."""
    node, box = plan.graph.nodes[node_id], plan.shapes[node_id].moved(*middle)
    x, y = box.x + box.width / 2, box.y + box.height / 2
    if run.level:
        return x + side * box.width / 2, y
    aside = 0 if node.host else run.shift
    slant = abs(aside) if node.kind == GATEWAY else 0
    return x + aside, y + side * (box.height / 2 - slant)
