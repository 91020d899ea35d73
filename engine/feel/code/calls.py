"""Code for calls, and for functions that the expression itself writes."""

from collections.abc import Callable
from functools import partial
from typing import Any

from engine.feel.code.rounds import cost
from engine.feel.errors import FeelEvaluationError
from engine.feel.scope import Code, Scope
from engine.feel.syntax import Call, FunctionLiteral, Invocation, IsDefined, Node
from engine.feel.types import Type, coerced
from engine.feel.values import FUNCTION, FunctionValue

Write = Callable[[Node], Code]


def call(node: Call, write: Write) -> Code:
    function, arguments, at = node.builtin.call, tuple(map(write, node.arguments)), node.at

    def invoke(scope: Scope) -> Any:
        values = [argument(scope) for argument in arguments]
        try:
            return function(scope.run, values)
        except FeelEvaluationError as error:
            raise error.blamed_on(at) from error.__cause__

    return invoke


def is_defined(node: IsDefined, write: Write) -> Code:
    """Whether the value is there and not null; the one place where a name may be missing."""
    operand = write(node.operand)

    def check(scope: Scope) -> bool:
        try:
            return operand(scope) is not None
        except FeelEvaluationError as error:
            if error.code != "unknown_name":
                raise
            return False

    return check


def function(node: FunctionLiteral, write: Write) -> Code:
    names = tuple(parameter.name for parameter in node.parameters)
    types = tuple(parameter.type for parameter in node.parameters)
    body, price = write(node.body), cost(node.body)
    own_type = Type(FUNCTION, parameters=types)

    def make(scope: Scope) -> FunctionValue:
        def invoke(*values: Any) -> Any:
            run = scope.run
            run.spend(price)
            fitted = map(partial(coerced, run=run), values, types)
            with run.one_deeper():
                return body(scope.inside(dict(zip(names, fitted, strict=False))))

        return FunctionValue(names, invoke, own_type)

    return make


def invocation(node: Invocation, write: Write) -> Code:
    callee, values = write(node.callee), tuple(write(it.value) for it in node.arguments)
    names, at = tuple(it.name for it in node.arguments), node.at

    def invoke(scope: Scope) -> Any:
        function, given = callee(scope), [value(scope) for value in values]
        if not isinstance(function, FunctionValue):
            raise FeelEvaluationError("not_a_function", at=at)
        ordered = function.ordered(names, given)
        if ordered is None:
            expected = f"({', '.join(function.parameters)})"
            raise FeelEvaluationError("wrong_number_of_arguments", at=at, expected=expected)
        return function.call(*ordered)

    return invoke
