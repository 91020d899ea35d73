"""Measures columns, rows and the channels between them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from engine.bpmn.layout_grid import Grid
from engine.bpmn.layout_labels import Box, Labels
from engine.bpmn.layout_model import Graph
from engine.bpmn.layout_tracks import Tracks

TRACK, ARROW, COLUMN_GAP, LABEL_GAP, ROW_GAP, LANE_EDGE, EMPTY = 12, 20, 36, 10, 12, 12, 40
ARROW_ROOM = 6


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """All that was decided before; `shapes` are relative to the middle of their cell."""

    graph: Graph
    grid: Grid
    tracks: Tracks
    labels: Labels
    shapes: Mapping[str, Box]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Extent:
    """How far the shapes of a column or row reach from its middle, and the labels."""

    before: float = 0
    after: float = 0
    label_before: float = 0
    label_after: float = 0


@dataclass(slots=True)
class Axis:
    """Where the middles of cells, the tracks of channels and the borders of lanes are."""

    end: float = 0
    middles: list[float] = field(default_factory=list)
    tracks: list[list[float]] = field(default_factory=list)
    borders: list[float] = field(default_factory=lambda: [0.0])

    def cell(self, before: float, after: float) -> None:
        self.middles.append(self.end + before)
        self.end += before + after

    def lanes_end(self, minimum: float) -> None:
        self.end = max(self.end, self.borders[-1] + minimum)
        self.borders.append(self.end)

    def lay(self, count: int, *, before: float, after: float) -> list[float]:
        """Add tracks, if any, with room before and after them, and return them."""
        if not count:
            return []
        laid = [self.end + before + number * TRACK for number in range(count)]
        self.end = laid[-1] + after
        return laid


def across_axis(plan: Plan) -> Axis:
    axis = Axis()
    extents = [_Extent(), *(_column(plan, i) for i in range(plan.grid.columns)), _Extent()]
    for number, (before, after) in enumerate(pairwise(extents)):
        _upright_channel(axis, before, after, plan.tracks.count.get((False, 2 * number), 0))
        if number < plan.grid.columns:
            axis.cell(after.before, after.after)
    return axis


def _upright_channel(axis: Axis, before: _Extent, after: _Extent, count: int) -> None:
    """Labels of both neighbours reach into the channel; the tracks run between them."""
    left = max(before.label_after - before.after, 0)
    right = max(after.label_before - after.before, 0)
    room, more = max(left + LABEL_GAP, ARROW), max(right + LABEL_GAP, ARROW)
    axis.tracks.append(axis.lay(count, before=room, after=more))
    if not count:
        axis.end += max(COLUMN_GAP, left + right + LABEL_GAP)


def _column(plan: Plan, column: int) -> _Extent:
    cells = plan.grid.cells
    members = {i for i in plan.shapes if cells[plan.graph.anchor(i)].column == column}
    shapes, names = [plan.shapes[i] for i in members], list(_names(plan, members))
    return _Extent(
        before=max(-box.x for box in shapes),
        after=max(box.x + box.width for box in shapes),
        label_before=max((-box.x for box in names), default=0),
        label_after=max((box.x + box.width for box in names), default=0),
    )


def _names(plan: Plan, members: set[str]) -> Iterator[Box]:
    yield from (box for node_id, box in plan.labels.nodes.items() if node_id in members)
    sources = {flow.id: flow.source for flow in plan.graph.flows}
    yield from (box for i, box in plan.labels.flows.items() if sources[i] in members)


def down_axis(plan: Plan) -> Axis:
    axis = Axis()
    for row in range(len(plan.grid.lanes)):
        _level_channel(axis, plan, row)
        extent = _row(plan, row)
        axis.cell(extent.before + ROW_GAP, extent.after + ROW_GAP)
    _level_channel(axis, plan, len(plan.grid.lanes))
    return axis


def _level_channel(axis: Axis, plan: Plan, row: int) -> None:
    """Lay the tracks above a row, some above and some below a lane's border if there is one."""
    lanes, channel = plan.grid.lanes, (True, 2 * row)
    count, above = plan.tracks.count.get(channel, 0), plan.tracks.above.get(channel, 0)
    above = {0: 0, len(lanes): count}.get(row, above)
    if 0 < row < len(lanes) and lanes[row - 1] == lanes[row]:
        axis.tracks.append(axis.lay(count, before=ARROW_ROOM, after=ARROW_ROOM))
        return
    laid = axis.lay(above, before=ARROW_ROOM, after=LANE_EDGE)
    if row:
        axis.lanes_end(plan.graph.lane_heights[lanes[row - 1]])
    axis.tracks.append([*laid, *axis.lay(count - above, before=LANE_EDGE, after=ARROW_ROOM)])


def _row(plan: Plan, row: int) -> _Extent:
    cells = plan.grid.cells
    members = {i for i in plan.shapes if cells[plan.graph.anchor(i)].row == row}
    boxes = [*(plan.shapes[i] for i in members), *_names(plan, members)]
    return _Extent(
        before=max((-box.y for box in boxes), default=EMPTY),
        after=max((box.y + box.height for box in boxes), default=EMPTY),
    )
