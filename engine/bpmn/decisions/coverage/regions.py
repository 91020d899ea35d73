"""Regions: boxes made as large as they may be, and told in FEEL."""

from collections.abc import Sequence
from functools import reduce
from itertools import accumulate
from operator import and_, or_

from engine.bpmn.decisions.coverage.budget import Budget
from engine.bpmn.decisions.coverage.columns import Column
from engine.bpmn.decisions.coverage.sweep import Box, rules_within
from engine.bpmn.decisions.coverage.words import tests_text

_EVERY_RULE = -1


def widened(columns: Sequence[Column], box: Box, *, limits: Box, budget: Budget) -> Box:
    """The gap with all that can be added within the limits, column by column."""
    if not budget.spend(3 * sum(len(column.perhaps) for column in columns)):
        return box
    matching = [rules_within(it.perhaps, places) for it, places in zip(columns, box, strict=True)]
    after = [*accumulate(matching[::-1], and_, initial=_EVERY_RULE)][-2::-1]
    wide, before = [], _EVERY_RULE
    for column, limit, others in zip(columns, limits, after, strict=True):
        free = (it.places for it in column.perhaps if not it.rules & before & others)
        wide.append(reduce(or_, free, 0) & limit)
        before &= rules_within(column.perhaps, wide[-1])
    return tuple(wide)


def region(columns: Sequence[Column], box: Box) -> tuple[tuple[str, str], ...]:
    """The box as tests of the columns that matter to it."""
    return tuple(
        (column.label, tests_text(column, places))
        for column, places in zip(columns, box, strict=True)
        if column.values & ~places
    )
