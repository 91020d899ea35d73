"""Types of what functions give, and arguments that they cannot take."""

from collections.abc import Callable

from engine.feel.builtin import ANY as ANY_KIND
from engine.feel.builtin import Parameter
from engine.feel.inference.findings import Known
from engine.feel.inference.operators import ask, is_unknown
from engine.feel.inference.results import result_of
from engine.feel.syntax import Call, FunctionLiteral, Invocation, Node
from engine.feel.types import ANY, SIMPLE, Type, function_of
from engine.feel.values import FUNCTION, LIST

Infer = Callable[[Node, Known], Type]


def call(node: Call, known: Known, infer: Infer) -> Type:
    given = [infer(argument, known) for argument in node.arguments]
    places = zip(node.builtin.row(), node.arguments, given, strict=False)
    for parameter, argument, found in places:
        _take(node, parameter, argument, found, known)
    return result_of(node.builtin.name, given)


def _take(node: Call, parameter: Parameter, argument: Node, found: Type, known: Known) -> None:
    kinds = parameter.kinds
    if len(kinds) == 1 and not kinds & {ANY_KIND, LIST}:
        ask(argument, known, SIMPLE[next(iter(kinds))])
    # A single value becomes a list, and a list of one value that value.
    fits = is_unknown(found) or found.kind in kinds | {LIST} or kinds & {ANY_KIND, LIST}
    if not fits:
        facts = {"name": node.builtin.name, "parameter": parameter.name, "type": found.kind}
        known.find("wrong_argument", node.at, **facts, expected=sorted(kinds))


def invocation(node: Invocation, known: Known, infer: Infer) -> Type:
    callee = infer(node.callee, known)
    for argument in node.arguments:
        infer(argument.value, known)
    if callee.kind not in (FUNCTION, ANY.kind):
        known.find("not_a_function", node.at, type=callee.kind)
    return callee.result or ANY


def function(node: FunctionLiteral, known: Known, infer: Infer) -> Type:
    parameters = {it.name: it.type for it in node.parameters}
    return function_of(parameters.values(), infer(node.body, known.inside(parameters)))
