"""Checks the FEEL texts inside forms: the server reads them all, the browser some of them."""

from collections.abc import Iterator, Mapping
from typing import Any

from engine.bpmn.checks.browser_readings import differences
from engine.bpmn.checks.components import Component, components
from engine.bpmn.checks.feel_texts import feel_fault, without_sign
from engine.bpmn.checks.package import Form, Package
from engine.domain.problem import Problem

# Our own rules, which the server alone reads.
OWN = "alur:"

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
_SOMETIMES_PLAIN = ("readonly", "multiple")
# What form-js reads as the test of an empty cell.
_CONDITIONS = frozenset({"hide", "readonly"})


def check_form_expressions(package: Package) -> Iterator[Problem]:
    """Yield the expressions of all forms that cannot be read, or not alike on both sides."""
    for form in package.forms:
        for component in components(form):
            yield from _locked_for_good(form, component)
        for component, place, text in form_texts(form):
            yield from _fault(form, component, place, text)


def form_texts(form: Form) -> Iterator[tuple[Component, str, str]]:
    """Yield the expressions of a form, each with its component and the place where it stands."""
    for component in components(form):
        for place, text in _texts(component):
            yield component, place, text


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
    facts = {"key": component.path, "label": component.label, "place": place, "text": text}
    if fault := feel_fault(text):
        yield form.error("form_feel", **facts, **fault)
    elif not place.startswith(OWN):
        for code, words in differences(without_sign(text), is_condition=place in _CONDITIONS):
            yield form.error(code, words=words, **facts)


def _locked_for_good(form: Form, component: Component) -> Iterator[Problem]:
    """The browser evaluates nothing there: whatever is written locks the field."""
    if isinstance(component.facts.get("disabled"), str):
        yield form.error("form_disabled", key=component.path, label=component.label)
