"""Overlaps: inputs that two rules match although the hit policy gives room for one result."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from operator import and_

from engine.bpmn.decisions.coverage.budget import Budget
from engine.bpmn.decisions.coverage.columns import Column
from engine.bpmn.decisions.coverage.findings import Finding, Kind
from engine.bpmn.decisions.coverage.grid import Grid
from engine.bpmn.decisions.coverage.independence import are_independent
from engine.bpmn.decisions.coverage.regions import region
from engine.bpmn.decisions.coverage.results import constants_of, surely_differ
from engine.bpmn.decisions.coverage.sets import members
from engine.bpmn.decisions.coverage.sweep import Box, rules_within
from engine.bpmn.decisions.table import HitPolicy, Rule
from engine.domain.problem import Severity

# A class is only compared here, which takes a fraction of a step.
_CHEAP = 4
# What two rules that match the same input are, by their numbers from 0; None if they may be.
_Judge = Callable[[int, int], Kind | None]


def find_overlaps(grid: Grid, budget: Budget) -> Iterator[Finding]:
    """Yield pairs of rules that surely both match some input, and must not."""
    judge_for = _JUDGES.get(grid.table.hit_policy)
    if judge_for is None:
        return
    judge, rules = judge_for(grid, budget), grid.table.rules
    for first, second, box in _common(grid, budget):
        kind = judge(first, second)
        if kind:
            yield _finding(grid, kind, rules[second], rules[first], box)


def _unique(grid: Grid, _budget: Budget) -> _Judge:
    def judge(first: int, second: int) -> Kind:
        return Kind.DUPLICATE if grid.key(first) == grid.key(second) else Kind.OVERLAP

    return judge


def _any(grid: Grid, budget: Budget) -> _Judge:
    constants, rules = constants_of(grid.table, budget), grid.table.rules

    def judge(first: int, second: int) -> Kind | None:
        differ = surely_differ(constants, rules[first], rules[second])
        return Kind.CONFLICT if differ else None

    return judge


_JUDGES: Mapping[HitPolicy, Callable[[Grid, Budget], _Judge]] = {
    HitPolicy.UNIQUE: _unique,
    HitPolicy.ANY: _any,
}


def _common(grid: Grid, budget: Budget) -> Iterator[tuple[int, int, Box]]:
    """Each two rules with the inputs that both accept, as far as that is known."""
    accepting = cache(partial(_accepting, grid.columns, budget))
    price = len(grid.table.inputs) + len(grid.table.outputs)
    for second in range(len(grid.table.rules)):
        cells = [column.cells[second] for column in grid.columns]
        others = (1 << second) - 1
        for place, cell in enumerate(cells):
            # A rule of which something is not known surely shares nothing.
            others &= accepting(place, cell or 0) if others else 0
        for first in members(others):
            if not budget.spend(price):
                return
            yield first, second, tuple(map(and_, grid.box(first), grid.box(second)))


def _accepting(columns: Sequence[Column], budget: Budget, place: int, cell: int) -> int:
    """The rules that accept some of the cell's places in that column; none without a budget."""
    classes = columns[place].accepting
    return rules_within(classes, cell) if budget.spend(len(classes) // _CHEAP) else 0


def _finding(grid: Grid, kind: Kind, rule: Rule, other: Rule, box: Box) -> Finding:
    return Finding(
        kind=kind,
        severity=_severity(grid, box),
        rules=(rule.number, other.number),
        region=region(grid.columns, box),
        element_id=rule.id,
        line=rule.line,
    )


def _severity(grid: Grid, box: Box) -> Severity:
    """An error if nothing can keep the region from being reached."""
    narrow = [
        (given.text, column.values & places)
        for given, column, places in zip(grid.table.inputs, grid.columns, box, strict=True)
        if column.values & ~places
    ]
    filled = all(values for _, values in narrow)
    certain = filled and are_independent([text for text, _ in narrow])
    return Severity.ERROR if certain else Severity.WARNING
