"""Types of loops and quantifiers."""

from collections.abc import Callable, Iterable

from engine.feel.inference.findings import Known
from engine.feel.inference.operators import truth
from engine.feel.names import PARTIAL
from engine.feel.syntax import For, Node, Quantified, Source
from engine.feel.types import ANY, SIMPLE, Type, list_of
from engine.feel.values import BOOLEAN, LIST, RANGE

Infer = Callable[[Node, Known], Type]


def loop(node: For, known: Known, infer: Infer) -> Type:
    inside = _inside(node.sources, known, infer)
    return list_of(infer(node.body, inside.inside({PARTIAL: SIMPLE[LIST]})))


def quantified(node: Quantified, known: Known, infer: Infer) -> Type:
    truth(node.condition, _inside(node.sources, known, infer), infer)
    return SIMPLE[BOOLEAN]


def _inside(sources: Iterable[Source], known: Known, infer: Infer) -> Known:
    """Each source sees the names of those before it."""
    for source in sources:
        known = known.inside({source.name: _item(source, known, infer)})
    return known


def _item(source: Source, known: Known, infer: Infer) -> Type:
    items = infer(source.items, known)
    if source.end is not None:
        infer(source.end, known)
        return items
    return (items.item or ANY) if items.kind in (LIST, RANGE) else items
