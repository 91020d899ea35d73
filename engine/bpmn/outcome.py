"""Tell what a run changed."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from engine.bpmn import message_events, timers, tokens, waiting
from engine.bpmn.activities import ServiceTask, UserTask
from engine.bpmn.case import Case
from engine.bpmn.events import EndEvent
from engine.bpmn.json_values import copied
from engine.bpmn.running import Run
from engine.domain.snapshot import Snapshot

Standing = Mapping[UUID, Any]


def standing(case: Case) -> Standing:
    """Return the waiting tokens by id."""
    return {token.id: token for token in waiting.waiting(case)}


def snapshot(case: Case, run: Run, *, state: bytes, before: Standing) -> Snapshot:
    """Return the outcome of a run that began with the tokens in `before`."""
    after = standing(case)
    opened = [token for token_id, token in after.items() if token_id not in before]
    closed = [token for token_id, token in before.items() if token_id not in after]
    return Snapshot(
        state=state,
        passed=tuple(run.passed),
        rulings=tuple(case.rulings),
        opened_tasks=tuple(map(waiting.task, _of(UserTask, opened))),
        closed_tasks=tuple(token.id for token in _of(UserTask, closed)),
        opened_timers=tuple(map(waiting.timer, filter(timers.is_timer, opened))),
        closed_timers=tuple(token.id for token in filter(timers.is_timer, closed)),
        opened_messages=tuple(map(waiting.message, filter(message_events.is_message, opened))),
        closed_messages=tuple(token.id for token in filter(message_events.is_message, closed)),
        operations=tuple(map(waiting.operation, _of(ServiceTask, after.values()))),
        completed=case.completed,
        end_id=(run.end_id or _last_end(case)) if case.completed else None,
        variables=variables(case),
    )


def _last_end(case: Case) -> str | None:
    """Return the end event that was reached last, if others went on after it."""
    ends = list(_of(EndEvent, case.tasks.values()))
    last = max(ends, key=lambda token: token.last_state_change, default=None)
    return None if last is None else str(last.task_spec.bpmn_id)


def _of(element: type, found: Iterable[Any]) -> Iterable[Any]:
    return (token for token in found if isinstance(token.task_spec, element))


def variables(case: Case) -> dict[str, Any]:
    """Return the case's variables as its last finished token left them.

    Called procedures have variables of their own, which do not count; neither do those of
    instances that run at once.
    """
    if case.completed:
        return _copied(case.data)
    own = (it for it in tokens.scopes(case) if _is_own(it, case))
    finished = [scope.last_task for scope in own if scope.last_task is not None]
    last = max(finished, key=lambda token: token.last_state_change)
    spec = last.task_spec
    repeated = spec.bpmn_id is not None and spec.name != spec.bpmn_id
    return _copied((tokens.parent(last) if repeated else last).data)


def _is_own(scope: Any, case: Case) -> bool:
    return not scope.isolated and scope.spec.process_id == case.spec.process_id


def _copied(data: dict[str, Any]) -> dict[str, Any]:
    return dict(copied(data))
