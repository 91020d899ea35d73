"""Checks what business rule tasks ask for, and the decision files beside their diagrams."""

from collections.abc import Iterator

from engine.bpmn.activity_readers import BOUND
from engine.bpmn.checks.diagram import Diagram
from engine.bpmn.checks.names import defined_names, nearest
from engine.bpmn.checks.package import Package
from engine.bpmn.decision_files import DecisionFiles
from engine.bpmn.decision_results import MAPPINGS
from engine.bpmn.decisions.coverage import table_problems
from engine.bpmn.xml import Element, extension_attribute, input_parameters
from engine.domain.problem import Problem, Severity
from engine.feel.suggestion import closest


def check_decisions(package: Package) -> Iterator[Problem]:
    """Yield faulty decision files, files that nobody asks for, and incomplete rule tasks."""
    for diagram in package.diagrams:
        files = package.decisions(diagram)
        yield from files.problems
        yield from _tables(files)
        known = defined_names(package, diagram)
        for task in diagram.named("businessRuleTask"):
            yield from _reference(diagram, task, files)
            yield from _result(diagram, task)
            yield from _names(diagram, task, files, known)
        yield from _unused(diagram, files)


def asked_decision(task: Element) -> str | None:
    """Return the id of the decision that a task asks for; None if there is none, or a formula."""
    ref = (extension_attribute(task, "decisionRef") or "").strip()
    return None if ref.startswith("=") else ref or None


def _tables(files: DecisionFiles) -> Iterator[Problem]:
    """What is wrong with the rules of tables: gaps, overlaps, and rules that never count."""
    return table_problems({path: it.decisions.values() for path, it in files.models.items()})


def _reference(diagram: Diagram, task: Element, files: DecisionFiles) -> Iterator[Problem]:
    ref, folder = asked_decision(task), f"processes/{diagram.slug}"
    binding = extension_attribute(task, "decisionRefBinding") or BOUND
    if not extension_attribute(task, "decisionRef"):
        yield diagram.error("no_decision", task)
    elif ref and files.holding(ref) is None:
        facts = {"decision": ref, "folder": folder, "suggestion": closest(ref, files.names)}
        yield diagram.error("missing_decision", task, **facts)
    if binding != BOUND:
        yield diagram.error("decision_binding", task, binding=binding)


def _result(diagram: Diagram, task: Element) -> Iterator[Problem]:
    mapping = extension_attribute(task, "mapDecisionResult")
    if not extension_attribute(task, "resultVariable"):
        yield diagram.error("no_result_variable", task)
    if mapping and mapping not in MAPPINGS:
        facts = {"mapping": mapping, "suggestion": closest(mapping, MAPPINGS)}
        yield diagram.error("unknown_mapping", task, **facts)


def _names(
    diagram: Diagram, task: Element, files: DecisionFiles, known: frozenset[str]
) -> Iterator[Problem]:
    """Yield names that the decision reads and nothing in the procedure sets."""
    ref = asked_decision(task)
    model = files.holding(ref) if ref else None
    if ref is None or model is None:
        return
    place = f"asked {model.decisions[ref].name}"
    given = known.union(it.name for it in input_parameters(task))
    for names in sorted(model.names_read(ref)):
        if given.isdisjoint(names):
            facts = {"unknown": names[0], "suggestion": nearest(names[0], known), "place": place}
            yield diagram.error("unknown_name", task, **facts)


def _unused(diagram: Diagram, files: DecisionFiles) -> Iterator[Problem]:
    """Yield files of which nothing is asked for; a formula may ask for anything."""
    refs = {asked_decision(it) for it in diagram.named("businessRuleTask")}
    for path, model in files.models.items():
        is_used = model.namespace in files.imported or not refs.isdisjoint({None, *model.decisions})
        if not is_used:
            yield Problem(code="unused_decisions", file=path, line=1, severity=Severity.WARNING)
