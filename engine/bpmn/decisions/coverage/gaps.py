"""Gaps: inputs for which no rule matches."""

from collections.abc import Iterator, Sequence
from itertools import islice

from engine.bpmn.decisions.coverage.budget import Budget
from engine.bpmn.decisions.coverage.columns import Column
from engine.bpmn.decisions.coverage.findings import Finding, Kind
from engine.bpmn.decisions.coverage.grid import Grid
from engine.bpmn.decisions.coverage.regions import region, widened
from engine.bpmn.decisions.coverage.sweep import Box, uncovered
from engine.bpmn.decisions.table import HitPolicy
from engine.domain.problem import Severity

_MAX_BOXES = 50
# Under these policies an empty list is an answer as good as any.
_LISTS = frozenset({HitPolicy.COLLECT, HitPolicy.RULE_ORDER, HitPolicy.OUTPUT_ORDER})


def find_gaps(grid: Grid, budget: Budget) -> Iterator[Finding]:
    """Yield regions that no rule covers, whatever those accept that only running them can tell."""
    for box in _ordinary_gaps(grid, budget):
        yield _finding(grid, Kind.GAP, _severity(grid), box)


def find_gaps_between_integers(grid: Grid, budget: Budget) -> Iterator[Finding]:
    """Yield one example for each column that has such gaps, beside those that are told anyway."""
    told = [*_ordinary_gaps(grid, budget)]
    for place, column in enumerate(grid.columns):
        only = column.axis.fractions & column.values
        limits = tuple(only if it is column else it.values for it in grid.columns)
        boxes = _gaps(grid, _ordinary(grid.columns, place, only), limits=limits, budget=budget)
        for box in islice((it for it in boxes if not _is_within_any(it, told)), 1):
            yield _finding(grid, Kind.GAP_BETWEEN_INTEGERS, _severity(grid), box)


def find_gaps_when_empty(grid: Grid, budget: Budget) -> Iterator[Finding]:
    """Yield one example for each column in which an empty input matters."""
    for place, column in enumerate(grid.columns):
        null = column.axis.null
        limits = tuple(it.everything if it is column else it.values for it in grid.columns)
        boxes = _gaps(grid, _ordinary(grid.columns, place, null), limits=limits, budget=budget)
        for box in islice((it for it in boxes if it[place] == null), 1):
            yield _finding(grid, Kind.GAP_WHEN_EMPTY, None, box)


def _is_within_any(box: Box, others: Sequence[Box]) -> bool:
    return any(
        all(not places & ~wide for places, wide in zip(box, other, strict=True)) for other in others
    )


def _ordinary_gaps(grid: Grid, budget: Budget) -> Iterator[Box]:
    limits = tuple(column.values for column in grid.columns)
    return _gaps(grid, _ordinary(grid.columns), limits=limits, budget=budget)


def _ordinary(columns: Sequence[Column], place: int = -1, places: int = 0) -> Box:
    """All values but those between one integer and the next; in one column, the places given."""
    box = [column.values & ~column.axis.fractions for column in columns]
    return tuple(places if index == place else it for index, it in enumerate(box))


def _gaps(grid: Grid, box: Box, *, limits: Box, budget: Budget) -> Iterator[Box]:
    """Yield the uncovered parts of the box, widened as far as the limits."""
    columns = [column.perhaps for column in grid.columns]
    if not all(box):
        return
    found = uncovered(columns, box, rules=grid.rules, limit=_MAX_BOXES, budget=budget)
    known = set()
    for part in found:
        wide = widened(grid.columns, part, limits=limits, budget=budget)
        if wide not in known:
            known.add(wide)
            yield wide


def _severity(grid: Grid) -> Severity | None:
    """A default result answers for every gap."""
    defaults = (output.default for output in grid.table.outputs)
    answered = any(default and default.text for default in defaults)
    return None if answered or grid.table.hit_policy in _LISTS else Severity.WARNING


def _finding(grid: Grid, kind: Kind, severity: Severity | None, box: Box) -> Finding:
    return Finding(
        kind=kind, severity=severity, region=region(grid.columns, box), element_id=grid.table.id
    )
