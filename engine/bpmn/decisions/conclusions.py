"""Turns the rules of a table that count into its value."""

from collections.abc import Callable, Iterable
from typing import Any

from engine.bpmn.decisions.hit_policies import POLICIES, SINGLE, Hit, Priorities, aggregated
from engine.bpmn.decisions.language import nothing
from engine.bpmn.decisions.outcome import MatchedRule
from engine.bpmn.decisions.site import Site, typed
from engine.bpmn.decisions.table import Aggregation, DecisionTable, HitPolicy, Output
from engine.feel import Code, Scope

Conclude = Callable[[Iterable[Hit], Scope], tuple[tuple[MatchedRule, ...], Any]]
Shape = Callable[[tuple[Any, ...]], Any]

_RANKING = frozenset({HitPolicy.PRIORITY, HitPolicy.OUTPUT_ORDER})


def conclusion(written: DecisionTable, site: Site, *, declared: str | None) -> Conclude:
    """Return what makes of the hits the rules that count and the table's value.

    `declared` is the type of the table's value, which ranks a single output that says nothing.
    """
    policy, aggregation = POLICIES[written.hit_policy], written.aggregation
    single = written.hit_policy in SINGLE
    priorities, shape = _priorities(written, site, declared), _shape(written.outputs)
    default = _default(written, shape, site)

    def conclude(hits: Iterable[Hit], scope: Scope) -> tuple[tuple[MatchedRule, ...], Any]:
        chosen = policy(hits, priorities(scope), scope.run)
        if not chosen:
            return (), default(scope)
        rules, values = tuple(hit.rule for hit in chosen), [shape(hit.outputs) for hit in chosen]
        return rules, values[0] if single else aggregated(values, aggregation, scope.run)

    return conclude


def _shape(outputs: tuple[Output, ...]) -> Shape:
    """One output is the value itself; several become a context."""
    if len(outputs) == 1:
        return lambda values: values[0]
    names = tuple(output.name or output.label for output in outputs)
    return lambda values: dict(zip(names, values, strict=True))


def _default(written: DecisionTable, shape: Shape, site: Site) -> Code:
    """What the table says when no rule matches: its default outputs, no items, or null."""
    if not any(output.default for output in written.outputs):
        return _without_hits(written)
    codes = tuple(_default_output(output, site) for output in written.outputs)
    return lambda scope: shape(tuple([code(scope) for code in codes]))


def _without_hits(written: DecisionTable) -> Code:
    if written.aggregation is Aggregation.COUNT:
        return lambda _scope: 0
    if written.hit_policy in SINGLE or written.aggregation:
        return nothing
    return lambda _scope: []


def _default_output(output: Output, site: Site) -> Code:
    cell = output.default
    if cell is None or not cell.text:
        return nothing
    code = site.compiled(cell.text, cell, place=f"default {output.label}")
    return typed(code, site.types.named(output.type_name))


def _priorities(
    written: DecisionTable, site: Site, declared: str | None
) -> Callable[[Scope], Priorities]:
    if written.hit_policy not in _RANKING:
        return lambda _scope: ()
    whole = declared if len(written.outputs) == 1 else None
    codes = tuple(_allowed(output, site, whole) for output in written.outputs)
    return lambda scope: tuple([code(scope) for code in codes])


def _allowed(output: Output, site: Site, declared: str | None) -> Code:
    """The allowed values as a list, in the order in which they are written."""
    texts = (output.allowed, *map(site.types.allowed_text, (output.type_name, declared)))
    allowed = next(filter(None, texts), None)
    if allowed is None:
        return lambda _scope: []
    return site.compiled(f"[{allowed}]", output, place=f"allowed {output.label}")
