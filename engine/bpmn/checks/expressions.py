"""Finds every FEEL text of a diagram, and checks that it can be read."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from engine.bpmn.checks.diagram import Diagram
from engine.bpmn.checks.feel_texts import feel_fault
from engine.bpmn.checks.package import Package
from engine.bpmn.functions import FUNCTIONS
from engine.bpmn.timing import is_literal
from engine.bpmn.xml import (
    Element,
    Parameter,
    child_text,
    extension_attribute,
    extensions,
    input_parameters,
    local_name,
    output_parameters,
    own_property,
    text_of,
)
from engine.domain.problem import Problem

TIMER_TEXTS = ("timeDuration", "timeDate", "timeCycle")
# What people answer are variables of the process; an operation's answer is not.
_READ_BY_OUTPUTS = {"userTask": "own", "businessRuleTask": "own"}
_JUEL = re.compile(r"[$#]\{")


@dataclass(frozen=True)
class Expression:
    """A FEEL text: the element it belongs to, where it stands, and whose variables it reads.

    `reads` is `own` for the variables of the process, `called` for those of the called procedure
    and `result` for those of an operation's answer. `required` says that it must not be empty;
    where it is not, the check of the element itself says what is missing.
    """

    text: str
    element: Element
    place: str
    reads: str = "own"
    required: bool = False


def check_expressions(package: Package) -> Iterator[Problem]:
    """Yield texts that are no FEEL, and those written for another engine."""
    for diagram in package.diagrams:
        for expression in expressions(diagram):
            yield from _expression(diagram, expression)
        yield from _languages(diagram)


def expressions(diagram: Diagram) -> Iterator[Expression]:
    """Yield the FEEL texts of a diagram."""
    for find in _FINDERS:
        yield from (it for it in find(diagram) if it.text or it.required)


def _expression(diagram: Diagram, expression: Expression) -> Iterator[Problem]:
    element, text = expression.element, expression.text
    facts = {"place": expression.place, "text": text}
    if _JUEL.search(text):
        yield diagram.error("juel", element, **facts)
        return
    if text.startswith("=") and expression.place == "condition":
        yield diagram.warning("equals_sign", element, **facts)
    if fault := feel_fault(text, functions=FUNCTIONS):
        yield diagram.error("bad_expression", element, **facts, **fault)


def _languages(diagram: Diagram) -> Iterator[Problem]:
    for element in diagram.named("conditionExpression"):
        language = element.get("language", "feel")
        if "feel" not in language.lower():
            yield diagram.error("condition_not_feel", element, language=language)


def _conditions(diagram: Diagram) -> Iterator[Expression]:
    for element in diagram.named("conditionExpression"):
        yield Expression(text_of(element), element, "condition")


def _timers(diagram: Diagram) -> Iterator[Expression]:
    for element in diagram.named(*TIMER_TEXTS):
        if not is_literal(text_of(element)):
            yield Expression(text_of(element), element, "timer")


def _candidates(diagram: Diagram) -> Iterator[Expression]:
    for element in diagram.named("userTask"):
        groups = (extension_attribute(element, "candidateGroups") or "").strip()
        if groups.startswith("=") or _JUEL.search(groups):
            yield Expression(groups, element, "candidateGroups")


def _topics(diagram: Diagram) -> Iterator[Expression]:
    for element in diagram.named("serviceTask"):
        topic = (extension_attribute(element, "topic") or "").strip()
        if topic.startswith("="):
            yield Expression(topic, element, "topic")


def _decisions(diagram: Diagram) -> Iterator[Expression]:
    for element in diagram.named("businessRuleTask"):
        ref = (extension_attribute(element, "decisionRef") or "").strip()
        if ref.startswith("="):
            yield Expression(ref, element, "decisionRef")


def _scripts(diagram: Diagram) -> Iterator[Expression]:
    for element in diagram.named("scriptTask"):
        if element.get("scriptFormat", "").lower() == "feel":
            yield Expression(child_text(element, "script") or "", element, "script")


def _parameters(diagram: Diagram) -> Iterator[Expression]:
    for element in diagram.nodes:
        for given in input_parameters(element):
            yield _parameter(element, given, "own")
        for taken in output_parameters(element):
            yield _parameter(element, taken, _READ_BY_OUTPUTS.get(local_name(element), "result"))


def _parameter(element: Element, parameter: Parameter, reads: str) -> Expression:
    return Expression(parameter.text, element, f"parameter {parameter.name}", reads, required=True)


def _handovers(diagram: Diagram) -> Iterator[Expression]:
    for call in diagram.named("callActivity"):
        for given in extensions(call, "in"):
            yield _handover(given, "own")
        for taken in extensions(call, "out"):
            yield _handover(taken, "called")


def _handover(element: Element, reads: str) -> Expression:
    text = element.get("sourceExpression") or element.get("source") or ""
    place = f"{local_name(element)} {element.get('target', '')}"
    return Expression(text.strip(), element, place, reads, required=bool(element.get("target")))


def _correlation_keys(diagram: Diagram) -> Iterator[Expression]:
    for event in diagram.named("intermediateCatchEvent", "boundaryEvent", "startEvent"):
        key = own_property(event, "correlationKey") or ""
        yield Expression(key.strip(), event, "alur:correlationKey")


def _details(diagram: Diagram) -> Iterator[Expression]:
    for task in diagram.named("userTask"):
        detail = own_property(task, "detail") or ""
        yield Expression(detail.strip(), task, "alur:detail")


def _repetitions(diagram: Diagram) -> Iterator[Expression]:
    for element in diagram.named("loopCardinality", "completionCondition", "loopCondition"):
        yield Expression(text_of(element), element, local_name(element))
    for loop in diagram.named("multiInstanceLoopCharacteristics"):
        collection = extension_attribute(loop, "collection")
        source = collection or child_text(loop, "loopDataInputRef") or ""
        yield Expression(source.strip(), loop, "collection")
    for node in diagram.nodes:
        result = own_property(node, "outputElement") or ""
        yield Expression(result.strip(), node, "alur:outputElement")


_FINDERS: tuple[Callable[[Diagram], Iterator[Expression]], ...] = (
    _conditions,
    _timers,
    _candidates,
    _topics,
    _decisions,
    _scripts,
    _parameters,
    _handovers,
    _repetitions,
    _correlation_keys,
    _details,
)
