"""Which of the rules that match count, and in which order (DMN 1.5, 8.2.8 and 8.2.11)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from engine.bpmn.decisions.errors import DecisionError
from engine.bpmn.decisions.outcome import MatchedRule
from engine.bpmn.decisions.table import Aggregation, HitPolicy
from engine.feel import Code, Run, Scope, parse

_SAME = parse("one = other").code
_WITHIN = parse("value in (allowed)").code
_AGGREGATES: Mapping[Aggregation, Code] = {
    Aggregation.SUM: parse("sum(found)").code,
    Aggregation.MIN: parse("min(found)").code,
    Aggregation.MAX: parse("max(found)").code,
    Aggregation.COUNT: parse("count(found)").code,
}
SINGLE = frozenset({HitPolicy.UNIQUE, HitPolicy.ANY, HitPolicy.PRIORITY, HitPolicy.FIRST})


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that matched, with the value of each of its outputs."""

    rule: MatchedRule
    outputs: tuple[Any, ...]


Priorities = tuple[list[Any], ...]
"""The allowed values of each output, the most important one first."""
Policy = Callable[[Iterable[Hit], Priorities, Run], list[Hit]]


def _unique(hits: Iterable[Hit], _priorities: Priorities, _run: Run) -> list[Hit]:
    found = list(hits)
    if len(found) > 1:
        raise _violated(HitPolicy.UNIQUE, found)
    return found


def _any(hits: Iterable[Hit], _priorities: Priorities, run: Run) -> list[Hit]:
    found = list(hits)
    for other in found[1:]:
        one_and_other = {"one": list(found[0].outputs), "other": list(other.outputs)}
        if _SAME(Scope(one_and_other, run)) is not True:
            raise _violated(HitPolicy.ANY, found)
    return found


def _violated(policy: HitPolicy, hits: list[Hit]) -> DecisionError:
    numbers = [hit.rule.number for hit in hits]
    return DecisionError("hit_policy_violated", policy=policy.value, rules=numbers)


def _priority(hits: Iterable[Hit], priorities: Priorities, run: Run) -> list[Hit]:
    return _output_order(hits, priorities, run)[:1]


def _first(hits: Iterable[Hit], _priorities: Priorities, _run: Run) -> list[Hit]:
    return list(islice(hits, 1))


def _rule_order(hits: Iterable[Hit], _priorities: Priorities, _run: Run) -> list[Hit]:
    return list(hits)


def _output_order(hits: Iterable[Hit], priorities: Priorities, run: Run) -> list[Hit]:
    return sorted(hits, key=lambda hit: _ranks(hit, priorities, run))


def _ranks(hit: Hit, priorities: Priorities, run: Run) -> list[int]:
    return [
        _rank(value, allowed, run) for value, allowed in zip(hit.outputs, priorities, strict=True)
    ]


def _rank(value: Any, allowed: list[Any], run: Run) -> int:
    """The place of the value among the allowed ones; others come last."""
    for place, item in enumerate(allowed):
        run.spend()
        if _WITHIN(Scope({"value": value, "allowed": item}, run)) is True:
            return place
    return len(allowed)


POLICIES: Mapping[HitPolicy, Policy] = {
    HitPolicy.UNIQUE: _unique,
    HitPolicy.ANY: _any,
    HitPolicy.PRIORITY: _priority,
    HitPolicy.FIRST: _first,
    HitPolicy.RULE_ORDER: _rule_order,
    HitPolicy.OUTPUT_ORDER: _output_order,
    HitPolicy.COLLECT: _rule_order,
}


def aggregated(found: list[Any], aggregation: Aggregation | None, run: Run) -> Any:
    """The collected values as they are, or what the aggregation makes of them."""
    return _AGGREGATES[aggregation](Scope({"found": found}, run)) if aggregation else found
