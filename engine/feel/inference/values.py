"""Types of literals, names, paths, lists, contexts, ranges and conditions."""

from collections.abc import Callable, Iterable
from functools import reduce
from typing import Any

from engine.feel.inference.findings import Known
from engine.feel.inference.operators import truth
from engine.feel.properties import PROPERTY_TYPES
from engine.feel.suggestion import closest
from engine.feel.syntax import (
    Conditional,
    ContextLiteral,
    Entry,
    Filter,
    ListLiteral,
    Literal,
    Name,
    Node,
    OpenRange,
    Parameter,
    Path,
    RangeLiteral,
    Source,
    walk,
)
from engine.feel.types import ANY, NOTHING, SIMPLE, Type, context_of, list_of, range_of
from engine.feel.values import CONTEXT, LIST, NULL, NUMBER, kind

Infer = Callable[[Node, Known], Type]


def literal(node: Literal, _known: Known, _infer: Infer) -> Type:
    return type_of_value(node.value)


def type_of_value(value: Any) -> Type:
    """The type of a value that is no list, context, range or function."""
    of_kind = kind(value)
    return NOTHING if of_kind == NULL else SIMPLE[of_kind]


def name(node: Name, known: Known, _infer: Infer) -> Type:
    return known.names.get(node.name, ANY)


def path(node: Path, known: Known, infer: Infer) -> Type:
    owner = infer(node.owner, known)
    _expect_entry((owner.item or ANY) if owner.kind == LIST else owner, node, known)
    return entry_of(owner, node.name)


def _expect_entry(owner: Type, node: Path | Name, known: Known) -> None:
    """Note an entry that contexts of that type do not have."""
    entries = dict(owner.entries)
    if entries and node.name not in entries:
        suggestion = closest(node.name, entries)
        known.find("unknown_entry", node.at, name=node.name, suggestion=suggestion)


def entry_of(owner: Type, name: str) -> Type:
    """The type of what a value of that type has under a name."""
    if owner.kind == LIST:
        return list_of(entry_of(owner.item or ANY, name))
    if owner.kind == CONTEXT:
        return dict(owner.entries).get(name, ANY)
    return SIMPLE[PROPERTY_TYPES.get(owner.kind, {}).get(name, "Any")]


def filtered(node: Filter, known: Known, infer: Infer) -> Type:
    owner = infer(node.owner, known)
    item = (owner.item or ANY) if owner.kind == LIST else owner
    condition = infer(node.condition, known.inside({"item": item, **_meant(node, item, known)}))
    if condition.kind == NUMBER:
        return item
    return ANY if condition == ANY else list_of(item)


def _meant(node: Filter, item: Type, known: Known) -> dict[str, Type]:
    """What names inside the filter mean: entries of the items, whatever else has that name."""
    if item.kind not in (ANY.kind, CONTEXT):
        return {}
    told, names = dict(item.entries), _names_in(node.condition)
    for name in names:
        if name.name not in known.names:
            _expect_entry(item, name, known)
    # Items of which nothing is known may hide every name around.
    around = known.names if told else {}
    return {it.name: told.get(it.name, around.get(it.name, ANY)) for it in names}


def _names_in(condition: Node) -> list[Name]:
    """The names that the filter does not define itself, for a warning: rather too few."""
    inside = {it.name for it in walk(condition) if isinstance(it, Source | Parameter | Entry)}
    found = [it for it in walk(condition) if isinstance(it, Name)]
    return [it for it in found if it.name not in inside | {"item", "?"}]


def list_literal(node: ListLiteral, known: Known, infer: Infer) -> Type:
    return list_of(common(infer(item, known) for item in node.items))


def context_literal(node: ContextLiteral, known: Known, infer: Infer) -> Type:
    entries: dict[str, Type] = {}
    for entry in node.entries:
        entries[entry.name] = infer(entry.value, known.inside(entries))
    return context_of(entries)


def range_literal(node: RangeLiteral, known: Known, infer: Infer) -> Type:
    return range_of(common(infer(bound, known) for bound in (node.start, node.end)))


def open_range(node: OpenRange, known: Known, infer: Infer) -> Type:
    return range_of(infer(node.bound, known))


def conditional(node: Conditional, known: Known, infer: Infer) -> Type:
    truth(node.condition, known, infer)
    return common(infer(branch, known) for branch in (node.then, node.otherwise))


def common(types: Iterable[Type]) -> Type:
    """The one type of all these, null aside; any if they differ."""
    return reduce(_of_both, types, NOTHING)


def _of_both(one: Type, other: Type) -> Type:
    if NOTHING in (one, other):
        return other if one == NOTHING else one
    return one if one == other else _of_one_kind(one, other)


def _of_one_kind(one: Type, other: Type) -> Type:
    return SIMPLE[one.kind] if one.kind == other.kind else ANY
