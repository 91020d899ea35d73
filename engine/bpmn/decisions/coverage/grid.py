"""A decision table as the checks see it: its columns on their axes, its rules as boxes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from engine.bpmn.decisions.coverage.budget import Budget
from engine.bpmn.decisions.coverage.cells import Tests, read_tests
from engine.bpmn.decisions.coverage.columns import Column, column_of
from engine.bpmn.decisions.coverage.sweep import Box
from engine.bpmn.decisions.item_definitions import BUILT_IN
from engine.bpmn.decisions.item_types import Room
from engine.bpmn.decisions.table import Cell, DecisionTable, Input
from engine.feel.values import CONTEXT, FUNCTION, LIST, RANGE

# Types without fractions, by the names that editors offer.
_WHOLE = frozenset({"integer", "long"})
# What reading a character costs, compared with a step of a search.
PER_CHARACTER = 8
# How a cell compares with such a value is told by running it.
_WITHOUT_ORDER = frozenset({LIST, CONTEXT, RANGE, FUNCTION})


@dataclass(frozen=True, eq=False)
class Grid:
    """`tests` are those of the cells by their texts, None where only running it can tell."""

    table: DecisionTable
    columns: tuple[Column, ...]
    tests: Mapping[str, Tests | None]

    @cached_property
    def rules(self) -> int:
        """All rules, as a set with a bit for each."""
        return (1 << len(self.table.rules)) - 1

    def box(self, rule: int) -> Box:
        """All that the rule might accept."""
        return tuple(column.may_be(rule) for column in self.columns)

    def key(self, rule: int) -> tuple[object, ...]:
        """The same for rules that accept the same and have the same results."""
        written = self.table.rules[rule]
        cells = (
            cell.text.strip() if column.cells[rule] is None else column.cells[rule]
            for column, cell in zip(self.columns, written.inputs, strict=True)
        )
        return (*cells, *(cell.text.strip() for cell in written.outputs))


def grid_of(table: DecisionTable, budget: Budget) -> Grid:
    """The grid of a table."""
    tests = {text: _read(text, budget) for text in dict.fromkeys(_texts(table))}
    columns = tuple(
        _column(written, [rule.inputs[place] for rule in table.rules], tests)
        for place, written in enumerate(table.inputs)
    )
    return Grid(table, columns, tests)


def _texts(table: DecisionTable) -> Iterator[str]:
    yield from (column.allowed for column in table.inputs if column.allowed)
    for rule in table.rules:
        yield from (cell.text for cell in rule.inputs)


def _read(text: str, budget: Budget) -> Tests | None:
    if not budget.spend(PER_CHARACTER * (len(text) + 1)):
        return None
    tests = read_tests(text)
    # Each gap and each point of a cell is tried out, in each of the cell's parts.
    work = sum(len(points) ** 2 for points in tests.points.values()) if tests else 0
    return tests if budget.spend(work) else None


def _column(written: Input, cells: Sequence[Cell], tests: Mapping[str, Tests | None]) -> Column:
    found, of_kind = [tests[cell.text] for cell in cells], _kind(written.type_name)
    if of_kind in _WITHOUT_ORDER:
        found = [it if it and it.accept_everything else None for it in found]
    return column_of(
        written.label or written.text,
        found,
        allowed=tests[written.allowed] if written.allowed else None,
        kind=of_kind,
        whole=written.type_name in _WHOLE,
    )


def _kind(type_name: str | None) -> str | None:
    """The kind of values of a type that is known to every model; None for other types."""
    of_type = BUILT_IN.get(type_name or "")
    return of_type.feel(Room()).kind if of_type else None
