"""Warns of cells of decision tables that can be read, but give nothing whatever they are told."""

from collections.abc import Iterator, Mapping
from typing import Any

from engine.bpmn.checks.feel_texts import findings_in
from engine.bpmn.checks.package import Package
from engine.bpmn.decisions import Cell, DecisionTable, Rule
from engine.bpmn.functions import FUNCTIONS
from engine.domain.problem import Problem, Severity
from engine.feel import Type, parse_unary_tests
from engine.feel.types import ANY, SIMPLE

_INPUT = "?"
_ANYTHING = frozenset({"", "-"})
_Types = Mapping[str, Type]
_Faults = Iterator[Mapping[str, Any]]


def check_decision_meanings(package: Package) -> Iterator[Problem]:
    """Yield cells whose types do not fit those of their columns."""
    for diagram in package.diagrams:
        for path, model in package.decisions(diagram).models.items():
            tables = (it.table for it in model.decisions.values() if it.table)
            yield from (problem for table in tables for problem in _in_table(path, table))


def _in_table(path: str, table: DecisionTable) -> Iterator[Problem]:
    types = {it.text: _type(it.type_name) for it in table.inputs}
    for rule in table.rules:
        for place, cell in enumerate(rule.inputs):
            tested = {**types, _INPUT: _type(table.inputs[place].type_name)}
            yield from _problems(path, rule, place + 1, _in_condition(cell, tested))
        for place, cell in enumerate(rule.outputs, len(rule.inputs)):
            faults = findings_in(cell.text, types, functions=FUNCTIONS)
            yield from _problems(path, rule, place + 1, faults)


def _type(name: str | None) -> Type:
    return SIMPLE.get(name or "", ANY)


def _in_condition(cell: Cell, types: _Types) -> _Faults:
    if cell.text in _ANYTHING:
        return iter(())
    return findings_in(cell.text, types, functions=FUNCTIONS, read=parse_unary_tests)


def _problems(path: str, rule: Rule, column: int, faults: _Faults) -> Iterator[Problem]:
    cell = [*rule.inputs, *rule.outputs][column - 1]
    place = {"place": f"rule {rule.number}", "cell": column, "text": cell.text}
    for fault in faults:
        yield Problem(
            code="no_meaning",
            file=path,
            line=cell.line,
            element_id=cell.id,
            severity=Severity.WARNING,
            facts={**place, **fault},
        )
