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
            touched |= _fold(scope, firings)
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
    """Return the tokens by which the branch reached the end of its scope, in that order."""
    scope, inside = firing.workflow, {it.id for it in _branch(firing)}
    return [it for it in scope.tasks.values() if it.task_spec is scope.spec.end and it.id in inside]


def _fold(scope: Any, firings: Sequence[Any]) -> set[UUID]:
    """Keep the last of them, with what the others set and nobody who ended later set anew."""
    *older, last = firings
    touched = {it.id for firing in firings for it in _branch(firing)}
    leaf = tokens.parent(_ends(last)[-1])
    merging.give(leaf, _kept(scope, leaf, {it.id for firing in older for it in _branch(firing)}))
    for firing in older:
        tokens.remove(firing)
    return touched


def _kept(scope: Any, leaf: Any, going: set[UUID]) -> Data:
    ended, changed_by = merging.ended(scope), merging.ways_changed(scope)
    kept: Data = {}
    known = set(changed_by(leaf))
    for before in reversed(ended[: ended.index(leaf)]):
        changed = changed_by(before)
        if before.id in going:
            kept |= {name: it for name, it in changed.items() if name not in known}
        known |= changed.keys()
    return kept
