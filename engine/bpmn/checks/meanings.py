"""Warns of expressions that can be read, but give nothing whatever the answers are."""

from collections.abc import Iterator, Mapping

from engine.bpmn.checks.diagram import Diagram
from engine.bpmn.checks.expressions import Expression, expressions
from engine.bpmn.checks.feel_texts import findings_in
from engine.bpmn.checks.form_expressions import form_texts
from engine.bpmn.checks.names import defined_by_elements
from engine.bpmn.checks.package import Form, Package
from engine.bpmn.checks.variable_types import types_of_answers
from engine.bpmn.functions import FUNCTIONS
from engine.domain.problem import Problem
from engine.feel import Type
from engine.feel.types import ANY

_Types = Mapping[str, Type]

# Where a text must come to true or false.
_DECIDING = frozenset(
    {"condition", "completionCondition", "hide", "alur:requiredIf", "alur:validIf", "alur:warnIf"}
)


def check_meanings(package: Package) -> Iterator[Problem]:
    """Yield comparisons, sums and calls whose types do not fit, and conditions that are none."""
    for diagram in package.diagrams:
        forms = [it for it in package.forms if it.slug == diagram.slug]
        answers = types_of_answers(iter(forms))
        types = {**answers, **dict.fromkeys(defined_by_elements(diagram), ANY)}
        yield from _in_diagram(diagram, types)
        for form in forms:
            yield from _in_form(form, types)


def _in_diagram(diagram: Diagram, types: _Types) -> Iterator[Problem]:
    for it in expressions(diagram):
        known = types if it.reads == "own" else {}
        decides = it.place in _DECIDING
        for fault in findings_in(it.text, known, decides=decides, functions=FUNCTIONS):
            yield diagram.warning("no_meaning", it.element, **_facts(it), **fault)


def _facts(expression: Expression) -> Mapping[str, str]:
    return {"place": expression.place, "text": expression.text}


def _in_form(form: Form, types: _Types) -> Iterator[Problem]:
    for component, place, text in form_texts(form):
        inside_row = "." in component.path
        known = {} if inside_row else types
        for fault in findings_in(text, known, decides=place in _DECIDING):
            facts = {"key": component.path, "label": component.label, "place": place, "text": text}
            yield form.warning("no_meaning", **facts, **fault)
