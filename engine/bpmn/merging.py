"""Brings variables of branches together: each gives what it changed, the later ones on top."""

from collections.abc import Sequence
from itertools import takewhile
from typing import Any

from engine.bpmn import tokens

Data = dict[str, Any]


def joined(join: Any) -> Data:
    """Return the variables of a join that fires: those of all branches that reached it."""
    arrived = [it for it in arrivals(join) if it is join or tokens.state(it) == tokens.CANCELLED]
    arrived.sort(key=lambda it: (it is join, it.last_state_change))
    return merged([tokens.parent(it) for it in arrived])


def arrivals(join: Any) -> list[Any]:
    """Return the tokens by which others reached this join, in this round of a loop."""
    spec = join.task_spec
    previous = next((it for it in tokens.ancestors(join) if it.task_spec is spec), None)
    later = takewhile(lambda it: it is not previous, reversed(join.workflow.tasks.values()))
    found = [it for it in later if it is join or _has_arrived(it, spec)]
    return [it for it in found if previous is None or previous in tokens.ancestors(it)]


def _has_arrived(token: Any, spec: Any) -> bool:
    return (
        token.task_spec is spec
        and tokens.state(token) != tokens.FUTURE
        and tokens.state(tokens.parent(token)) == tokens.COMPLETED
    )


def merged(branches: Sequence[Any]) -> Data:
    """Return what tokens of one scope know together; of several changes the last one counts."""
    base = _common_ancestor(branches).data
    found = dict(base)
    for branch in branches:
        found |= changes(base, branch.data)
    return found


def _common_ancestor(branches: Sequence[Any]) -> Any:
    lines = [[branch, *tokens.ancestors(branch)][::-1] for branch in branches]
    shared = lines[0][0]
    for level in zip(*lines, strict=False):
        if any(it is not level[0] for it in level):
            break
        shared = level[0]
    return shared


def changes(base: Data, data: Data) -> Data:
    """Return the variables that are new or different."""
    return {
        name: value
        for name, value in data.items()
        if name not in base or not same(base[name], value)
    }


def same(one: Any, other: Any) -> bool:
    """Tell whether two JSON values are equal, type included: 1 is neither 1.0 nor true."""
    if one is other:
        return True
    if type(one) is not type(other) or one != other:
        return False
    if isinstance(one, dict):
        return all(same(value, other[name]) for name, value in one.items())
    if isinstance(one, list):
        return all(map(same, one, other))
    return True
