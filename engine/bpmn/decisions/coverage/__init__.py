"""What can be said of a decision table without running it: gaps, overlaps and dead rules."""

from engine.bpmn.decisions.coverage.check import check_table
from engine.bpmn.decisions.coverage.findings import Finding, Kind
from engine.bpmn.decisions.coverage.problems import table_problems

__all__ = ["Finding", "Kind", "check_table", "table_problems"]
