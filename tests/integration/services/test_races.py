"""Several people, or one impatient person, at the same moment."""

from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from threading import Barrier
from uuid import UUID

import pytest

from engine.domain.errors import AlreadyDoneError, HeldByOtherError, WorkflowError
from engine.services import tasks
from tests.integration.services.desk import OFFICE, Desk, person
from tests.processes.answers import good_answers

ROUNDS = 6
A_MOMENT = 0.5


def at_once(*attempts: Callable[[], object]) -> list[WorkflowError | None]:
    """Return how each of them was refused, None for those that went through."""
    gate = Barrier(len(attempts))

    def run(attempt: Callable[[], object]) -> WorkflowError | None:
        gate.wait()
        try:
            attempt()
        except WorkflowError as refusal:
            return refusal
        return None

    with ThreadPoolExecutor(len(attempts)) as pool:
        return list(pool.map(run, attempts))


def completing(desk: Desk, task_id: UUID, *, by: str, key: str = "") -> Callable[[], object]:
    answers = good_answers("terima_surat")
    return lambda: desk.complete(task_id, by=by, key=key or f"{by}-{task_id}", data=answers)


def claiming(desk: Desk, task_id: UUID, *, by: str) -> Callable[[], object]:
    def claim() -> None:
        with desk.database.work(OFFICE.id) as work:
            tasks.claim(work, task_id=task_id, actor=person(by), at=desk.at)

    return claim


def require_one_effect(desk: Desk, case_id: UUID) -> None:
    view = desk.view(case_id)
    counted = Counter((it.element_id, it.status.value) for it in view.tasks)
    assert counted == {("terima_surat", "completed"): 1, ("cek_dtks", "ready"): 1}
    assert desk.happened(case_id).count("task_completed") == 1
    assert len(view.documents) == 1


@pytest.mark.parametrize("_", range(ROUNDS))
def test_of_two_who_complete_a_task_at_once_one_wins(desk: Desk, _: int) -> None:
    case_id = desk.start()
    task_id = desk.task(case_id, "terima_surat").id

    refusals = at_once(*(completing(desk, task_id, by=name) for name in ("Sari", "Dewi")))

    (refusal,) = filter(None, refusals)
    assert isinstance(refusal, AlreadyDoneError | HeldByOtherError)
    require_one_effect(desk, case_id)


@pytest.mark.parametrize("_", range(ROUNDS))
def test_the_same_submission_from_two_threads_has_one_effect(desk: Desk, _: int) -> None:
    case_id = desk.start()
    task_id = desk.task(case_id, "terima_surat").id

    refusals = at_once(*[completing(desk, task_id, by="Sari", key="k-1")] * 2)

    assert refusals == [None, None]
    require_one_effect(desk, case_id)


@pytest.mark.parametrize("_", range(ROUNDS))
def test_of_two_who_take_a_task_at_once_one_holds_it(desk: Desk, _: int) -> None:
    case_id = desk.start()
    task_id = desk.task(case_id, "terima_surat").id

    refusals = at_once(*(claiming(desk, task_id, by=name) for name in ("Sari", "Dewi")))

    assert refusals.count(None) == 1
    assert desk.happened(case_id).count("task_claimed") == 1
    holder = ("Sari", "Dewi")[refusals.index(None)]
    assert desk.task(case_id, "terima_surat").assignee_name == holder


@pytest.mark.parametrize("_", range(ROUNDS))
def test_taking_and_completing_at_once_do_not_block_each_other(desk: Desk, _: int) -> None:
    case_id = desk.start()
    task_id = desk.task(case_id, "terima_surat").id

    refusals = at_once(claiming(desk, task_id, by="Dewi"), completing(desk, task_id, by="Sari"))

    assert refusals.count(None) == 1
    assert desk.happened(case_id).count("task_completed") == (refusals[1] is None)


def test_a_draft_kept_while_its_task_is_completed_does_not_stay_behind(desk: Desk) -> None:
    task_id = desk.task(desk.start(), "terima_surat").id
    sari = person("Sari")

    with ThreadPoolExecutor(1) as pool:
        with desk.database.work(OFFICE.id) as work:
            tasks.save_draft(work, task_id=task_id, actor=sari, values={}, at=desk.at)
            completed = pool.submit(completing(desk, task_id, by="Sari"))
            wait([completed], timeout=A_MOMENT)
        completed.result()

    with desk.database.work(OFFICE.id) as work:
        assert work.drafts.get(task_id, user_id=sari.user_id) is None


def test_numbers_are_given_once_and_without_gaps(desk: Desk) -> None:
    started = [desk.start() for _ in range(8)]

    refusals = at_once(*(first_answer(desk, it) for it in started))

    numbers = [desk.instance(it).business_key or "" for it in started]
    assert refusals == [None] * 8
    assert sorted(sequence_of(numbers)) == list(range(1, 9))


def first_answer(desk: Desk, case_id: UUID) -> Callable[[], object]:
    return lambda: desk.hand_in(case_id, "terima_surat")


def sequence_of(numbers: Sequence[str]) -> list[int]:
    return [int(number.split("-")[3]) for number in numbers]
