"""Which way a graph reads: its loops back, its longest path, and an order of its nodes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.bpmn.layout_model import Flow, Graph


@dataclass(frozen=True, kw_only=True, slots=True)
class Order:
    """The ids of flows that lead back, of the longest forward path, and of all cells in order."""

    back: frozenset[str]
    main: Sequence[str]
    cells: Sequence[str]


def read_order(graph: Graph) -> Order:
    """Return how to read the graph, the same for the same file."""
    finished, back = _search(graph)
    cells = finished[::-1]
    forward = {
        cell: [flow for flow in graph.outgoing[cell] if flow.id not in back] for cell in cells
    }
    return Order(back=frozenset(back), main=_longest(cells, forward), cells=cells)


def _search(graph: Graph) -> tuple[list[str], set[str]]:
    """Walk depth first without recursion; a flow to a node still being walked leads back."""
    finished: list[str] = []
    back: set[str] = set()
    state: dict[str, str] = {}
    for root in _roots(graph):
        if root not in state:
            _walk(graph, root, state, finished, back)
    return finished, back


def _roots(graph: Graph) -> Iterable[str]:
    entries = [node.id for node in graph.placed if not graph.incoming[node.id]]
    others = [node.id for node in graph.placed if graph.incoming[node.id]]
    return [*entries, *others]


def _walk(
    graph: Graph, root: str, state: dict[str, str], finished: list[str], back: set[str]
) -> None:
    state[root] = "open"
    stack: list[tuple[str, Iterator[Flow]]] = [(root, iter(graph.outgoing[root]))]
    while stack:
        cell, flows = stack[-1]
        flow = next(flows, None)
        if flow is None:
            state[cell] = "done"
            finished.append(cell)
            stack.pop()
        elif state.get(flow.target) == "open":
            back.add(flow.id)
        elif flow.target not in state:
            state[flow.target] = "open"
            stack.append((flow.target, iter(graph.outgoing[flow.target])))


def _longest(cells: Sequence[str], forward: Mapping[str, Sequence[Flow]]) -> list[str]:
    best: dict[str, list[str]] = {}
    for cell in reversed(cells):
        paths = [best[flow.target] for flow in forward[cell] if flow.target in best]
        best[cell] = [cell, *max(paths, key=len, default=[])]
    return max((best[cell] for cell in cells), key=len, default=[])
