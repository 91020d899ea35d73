"""Findings of a package as the browser reads them."""

from typing import Any

from engine.domain.problem import Problem
from engine.messages import describe_problem


def as_json(problem: Problem) -> dict[str, Any]:
    return {
        "message": describe_problem(problem),
        "file": problem.file,
        "line": problem.line,
        "element_id": problem.element_id,
        "severity": problem.severity,
    }
