"""What is wrong with a package or with answers, as people read it."""

from typing import Any

from engine.domain.errors import InvalidSubmissionError
from engine.domain.problem import Problem
from engine.messages import describe_field_problem, describe_problem


def as_json(problem: Problem) -> dict[str, Any]:
    return {
        "message": describe_problem(problem),
        "file": problem.file,
        "line": problem.line,
        "element_id": problem.element_id,
        "severity": problem.severity,
    }


def worded(error: InvalidSubmissionError) -> dict[str, list[str]]:
    """Return the sentences for each field."""
    return {
        path: [describe_field_problem(it) for it in found] for path, found in error.problems.items()
    }
