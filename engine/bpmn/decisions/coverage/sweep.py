"""The sweep: goes through the columns one by one, with the rules that match so far."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import accumulate
from operator import and_, or_

from engine.bpmn.decisions.coverage.budget import Budget
from engine.bpmn.decisions.coverage.columns import Class

# A set of places for each column.
Box = tuple[int, ...]
Classes = Sequence[Class]

_EVERY_RULE = -1


def uncovered(
    columns: Sequence[Classes], box: Box, *, rules: int, limit: int, budget: Budget
) -> list[Box]:
    """The parts of the box that none of the rules covers; about so many of them at most.

    With a budget that is spent, there may be more of them.
    """
    if not budget.spend(sum(map(len, columns))):
        return []
    inside = [_inside(classes, places) for classes, places in zip(columns, box, strict=True)]
    return _Sweep(inside, box, _wide(inside), limit, budget).from_column(0, rules)


def rules_within(classes: Classes, places: int) -> int:
    """The rules that accept some of these places."""
    return reduce(or_, (it.rules for it in classes if it.places & places), 0)


def _inside(classes: Classes, places: int) -> list[Class]:
    return [Class(it.rules, it.places & places) for it in classes if it.places & places]


def _wide(columns: Sequence[Classes]) -> list[int]:
    """For each column, the rules that accept everything from there on; all of them at the end."""
    accepting = (reduce(and_, (it.rules for it in column), _EVERY_RULE) for column in columns)
    return [*accumulate(reversed([*accepting]), and_, initial=_EVERY_RULE)][::-1]


@dataclass
class _Sweep:
    columns: Sequence[Classes]
    box: Box
    wide: Sequence[int]
    limit: int
    budget: Budget
    known: dict[tuple[int, int], list[Box]] = field(default_factory=dict)

    def from_column(self, column: int, rules: int) -> list[Box]:
        """The uncovered boxes of this column and those after it, if these rules still match."""
        if not rules:
            return [self.box[column:]]
        if rules & self.wide[column]:
            return []
        if (column, rules) not in self.known:
            self.known[column, rules] = self._merged(column, rules)
        return self.known[column, rules]

    def _merged(self, column: int, rules: int) -> list[Box]:
        """Boxes that differ in this column alone are one."""
        found: defaultdict[Box, int] = defaultdict(int)
        for narrowed, places in self._narrowed(column, rules).items():
            for rest in self.from_column(column + 1, narrowed):
                found[rest] |= places
            if len(found) >= self.limit:
                break
        return [(places, *rest) for rest, places in found.items()]

    def _narrowed(self, column: int, rules: int) -> Mapping[int, int]:
        """The places of this column by the rules that match there too."""
        found: defaultdict[int, int] = defaultdict(int)
        if self.budget.spend(len(self.columns[column])):
            for it in self.columns[column]:
                found[it.rules & rules] |= it.places
        return found
