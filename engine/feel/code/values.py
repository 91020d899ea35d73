"""Code for literals, names, paths, lists, ranges, contexts and conditions."""

from collections.abc import Callable
from typing import Any

from engine.feel.comparison import ORDERED, ORDERS, ordered
from engine.feel.properties import property_of
from engine.feel.scope import Code, Scope
from engine.feel.syntax import (
    Conditional,
    ContextLiteral,
    ListLiteral,
    Literal,
    Name,
    Node,
    Path,
    RangeLiteral,
)
from engine.feel.values import NULL, Range, kind

Write = Callable[[Node], Code]


def literal(node: Literal, _write: Write) -> Code:
    value = node.value
    return lambda _scope: value


def name(node: Name, _write: Write) -> Code:
    wanted = node.name

    def read(scope: Scope) -> Any:
        try:
            return scope.values[wanted]
        except KeyError:
            return scope.outside(wanted)

    return read


def path(node: Path, write: Write) -> Code:
    owner, wanted = write(node.owner), node.name

    def read(scope: Scope) -> Any:
        value = owner(scope)
        if type(value) is dict:
            return value.get(wanted)
        return property_of(value, wanted, scope.run)

    return read


def list_literal(node: ListLiteral, write: Write) -> Code:
    items = tuple(map(write, node.items))
    return lambda scope: [item(scope) for item in items]


def context_literal(node: ContextLiteral, write: Write) -> Code:
    entries = tuple((entry.name, write(entry.value)) for entry in node.entries)

    def build(scope: Scope) -> dict[str, Any]:
        values: dict[str, Any] = {}
        inner = scope.inside(values)
        for key, value in entries:
            values[key] = value(inner)
        return values

    return build


def range_literal(node: RangeLiteral, write: Write) -> Code:
    start, end = write(node.start), write(node.end)

    def build(scope: Scope) -> Range | None:
        first, last = start(scope), end(scope)
        if not _are_bounds(first, last):
            return None
        return Range(first, last, node.start_included, node.end_included)

    return build


def _are_bounds(start: Any, end: Any) -> bool:
    """Whether both are of one ordered type and in order; one of them may be null."""
    kinds = {kind(start), kind(end)} - {NULL}
    backwards = ordered(ORDERS[">"], start, end)
    return not backwards and len(kinds) == 1 and kinds <= ORDERED


def conditional(node: Conditional, write: Write) -> Code:
    condition, then, otherwise = write(node.condition), write(node.then), write(node.otherwise)
    return lambda scope: then(scope) if condition(scope) is True else otherwise(scope)
