"""Compiles the parts of a model, each when it is first needed and each with its own problems."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NoReturn

from engine.bpmn.decisions.boxed import write
from engine.bpmn.decisions.boxed_functions import Parameters, body_of, parameters_of
from engine.bpmn.decisions.definitions import (
    DECISION,
    INPUT,
    KNOWLEDGE,
    SERVICE,
    Need,
    identity,
    names_of,
)
from engine.bpmn.decisions.elements import child, name_of
from engine.bpmn.decisions.errors import DecisionError
from engine.bpmn.decisions.findings import Findings
from engine.bpmn.decisions.item_types import ItemType
from engine.bpmn.decisions.language import nothing
from engine.bpmn.decisions.nodes import DecisionNode, InputNode, KnowledgeNode, ServiceNode
from engine.bpmn.decisions.requirements import Requirements
from engine.bpmn.decisions.site import Site, inside, typed
from engine.bpmn.xml import Element, local_name
from engine.domain.problem import Problem
from engine.feel import Code, Scope

AnyNode = InputNode | DecisionNode | KnowledgeNode | ServiceNode


@dataclass(frozen=True, slots=True)
class Compiled:
    """A part of a model, what was wrong with it, and the variables that its own texts read."""

    node: AnyNode
    problems: tuple[Problem, ...]
    reads: frozenset[str]


def compiled(element: Element, site: Site, requirements: Requirements) -> Compiled:
    """Return the compiled element; where there are errors in it, its code tells the first."""
    findings = Findings(site.findings.file)
    own = replace(site, findings=findings)
    node = _COMPILERS[local_name(element)](element, own, requirements)
    return Compiled(node, tuple(findings.problems), frozenset(findings.reads))


def _input(element: Element, site: Site, _requirements: Requirements) -> InputNode:
    return InputNode(names=names_of(element), type=_variable_type(element, site))


def _decision(element: Element, site: Site, requirements: Requirements) -> DecisionNode:
    information = requirements.information(element, site.findings)
    knowledge = requirements.knowledge(element, site.findings)
    known = site.knowing(*_names((*information, *knowledge)))
    return DecisionNode(
        id=identity(element),
        name=name_of(element) or identity(element),
        type=_variable_type(element, site),
        information=information,
        knowledge=knowledge,
        code=_sound(inside(element, known, write), site),
    )


def _knowledge(element: Element, site: Site, requirements: Requirements) -> KnowledgeNode:
    logic = child(element, "encapsulatedLogic")
    knowledge = requirements.knowledge(element, site.findings)
    known = site.knowing(*names_of(element), *_names(knowledge))
    parameters = Parameters((), ()) if logic is None else parameters_of(logic, known)
    code = nothing if logic is None else body_of(logic, parameters, known, write)
    return KnowledgeNode(
        id=identity(element),
        names=names_of(element),
        parameters=parameters,
        returned=_variable_type(element, site).returned,
        knowledge=knowledge,
        code=_sound(typed(code, site.types.of(logic)), site),
        is_table=logic is not None and child(logic, "decisionTable") is not None,
    )


def _service(element: Element, site: Site, requirements: Requirements) -> ServiceNode:
    given = ("inputData", "inputDecision")
    return ServiceNode(
        parameters=tuple(
            need for it in given for need in requirements.named(element, it, site.findings)
        ),
        outputs=requirements.named(element, "outputDecision", site.findings),
        returned=_variable_type(element, site).returned,
    )


_COMPILERS: Mapping[str, Callable[[Element, Site, Requirements], AnyNode]] = {
    INPUT: _input,
    DECISION: _decision,
    KNOWLEDGE: _knowledge,
    SERVICE: _service,
}


def _variable_type(element: Element, site: Site) -> ItemType:
    return site.types.of(child(element, "variable"))


def _names(needs: Iterable[Need]) -> Iterator[str]:
    for need in needs:
        yield from need.names
        if need.prefix:
            yield need.prefix


def _sound(code: Code, site: Site) -> Code:
    """The code itself, or one that refuses because of the first error."""
    if not site.findings.problems:
        return code
    error = site.findings.problems[0]
    reason, facts = error.facts.get("reason", error.code), error.facts.get("reason_facts", {})
    rule, column = error.facts.get("rule", 0), error.facts.get("cell", 0)

    def refuse(_scope: Scope) -> NoReturn:
        raise DecisionError(reason, rule=rule, column=column, **facts)

    return refuse
