"""Of which FEEL types the variables of a procedure are, as far as its forms tell."""

from collections.abc import Iterator, Mapping
from typing import Any

from engine.bpmn.checks.components import Component, components
from engine.bpmn.checks.package import Form
from engine.feel import Type, read_type
from engine.feel.types import ANY, context_of, list_of

_NUMBER, _TEXT, _TRUTH = map(read_type, ("number", "string", "boolean"))
# Dates are texts in a case, as JSON has them; only `date(…)` makes them dates.
_OF_FIELDS: Mapping[str, Type] = {
    "number": _NUMBER,
    **dict.fromkeys(("textfield", "textarea", "datetime"), _TEXT),
    "checkbox": _TRUTH,
}
_OF_OPTIONS: Mapping[type, Type] = {str: _TEXT, int: _NUMBER, float: _NUMBER, bool: _TRUTH}


def types_of_answers(forms: Iterator[Form]) -> Mapping[str, Type]:
    """Return the types of the variables that are answers; any for those that have two."""
    found: dict[str, Type] = {}
    for form in forms:
        for name, answer in _answers(form):
            found[name] = answer if found.get(name, answer) == answer else ANY
    return found


def _answers(form: Form) -> Iterator[tuple[str, Type]]:
    for component in components(form):
        if component.key and "." not in component.prefix:
            is_whole = "." not in component.path
            yield component.path.split(".")[0], _type_of(component) if is_whole else ANY


def _type_of(component: Component) -> Type:
    if component.kind == "dynamiclist":
        return list_of(_row(component))
    if component.kind in ("radio", "select"):
        return _chosen(component)
    if component.kind in ("checklist", "taglist"):
        return list_of(_chosen(component))
    return _OF_FIELDS.get(component.kind, ANY)


def _row(component: Component) -> Type:
    return context_of({it.key: _type_of(it) for it in component.children() if it.key})


def _chosen(component: Component) -> Type:
    """Return the type of what can be chosen, if the form itself lists it."""
    options = component.facts.get("values")
    values = [_value(it) for it in options] if isinstance(options, list) else []
    types = {_OF_OPTIONS.get(type(it), ANY) for it in values}
    return types.pop() if len(types) == 1 else ANY


def _value(option: Any) -> Any:
    return option.get("value") if isinstance(option, dict) else None
