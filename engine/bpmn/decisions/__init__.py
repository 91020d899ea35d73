"""Decisions by DMN 1.5: read once, compiled once, evaluated as often as you like."""

from engine.bpmn.decisions.description import Decision, Service
from engine.bpmn.decisions.errors import DecisionError, UnknownDecisionError, UnreadableModelError
from engine.bpmn.decisions.model import DecisionModel
from engine.bpmn.decisions.outcome import Evaluation, MatchedRule, Outcome
from engine.bpmn.decisions.reading import read_model, read_models
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
    "Decision",
    "DecisionError",
    "DecisionModel",
    "DecisionTable",
    "Evaluation",
    "HitPolicy",
    "Input",
    "MatchedRule",
    "Outcome",
    "Output",
    "Rule",
    "Service",
    "UnknownDecisionError",
    "UnreadableModelError",
    "read_model",
    "read_models",
]
