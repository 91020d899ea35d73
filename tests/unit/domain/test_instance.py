"""A case follows what the engine reports."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from engine.domain.instance import InstanceStatus, ProcessInstance
from engine.domain.snapshot import Snapshot, Target, WaitingMessage, WaitingTask, WaitingTimer
from engine.domain.task import Timing

NOW = datetime(2026, 11, 21, 3, tzinfo=UTC)


def timing_of(waiting: WaitingTask) -> Timing | None:
    if waiting.target is None:
        return None
    due_at = NOW + timedelta(days=waiting.target.amount)
    return Timing(target=waiting.target, due_at=due_at, wake_at=NOW + timedelta(days=1))


def case() -> ProcessInstance:
    return ProcessInstance(
        id=UUID(int=1),
        definition_id=UUID(int=2),
        definition_key="k",
        name="Layanan",
        started_at=NOW,
    )


def waiting_task(target: Target | None = None) -> WaitingTask:
    return WaitingTask(
        token_id=UUID(int=7),
        process_id="p",
        element_id="telaah",
        name="Telaah",
        role="manager_slrt",
        form_id="f_telaah",
        target=target,
    )


def test_it_takes_over_the_state_and_opens_tasks_with_their_due_time() -> None:
    instance = case()
    snapshot = Snapshot(state=b"1", opened_tasks=(waiting_task(Target(amount=2, unit="hk")),))

    changes = instance.follow(snapshot, at=NOW, timing_of=timing_of)

    (task,) = changes.opened_tasks
    assert instance.state == b"1"
    assert (task.id, task.role, task.due_at) == (
        UUID(int=7),
        "manager_slrt",
        NOW + timedelta(days=2),
    )


def test_a_task_without_a_target_has_no_due_time() -> None:
    snapshot = Snapshot(state=b"1", opened_tasks=(waiting_task(),))

    changes = case().follow(snapshot, at=NOW, timing_of=timing_of)

    assert changes.opened_tasks[0].due_at is None


def test_it_sets_and_clears_timers() -> None:
    timer = WaitingTimer(token_id=UUID(int=8), process_id="p", element_id="t_batas", due_at=NOW)
    snapshot = Snapshot(state=b"1", opened_timers=(timer,), closed_timers=(UUID(int=9),))

    changes = case().follow(snapshot, at=NOW, timing_of=timing_of)

    assert [(it.id, it.due_at) for it in changes.opened_timers] == [(UUID(int=8), NOW)]
    assert changes.closed_timers == (UUID(int=9),)


def test_it_ends_where_the_process_ended() -> None:
    instance = case()

    instance.follow(
        Snapshot(state=b"1", completed=True, end_id="e_selesai"), at=NOW, timing_of=timing_of
    )

    assert (instance.status, instance.end_id, instance.ended_at) == (
        InstanceStatus.COMPLETED,
        "e_selesai",
        NOW,
    )


def test_two_runs_read_as_one() -> None:
    first = Snapshot(state=b"1", opened_tasks=(waiting_task(),), closed_tasks=(UUID(int=3),))
    later = Snapshot(state=b"2", closed_tasks=(UUID(int=7),), completed=True)

    both = first.then(later)

    assert (both.state, both.opened_tasks, both.completed) == (b"2", (), True)
    assert both.closed_tasks == (UUID(int=3), UUID(int=7))


def test_a_message_that_only_the_first_run_waited_for_is_left_out() -> None:
    waits = [
        WaitingMessage(
            token_id=UUID(int=it), process_id="p", element_id="m", name="m", message="kabar"
        )
        for it in (1, 2, 3)
    ]
    first = Snapshot(state=b"1", opened_messages=(waits[0], waits[1]))
    later = Snapshot(state=b"2", opened_messages=(waits[2],), closed_messages=(UUID(int=1),))

    both = first.then(later)

    assert both.opened_messages == (waits[1], waits[2])
    assert both.closed_messages == (UUID(int=1),)


def test_a_caller_may_close_a_task_itself() -> None:
    snapshot = Snapshot(state=b"1", closed_tasks=(UUID(int=3), UUID(int=4)))

    assert snapshot.without(UUID(int=3)).closed_tasks == (UUID(int=4),)
