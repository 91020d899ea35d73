"""A column of conditions: which rules accept which of its values."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate
from operator import xor
from typing import NamedTuple

from engine.bpmn.decisions.coverage.axis import Axis, axis_of
from engine.bpmn.decisions.coverage.cells import Tests
from engine.bpmn.decisions.coverage.sets import Run, bits


class Class(NamedTuple):
    """Places of an axis that the same rules accept; both are sets with a bit for each."""

    rules: int
    places: int


@dataclass(frozen=True)
class Column:
    """`cells` are the places that each rule accepts; None where only running it can tell.

    `values` are the places that an input may have by its type, null not among them.
    """

    label: str
    axis: Axis
    values: int
    cells: tuple[int | None, ...]
    accepting: tuple[Class, ...]

    @cached_property
    def everything(self) -> int:
        """The values and null."""
        return self.values | self.axis.null

    @cached_property
    def perhaps(self) -> tuple[Class, ...]:
        """The classes, if every rule accepts whatever it might accept."""
        opaque = sum(1 << rule for rule, cell in enumerate(self.cells) if cell is None)
        return tuple(Class(it.rules | opaque, it.places) for it in self.accepting)

    def may_be(self, rule: int) -> int:
        """The places that the rule might accept."""
        cell = self.cells[rule]
        return self.everything if cell is None else cell


def column_of(
    label: str,
    cells: Sequence[Tests | None],
    *,
    allowed: Tests | None = None,
    kind: str | None = None,
    whole: bool = False,
) -> Column:
    """The column with these cells, one for each rule; `whole` numbers have no fractions."""
    axis = axis_of((tests for tests in (*cells, allowed) if tests), kind=kind)
    values = axis.values & ~axis.fractions if whole else axis.values
    values &= _union(axis.runs(allowed)) if allowed else values
    runs_of = cache(axis.runs)
    runs = [runs_of(tests) if tests else None for tests in cells]
    within = values | axis.null
    places = tuple(None if it is None else _union(it) & within for it in runs)
    return Column(label, axis, values, places, tuple(_classes(runs, within)))


def _union(runs: Iterable[Run]) -> int:
    return sum(map(bits, runs))


def _classes(cells: Iterable[tuple[Run, ...] | None], within: int) -> Iterator[Class]:
    """The places of each set of rules, found by one sweep over all ends of runs."""
    found: defaultdict[int, int] = defaultdict(int)
    turns = _turns(cells)
    places = range(within.bit_length())
    for place, rules in enumerate(accumulate((turns.get(it, 0) for it in places), xor)):
        found[rules] |= (1 << place) & within
    return (Class(rules, places) for rules, places in found.items() if places)


def _turns(cells: Iterable[tuple[Run, ...] | None]) -> Mapping[int, int]:
    """The rules that begin or cease to accept at each place."""
    found: defaultdict[int, int] = defaultdict(int)
    for rule, runs in enumerate(cells):
        for place in (end for run in runs or () for end in run):
            found[place] ^= 1 << rule
    return found
