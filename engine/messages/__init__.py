"""The Indonesian sentences for everything the engine reports as codes and facts.

No function here raises for a code it does not know, or for facts that are missing: the reader then
gets a general sentence.
"""

from collections.abc import Mapping
from typing import Any

from engine.domain.errors import FieldProblem, InvalidPackageError, WorkflowError
from engine.domain.problem import Problem
from engine.messages.feel import FEEL, KINDS, UNKNOWN_FEEL
from engine.messages.fields import FIELDS, UNKNOWN_FIELD
from engine.messages.places import PLACES
from engine.messages.problems import PROBLEMS, UNKNOWN_PROBLEM
from engine.messages.refusals import REFUSALS
from engine.messages.sentences import sentence, short
from engine.messages.table_problems import table_words

_TYPES = ("kind", "left", "right", "type")


def describe_problem(problem: Problem) -> str:
    """Return what is wrong with a package and what to do; file and line are not repeated."""
    said = sentence(PROBLEMS.get(problem.code, UNKNOWN_PROBLEM), _problem_facts(problem))
    return _suggesting(said, _reasons(problem.facts))


def describe_feel(code: str, facts: Mapping[str, Any]) -> str:
    """Return why an expression cannot be read or worked out."""
    return _suggesting(sentence(FEEL.get(code, UNKNOWN_FEEL), facts), facts)


def describe_field_problem(problem: FieldProblem) -> str:
    """Return what is wrong with one answer and what to do."""
    # A form's author may have written the sentence; it then stands for ours.
    own = problem.facts.get("message")
    return str(own) if own else sentence(FIELDS.get(problem.code, UNKNOWN_FIELD), problem.facts)


def describe_error(error: WorkflowError) -> str:
    """Return why the request was refused and what the person can do now."""
    template = next(REFUSALS[kind] for kind in type(error).__mro__ if kind in REFUSALS)
    return sentence(template, _error_facts(error))


def _suggesting(said: str, facts: Mapping[str, Any]) -> str:
    suggestion = facts.get("suggestion")
    return f"{said} Apakah yang Anda maksud “{short(suggestion)}”?" if suggestion else said


def _error_facts(error: WorkflowError) -> Mapping[str, Any]:
    if isinstance(error, InvalidPackageError):
        return {"count": len(error.problems)}
    return vars(error)


def _problem_facts(problem: Problem) -> Mapping[str, Any]:
    facts = problem.facts
    return {
        **facts,
        **table_words(facts),
        "where": _where(problem),
        "file": problem.file,
        "code": problem.code,
        "place": _place(facts),
        "why": _why(facts),
    }


def _where(problem: Problem) -> str:
    label, name = short(problem.facts.get("label")), problem.element_id or problem.facts.get("key")
    if label and name and label != name:
        return f"“{label}” ({name})"
    return f"“{label or name}”" if label or name else problem.file


def _place(facts: Mapping[str, Any]) -> str:
    kind, _, name = str(facts.get("place", "")).partition(" ")
    return sentence(PLACES.get(kind, kind), {**facts, "name": name})


def _why(facts: Mapping[str, Any]) -> str:
    reason = FEEL.get(str(facts.get("reason", "")))
    return sentence(reason, _reasons(facts)) if reason else ""


def _reasons(facts: Mapping[str, Any]) -> Mapping[str, Any]:
    inside = facts.get("reason_facts")
    told = inside if isinstance(inside, Mapping) else {}
    return {**facts, **told, **{it: KINDS.get(told[it], told[it]) for it in _TYPES if it in told}}
