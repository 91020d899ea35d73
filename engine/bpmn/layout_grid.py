"""Gives every node a cell of the grid: a column, and a row inside its lane."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from engine.bpmn.layout_board import (
    MAIN,
    ROWS,
    Board,
    Cell,
    cells_between,
    lane_rows,
    main_row,
    placement_cost,
)
from engine.bpmn.layout_model import Graph
from engine.bpmn.layout_order import Order


@dataclass(frozen=True, kw_only=True, slots=True)
class Grid:
    """The cell of each node, how many columns there are, and the lane of each row."""

    cells: Mapping[str, Cell]
    columns: int
    lanes: tuple[int, ...]


def place(graph: Graph, order: Order) -> Grid:
    """Return the cells: the longest path first, then its branches, then small improvements."""
    board = Board(graph)
    _place_main(board, order)
    for node_id in order.cells:
        if node_id not in board.cells:
            _put_best(board, node_id, order)
    for _ in range(3):
        _improve(board, order)
    return _compressed(board)


def _place_main(board: Board, order: Order) -> None:
    previous: str | None = None
    for node_id in order.main:
        cell = _after(board, previous, node_id)
        if previous is not None:
            _claim(board, previous, node_id, cell)
        board.put(node_id, cell)
        previous = node_id


def _after(board: Board, previous: str | None, node_id: str) -> Cell:
    row = main_row(board.graph, node_id)
    if previous is None:
        return Cell(0, row)
    before = board.cells[previous]
    straight = Cell(before.column, row)
    if row != before.row and _open(board, before, straight):
        upper = node_id if row < before.row else previous
        # The lower side of an activity with boundary events belongs to them.
        if upper not in board.graph.boundary:
            return straight
    return Cell(before.column + 1, row)


def _open(board: Board, start: Cell, end: Cell) -> bool:
    way = [*cells_between(start, end), end]
    return all(board.free(cell) and cell not in board.lines for cell in way)


def _claim(board: Board, source: str, target: str, cell: Cell) -> None:
    start = board.cells[source]
    if start.column == cell.column:
        for passed in cells_between(start, cell):
            board.lines[passed] = target


def _put_best(board: Board, node_id: str, order: Order) -> None:
    candidates = list(_candidates(board, node_id, order)) or [_next_free(board, node_id)]
    best = min(candidates, key=lambda cell: placement_cost(board, node_id, cell, order))
    board.put(node_id, best)


def _next_free(board: Board, node_id: str) -> Cell:
    row = main_row(board.graph, node_id)
    return next(Cell(column, row) for column in count() if board.free(Cell(column, row)))


def _candidates(board: Board, node_id: str, order: Order) -> Iterator[Cell]:
    first, last = _window(board, node_id, order)
    rows = lane_rows(board.graph, node_id)
    for column in range(first, last + 1):
        yield from (Cell(column, row) for row in rows if board.free(Cell(column, row)))


def _window(board: Board, node_id: str, order: Order) -> tuple[int, int]:
    """Return the first and last column for a node: between what leads to it and what follows."""
    before = [flow.source for flow in board.graph.incoming[node_id] if flow.id not in order.back]
    sources = [board.graph.anchor(source) for source in before]
    first = max((board.cells[s].column for s in sources if s in board.cells), default=0)
    after = [f.target for f in board.graph.outgoing[node_id] if f.id not in order.back]
    last = min((board.cells[t].column for t in after if t in board.cells), default=first + 6)
    return first, max(last, first + 3)


def _improve(board: Board, order: Order) -> None:
    """Move each node where its flows are shortest while all others stay."""
    for node_id in order.cells:
        if node_id in order.main:
            continue
        board.lift(node_id)
        _put_best(board, node_id, order)


def _compressed(board: Board) -> Grid:
    columns = sorted({cell.column for cell in board.cells.values()})
    rows = sorted({cell.row for cell in board.cells.values()} | _empty_lanes(board.graph))
    cells = {
        node_id: Cell(columns.index(cell.column), rows.index(cell.row))
        for node_id, cell in board.cells.items()
    }
    return Grid(cells=cells, columns=len(columns), lanes=tuple(row // ROWS for row in rows))


def _empty_lanes(graph: Graph) -> set[int]:
    """Return the rows of lanes without nodes: they are drawn too."""
    used = {node.lane for node in graph.placed}
    return {lane * ROWS + MAIN for lane in range(len(graph.lane_heights)) if lane not in used}
