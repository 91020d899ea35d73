"""Checks one decision table, within bounds that no table can exceed."""

from collections.abc import Callable, Iterator
from itertools import islice

from engine.bpmn.decisions.coverage.budget import Budget
from engine.bpmn.decisions.coverage.dead_rules import (
    find_covered_rules,
    find_dead_cells,
    find_duplicates,
)
from engine.bpmn.decisions.coverage.findings import Finding, Kind
from engine.bpmn.decisions.coverage.gaps import (
    find_gaps,
    find_gaps_between_integers,
    find_gaps_when_empty,
)
from engine.bpmn.decisions.coverage.grid import Grid, grid_of
from engine.bpmn.decisions.coverage.overlaps import find_overlaps
from engine.bpmn.decisions.table import DecisionTable
from engine.domain.problem import Severity

MAX_ALIKE = 10
# Some tenths of a second for the cells of one table and for each search in it, and some seconds
# for all tables of a package.
_READING, _SEARCHING, _PACKAGE = 500_000, 400_000, 6_000_000
# Nobody reads a table that is wider, and a search through its columns would go too deep.
_MAX_COLUMNS = 100


def package_budget() -> Budget:
    """Return what all tables of a package may take together."""
    return Budget(_PACKAGE)


def check_table(table: DecisionTable, *, whole: Budget | None = None) -> list[Finding]:
    """Return all findings; of a table that is too large for that some, and then the last says so.

    The types of its columns must be those that every model knows. `whole` is what it shares with
    other tables.
    """
    if len(table.inputs) > _MAX_COLUMNS:
        return [_too_large(table)]
    reading = Budget(_READING, whole)
    searches = [(search, Budget(_SEARCHING, whole)) for search in _SEARCHES]
    grid = grid_of(table, reading)
    found = [it for search, budget in searches for it in _first(search(grid, budget))]
    if any(budget.is_spent for budget in (reading, *(it for _, it in searches))):
        found.append(_too_large(table))
    return found


def _first(findings: Iterator[Finding]) -> Iterator[Finding]:
    """Yield as many findings as somebody will read, and one that there are more."""
    yield from islice(findings, MAX_ALIKE)
    for further in islice(findings, 1):
        yield Finding(kind=Kind.MORE, severity=further.severity, element_id=further.element_id)


def _dead_cells(grid: Grid, _budget: Budget) -> Iterator[Finding]:
    return find_dead_cells(grid)


def _duplicates(grid: Grid, _budget: Budget) -> Iterator[Finding]:
    return find_duplicates(grid)


def _opaque(grid: Grid, _budget: Budget) -> Iterator[Finding]:
    """Yield one finding for all rules of which only running the table can tell."""
    cells = zip(
        grid.table.rules, zip(*(it.cells for it in grid.columns), strict=True), strict=False
    )
    rules = tuple(rule.number for rule, row in cells if None in row)
    if rules:
        yield Finding(kind=Kind.OPAQUE, severity=None, rules=rules, element_id=grid.table.id)


_SEARCHES: tuple[Callable[[Grid, Budget], Iterator[Finding]], ...] = (
    _dead_cells,
    find_gaps,
    find_gaps_between_integers,
    find_gaps_when_empty,
    find_overlaps,
    find_covered_rules,
    _duplicates,
    _opaque,
)


def _too_large(table: DecisionTable) -> Finding:
    return Finding(
        kind=Kind.TOO_LARGE, severity=Severity.WARNING, element_id=table.id, line=table.line
    )
