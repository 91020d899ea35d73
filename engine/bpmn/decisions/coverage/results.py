"""Results that are constants: which differ, and which come before others."""

from collections.abc import Mapping, Sequence
from typing import Any

from engine.bpmn.decisions.coverage.budget import Budget
from engine.bpmn.decisions.coverage.cells import read_constant, read_values
from engine.bpmn.decisions.coverage.grid import PER_CHARACTER
from engine.bpmn.decisions.table import DecisionTable, Rule
from engine.feel import Run
from engine.feel.comparison import equal

# The value as the only item; None where only running the text can tell.
Constant = tuple[Any] | None


def constants_of(table: DecisionTable, budget: Budget) -> Mapping[str, Constant]:
    """The values of all results by their texts."""
    texts = dict.fromkeys(cell.text for rule in table.rules for cell in rule.outputs)
    return {
        text: read_constant(text) if budget.spend(PER_CHARACTER * (len(text) + 1)) else None
        for text in texts
    }


def surely_differ(constants: Mapping[str, Constant], one: Rule, other: Rule) -> bool:
    """Whether two rules are known to have different results."""
    pairs = zip(one.outputs, other.outputs, strict=True)
    return any(_differ(constants[left.text], constants[right.text]) for left, right in pairs)


def _differ(left: Constant, right: Constant) -> bool:
    return left is not None and right is not None and not _same(left, right)


def ranks_of(
    table: DecisionTable, constants: Mapping[str, Constant]
) -> tuple[tuple[int, ...] | None, ...]:
    """How far in front the results of each rule are: the less, the further; None if unknown."""
    orders = [
        (place, read_values(it.allowed)) for place, it in enumerate(table.outputs) if it.allowed
    ]
    return tuple(_rank(rule, orders, constants) for rule in table.rules)


def _rank(
    rule: Rule,
    orders: Sequence[tuple[int, Sequence[Any] | None]],
    constants: Mapping[str, Constant],
) -> tuple[int, ...] | None:
    ranks = [_place(constants[rule.outputs[place].text], order) for place, order in orders]
    known = tuple(it for it in ranks if it is not None)
    return known if known and len(known) == len(ranks) else None


def _place(constant: Constant, order: Sequence[Any] | None) -> int | None:
    """The place of a value in the order of its column."""
    if constant is None:
        return None
    places = (place for place, value in enumerate(order or ()) if _same((value,), constant))
    return next(places, None)


def _same(left: tuple[Any], right: tuple[Any]) -> bool:
    return equal(left[0], right[0], Run()) is True
