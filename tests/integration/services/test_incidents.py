"""Steps that the procedure itself makes fail: the answer is kept, a supervisor tries again."""

from datetime import timedelta
from uuid import UUID

import pytest

from engine.domain.errors import AlreadyDoneError, NotPermittedError, StepFailedError
from engine.domain.incident import Incident
from engine.domain.snapshot import Failure
from engine.domain.task import TaskStatus
from engine.domain.worklist import CaseFilter, CaseQuery, WorklistQuery
from engine.services import incidents
from tests.integration.services.desk import OFFICE, Desk, person
from tests.integration.services.packages import (
    LATER,
    LETTER,
    NOTICE,
    NUMBER,
    Files,
    branching,
    circling,
    operation,
    task,
    then,
    timer,
)
from tests.processes.case import NOW
from tests.unit.bpmn.packages import condition, flow

DAY = timedelta(days=1)


def stuck(desk: Desk, files: Files) -> UUID:
    """A case whose first answer was accepted, and what follows it."""
    desk.deploy(files)
    case_id = desk.start("uji")
    desk.complete(desk.task(case_id, "isi").id, by="Sari", data={"nama": "Sarimin"})
    return case_id


def incident(desk: Desk, case_id: UUID) -> Incident:
    return desk.view(case_id).incidents[-1]


def retry(desk: Desk, case_id: UUID, *, by: str = "Budi") -> Failure | None:
    incident_id = incident(desk, case_id).id
    with desk.database.work(OFFICE.id) as work:
        return incidents.retry(work, incident_id=incident_id, actor=person(by), at=desk.at)


def test_the_answer_of_a_failed_step_is_kept(desk: Desk) -> None:
    case_id = stuck(desk, branching(LATER))

    found = incident(desk, case_id)

    assert (found.code, found.element_id) == ("no_branch", "pilih")
    assert found.values == {"nama": "Sarimin", "umur": None}
    assert desk.instance(case_id).business_key == "3304-UJI-2611-00001-2"
    assert desk.happened(case_id) == ["started", "step_failed"]


def test_a_condition_that_is_neither_true_nor_false_fails_the_step(desk: Desk) -> None:
    case_id = stuck(desk, branching(condition("umur &gt; 60")))

    assert incident(desk, case_id).code == "condition_not_boolean"


def test_a_held_task_waits_on_nobodys_worklist(desk: Desk) -> None:
    case_id = stuck(desk, branching(LATER))

    with desk.database.reading(OFFICE.id) as work:
        mine = WorklistQuery(holders=frozenset({person("Sari").user_id}))
        free = WorklistQuery(roles=person("Sari").roles)
        rows = [*work.tasks.worklist(mine).rows, *work.tasks.worklist(free).rows]

    assert desk.task(case_id, "isi").status is TaskStatus.HELD
    assert rows == []
    with pytest.raises(AlreadyDoneError):
        desk.complete(desk.task(case_id, "isi").id, by="Sari", data={"nama": "Sarimin"})


def test_a_stuck_case_is_on_the_supervisors_list(desk: Desk) -> None:
    case_id = stuck(desk, branching(LATER))

    with desk.database.reading(OFFICE.id) as work:
        query = CaseQuery(at=desk.at, filter=CaseFilter.STUCK)
        assert [it.instance_id for it in work.instances.search(query).rows] == [case_id]


def test_a_supervisor_tries_again_with_the_kept_answer(desk: Desk) -> None:
    case_id = stuck(desk, branching(LATER))
    desk.at += DAY

    assert retry(desk, case_id) is None

    assert desk.instance(case_id).end_id == "selesai"
    assert desk.task(case_id, "isi").status is TaskStatus.COMPLETED
    assert incident(desk, case_id).resolved_at == desk.at
    assert desk.happened(case_id) == ["started", "step_failed", "step_retried", "ended"]


def test_a_step_that_fails_again_stays_as_it_was(desk: Desk) -> None:
    case_id = stuck(desk, branching(LATER))
    before = desk.instance(case_id).state

    failure = retry(desk, case_id)

    assert failure is not None
    assert (failure.code, failure.element_id) == ("no_branch", "pilih")
    assert desk.instance(case_id).state == before
    assert desk.task(case_id, "isi").status is TaskStatus.HELD
    assert incident(desk, case_id).resolved_at is None


@pytest.mark.parametrize("name", ["Sari", "Suharto", "Tamu"])
def test_only_supervisors_try_again(desk: Desk, name: str) -> None:
    case_id = stuck(desk, branching(LATER))

    with pytest.raises(NotPermittedError):
        retry(desk, case_id, by=name)


def test_a_resolved_incident_is_not_tried_again(desk: Desk) -> None:
    case_id = stuck(desk, branching(LATER))
    desk.at += DAY
    retry(desk, case_id)

    with pytest.raises(AlreadyDoneError):
        retry(desk, case_id)

    assert desk.happened(case_id).count("step_retried") == 1


def test_a_failed_timer_leaves_an_incident_and_can_be_tried_again(desk: Desk) -> None:
    case_id = stuck(
        desk, branching(condition('today() &gt; date("2026-11-22")'), ("tunggu", timer()))
    )
    desk.at += DAY
    desk.sweep()

    first = incident(desk, case_id)
    desk.at += DAY
    again = retry(desk, case_id)

    assert (first.attempt, first.code) == ("fire_timer", "no_branch")
    assert again is None
    assert desk.instance(case_id).end_id == "selesai"


def test_a_failed_answer_of_an_operation_keeps_the_letter(desk: Desk) -> None:
    case_id = stuck(desk, branching(LATER, ("kerja", LETTER)))
    desk.sweep()

    first = incident(desk, case_id)
    desk.at += DAY
    retry(desk, case_id)

    (document,) = desk.view(case_id).documents
    assert (first.attempt, first.values["dokumen_id"]) == ("answer_operation", str(document.id))
    assert desk.instance(case_id).end_id == "selesai"


def test_work_whose_answer_failed_is_not_done_a_second_time(desk: Desk) -> None:
    case_id = stuck(desk, branching(LATER, ("kerja", LETTER)))
    desk.sweep()
    token_id = incident(desk, case_id).token_id

    assert desk.sweep() == 0
    assert job_status(desk, token_id) == "dead"

    desk.at += DAY
    retry(desk, case_id)
    assert job_status(desk, token_id) is None


def job_status(desk: Desk, job_id: UUID) -> str | None:
    with desk.database.reading(OFFICE.id) as work:
        job = work.outbox.get(job_id)
    return None if job is None else job.status.value


def test_a_resolved_incident_keeps_nobodys_answer(desk: Desk) -> None:
    case_id = stuck(desk, branching(LATER))
    desk.at += DAY

    retry(desk, case_id)

    assert incident(desk, case_id).values == {}


def test_numbers_and_notices_of_a_failed_step_are_taken_back(desk: Desk) -> None:
    case_id = stuck(desk, branching(LATER, ("nomor", NUMBER), ("kerja", NOTICE)))

    with desk.database.work(OFFICE.id) as work:
        assert incident(desk, case_id).code == "no_branch"
        assert work.notices.unread(person("Sari").user_id, at=desk.at) == 0
        assert work.numbers.take("naskah:surat_tugas", "2026") == 1


def test_an_operation_that_lacks_an_input_fails_the_step(desk: Desk) -> None:
    case_id = stuck(desk, then(("kerja", operation("pemberitahuan", kode='"N-01"', untuk="null"))))

    found = incident(desk, case_id)

    assert (found.code, found.element_id, found.detail) == ("missing_input", "kerja", "untuk")


def test_a_letter_without_a_number_fails_before_it_is_queued(desk: Desk) -> None:
    case_id = stuck(desk, then(("kerja", operation("surat-pdf", jenis_naskah='"laporan"'))))

    assert incident(desk, case_id).detail == "nomor_naskah"
    assert desk.sweep() == 0


def test_an_operation_that_does_not_exist_fails_the_step(desk: Desk) -> None:
    case_id = stuck(desk, then(("kerja", operation("= &quot;telegram&quot;"))))

    found = incident(desk, case_id)

    assert (found.code, found.detail) == ("unknown_operation", "telegram")


def test_operations_in_a_circle_are_stopped(desk: Desk) -> None:
    case_id = stuck(desk, circling(("isi", task())))

    assert incident(desk, case_id).code == "budget"
    with desk.database.reading(OFFICE.id) as work:
        assert work.notices.unread(person("Sari").user_id, at=desk.at) == 0


def test_a_procedure_that_fails_at_once_is_not_started(desk: Desk) -> None:
    desk.deploy(branching(LATER, first=False))

    with pytest.raises(StepFailedError) as refused:
        desk.start("uji")

    assert (refused.value.element_id, refused.value.code) == ("pilih", "no_branch")
    with desk.database.reading(OFFICE.id) as work:
        assert work.instances.search(CaseQuery(at=NOW)).rows == ()


def test_a_step_that_nothing_waits_for_any_more_is_settled(desk: Desk) -> None:
    case_id = withdrawn(desk)

    assert retry(desk, case_id) is None

    assert incident(desk, case_id).resolved_at == desk.at
    assert "step_retried" not in desk.happened(case_id)


def withdrawn(desk: Desk) -> UUID:
    """A case whose deadline ran out while its answer was held."""
    deadline = (
        '<bpmn:boundaryEvent id="batas" name="Batas" attachedToRef="isi">'
        "<bpmn:timerEventDefinition><bpmn:timeDuration>PT1H</bpmn:timeDuration>"
        "</bpmn:timerEventDefinition></bpmn:boundaryEvent>"
    )
    found = branching(LATER)
    path = "processes/uji/uji.bpmn"
    ends = '<bpmn:endEvent id="habis"/>' + flow("batas", "habis")
    text = found[path].replace("</bpmn:process>", f"{deadline}{ends}</bpmn:process>")
    lane = "<bpmn:flowNodeRef>isi</bpmn:flowNodeRef>"
    text = text.replace(lane, lane + lane.replace("isi", "batas") + lane.replace("isi", "habis"))
    case_id = stuck(desk, {**found, path: text})
    desk.at += timedelta(hours=1)
    desk.sweep()
    assert desk.instance(case_id).end_id == "habis"
    assert desk.task(case_id, "isi").status is TaskStatus.CANCELLED
    return case_id
