"""Forgets the finished branches of events that happen again and again, but for what they set."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from SpiffWorkflow.bpmn.specs.mixins.unstructured_join import UnstructuredJoin

from engine.bpmn import merging, tokens
from engine.bpmn.catching import happens_again
from engine.bpmn.merging import Data

Firings = list[Any]


def prune(case: Any) -> set[UUID]:
    """Leave one finished branch of every such event; return the tokens that went or changed.

    What the others set is kept on the one that reached the end of the scope last, so that the
    scope ends with the same variables.
    """
    touched: set[UUID] = set()
    for scope in tokens.scopes(case):
        for firings in _finished(scope):
            touched |= _fold(firings)
    return touched


def _finished(scope: Any) -> Iterator[Firings]:
    """Yield the finished firings of each event, in the order in which they reached the end."""
    groups: defaultdict[tuple[Any, str], Firings] = defaultdict(list)
    for token in scope.tasks.values():
        if happens_again(token.task_spec) and tokens.state(token) == tokens.COMPLETED:
            groups[tokens.parent(token).id, token.task_spec.name].append(token)
    for found in groups.values():
        if len(found) > 1 and len(over := [it for it in found if _is_over(it)]) > 1:
            places = {token_id: place for place, token_id in enumerate(scope.tasks)}
            yield sorted(over, key=lambda it: max(places[end.id] for end in _ends(it)))


def _is_over(firing: Any) -> bool:
    """Tell whether nothing of the branch is left to do, and no other branch counts on it."""
    branch, end = list(_branch(firing)), firing.workflow.spec.end
    inside = [it for it in branch if it.task_spec is not end]
    return len(inside) < len(branch) and all(map(tokens.is_finished, inside)) and _is_even(inside)


def _branch(token: Any) -> Iterator[Any]:
    open_ends = [token]
    while open_ends:
        found = open_ends.pop()
        yield found
        open_ends.extend(tokens.children(found))


def _is_even(branch: Sequence[Any]) -> bool:
    """Tell whether each join fired once for every token that came by each of its flows.

    Joins count what arrived; what only one side of an overlapping pair brought must stay.
    """
    arrived = [it for it in branch if isinstance(it.task_spec, UnstructuredJoin)]
    fired = Counter(it.task_spec for it in arrived if tokens.state(it) == tokens.COMPLETED)
    came = Counter((it.task_spec, tokens.parent(it).task_spec.name) for it in arrived)
    return all(count == fired[spec] for (spec, _), count in came.items())


def _ends(firing: Any) -> list[Any]:
    """Return the tokens by which the branch reached the end of its scope."""
    return [it for it in _branch(firing) if it.task_spec is firing.workflow.spec.end]


def _fold(firings: Sequence[Any]) -> set[UUID]:
    """Keep the last of them, with what the others set: nothing that ended later is forgotten."""
    *older, last = firings
    touched = {it.id for firing in firings for it in _branch(firing)}
    known = _set_by(last)
    kept = {name: it for firing in older for name, it in _set_by(firing).items()}
    _give(last, {name: it for name, it in kept.items() if name not in known})
    for firing in older:
        tokens.remove(firing)
    return touched


def _set_by(firing: Any) -> Data:
    """Return what the branch set, the later of several ends on top."""
    is_own = firing.task_spec.begins_anew
    base = merging.beginning(firing) if is_own else tokens.parent(firing).data
    leaves = [tokens.parent(it) for it in _ends(firing)]
    return {n: it for leaf in leaves for n, it in merging.changes(base, leaf.data).items()}


def _give(firing: Any, kept: Data) -> None:
    for leaf in map(tokens.parent, _ends(firing)):
        leaf.data = {**leaf.data, **kept}
    if kept and firing.task_spec.begins_anew:
        own = firing.internal_data.get(merging.OWN, ())
        firing.internal_data[merging.OWN] = sorted({*own, *kept})
