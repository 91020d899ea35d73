"""Rules that can never match or never count, and rules that stand twice."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import reduce
from itertools import accumulate
from operator import and_, or_

from engine.bpmn.decisions.coverage.axis import axis_of
from engine.bpmn.decisions.coverage.budget import Budget
from engine.bpmn.decisions.coverage.cells import Tests
from engine.bpmn.decisions.coverage.findings import Finding, Kind
from engine.bpmn.decisions.coverage.grid import Grid
from engine.bpmn.decisions.coverage.results import constants_of, ranks_of
from engine.bpmn.decisions.coverage.sets import members
from engine.bpmn.decisions.coverage.sweep import Box, rules_within, uncovered
from engine.bpmn.decisions.table import HitPolicy
from engine.domain.problem import Severity

_MAX_NAMED = 5
# The check of overlaps or that of covered rules tells of them.
_TOLD_OTHERWISE = frozenset({HitPolicy.UNIQUE, HitPolicy.FIRST})


def find_dead_cells(grid: Grid) -> Iterator[Finding]:
    """Yield cells that no value passes, or none that the column may have."""
    for place, column in enumerate(grid.columns):
        for rule, accepted in zip(grid.table.rules, column.cells, strict=True):
            cell = rule.inputs[place]
            tests = grid.tests[cell.text]
            if tests and accepted == 0:
                yield Finding(
                    kind=Kind.OUTSIDE if _accepts_some_value(tests) else Kind.CONTRADICTION,
                    severity=Severity.WARNING,
                    rules=(rule.number,),
                    region=((column.label, cell.text.strip()),),
                    element_id=cell.id or rule.id,
                    line=cell.line or rule.line,
                )


def _accepts_some_value(tests: Tests) -> bool:
    return bool(axis_of([tests], kind=None).runs(tests))


def find_covered_rules(grid: Grid, budget: Budget) -> Iterator[Finding]:
    """Yield rules for all of whose inputs another rule goes before."""
    order_for = _ORDERS.get(grid.table.hit_policy)
    if order_for is None:
        return
    for rule, others in enumerate(order_for(grid, budget)):
        box = grid.box(rule)
        if others and all(box) and _is_covered(grid, box, others, budget):
            yield _covered(grid, rule, _covering(grid, box, others))


def _is_covered(grid: Grid, box: Box, rules: int, budget: Budget) -> bool:
    accepting = [column.accepting for column in grid.columns]
    left = uncovered(accepting, box, rules=rules, limit=1, budget=budget)
    return not left and not budget.is_spent


def _covering(grid: Grid, box: Box, rules: int) -> list[int]:
    """The one rule that covers the box, or the first of those that do so together."""
    pairs = zip(grid.columns, box, strict=True)
    touching = reduce(and_, (rules_within(it.accepting, places) for it, places in pairs), rules)
    found = [*members(touching)]
    alone = [rule for rule in found if _covers(grid, rule, box)]
    return alone[:1] or found[:_MAX_NAMED]


def _covers(grid: Grid, rule: int, box: Box) -> bool:
    return all(
        (column.cells[rule] or 0) & places == places
        for column, places in zip(grid.columns, box, strict=True)
    )


def _covered(grid: Grid, index: int, others: Iterable[int]) -> Finding:
    rules = grid.table.rules
    rule = rules[index]
    return Finding(
        kind=Kind.COVERED,
        severity=Severity.WARNING,
        rules=(rule.number, *(rules[it].number for it in others)),
        element_id=rule.id,
        line=rule.line,
    )


def _first(grid: Grid, _budget: Budget) -> Iterator[int]:
    """The rules before each one."""
    return ((1 << rule) - 1 for rule in range(len(grid.table.rules)))


def _priority(grid: Grid, budget: Budget) -> Iterator[int]:
    """The rules whose results come before those of each one."""
    before: defaultdict[tuple[int, ...], int] = defaultdict(int)
    ranks = ranks_of(grid.table, constants_of(grid.table, budget))
    for rule, rank in enumerate(ranks):
        if rank is not None:
            before[rank] |= 1 << rule
    ordered = sorted(before)
    ahead = accumulate((before[it] for it in ordered), or_, initial=0)
    by_rank = dict(zip(ordered, ahead, strict=False))
    return (0 if rank is None else by_rank[rank] for rank in ranks)


# The rules that go before each one, where all that is left of several matches is one result.
_ORDERS: Mapping[HitPolicy, Callable[[Grid, Budget], Iterator[int]]] = {
    HitPolicy.FIRST: _first,
    HitPolicy.PRIORITY: _priority,
}


def find_duplicates(grid: Grid) -> Iterator[Finding]:
    """Yield rules that accept and say the same as an earlier one."""
    if grid.table.hit_policy in _TOLD_OTHERWISE:
        return
    known: dict[tuple[object, ...], int] = {}
    for index, rule in enumerate(grid.table.rules):
        number = known.setdefault(grid.key(index), rule.number)
        if number != rule.number:
            yield Finding(
                kind=Kind.DUPLICATE,
                severity=Severity.WARNING,
                rules=(rule.number, number),
                element_id=rule.id,
                line=rule.line,
            )
