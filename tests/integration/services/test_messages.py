"""Messages between cases of an office, and the links that they leave."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any
from uuid import UUID

import pytest
from uuid_utils.compat import uuid7

from engine.domain.errors import (
    AlreadyDoneError,
    InvalidSubmissionError,
    NotFoundError,
    NotPermittedError,
)
from engine.domain.incident import Attempt
from engine.domain.instance import ProcessInstance
from engine.domain.message import KeptBecause, Message, MessageWait
from engine.library import Library
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import case, definitions, incidents, instances, messages
from tests.integration.services.desk import OFFICE, Desk, person
from tests.integration.services.packages import (
    beside_a_task,
    circle,
    complaints,
    either,
    failing_after,
    sending,
    twice,
    waiting_for,
)
from tests.processes.case import NOW, ROOT

NEWS = "uang_cair"


@pytest.fixture
def office(desk: Desk) -> Desk:
    """An office whose cases wait for news about a year, and one procedure that tells them."""
    desk.deploy(waiting_for(NEWS, key="tahun"), key="tunggu")
    desk.deploy(sending(NEWS, kunci="tahun", data="{jumlah: 5}"), key="kabar")
    return desk


def waiting(desk: Desk, year: str) -> UUID:
    """A case that waits for the news of a year."""
    case_id = desk.start("tunggu")
    desk.complete(desk.task(case_id, "isi").id, by="Sari", data={"tahun": year})
    return case_id


def told(desk: Desk, year: str, key: str = "kabar") -> UUID:
    """A case that has sent the news of a year."""
    case_id = desk.start(key)
    desk.complete(desk.task(case_id, "isi").id, by="Sari", data={"tahun": year})
    desk.sweep()
    return case_id


def kept(desk: Desk) -> list[Message]:
    with desk.database.reading(OFFICE.id) as work:
        return work.messages.kept()


def waits(desk: Desk, case_id: UUID) -> list[MessageWait]:
    with desk.database.reading(OFFICE.id) as work:
        return work.waits.of_instance(case_id)


def note(work: UnitOfWork, wait: MessageWait, *, by: str) -> None:
    messages.record(work, instance_id=wait.instance_id, wait_id=wait.id, actor=person(by), at=NOW)


def send(desk: Desk, name: str = NEWS, **given: object) -> ProcessInstance | None:
    with desk.database.work(OFFICE.id) as work:
        return messages.send(work, name=name, at=desk.at, **given)  # type: ignore[arg-type]


def resend(desk: Desk, message: Message, *, by: str = "Budi") -> ProcessInstance | None:
    with desk.database.work(OFFICE.id) as work:
        return messages.resend(work, message_id=message.id, actor=person(by), at=desk.at)


def test_a_message_reaches_the_one_case_that_waits_for_its_key(office: Desk) -> None:
    this, other = waiting(office, "2026"), waiting(office, "2027")

    sender = told(office, "2026")

    assert not office.is_running(this)
    assert waits(office, this) == []
    assert office.is_running(other)
    assert not office.is_running(sender)
    assert kept(office) == []
    assert "message_received" in office.happened(this)


def test_only_what_the_event_names_is_taken_over(office: Desk) -> None:
    case_id = waiting(office, "2026")

    send(office, key="2026", data={"jumlah": 7, "tahun": "1999"})

    view = {it.label: it.value for group in office.view(case_id).answers for it in group.lines}
    assert view["tahun"] == "2026"


def test_the_sender_learns_the_number_of_the_case_it_reached(office: Desk) -> None:
    number = office.instance(waiting(office, "2026")).business_key

    sender = told(office, "2026")

    with office.database.reading(OFFICE.id) as work:
        (entry,) = [
            it for it in work.history.of_instance(sender) if it.happening == "operation_done"
        ]
    assert entry.facts == {"topic": "pesan", "nomor": number}


def test_a_message_that_nobody_waits_for_is_kept(office: Desk) -> None:
    number = office.instance(told(office, "2026")).business_key

    (message,) = kept(office)

    assert (message.name, message.key, message.data) == (
        NEWS,
        "2026",
        {"jumlah": 5, "nomor_pengirim": number},
    )
    assert message.reason is KeptBecause.NOBODY


def test_a_message_that_several_cases_wait_for_is_kept(office: Desk) -> None:
    first, second = waiting(office, "2026"), waiting(office, "2026")

    told(office, "2026")

    (message,) = kept(office)
    assert message.reason is KeptBecause.SEVERAL
    assert office.is_running(first)
    assert office.is_running(second)


def test_a_kept_message_goes_to_the_next_case_that_waits_for_it(office: Desk) -> None:
    told(office, "2026")

    late = waiting(office, "2026")

    assert not office.is_running(late)
    assert kept(office) == []


def test_a_kept_message_of_another_key_stays_kept(office: Desk) -> None:
    told(office, "2026")

    other = waiting(office, "2027")

    assert office.is_running(other)
    assert len(kept(office)) == 1


def test_a_supervisor_sends_a_kept_message_again(office: Desk) -> None:
    first, second = waiting(office, "2026"), waiting(office, "2026")
    told(office, "2026")
    with office.database.work(OFFICE.id) as work:
        (wait,) = work.waits.of_instance(first)
        note(work, wait, by="Budi")

    reached = resend(office, kept(office)[0])

    assert reached is not None
    assert reached.id == second
    assert kept(office) == []


def test_a_kept_message_that_still_finds_nobody_stays_kept(office: Desk) -> None:
    told(office, "2026")

    assert resend(office, kept(office)[0]) is None

    assert len(kept(office)) == 1


def test_a_message_that_went_its_way_is_not_sent_again(office: Desk) -> None:
    told(office, "2026")
    (message,) = kept(office)
    waiting(office, "2026")

    with pytest.raises(AlreadyDoneError):
        resend(office, message)


def test_a_supervisor_gives_a_kept_message_up(office: Desk) -> None:
    told(office, "2026")
    (message,) = kept(office)

    with office.database.work(OFFICE.id) as work:
        messages.discard(work, message_id=message.id, actor=person("Budi"), at=office.at)

    assert kept(office) == []
    assert office.is_running(waiting(office, "2026"))


def test_the_counter_neither_resends_nor_gives_up(office: Desk) -> None:
    told(office, "2026")

    with pytest.raises(NotPermittedError):
        resend(office, kept(office)[0], by="Sari")


def test_people_of_the_lane_note_by_hand_what_happened(office: Desk) -> None:
    case_id = waiting(office, "2026")
    (wait,) = waits(office, case_id)

    with office.database.work(OFFICE.id) as work:
        note(work, wait, by="Sari")

    assert not office.is_running(case_id)
    (entry,) = [it for it in office.view(case_id).history if it.happening == "message_received"]
    assert entry.actor_name == "Sari"


def test_who_may_note_an_event_may_read_its_case(office: Desk) -> None:
    case_id = waiting(office, "2026")

    with office.database.reading(OFFICE.id) as work:
        assert case.get_readable(work, case_id, actor=person("Dewi")).instance.id == case_id


def test_people_of_other_lanes_do_not(office: Desk) -> None:
    (wait,) = waits(office, waiting(office, "2026"))

    with (
        office.database.work(OFFICE.id) as work,
        pytest.raises(NotPermittedError),
    ):
        note(work, wait, by="Rahayu")


def test_what_happened_is_noted_once(office: Desk) -> None:
    (wait,) = waits(office, waiting(office, "2026"))
    with office.database.work(OFFICE.id) as work:
        note(work, wait, by="Sari")

    with office.database.work(OFFICE.id) as work, pytest.raises(AlreadyDoneError):
        note(work, wait, by="Sari")


def test_a_message_starts_the_one_procedure_that_begins_with_it(desk: Desk) -> None:
    desk.deploy(complaints(), key="aduan")
    desk.deploy(sending("aduan_masuk", data='{uraian: "Dipotong."}'), key="kabar")

    number = desk.instance(told(desk, "2026")).business_key

    assert number is not None
    with desk.database.reading(OFFICE.id) as work:
        (linked,) = work.instances.about(number)
    started = desk.instance(linked.id)
    assert started.business_key is not None
    assert started.started_by is None
    assert desk.waits_for(started.id) == {"isi"}


def test_a_message_that_two_procedures_begin_with_is_kept(desk: Desk) -> None:
    desk.deploy(complaints(), key="aduan")
    desk.deploy(complaints("aduan-lain"), key="aduan-lain")

    assert send(desk, "aduan_masuk") is None

    (message,) = kept(desk)
    assert message.reason is KeptBecause.SEVERAL


def test_hostile_data_are_refused(office: Desk) -> None:
    with pytest.raises(InvalidSubmissionError):
        send(office, data={"typename": "x"})


def test_another_offices_cases_are_not_reached(office: Desk) -> None:
    neighbour = UUID("019ab000-0000-7000-8000-000000003509")
    case_id = waiting(office, "2026")

    with office.database.work(neighbour) as work:
        assert work.waits.matching(NEWS, key="2026", sender_id=None) == []

    assert office.is_running(case_id)


def test_a_case_is_linked_to_the_one_whose_number_it_is_told(office: Desk) -> None:
    office.deploy(complaints(), key="aduan")
    number = office.instance(waiting(office, "2026")).business_key
    assert number is not None
    complaint = office.start("aduan")

    office.complete(
        office.task(complaint, "isi").id, by="Sari", data={"no_permohonan": number.lower()}
    )

    assert office.instance(complaint).about == number
    with office.database.reading(OFFICE.id) as work:
        assert [it.id for it in work.instances.about(number)] == [complaint]
        found = work.instances.numbered(number)
    assert found is not None
    assert found.business_key == number


def test_one_message_happens_once_beside_a_task(desk: Desk) -> None:
    desk.deploy(beside_a_task(NEWS), key="samping")
    case_id = desk.start("samping")

    send(desk)

    assert desk.happened(case_id).count("message_received") == 1
    assert desk.waits_for(case_id) == {"isi"}
    assert len(waits(desk, case_id)) == 1


def test_one_message_passes_one_of_two_events(desk: Desk) -> None:
    desk.deploy(twice(NEWS), key="dua")
    case_id = desk.start("dua")
    desk.complete(desk.task(case_id, "isi").id, by="Sari", data={"tahun": "2026"})

    send(desk)

    assert [it.element_id for it in waits(desk, case_id)] == ["kedua"]


def test_two_kept_messages_pass_two_events(desk: Desk) -> None:
    send(desk)
    send(desk)
    desk.deploy(twice(NEWS), key="dua")
    case_id = desk.start("dua")

    desk.complete(desk.task(case_id, "isi").id, by="Sari", data={"tahun": "2026"})

    assert not desk.is_running(case_id)
    assert kept(desk) == []


def test_what_several_cases_wait_for_does_not_go_to_a_third(office: Desk) -> None:
    for _ in range(2):
        waiting(office, "2026")
    told(office, "2026")

    third = waiting(office, "2026")

    assert office.is_running(third)
    assert len(kept(office)) == 1


def test_procedures_do_not_begin_one_another_for_ever(desk: Desk) -> None:
    desk.deploy(circle(NEWS), key="putar")
    send(desk)

    for _ in range(messages.MOST_HOPS + 3):
        desk.sweep()

    (message,) = kept(desk)
    assert message.reason is KeptBecause.CIRCLE
    assert message.hops == messages.MOST_HOPS + 1


def test_a_message_that_was_brought_keeps_no_data(office: Desk) -> None:
    told(office, "2026")
    (message,) = kept(office)
    waiting(office, "2026")

    with office.database.reading(OFFICE.id) as work:
        assert work.messages.get(message.id).data == {}


def test_a_kept_message_that_makes_its_case_fail_is_an_incident(desk: Desk) -> None:
    desk.deploy(failing_after(NEWS), key="gagal")
    send(desk, data={"jumlah": 5})

    case_id = desk.start("gagal")
    desk.complete(desk.task(case_id, "isi").id, by="Sari", data={"tahun": "2026"})

    (incident,) = desk.view(case_id).incidents
    assert incident.attempt is Attempt.DELIVER_MESSAGE
    assert kept(desk) == []


def test_a_message_that_makes_its_case_fail_is_tried_again_by_a_supervisor(desk: Desk) -> None:
    desk.deploy(failing_after(NEWS), key="gagal")
    case_id = desk.start("gagal")
    desk.complete(desk.task(case_id, "isi").id, by="Sari", data={"tahun": "2026"})
    send(desk)
    (incident,) = desk.view(case_id).incidents
    desk.at += timedelta(days=1)

    with desk.database.work(OFFICE.id) as work:
        failure = incidents.retry(work, incident_id=incident.id, actor=person("Budi"), at=desk.at)

    assert failure is None
    assert not desk.is_running(case_id)


def test_the_first_of_two_kept_messages_decides(desk: Desk) -> None:
    send(desk)
    send(desk, "lain_lagi")
    desk.deploy(either(NEWS, "lain_lagi"), key="pilihan")
    case_id = desk.start("pilihan")

    desk.complete(desk.task(case_id, "isi").id, by="Sari", data={"tahun": "2026"})

    assert not desk.is_running(case_id)
    assert len(kept(desk)) == 1


def test_an_event_that_went_on_meanwhile_is_passed_over(office: Desk) -> None:
    case_id = office.start("tunggu")
    gone = MessageWait(
        id=uuid7(), instance_id=case_id, process_id="x", element_id="x", message=NEWS, key="2026"
    )
    with office.database.work(OFFICE.id) as work:
        work.waits.add([gone])

    assert send(office, key="2026") is None

    (message,) = kept(office)
    assert message.reason is KeptBecause.NOBODY


def test_a_name_that_is_no_text_is_an_incident(desk: Desk) -> None:
    files = sending(NEWS)
    desk.deploy({path: text.replace(f'"{NEWS}"', "1") for path, text in files.items()}, key="kabar")

    case_id = desk.start("kabar")
    desk.complete(desk.task(case_id, "isi").id, by="Sari", data={"tahun": "2026"})

    (incident,) = desk.view(case_id).incidents
    assert (incident.code, incident.detail) == ("bad_input", "pesan")


def test_a_case_begins_at_no_start_event_that_is_not_there(desk: Desk) -> None:
    with desk.database.work(OFFICE.id) as work, pytest.raises(NotFoundError):
        instances.start(
            work, key="bna-santunan-jpst", actor=person("Sari"), at=desk.at, start_id="tidak_ada"
        )


def test_a_survey_leads_not_back_to_the_case_that_asked_for_it(desk: Desk) -> None:
    with desk.database.work(OFFICE.id) as work:
        definitions.deploy(work, key="com-skm", read=Library(ROOT).files, by="Wati", at=NOW)
    desk.deploy(sending("layanan_selesai", data='{layanan: "Sembako"}'), key="kabar")

    sender = told(desk, "2026")

    number = desk.instance(sender).business_key
    assert number is not None
    with desk.database.reading(OFFICE.id) as work:
        assert work.instances.about(number) == []
        told_ = [it.facts.get("nomor") for it in work.history.of_instance(sender)]
    assert set(told_) == {None}
    assert kept(desk) == []


@pytest.mark.parametrize("key", ["true", '""', "[1]", "1.5"])
def test_a_key_that_nothing_could_wait_for_is_an_incident(desk: Desk, key: str) -> None:
    desk.deploy(sending(NEWS, kunci=key), key="kabar")

    case_id = desk.start("kabar")
    desk.complete(desk.task(case_id, "isi").id, by="Sari", data={"tahun": "2026"})

    (incident,) = desk.view(case_id).incidents
    assert incident.code == "bad_input"


def test_two_supervisors_who_resend_at_once_begin_one_case(desk: Desk) -> None:
    send(desk, "aduan_masuk")
    (message,) = kept(desk)
    desk.deploy(complaints(), key="aduan")

    outcomes = at_once(lambda: resend(desk, message), lambda: resend(desk, message))

    assert sorted(type(it).__name__ for it in outcomes) == ["AlreadyDoneError", "ProcessInstance"]


def test_a_message_and_its_event_do_not_miss_each_other(office: Desk) -> None:
    case_id = office.start("tunggu")
    task_id = office.task(case_id, "isi").id

    at_once(
        lambda: office.complete(task_id, by="Sari", data={"tahun": "2026"}),
        lambda: send(office, key="2026"),
    )

    assert not office.is_running(case_id)
    assert kept(office) == []


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Do all of it at the same moment; return what each returned or raised."""
    ready = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> Any:
        ready.wait()
        try:
            return act()
        except AlreadyDoneError as error:
            return error

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))
