"""SpiffWorkflow's operations on tokens under public names.

A token is SpiffWorkflow's `Task`, an element is its `TaskSpec`, a scope is the running process or
subprocess that the token belongs to.
"""
# ruff: noqa: SLF001 -- SpiffWorkflow offers these as private methods to its own subclasses only

from collections.abc import Iterator
from typing import Any

from SpiffWorkflow.util.task import TaskState

WAITING = int(TaskState.WAITING)
READY = int(TaskState.READY)
STARTED = int(TaskState.STARTED)
COMPLETED = int(TaskState.COMPLETED)
CANCELLED = int(TaskState.CANCELLED)
FUTURE = int(TaskState.FUTURE)
FINISHED = int(TaskState.FINISHED_MASK)


def state(token: Any) -> int:
    """Return the token's state, one of the constants above."""
    return int(token._state)


def is_finished(token: Any) -> bool:
    return bool(token._state & FINISHED)


def set_state(token: Any, value: int) -> None:
    token._set_state(value)


def update(token: Any) -> None:
    """Let the token's element decide whether it can go on."""
    token.task_spec._update(token)


def inherit(token: Any) -> None:
    """Give the token its parent's variables; those that it has already stay."""
    token._inherit_data()


def spawn(parent: Any, element: Any, value: int = FUTURE) -> Any:
    """Create a token of `element` under `parent`."""
    return parent._add_child(element, value)


def parent(token: Any) -> Any:
    return token.workflow.tasks.get(token._parent)


def ancestors(token: Any) -> Iterator[Any]:
    """Yield the token's parent, its parent's parent and so on up to the root of the scope."""
    above = parent(token)
    while above is not None:
        yield above
        above = parent(above)


def children(token: Any) -> list[Any]:
    """Return the tokens that came from this one, in the order they were created."""
    return list(token.children)


def cancel_others(token: Any) -> None:
    """Cancel what is unfinished in the token's scope, and in the scopes inside, but the token."""
    for it in list(token.workflow.tasks.values()):
        if it is not token and not is_finished(it):
            it.cancel()


def remove(token: Any) -> None:
    """Take a token and all that came from it out of its scope."""
    token.workflow._remove_task(token.id)


def scopes(case: Any) -> Iterator[Any]:
    """Yield the case itself and every running subprocess and called procedure."""
    yield case
    yield from case.subprocesses.values()


def tokens(case: Any) -> Iterator[Any]:
    """Yield all tokens of all scopes, finished ones too, parents before children."""
    for scope in scopes(case):
        yield from scope.tasks.values()


def token_of(case: Any, token_id: Any) -> Any:
    """Return the token, or None."""
    return next((it.tasks[token_id] for it in scopes(case) if token_id in it.tasks), None)
