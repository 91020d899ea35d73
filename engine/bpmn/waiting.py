"""Where tokens wait, in the domain's words."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from engine.bpmn import message_events, timers, tokens
from engine.bpmn.activities import UserTask, waits_for_answer
from engine.bpmn.calls import SINCE, CallActivity
from engine.bpmn.case import Case
from engine.bpmn.json_values import copied
from engine.domain.snapshot import (
    Target,
    WaitingMessage,
    WaitingOperation,
    WaitingTask,
    WaitingTimer,
)

ACTIVE = tokens.READY | tokens.WAITING | tokens.STARTED


def waiting(case: Case) -> Iterator[Any]:
    """Yield the tokens that wait for a person, a time, a message or an operation."""
    if not case.completed:
        active = (it for it in tokens.tokens(case) if tokens.state(it) & ACTIVE)
        yield from filter(waits, active)


def waits(token: Any) -> bool:
    return any(kind(token) for kind in _KINDS)


def waits_for_person(token: Any) -> bool:
    return isinstance(token.task_spec, UserTask) and tokens.state(token) == tokens.READY


_KINDS = (
    waits_for_person,
    timers.waits_for_time,
    message_events.waits_for_message,
    waits_for_answer,
)


def automatic(case: Case) -> list[Any]:
    """Return the tokens that can go on by themselves."""
    return [
        token
        for scope in tokens.scopes(case)
        if not scope.completed
        for token in scope.tasks.values()
        if tokens.state(token) == tokens.READY and not token.task_spec.manual
    ]


def task(token: Any) -> WaitingTask:
    spec = token.task_spec
    target, since = (spec.target, None) if spec.target else _shared_target(token)
    return WaitingTask(
        token_id=token.id,
        process_id=token.workflow.spec.process_id,
        element_id=spec.bpmn_id,
        name=_name(token),
        role=token.internal_data["role"],
        form_id=spec.form_id,
        target=target,
        since=since,
        callers=tuple(_callers(token)),
    )


def _name(token: Any) -> str:
    name: str = token.task_spec.bpmn_name or token.task_spec.bpmn_id
    detail = token.internal_data.get("detail")
    return name if detail is None else f"{name} \N{EN DASH} {detail}"


def _callers(token: Any) -> Iterator[tuple[str, str]]:
    """Yield the call activities around the token, innermost first."""
    for around in _around(token):
        if isinstance(around.task_spec, CallActivity):
            yield around.workflow.spec.process_id, around.task_spec.bpmn_id


def _shared_target(token: Any) -> tuple[Target | None, datetime | None]:
    """Return the target of the innermost activity around the token that has one, and its begin."""
    for around in _around(token):
        if SINCE in around.internal_data:
            since = datetime.fromisoformat(around.internal_data[SINCE])
            return around.task_spec.target, since.astimezone(UTC)
    return None, None


def _around(token: Any) -> Iterator[Any]:
    """Yield the tokens of the subprocesses and calls around the token, innermost first."""
    case = token.workflow.top_workflow
    while token.workflow is not case:
        token = tokens.token_of(case, token.workflow.parent_task_id)
        yield token


def timer(token: Any) -> WaitingTimer:
    return WaitingTimer(
        token_id=token.id,
        process_id=token.workflow.spec.process_id,
        element_id=token.task_spec.bpmn_id,
        due_at=timers.due_at(token),
    )


def message(token: Any) -> WaitingMessage:
    spec = token.task_spec
    return WaitingMessage(
        token_id=token.id,
        process_id=token.workflow.spec.process_id,
        element_id=spec.bpmn_id,
        name=spec.bpmn_name or spec.bpmn_id,
        message=spec.event_definition.name,
        key=message_events.key_of(token),
    )


def operation(token: Any) -> WaitingOperation:
    return WaitingOperation(
        token_id=token.id,
        process_id=token.workflow.spec.process_id,
        element_id=token.task_spec.bpmn_id,
        topic=token.internal_data["topic"],
        inputs=copied(token.internal_data["inputs"]),
    )
