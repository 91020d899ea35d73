"""Finds all problems of a package at once, before it is deployed."""

from collections.abc import Callable, Iterator

from engine.bpmn.checks.branches import check_branches
from engine.bpmn.checks.calls import check_calls
from engine.bpmn.checks.decision_meanings import check_decision_meanings
from engine.bpmn.checks.decisions import check_decisions
from engine.bpmn.checks.expressions import check_expressions
from engine.bpmn.checks.foreign_code import check_foreign_code
from engine.bpmn.checks.form_expressions import check_form_expressions
from engine.bpmn.checks.forms import check_forms
from engine.bpmn.checks.identity import check_identity
from engine.bpmn.checks.lanes import check_lanes
from engine.bpmn.checks.meanings import check_meanings
from engine.bpmn.checks.message_events import check_message_events
from engine.bpmn.checks.names import check_names
from engine.bpmn.checks.package import Package
from engine.bpmn.checks.paths import check_paths
from engine.bpmn.checks.references import check_references
from engine.bpmn.checks.shapes import check_shapes
from engine.bpmn.checks.standard import check_standard
from engine.bpmn.checks.tasks import check_tasks
from engine.bpmn.checks.time import check_time
from engine.bpmn.checks.timers import check_timers
from engine.bpmn.checks.trial import try_out
from engine.bpmn.checks.unsupported import check_unsupported
from engine.domain.bundle import Bundle
from engine.domain.problem import Problem

CHECKS: tuple[Callable[[Package], Iterator[Problem]], ...] = (
    check_identity,
    check_references,
    check_paths,
    check_branches,
    check_tasks,
    check_lanes,
    check_shapes,
    check_unsupported,
    check_foreign_code,
    check_calls,
    check_decisions,
    check_decision_meanings,
    check_expressions,
    check_timers,
    check_time,
    check_message_events,
    check_names,
    check_meanings,
    check_forms,
    check_form_expressions,
    check_standard,
)


def check(bundle: Bundle, *, topics: frozenset[str] | None = None) -> list[Problem]:
    """Return every problem of the bundle, sorted by file and line; never raises for bad input.

    `topics` are the operations that service tasks may ask for; None accepts every name. What is
    without errors has also been read or compiled once as the runtime does it.
    """
    package = Package(bundle, topics)
    problems = [*package.unreadable, *(it for found in CHECKS for it in found(package))]
    problems += try_out(package, problems)
    return sorted(problems, key=_place)


def _place(problem: Problem) -> tuple[str, int, str, str]:
    return problem.file, problem.line or 0, problem.element_id or "", problem.code
