"""Code for filters: `list[condition]` and `list[number]`."""

from collections.abc import Callable
from typing import Any

from engine.feel.code.rounds import cost, items_of
from engine.feel.errors import FeelEvaluationError
from engine.feel.limits import WORK_PER_STEP, Run
from engine.feel.numbers import whole
from engine.feel.scope import Code, Scope
from engine.feel.syntax import (
    Between,
    Comparison,
    Conjunction,
    Disjunction,
    Filter,
    Membership,
    Node,
    Quantified,
)
from engine.feel.values import CONTEXT, NUMBER, kind

Write = Callable[[Node], Code]

_CONDITIONS = (Between, Comparison, Conjunction, Disjunction, Membership, Quantified)


def filtered(node: Filter, write: Write) -> Code:
    """`list[condition]` keeps the items for which it is true; `list[number]` takes one."""
    owner, condition, price = write(node.owner), write(node.condition), cost(node.condition)
    none_chosen = _none_chosen(node.condition, condition)

    def choose(scope: Scope) -> Any:
        items = items_of(owner(scope))
        if not items:
            return none_chosen(scope)
        row = scope.inside(_OtherItemsNames(items, scope.run))
        first = condition(_item_scope(row, items[0], price))
        if kind(first) == NUMBER:
            return _at(items, first)
        rest = (item for item in items[1:] if condition(_item_scope(row, item, price)) is True)
        return [*items[:1], *rest] if first is True else [*rest]

    return choose


def _none_chosen(node: Node, condition: Code) -> Code:
    """What a filter makes of an empty list: no items, but null if it asks for one of them."""
    if isinstance(node, _CONDITIONS):
        return lambda _scope: []

    def choose(scope: Scope) -> Any:
        try:
            return None if kind(condition(scope)) == NUMBER else []
        except FeelEvaluationError as error:
            if error.code != "unknown_name":
                raise
            return []  # it reads a property of the items that are not there

    return choose


class _OtherItemsNames(dict[str, Any]):
    """Names that some item of the list has are null for the other items, not unknown."""

    def __init__(self, items: Any, run: Run) -> None:
        super().__init__()
        self._items, self._run = items, run
        self._unknown: set[str] = set()

    def __missing__(self, name: str) -> None:
        if name in self._unknown or not self._somewhere(name):
            self._unknown.add(name)
            raise KeyError(name)
        self[name] = None

    def _somewhere(self, name: str) -> bool:
        self._run.spend(len(self._items) // WORK_PER_STEP)
        return any(kind(item) == CONTEXT and name in item for item in self._items)


def _item_scope(scope: Scope, item: Any, price: int) -> Scope:
    scope.run.spend(price)
    inner = scope.inside({"item": item})
    return inner.inside(item) if kind(item) == CONTEXT else inner


def _at(items: Any, position: Any) -> Any:
    at = whole(position)
    if not at or abs(at) > len(items):
        return None
    return items[at - 1 if at > 0 else at]
