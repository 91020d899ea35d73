"""Moves cases: saved state and an answer in, a Snapshot of where every token waits out.

Every step takes the time `at`, in the office's zone, and the office's `calendar`; without one the
usual office hours in the zone of `at` count.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from engine.bpmn import catching, message_events, outcome, timers, tokens, waiting
from engine.bpmn import state as states
from engine.bpmn.activities import waits_for_answer
from engine.bpmn.events import START_ID
from engine.bpmn.failures import StepFailedError
from engine.bpmn.json_values import copied, plain, submitted
from engine.bpmn.live import LiveCase, LiveCases
from engine.bpmn.process import Process
from engine.bpmn.running import Run
from engine.domain.errors import AlreadyDoneError
from engine.domain.snapshot import Snapshot, Variables, WaitingOperation
from engine.domain.working_time import Calendar, usual_calendar

MOST_BYTES = 8_000_000
_live = LiveCases()
Action = Callable[[Run], None]


def start(
    process: Process,
    *,
    variables: Variables,
    at: datetime,
    start_id: str | None = None,
    calendar: Calendar | None = None,
) -> Snapshot:
    """Begin a case with these variables at one start event.

    Without `start_id` that is the first plain one, else one with a time, else one with a message,
    which takes over only the variables that it names.

    Raises KeyError for a start event that is not there, InvalidSubmissionError for variables that
    are no JSON. After a failure the snapshot's state is empty.
    """
    event = process.spec.start.event(start_id)
    initial = event.takes(submitted(variables))
    case = process.new_case()
    case.task_tree.data = initial
    case.task_tree.internal_data[START_ID] = event.name
    return _advance(LiveCase(process, case), b"", at, calendar, lambda _run: None)


def complete_task(
    process: Process,
    *,
    state: bytes,
    token_id: UUID,
    values: Variables,
    at: datetime,
    calendar: Calendar | None = None,
) -> Snapshot:
    """Complete a user task, setting exactly the variables in `values`.

    Raises AlreadyDoneError if the task does not wait, InvalidSubmissionError for values that are
    no JSON or carry forbidden keys.
    """
    answers = submitted(values)
    live = _live.take(process, state)
    token = _token(live, state, token_id, waiting.waits_for_person)

    def complete(run: Run) -> None:
        token.data = {**token.data, **answers}
        run.step(token, token.run)

    return _advance(live, state, at, calendar, complete)


def fire_timer(
    process: Process,
    *,
    state: bytes,
    token_id: UUID,
    at: datetime,
    calendar: Calendar | None = None,
) -> Snapshot:
    """Let a timer event go on, due or not. Raises AlreadyDoneError if it does not wait."""
    live = _live.take(process, state)
    token = _token(live, state, token_id, timers.waits_for_time)

    def fire(run: Run) -> None:
        catching.let_go(token)
        run.step(token, token.run)

    return _advance(live, state, at, calendar, fire)


def deliver(
    process: Process,
    *,
    state: bytes,
    token_id: UUID,
    values: Variables,
    at: datetime,
    calendar: Calendar | None = None,
) -> Snapshot:
    """Let a message event go on with a message's data, of which it takes what it names.

    Raises AlreadyDoneError if it does not wait, InvalidSubmissionError for values that are no
    JSON or carry forbidden keys.
    """
    given = submitted(values)
    live = _live.take(process, state)
    token = _token(live, state, token_id, message_events.waits_for_message)

    def receive(run: Run) -> None:
        message_events.deliver(token, given)
        run.step(token, token.run)

    return _advance(live, state, at, calendar, receive)


def answer_operation(
    process: Process,
    *,
    state: bytes,
    token_id: UUID,
    outputs: Variables,
    at: datetime,
    calendar: Calendar | None = None,
) -> Snapshot:
    """Give a service task the outputs of its operation.

    Raises AlreadyDoneError if it does not wait, ValueError if the outputs are no JSON.
    """
    given = plain(dict(outputs))
    live = _live.take(process, state)
    token = _token(live, state, token_id, waits_for_answer)

    def answer(run: Run) -> None:
        run.step(token, lambda: token.task_spec.answer(token, given))

    return _advance(live, state, at, calendar, answer)


def variables(process: Process, *, state: bytes, token_id: UUID) -> dict[str, Any]:
    """Return a copy of what a waiting token sees. Raises AlreadyDoneError if it does not wait."""
    live = _live.take(process, state)
    token = _token(live, state, token_id, waiting.waits)
    _live.put(state, live)
    return dict(copied(catching.seen(token)))


def operation(process: Process, *, state: bytes, token_id: UUID) -> WaitingOperation:
    """Return what a service task waits for. Raises AlreadyDoneError if it does not wait."""
    live = _live.take(process, state)
    found = waiting.operation(_token(live, state, token_id, waits_for_answer))
    _live.put(state, live)
    return found


def case_variables(process: Process, *, state: bytes) -> dict[str, Any]:
    """Return a copy of the case's own variables, as its last finished token left them."""
    live = _live.take(process, state)
    found = outcome.variables(live.case)
    _live.put(state, live)
    return found


def _token(live: LiveCase, state: bytes, token_id: UUID, wanted: Callable[[Any], bool]) -> Any:
    token = tokens.token_of(live.case, token_id)
    if token is None or live.case.completed or not wanted(token):
        _live.put(state, live)
        raise AlreadyDoneError(token_id)
    return token


def _advance(
    live: LiveCase, state: bytes, at: datetime, calendar: Calendar | None, action: Action
) -> Snapshot:
    case, before = live.case, outcome.standing(live.case)
    case.at, case.calendar, case.rulings = at, calendar or usual_calendar(at), []
    run = Run(case)
    try:
        action(run)
        run.settle()
        saved = _saved(live, run)
    except StepFailedError as error:
        return Snapshot(state=state, failure=error.failure)
    if not case.completed:
        _live.put(saved, live)
    return outcome.snapshot(case, run, state=saved, before=before)


def _saved(live: LiveCase, run: Run) -> bytes:
    live.forget_finished()
    saved = states.encode(live.case, live.fragments)
    if len(saved) > MOST_BYTES:
        raise StepFailedError("bad_data", f"{len(saved)} bytes", task=run.last)
    return saved
