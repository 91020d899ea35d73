"""A board to place nodes on, and what a placement costs the flows between them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from engine.bpmn.layout_model import Flow, Graph
from engine.bpmn.layout_order import Order

# Rows a lane may grow to; the middle one is the main row. Empty rows vanish in the end.
ROWS = 7
MAIN = ROWS // 2

ROW_COST, COLUMN_COST, STEP, LANE_STEP, BEND, BLOCKED, BACKWARD, PASSED = 3, 0.5, 1, 2, 2, 7, 5, 3


class Cell(NamedTuple):
    """A place of the grid."""

    column: int
    row: int


@dataclass(slots=True)
class Board:
    """Cells taken so far, and the empty cells that a straight flow runs through."""

    graph: Graph
    cells: dict[str, Cell] = field(default_factory=dict)
    taken: dict[Cell, str] = field(default_factory=dict)
    lines: dict[Cell, str] = field(default_factory=dict)

    def put(self, node_id: str, cell: Cell) -> None:
        self.cells[node_id] = cell
        self.taken[cell] = node_id

    def lift(self, node_id: str) -> None:
        del self.taken[self.cells.pop(node_id)]

    def free(self, cell: Cell) -> bool:
        return cell.column >= 0 and cell not in self.taken


def main_row(graph: Graph, node_id: str) -> int:
    """Return where a node stands best: in the middle row of its lane, or in the last if loose."""
    return lane_rows(graph, node_id)[-1 if node_id in graph.loose else MAIN]


def lane_rows(graph: Graph, node_id: str) -> range:
    """Return the rows of a node's lane."""
    first = graph.nodes[node_id].lane * ROWS
    return range(first, first + ROWS)


def cells_between(start: Cell, end: Cell) -> Iterator[Cell]:
    """Yield the cells strictly between two cells of one column or one row."""
    if start.column == end.column:
        low, high = sorted((start.row, end.row))
        yield from (Cell(start.column, row) for row in range(low + 1, high))
    else:
        low, high = sorted((start.column, end.column))
        yield from (Cell(column, start.row) for column in range(low + 1, high))


def placement_cost(board: Board, node_id: str, cell: Cell, order: Order) -> float:
    """Return what all flows between placed nodes cost if the node had that cell."""
    board.put(node_id, cell)
    cost = sum(
        _flow_cost(board, flow, order)
        for flow in board.graph.flows
        if board.graph.anchor(flow.source) in board.cells and flow.target in board.cells
    )
    cost += ROW_COST * (cell.row - main_row(board.graph, node_id)) ** 2
    cost += PASSED * (cell in board.lines)
    board.lift(node_id)
    return cost + COLUMN_COST * cell.column


def _flow_cost(board: Board, flow: Flow, order: Order) -> float:
    start, end = board.cells[board.graph.anchor(flow.source)], board.cells[flow.target]
    length = abs(end.column - start.column) * STEP + _height(start.row, end.row)
    if board.graph.nodes[flow.source].host:
        # It leaves downwards, so it turns at least once on the way anywhere else.
        bends = 1 + 3 * (end.column <= start.column) + (end.row <= start.row)
        return length + BEND * (bends + 2 * (end.row < start.row))
    if end.column < start.column:
        # A loop back runs in the channels between rows, where nothing is in its way.
        return length + BEND * 2 + BACKWARD * (flow.id not in order.back)
    if start.column == end.column or start.row == end.row:
        return length + _straight_cost(board, flow, start, end)
    corners = (Cell(end.column, start.row), Cell(start.column, end.row))
    once = BEND + min(_corner_cost(board, start, corner, end) for corner in corners)
    twice = BEND * 2 + BLOCKED * min(
        _blocked(board, start, corners[0]), _blocked(board, corners[1], end)
    )
    return length + min(once, twice)


def _height(start: int, end: int) -> float:
    lanes = abs(end // ROWS - start // ROWS)
    return lanes * LANE_STEP if lanes else abs(end - start) * STEP


def _straight_cost(board: Board, flow: Flow, start: Cell, end: Cell) -> float:
    upper = flow.source if start.row < end.row else flow.target
    # The lower side of an activity with boundary events belongs to them.
    crowded = start.column == end.column and upper in board.graph.boundary
    return BLOCKED * _blocked(board, start, end) + BLOCKED * crowded


def _corner_cost(board: Board, start: Cell, corner: Cell, end: Cell) -> float:
    blocked = _blocked(board, start, corner) + _blocked(board, corner, end)
    return BLOCKED * (blocked + (corner in board.taken))


def _blocked(board: Board, start: Cell, end: Cell) -> int:
    return sum(cell in board.taken for cell in cells_between(start, end))
