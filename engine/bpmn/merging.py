"""Brings variables of branches together: each gives what it changed, the later ones on top."""

from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile
from typing import Any

from SpiffWorkflow.bpmn.specs.mixins.unstructured_join import UnstructuredJoin

from engine.bpmn import tokens

Data = dict[str, Any]
# In a token's memory: the variables that its event set.
OWN = "own"


def _data(token: Any) -> Data:
    return token.data  # type: ignore[no-any-return]


def joined(join: Any) -> Data:
    """Return the variables of a join that fires: those of all branches that reached it."""
    arrived = sorted(_to_merge(join), key=lambda it: (it is join, it.last_state_change))
    return _merged([tokens.parent(it) for it in arrived])


def _to_merge(join: Any) -> list[Any]:
    found = reversed(arrivals(join))
    return [it for it in found if it is join or tokens.state(it) == tokens.CANCELLED]


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


def standing(scope: Any) -> Data:
    """Return the variables of a running scope as it would end if its tokens went no further."""
    return _merged(_branches(scope), data_of=_inner_data)


def ended(scope: Any) -> list[Any]:
    """Return the last tokens of the branches that reached the scope's end, in that order."""
    end = scope.spec.end
    return [tokens.parent(it) for it in scope.tasks.values() if it.task_spec is end]


def ways_changed(scope: Any) -> Callable[[Any], Data]:
    """Return what tells for the last token of a branch what the branch changed in the scope."""
    base = _base(_branches(scope))
    return lambda branch: _changed(branch, branch.data, base)


def _branches(scope: Any) -> list[Any]:
    return [*ended(scope), *sorted(_running(scope), key=lambda it: it.last_state_change)]


def _running(scope: Any) -> Iterator[Any]:
    for token in scope.tasks.values():
        spec = token.task_spec
        if tokens.is_finished(token) or spec.begins_anew or spec is scope.spec.end:
            continue
        if isinstance(spec, UnstructuredJoin) and tokens.state(token) == tokens.WAITING:
            yield from map(tokens.parent, _to_merge(token))
        elif not getattr(spec, "is_repeated", False):
            yield token


def _inner_data(token: Any) -> Data:
    """Return what a token sees; that of an embedded subprocess sees what stands inside."""
    inside = token.workflow.top_workflow.subprocesses.get(token.id)
    is_own = inside is not None and inside.spec.process_id == token.workflow.spec.process_id
    return standing(inside) if is_own and not inside.completed else _data(token)


def _merged(branches: Sequence[Any], *, data_of: Callable[[Any], Data] = _data) -> Data:
    """Return what branches of one scope know together; of several changes the last one counts.

    What an event subprocess changed is told against what it began with. One that interrupts saw
    all that was known, and nothing else goes on: what it knows in the end is what counts.
    """
    base = _base(branches)
    found = dict(base)
    for branch in branches:
        origin, data = _origin(branch), data_of(branch)
        if origin is not None and origin.task_spec.interrupts:
            found = dict(data)
        else:
            found |= _changed(branch, data, base)
    return found


def _base(branches: Sequence[Any]) -> Data:
    own = [it for it in branches if _origin(it) is None]
    return _data(_common_ancestor(own)) if own else {}


def _changed(branch: Any, data: Data, base: Data) -> Data:
    origin = _origin(branch)
    return _changes(base if origin is None else _beginning(origin), data)


def _origin(token: Any) -> Any:
    """Return the start of the event subprocess that the token belongs to, or None."""
    line = (token, *tokens.ancestors(token))
    return next((it for it in line if it.task_spec.begins_anew), None)


def _beginning(origin: Any) -> Data:
    """Return what an event subprocess began with, without what counts as its own doing."""
    own = origin.internal_data.get(OWN, ())
    return {name: it for name, it in origin.data.items() if name not in own}


def give(branch: Any, given: Data) -> None:
    """Let the last token of a branch have changed these variables, too."""
    branch.data = {**branch.data, **given}
    origin = _origin(branch)
    if given and origin is not None:
        own = origin.internal_data.get(OWN, ())
        origin.internal_data[OWN] = sorted({*own, *given})


def _common_ancestor(branches: Sequence[Any]) -> Any:
    lines = [[branch, *tokens.ancestors(branch)][::-1] for branch in branches]
    shared = lines[0][0]
    for level in zip(*lines, strict=False):
        if any(it is not level[0] for it in level):
            break
        shared = level[0]
    return shared


def _changes(base: Data, data: Data) -> Data:
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
