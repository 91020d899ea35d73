"""The faults among the findings, as problems of the decision's file."""

from collections.abc import Iterator

from engine.bpmn.decisions.coverage.check import check_table
from engine.bpmn.decisions.coverage.findings import Finding
from engine.bpmn.decisions.description import Decision
from engine.domain.problem import Problem, Severity


def table_problems(decision: Decision, *, file: str) -> Iterator[Problem]:
    """Yield what is wrong with the rules of a decision's table; none if it has no table."""
    for finding in check_table(decision.table) if decision.table else ():
        if finding.severity:
            yield _problem(finding, finding.severity, decision, file)


def _problem(finding: Finding, severity: Severity, decision: Decision, file: str) -> Problem:
    rule, *others = finding.rules or (None,)
    return Problem(
        code=f"table_{finding.kind}",
        file=file,
        line=finding.line,
        element_id=finding.element_id,
        facts={
            "label": decision.name,
            "rule": rule,
            "others": others,
            "region": [list(it) for it in finding.region],
        },
        severity=severity,
    )
