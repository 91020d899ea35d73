"""Boxed function definitions, and invocations of functions."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from engine.bpmn.decisions.elements import child, children, expression_in, name_of
from engine.bpmn.decisions.fitting import fitted
from engine.bpmn.decisions.item_types import ANY, FunctionType, ItemType, Room
from engine.bpmn.decisions.language import nothing
from engine.bpmn.decisions.site import Site, Write, inside
from engine.bpmn.xml import Element
from engine.feel import Code, FunctionValue, Run, Scope, Type

_OURS = {"FEEL", "F", ""}


@dataclass(frozen=True, slots=True)
class Parameters:
    """The names that a function's values get, and the types that they must have."""

    names: tuple[str, ...]
    types: tuple[ItemType, ...]

    def taken(self, values: tuple[Any, ...], run: Run) -> dict[str, Any] | None:
        """Return the values by name as their types have them; None if one does not conform."""
        taken = [fitted(it, of_type, run) for it, of_type in zip(values, self.types, strict=False)]
        lost = any(one is not None and it is None for one, it in zip(values, taken, strict=False))
        return None if lost else dict(zip(self.names, taken, strict=False))

    def function_type(self, returned: ItemType) -> Type:
        """Return the type of a function with these parameters, as FEEL knows it."""
        own = FunctionType(self.types, returned).feel(Room())
        # What nobody has said of a result is no reason to refuse it.
        return replace(own, result=None) if returned is ANY else own


def parameters_of(element: Element, site: Site) -> Parameters:
    """Return the formal parameters that are written in a function definition."""
    formal = list(children(element, "formalParameter"))
    return Parameters(tuple(map(name_of, formal)), tuple(map(site.types.of, formal)))


def body_of(element: Element, parameters: Parameters, site: Site, write: Write) -> Code:
    """Return the code of a function definition's expression, which reads its parameters."""
    foreign = element.get("kind", "FEEL")
    if foreign not in _OURS:
        site.findings.error("foreign_function", element, kind=foreign)
        return nothing
    return inside(element, site.knowing(*parameters.names), write)


def function(element: Element, site: Site, write: Write) -> Code:
    parameters = parameters_of(element, site)
    body = body_of(element, parameters, site, write)
    own_type = parameters.function_type(site.types.of(expression_in(element)))

    def call(scope: Scope, *values: Any) -> Any:
        taken = parameters.taken(values, scope.run)
        if taken is None:
            return None
        with scope.run.one_deeper():
            return body(scope.inside(taken))

    return lambda scope: FunctionValue(parameters.names, partial(call, scope), own_type)


def invocation(element: Element, site: Site, write: Write) -> Code:
    """Calls a function with values by name; null for a name that the function does not have."""
    called = inside(element, site, write)
    bindings = dict(_bindings(element, site, write))

    def call(scope: Scope) -> Any:
        found = called(scope)
        if not isinstance(found, FunctionValue):
            return None
        given = {name: code(scope) for name, code in bindings.items()}
        values = found.ordered([*given], [*given.values()]) if given else _nothing(found)
        return None if values is None else found.call(*values)

    return call


def _nothing(called: FunctionValue) -> list[None]:
    return [None] * len(called.parameters)


def _bindings(element: Element, site: Site, write: Write) -> Iterator[tuple[str, Code]]:
    for binding in children(element, "binding"):
        parameter = child(binding, "parameter")
        if parameter is not None:
            yield name_of(parameter), inside(binding, site, write)
