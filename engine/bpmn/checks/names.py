"""Checks that the names which expressions read are defined somewhere in the procedure."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from engine.bpmn.checks.components import root_names
from engine.bpmn.checks.diagram import Diagram
from engine.bpmn.checks.expressions import Expression, expressions
from engine.bpmn.checks.feel_texts import names_in
from engine.bpmn.checks.package import Package
from engine.bpmn.message_refs import message_variables
from engine.bpmn.xml import (
    Element,
    bpmn,
    child,
    extension_attribute,
    extensions,
    output_parameters,
    own_property,
)
from engine.domain.bundle import slug_of
from engine.domain.problem import Problem

# What the engine itself counts for the condition of instances that run at once.
_COUNTS = frozenset({"nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances"})
# Comparing is slow, and a file with more names than this has other troubles.
MAX_COMPARED = 500
# `typename` and names with two underscores have a meaning of their own in a saved case.
_VARIABLE = re.compile(r"(?!__|typename$)[A-Za-z_][A-Za-z0-9_]*", re.ASCII)
_RESULT_ATTRIBUTES = ("resultVariable", "errorCodeVariable", "errorMessageVariable")


def check_names(package: Package) -> Iterator[Problem]:
    """Yield names that no variable can have, and unknown names in expressions."""
    defined = {it.slug: defined_names(package, it) for it in package.diagrams}
    for diagram in package.diagrams:
        yield from _unusable(diagram)
        for expression in expressions(diagram):
            known = defined.get(_slug_read(diagram, expression))
            if known is not None:
                yield from _unknown(diagram, expression, known)


def defined_names(package: Package, diagram: Diagram) -> frozenset[str]:
    """Return the variables that a procedure may have."""
    return frozenset(_definitions(package, diagram)) - {""}


def nearest(name: str, known: frozenset[str]) -> str:
    """Return the variable that somebody may have meant; empty if none is like the name."""
    return "".join(get_close_matches(name, sorted(known)[:MAX_COMPARED], n=1))


def _unusable(diagram: Diagram) -> Iterator[Problem]:
    for element in diagram.elements:
        for name in _defined_by(element):
            if name and not _VARIABLE.fullmatch(name):
                yield diagram.error("bad_variable_name", element, variable=name)


def _slug_read(diagram: Diagram, expression: Expression) -> str:
    """Return the procedure whose names count; empty for the answer of an operation."""
    if expression.reads == "called":
        return slug_of(_called_around(expression.element))
    return diagram.slug if expression.reads == "own" else ""


def _called_around(element: Element) -> str:
    calls = element.iterancestors(bpmn("callActivity"))
    return next((it.get("calledElement", "") for it in calls), "")


def _unknown(diagram: Diagram, expression: Expression, known: frozenset[str]) -> Iterator[Problem]:
    for name in sorted(names_in(expression.text) - known - _counted(expression)):
        facts = {"unknown": name, "suggestion": nearest(name, known), "place": expression.place}
        yield diagram.error("unknown_name", expression.element, **facts)


def _counted(expression: Expression) -> frozenset[str]:
    loop = expression.element.getparent()
    at_once = loop is not None and loop.get("isSequential") != "true"
    return _COUNTS if at_once and expression.place == "completionCondition" else frozenset()


def _definitions(package: Package, diagram: Diagram) -> Iterator[str]:
    for form in package.forms:
        if form.slug == diagram.slug:
            yield from root_names(form)
    yield from defined_by_elements(diagram)


def defined_by_elements(diagram: Diagram) -> Iterator[str]:
    """Yield the variables that a procedure has not from its forms, some names being empty."""
    for process in diagram.processes:
        yield from _listed(own_property(process, "inputs"))
    for element in diagram.elements:
        yield from _defined_by(element)


def _defined_by(element: Element) -> Iterator[str]:
    yield own_property(element, "counter") or ""
    yield own_property(element, "outputCollection") or ""
    yield from message_variables(element)
    yield from (extension_attribute(element, it) or "" for it in _RESULT_ATTRIBUTES)
    yield from (it.name for it in output_parameters(element))
    yield from (it.get("target", "") for it in extensions(element, "out"))
    if "multiInstance" in element.tag or "standardLoop" in element.tag:
        yield from _repeated(element)


def _repeated(loop: Element) -> Iterator[str]:
    yield extension_attribute(loop, "elementVariable") or ""
    for name in ("inputDataItem", "outputDataItem"):
        item = child(loop, name)
        if item is not None:
            yield from (item.get("name", ""), item.get("id", ""))


def _listed(names: str | None) -> Iterator[str]:
    return (name.strip() for name in (names or "").split(","))
