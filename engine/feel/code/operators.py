"""Code for operators, with short ways for the most frequent types."""

import operator as python
from collections.abc import Callable, Mapping
from typing import Any

from engine.feel import arithmetic as sums
from engine.feel import comparison as order
from engine.feel.limits import CHARACTERS_PER_STEP, STEPS_PER_POWER
from engine.feel.scope import Code, Scope
from engine.feel.syntax import (
    Arithmetic,
    Between,
    Comparison,
    Conjunction,
    Disjunction,
    InstanceOf,
    Negation,
    Node,
)
from engine.feel.types import is_instance

Write = Callable[[Node], Code]

_ARITHMETIC: Mapping[str, Callable[[Any, Any], Any]] = {
    "-": sums.subtract,
    "*": sums.multiply,
    "/": sums.divide,
}
# Values of these types compare in Python just as they do in FEEL.
PLAIN = frozenset({int, str})


def negation(node: Negation, write: Write) -> Code:
    operand = write(node.operand)
    return lambda scope: sums.negate(operand(scope))


def arithmetic(node: Arithmetic, write: Write) -> Code:
    left, right = write(node.left), write(node.right)
    if node.operator in _CHARGED:
        return _CHARGED[node.operator](left, right)
    operation = _ARITHMETIC[node.operator]
    return lambda scope: operation(left(scope), right(scope))


def _addition(left: Code, right: Code) -> Code:
    def add(scope: Scope) -> Any:
        total = sums.add(left(scope), right(scope))
        if isinstance(total, str):
            scope.run.spend(len(total) // CHARACTERS_PER_STEP)
        return total

    return add


def _power(left: Code, right: Code) -> Code:
    def raise_to(scope: Scope) -> Any:
        scope.run.spend(STEPS_PER_POWER)
        return sums.power(left(scope), right(scope))

    return raise_to


_CHARGED: Mapping[str, Callable[[Code, Code], Code]] = {"+": _addition, "**": _power}


def comparison(node: Comparison, write: Write) -> Code:
    return comparing(node.operator, write(node.left), write(node.right))


def comparing(operator: str, left: Code, right: Code) -> Code:
    """Code that compares the values of the two, by one of the six operators."""
    if operator in order.ORDERS:
        return _ordering(order.ORDERS[operator], left, right)
    return _equating(*_EQUALITY[operator], left, right)


_EQUALITY: Mapping[str, tuple[Callable[[Any, Any], bool], Callable[..., order.Truth]]] = {
    "=": (python.eq, order.equal),
    "!=": (python.ne, order.unequal),
}


def _equating(
    plain: Callable[[Any, Any], bool], careful: Callable[..., order.Truth], left: Code, right: Code
) -> Code:
    def equate(scope: Scope) -> order.Truth:
        one, other = left(scope), right(scope)
        if type(one) is type(other) and type(one) in PLAIN:
            return plain(one, other)
        return careful(one, other, scope.run)

    return equate


def _ordering(plain: order.Order, left: Code, right: Code) -> Code:
    def compare(scope: Scope) -> order.Truth:
        one, other = left(scope), right(scope)
        if type(one) is type(other) and type(one) in PLAIN:
            return plain(one, other)
        return order.ordered(plain, one, other)

    return compare


def between(node: Between, write: Write) -> Code:
    value, low, high = write(node.value), write(node.low), write(node.high)
    return lambda scope: order.between(value(scope), low(scope), high(scope))


def conjunction(node: Conjunction, write: Write) -> Code:
    return deciding(tuple(map(write, node.operands)), decisive=False)


def disjunction(node: Disjunction, write: Write) -> Code:
    return deciding(tuple(map(write, node.operands)), decisive=True)


def deciding(operands: tuple[Code, ...], *, decisive: bool) -> Code:
    """The first decisive value is the result; otherwise one that is no truth value makes null."""

    def decide(scope: Scope) -> order.Truth:
        result: order.Truth = not decisive
        for operand in operands:
            value: object = operand(scope)
            if value is decisive:
                return decisive
            if type(value) is not bool:
                result = None
        return result

    return decide


def instance_of(node: InstanceOf, write: Write) -> Code:
    value, wanted = write(node.value), node.type
    return lambda scope: is_instance(value(scope), wanted, scope.run)
