"""Which names an expression reads from its context."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.feel.syntax import (
    ContextLiteral,
    Filter,
    For,
    FunctionLiteral,
    Name,
    Node,
    Quantified,
    children,
)

_Bound = frozenset[str]
PARTIAL = "partial"  # what the loop around has collected so far (10.3.2.14)


@dataclass(frozen=True, slots=True)
class FreeNames:
    """`outside` are read from the context; `in_filters` may also be properties of list items."""

    outside: set[str] = field(default_factory=set)
    in_filters: set[str] = field(default_factory=set)


def free_names(root: Node) -> FreeNames:
    """The first segments of all paths that no part of the expression itself defines."""
    found = FreeNames()
    _visit(root, frozenset({"?"}), found.outside, found.in_filters)
    return found


def _visit(node: Node, bound: _Bound, found: set[str], filtered: set[str]) -> None:
    visit = _VISITS.get(type(node), _visit_children)
    visit(node, bound, found, filtered)


def _visit_children(node: Node, bound: _Bound, found: set[str], filtered: set[str]) -> None:
    for child in children(node):
        _visit(child, bound, found, filtered)


def _visit_name(node: Name, bound: _Bound, found: set[str], _filtered: set[str]) -> None:
    found.update({node.name} - bound)


def _visit_filter(node: Filter, bound: _Bound, found: set[str], filtered: set[str]) -> None:
    _visit(node.owner, bound, found, filtered)
    _visit(node.condition, bound | {"item"}, filtered, filtered)


def _visit_function(
    node: FunctionLiteral, bound: _Bound, found: set[str], filtered: set[str]
) -> None:
    _visit(node.body, bound.union(it.name for it in node.parameters), found, filtered)


def _visit_context(
    node: ContextLiteral, bound: _Bound, found: set[str], filtered: set[str]
) -> None:
    _visit_in_turn(node.entries, bound, found, filtered)


def _visit_for(node: For, bound: _Bound, found: set[str], filtered: set[str]) -> None:
    inside = _visit_in_turn(node.sources, bound, found, filtered)
    _visit(node.body, inside | {PARTIAL}, found, filtered)


def _visit_quantified(node: Quantified, bound: _Bound, found: set[str], filtered: set[str]) -> None:
    inside = _visit_in_turn(node.sources, bound, found, filtered)
    _visit(node.condition, inside, found, filtered)


def _visit_in_turn(
    parts: Iterable[Any], bound: _Bound, found: set[str], filtered: set[str]
) -> _Bound:
    """Each part sees the names of those before it."""
    for part in parts:
        _visit_children(part, bound, found, filtered)
        bound |= {part.name}
    return bound


_VISITS: Mapping[type[Node], Callable[[Any, _Bound, set[str], set[str]], None]] = {
    Name: _visit_name,
    Filter: _visit_filter,
    FunctionLiteral: _visit_function,
    ContextLiteral: _visit_context,
    For: _visit_for,
    Quantified: _visit_quantified,
}
