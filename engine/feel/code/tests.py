"""Code for membership and unary tests; inside them `?` is the value that is tested."""

import operator as python
from collections.abc import Callable
from typing import Any

from engine.feel.code.operators import PLAIN, comparing, deciding
from engine.feel.comparison import matched
from engine.feel.scope import Code, Scope
from engine.feel.syntax import Membership, Name, Node, RangeLiteral, Satisfied, Test

Write = Callable[[Node], Code]

_INPUT = "?"


def membership(node: Membership, write: Write) -> Code:
    value, passes = write(node.value), _any_of(node.tests, write)
    if node.value == Name(_INPUT):  # a cell: its input need not be put into a scope once more
        return lambda scope: passes(scope if _INPUT in scope.values else _testing(value, scope))
    return lambda scope: passes(_testing(value, scope))


def _testing(value: Code, scope: Scope) -> Scope:
    return scope.inside({_INPUT: value(scope)})


def _any_of(tests: tuple[Node, ...], write: Write) -> Code:
    checks = tuple(_check(test, write) for test in tests)
    if len(checks) == 1 and not isinstance(tests[0], Satisfied):
        return checks[0]
    return deciding(checks, decisive=True)


def _check(node: Node, write: Write) -> Code:
    if isinstance(node, Test | Satisfied):
        return write(node)
    check = _matching(write(node))
    return _within(node, write, check) if isinstance(node, RangeLiteral) else check


def _matching(tested: Code) -> Code:
    def check(scope: Scope) -> Any:
        value, wanted = _input(scope), tested(scope)
        if type(value) is type(wanted) and type(value) in PLAIN:
            return value == wanted
        return matched(value, wanted, scope.run)

    return check


def _within(node: RangeLiteral, write: Write, carefully: Code) -> Code:
    """The short way for a range of plain values, which is not even built."""
    start, end = write(node.start), write(node.end)
    above = python.ge if node.start_included else python.gt
    below = python.le if node.end_included else python.lt

    def check(scope: Scope) -> Any:
        value, first, last = _input(scope), start(scope), end(scope)
        if type(value) is type(first) is type(last) and type(value) in PLAIN:
            return first <= last and above(value, first) and below(value, last)
        return carefully(scope)

    return check


def test(node: Test, write: Write) -> Code:
    return comparing(node.operator, _input, write(node.operand))


def satisfied(node: Satisfied, write: Write) -> Code:
    return write(node.condition)


def _input(scope: Scope) -> Any:
    return scope.values[_INPUT]
