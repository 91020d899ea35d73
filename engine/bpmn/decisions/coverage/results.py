"""Results that are constants: which differ, and which come before others."""

from collections.abc import Iterable, Mapping
from typing import Any

from engine.bpmn.decisions.coverage.budget import Budget
from engine.bpmn.decisions.coverage.cells import read_constant, read_values
from engine.bpmn.decisions.coverage.grid import PER_CHARACTER
from engine.bpmn.decisions.table import DecisionTable, Rule
from engine.feel import Run
from engine.feel.comparison import equal
from engine.feel.literal import literal

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
    if left is None or right is None:
        return False
    return equal(left[0], right[0], Run()) is not True


def ranks_of(
    table: DecisionTable, constants: Mapping[str, Constant]
) -> tuple[tuple[int, ...] | None, ...]:
    """How far in front the results of each rule are: the less, the further; None if unknown."""
    orders = [
        (place, _order(output.allowed))
        for place, output in enumerate(table.outputs)
        if output.allowed
    ]
    return tuple(_rank(rule, orders, constants) for rule in table.rules)


def _order(allowed: str) -> Mapping[str, int]:
    """The place of each allowed value, of equal ones the first."""
    values = read_values(allowed)
    return {literal(value): place for place, value in reversed([*enumerate(values)])}


def _rank(
    rule: Rule, orders: Iterable[tuple[int, Mapping[str, int]]], constants: Mapping[str, Constant]
) -> tuple[int, ...] | None:
    results = ((constants[rule.outputs[place].text], order) for place, order in orders)
    ranks = [order.get(literal(value[0])) if value else None for value, order in results]
    known = tuple(rank for rank in ranks if rank is not None)
    return known if known and len(known) == len(ranks) else None
