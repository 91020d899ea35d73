"""Several open tasks at one element: visits that go on side by side."""

from datetime import timedelta
from uuid import UUID

from engine.domain.task import Task
from engine.services.cases import Waiting
from tests.integration.services.desk import Desk
from tests.integration.services.packages import Files, package, task
from tests.unit.bpmn.models import boundary, chain, end, node, parallel, properties, timer
from tests.unit.bpmn.packages import END, START, field, form


def visits() -> Files:
    """Three visits at once, each with its reminder; a deadline withdraws what is left."""
    reminder = boundary("ingat", "isi", timer("timeDuration", "P1D"), interrupting=False)
    inside = (
        node("startEvent", "s_mulai"),
        task(name="Kunjungi").replace("/>", properties_of_target() + "</bpmn:userTask>"),
        reminder,
        end("s_selesai"),
        end("s_ingat"),
        chain("s_mulai", "isi", "s_selesai"),
        chain("ingat", "s_ingat"),
    )
    loop = parallel("[1, 2, 3]", "kunjungan_ke")
    results = properties(outputCollection="hasil", outputElement="nama")
    deadline = boundary("batas", "kunjungan", timer("timeDuration", "P30D"))
    process = "".join(
        (
            START,
            node("subProcess", "kunjungan", results, loop, *inside, name="Kunjungan"),
            deadline,
            task("lagi", "Rangkum"),
            END,
            chain("mulai", "kunjungan", "lagi", "selesai"),
            chain("batas", "lagi"),
        )
    )
    return package(process, asked=form(field("nama")))


def properties_of_target() -> str:
    return ">" + properties(slaTarget="1", slaUnit="hk")


def started(desk: Desk) -> UUID:
    desk.deploy(visits())
    return desk.start("uji")


def open_tasks(desk: Desk, case_id: UUID) -> tuple[Task, ...]:
    return desk.view(case_id).open_tasks


def test_each_of_them_is_done_by_itself(desk: Desk) -> None:
    case_id = started(desk)
    first, second, third = open_tasks(desk, case_id)

    for number, it in enumerate((third, first, second), start=1):
        assert desk.waits_for(case_id) == {"isi"}
        desk.complete(it.id, by="Sari", data={"nama": f"ke-{number}"})

    assert desk.waits_for(case_id) == {"lagi"}
    assert {it.element_id for it in (first, second, third)} == {"isi"}
    assert {it.process_id for it in (first, second, third)} == {"uji"}


def test_the_diagram_marks_their_place_once_late_if_one_is(desk: Desk) -> None:
    case_id = started(desk)
    assert desk.view(case_id).progress[0].waiting == (Waiting(element_id="isi", is_late=False),)

    desk.complete(open_tasks(desk, case_id)[0].id, by="Sari", data={"nama": "Sarimin"})
    desk.at += timedelta(days=10)

    (part,) = desk.view(case_id).progress
    assert part.waiting == (Waiting(element_id="isi", is_late=True),)
    assert "isi" in part.done


def test_the_names_of_tasks_inside_are_known(desk: Desk) -> None:
    case_id = started(desk)
    view = desk.view(case_id)

    assert view.case.deployed.name_of("uji", "isi") == "Kunjungi"
    assert [it.name for it in view.open_tasks] == ["Kunjungi"] * 3


def test_the_deadline_withdraws_what_is_left(desk: Desk) -> None:
    case_id = started(desk)
    desk.complete(open_tasks(desk, case_id)[0].id, by="Sari", data={"nama": "Sarimin"})

    desk.at += timedelta(days=31)
    desk.sweep()

    assert desk.waits_for(case_id) == {"lagi"}
