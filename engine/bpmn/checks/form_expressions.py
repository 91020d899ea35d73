"""Checks the FEEL texts inside forms."""

from collections.abc import Iterator, Mapping
from typing import Any

from engine.bpmn.checks.components import Component, components
from engine.bpmn.checks.feel_texts import feel_fault
from engine.bpmn.checks.package import Form, Package
from engine.domain.problem import Problem

# Where a text is always an expression, and where only one that begins with `=` is.
_ALWAYS = (
    ("conditional", "hide"),
    ("properties", "alur:requiredIf"),
    ("properties", "alur:validIf"),
    ("properties", "alur:warnIf"),
)
_ALWAYS_PLAIN = ("expression", "valuesExpression")
_SOMETIMES = (
    ("validate", "min"),
    ("validate", "max"),
    ("validate", "minLength"),
    ("validate", "maxLength"),
)
_SOMETIMES_PLAIN = ("readonly", "disabled", "multiple")


def check_form_expressions(package: Package) -> Iterator[Problem]:
    """Yield the expressions of all forms that cannot be read."""
    for form in package.forms:
        for component in components(form):
            for place, text in _texts(component):
                yield from _fault(form, component, place, text)


def _texts(component: Component) -> Iterator[tuple[str, str]]:
    yield from _in_sections(component, _ALWAYS)
    yield from _plain(component.facts, _ALWAYS_PLAIN)
    optional = (*_in_sections(component, _SOMETIMES), *_plain(component.facts, _SOMETIMES_PLAIN))
    yield from ((place, text) for place, text in optional if text.startswith("="))


def _in_sections(
    component: Component, places: tuple[tuple[str, str], ...]
) -> Iterator[tuple[str, str]]:
    for section, name in places:
        yield from _plain(component.section(section), (name,))


def _plain(facts: Mapping[str, Any], names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for name in names:
        text = facts.get(name)
        if isinstance(text, str) and text.strip():
            yield name, text.strip()


def _fault(form: Form, component: Component, place: str, text: str) -> Iterator[Problem]:
    if fault := feel_fault(text):
        facts = {"key": component.path, "label": component.label, "place": place, "text": text}
        yield form.error("form_feel", **facts, **fault)
