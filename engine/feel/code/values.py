"""Code for literals, names, paths, lists, ranges, contexts and conditions."""

from collections.abc import Callable, Mapping
from typing import Any

from engine.feel.builtin import as_value
from engine.feel.comparison import ORDERED, ORDERS, ordered
from engine.feel.errors import FeelEvaluationError
from engine.feel.properties import property_of
from engine.feel.scope import Code, Scope
from engine.feel.syntax import (
    Conditional,
    ContextLiteral,
    ListLiteral,
    Literal,
    Name,
    Node,
    OpenRange,
    Path,
    RangeLiteral,
)
from engine.feel.values import NULL, Range, kind

Write = Callable[[Node], Code]


def literal(node: Literal, _write: Write) -> Code:
    value = node.value
    return lambda _scope: value


def name(node: Name, _write: Write) -> Code:
    wanted, at = node.name, node.at

    def read(scope: Scope) -> Any:
        try:
            return scope.values[wanted]
        except KeyError:
            return scope.outside(wanted, at)

    return _or_builtin(read, node) if node.builtins else read


def _or_builtin(read: Code, node: Name) -> Code:
    """A built-in function may be passed on by its name, which variables of that name hide."""

    def read_or_refer(scope: Scope) -> Any:
        try:
            return read(scope)
        except FeelEvaluationError:
            return as_value(node.builtins, scope.run)

    return read_or_refer


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


def open_range(node: OpenRange, write: Write) -> Code:
    bound, side = write(node.bound), _SIDES[node.operator]

    def build(scope: Scope) -> Range | None:
        value = bound(scope)
        return side(value) if kind(value) in ORDERED else None

    return build


_SIDES: Mapping[str, Callable[[Any], Range]] = {
    "=": lambda value: Range(value, value, start_included=True, end_included=True, open=True),
    "!=": lambda value: Range(value, value, start_included=False, end_included=False, open=True),
    "<": lambda value: Range(None, value, start_included=False, end_included=False, open=True),
    "<=": lambda value: Range(None, value, start_included=False, end_included=True, open=True),
    ">": lambda value: Range(value, None, start_included=False, end_included=False, open=True),
    ">=": lambda value: Range(value, None, start_included=True, end_included=False, open=True),
}


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
