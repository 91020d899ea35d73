"""The graph that a drawing shows: nodes with sizes and lanes, and the flows between them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

TASK, GATEWAY, EVENT, GROUP = "task", "gateway", "event", "group"

# Two boundary events have their names outside; more need room between them.
CLOSE, BOUNDARY_STEP = 2, 116


@dataclass(frozen=True, kw_only=True, slots=True)
class Node:
    """A flow node. `lane` counts from the top; `host` is the activity a boundary event sits on."""

    id: str
    kind: str
    name: str
    width: int
    height: int
    lane: int = 0
    host: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Flow:
    """A sequence flow."""

    id: str
    source: str
    target: str
    name: str


@dataclass(frozen=True, kw_only=True)
class Graph:
    """The nodes by id and the flows, both in file order, and how high each lane is at least."""

    nodes: Mapping[str, Node]
    flows: Sequence[Flow]
    lane_heights: Sequence[int]

    def anchor(self, node_id: str) -> str:
        """Return the node whose cell `node_id` is drawn in: itself, or its host."""
        return self.nodes[node_id].host or node_id

    @cached_property
    def placed(self) -> tuple[Node, ...]:
        """The nodes that have a cell of their own."""
        return tuple(node for node in self.nodes.values() if node.host is None)

    @cached_property
    def loose(self) -> frozenset[str]:
        """What no flow reaches or leaves: event subprocesses, which stand below the others."""
        tied = {self.anchor(it) for flow in self.flows for it in (flow.source, flow.target)}
        return frozenset(node.id for node in self.placed) - tied

    @cached_property
    def boundary(self) -> Mapping[str, Sequence[Node]]:
        """The boundary events of every host that has some."""
        hosts = dict.fromkeys(node.host for node in self.nodes.values() if node.host)
        return {host: [n for n in self.nodes.values() if n.host == host] for host in hosts}

    @cached_property
    def outgoing(self) -> Mapping[str, Sequence[Flow]]:
        """The flows that leave each cell, those of boundary events last."""
        found: dict[str, list[Flow]] = {node.id: [] for node in self.placed}
        for flow in sorted(self.flows, key=lambda flow: self.nodes[flow.source].host is not None):
            found[self.anchor(flow.source)].append(flow)
        return found

    @cached_property
    def incoming(self) -> Mapping[str, Sequence[Flow]]:
        """The flows that enter each cell."""
        found: dict[str, list[Flow]] = {node.id: [] for node in self.placed}
        for flow in self.flows:
            found[flow.target].append(flow)
        return found
