"""Decisions by DMN 1.5: read once, compiled once, evaluated as often as you like."""

from engine.bpmn.decisions.table import (
    Aggregation,
    Cell,
    DecisionTable,
    HitPolicy,
    Input,
    Output,
    Rule,
)

__all__ = [
    "Aggregation",
    "Cell",
    "DecisionTable",
    "HitPolicy",
    "Input",
    "Output",
    "Rule",
]
