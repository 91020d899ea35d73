"""What a decision reads from outside, itself and by way of what it needs."""

from collections.abc import Iterator

from engine.bpmn.decisions.compiling import AnyNode
from engine.bpmn.decisions.definitions import Need
from engine.bpmn.decisions.nodes import DecisionNode, InputNode, KnowledgeNode
from engine.bpmn.decisions.parts import Parts

Names = tuple[str, ...]
"""One variable, by the names under which it may be given."""


def names_read(parts: Parts, its_id: str) -> frozenset[Names]:
    """Return the variables that surely are looked up when the part is evaluated."""
    found: set[Names] = set()
    seen: set[tuple[int, str]] = set()
    ahead = [(parts, its_id)]
    while ahead:
        at, part_id = ahead.pop()
        if (id(at), part_id) not in seen:
            seen.add((id(at), part_id))
            compiled = at.compiled(part_id)
            found.update(_own(compiled.node), ((name,) for name in compiled.reads))
            ahead += ((_at(at, need), need.id) for need in _needs(compiled.node))
    return frozenset(found)


def _own(node: AnyNode) -> Iterator[Names]:
    if isinstance(node, InputNode):
        yield node.names


def _needs(node: AnyNode) -> tuple[Need, ...]:
    if isinstance(node, DecisionNode):
        return (*node.information, *node.knowledge)
    return node.knowledge if isinstance(node, KnowledgeNode) else ()


def _at(parts: Parts, need: Need) -> Parts:
    return parts if need.prefix is None else parts.model_at(need.prefix)
