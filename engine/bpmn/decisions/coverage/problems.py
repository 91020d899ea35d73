"""The faults among the findings, as problems of the files."""

from collections.abc import Iterable, Iterator, Mapping

from engine.bpmn.decisions.coverage.check import check_table, package_budget
from engine.bpmn.decisions.coverage.findings import Finding
from engine.bpmn.decisions.description import Decision
from engine.domain.problem import Problem, Severity


def table_problems(decisions: Mapping[str, Iterable[Decision]]) -> Iterator[Problem]:
    """Yield what is wrong with the rules of the tables of these decisions, given by file."""
    whole = package_budget()
    for file, of_file in decisions.items():
        for decision in of_file:
            for finding in check_table(decision.table, whole=whole) if decision.table else ():
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
