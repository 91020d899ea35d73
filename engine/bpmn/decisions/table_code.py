"""Turns a decision table into code: every text is compiled once, every row is a tuple of tests."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from engine.bpmn.decisions.conclusions import conclusion
from engine.bpmn.decisions.deciding import deciding
from engine.bpmn.decisions.elements import child, type_ref
from engine.bpmn.decisions.errors import located
from engine.bpmn.decisions.hit_policies import Hit
from engine.bpmn.decisions.language import nothing
from engine.bpmn.decisions.outcome import MatchedRule
from engine.bpmn.decisions.site import Site, Write, typed
from engine.bpmn.decisions.table import Cell, DecisionTable, Input, Rule
from engine.bpmn.decisions.table_reader import read_table
from engine.bpmn.xml import Element
from engine.feel import Code, FeelEvaluationError, Scope

_EVERYTHING = frozenset({"", "-"})
_INPUT = "?"


@dataclass(frozen=True, slots=True)
class _Row:
    """A rule's tests with the columns they belong to, those left out that match everything."""

    rule: MatchedRule
    tests: tuple[tuple[int, Code], ...]
    outputs: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of conditions: the value that is tested, and which values it may be."""

    label: str
    value: Code
    allowed: Code | None


def table(element: Element, site: Site, _write: Write) -> Code:
    written = read_table(element, site.findings)
    columns = tuple(_column(it, at, site) for at, it in enumerate(written.inputs, 1))
    rows = tuple(_row(rule, written, site) for rule in written.rules)
    conclude = conclusion(written, site, declared=_declared(element))

    def evaluate(scope: Scope) -> Any:
        tested = _tested(columns, scope)
        note = deciding(scope).note
        note.inputs = {
            it.label: inner.values[_INPUT] for it, inner in zip(columns, tested, strict=True)
        }
        if not _all_allowed(columns, tested):
            return None
        rules, value = conclude(_hits(rows, tested, scope), scope)
        note.rules = rules
        return value

    return evaluate


def _declared(element: Element) -> str | None:
    """The type of the table's value: its own, or that of the decision's variable."""
    holder = element.getparent()
    variable = None if holder is None else child(holder, "variable")
    return type_ref(element) or type_ref(variable)


def _column(written: Input, number: int, site: Site) -> _Column:
    if not written.text:
        site.findings.error("input_without_expression", written, cell=number)
        return _Column(written.label, nothing, None)
    value = site.compiled(written.text, written, place=f"tableInput {written.label}", cell=number)
    allowed = written.allowed and site.compiled(
        written.allowed, written, unary=True, place=f"allowed {written.label}", cell=number
    )
    typed_value = typed(value, site.types.named(written.type_name))
    return _Column(written.label, typed_value, allowed or None)


def _row(rule: Rule, written: DecisionTable, site: Site) -> _Row:
    tests = (
        (at, _cell(cell, rule, at, site, unary=True))
        for at, cell in enumerate(rule.inputs)
        if cell.text not in _EVERYTHING
    )
    outputs = (
        typed(_cell(cell, rule, at, site), site.types.named(output.type_name))
        for at, (cell, output) in enumerate(
            zip(rule.outputs, written.outputs, strict=True), len(rule.inputs)
        )
    )
    return _Row(MatchedRule(number=rule.number, id=rule.id), tuple(tests), tuple(outputs))


def _cell(cell: Cell, rule: Rule, at: int, site: Site, *, unary: bool = False) -> Code:
    if cell.text in _EVERYTHING:
        return nothing
    facts = {"place": f"rule {rule.number}", "rule": rule.number, "cell": at + 1}
    return site.compiled(cell.text, cell, unary=unary, **facts)


def _tested(columns: tuple[_Column, ...], scope: Scope) -> list[Scope]:
    """For each column the scope of its cells, in which `?` is the value that they test."""
    scopes: list[Scope] = []
    try:
        scopes.extend(scope.inside({_INPUT: column.value(scope)}) for column in columns)
    except FeelEvaluationError as error:
        raise located(error, column=len(scopes) + 1) from error.__cause__
    return scopes


def _all_allowed(columns: tuple[_Column, ...], tested: list[Scope]) -> bool:
    """Whether no value lies outside those that its column allows; one that is missing does not."""
    return all(
        column.allowed is None or inner.values[_INPUT] is None or column.allowed(inner) is True
        for column, inner in zip(columns, tested, strict=True)
    )


def _hits(rows: tuple[_Row, ...], tested: list[Scope], scope: Scope) -> Iterator[Hit]:
    """The rules that match, one after the other: who wants the first only asks for no more."""
    for row in rows:
        scope.run.spend()
        if _matches(row, tested):
            yield Hit(row.rule, _outputs(row, len(tested), scope))


def _matches(row: _Row, tested: list[Scope]) -> bool:
    column = 0
    try:
        for column, test in row.tests:
            if test(tested[column]) is not True:
                return False
    except FeelEvaluationError as error:
        found = located(error, rule=row.rule.number, column=column + 1)
        raise found from error.__cause__
    return True


def _outputs(row: _Row, columns_before: int, scope: Scope) -> tuple[Any, ...]:
    values: list[Any] = []
    try:
        values.extend(output(scope) for output in row.outputs)
    except FeelEvaluationError as error:
        column = columns_before + len(values) + 1
        raise located(error, rule=row.rule.number, column=column) from error.__cause__
    return tuple(values)
