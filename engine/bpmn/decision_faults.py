"""Says where in a model an evaluation failed, in the words of its author."""

from engine.bpmn.decision_files import DecisionFiles
from engine.bpmn.decisions import Decision, DecisionError, DecisionTable
from engine.domain.decision_fault import DecisionFault


def fault_of(files: DecisionFiles, asked: Decision, error: DecisionError) -> DecisionFault:
    """Return the fault with the names of the decision, which may be a required one, and column."""
    failed = files.decision(error.decision_id) or asked
    return DecisionFault(
        decision=failed.name,
        reason=error.code,
        rule=error.rule or None,
        column=_heading(failed.table, error.column),
        facts=error.facts,
    )


def _heading(table: DecisionTable | None, column: int) -> str | None:
    """Return what a column is called; outputs are counted after the inputs."""
    if table is None:
        return None
    labels = [*(it.label for it in table.inputs), *(it.label for it in table.outputs)]
    return labels[column - 1] if 0 < column <= len(labels) else None
