"""The procedures of Mataram at work together."""

from uuid import UUID

from engine.library import Library
from engine.services import definitions
from tests.integration.services.desk import OFFICE, Desk
from tests.processes.answers import model_answers
from tests.processes.case import ROOT

SERVICE, COMPLAINT = "mtr-layanan-sembako", "mtr-aduan"
REQUEST = {"permohonan_layanan": True, "hp_pengadu": "081812341111"}


def asked_for_service(desk: Desk) -> UUID:
    """A complaint that turns out to ask for the letter of recommendation."""
    with desk.database.work(OFFICE.id) as work:
        for key in (SERVICE, COMPLAINT):
            definitions.deploy(work, key=key, read=Library(ROOT).files, by="Wati", at=desk.at)
    case_id = desk.start(COMPLAINT)
    answers = {**model_answers("mtr_aduan", "catat_aduan"), **REQUEST}
    desk.complete(desk.task(case_id, "catat_aduan").id, by="Sari", data=answers)
    desk.sweep()
    return case_id


def test_a_request_that_came_as_a_complaint_becomes_a_case_of_the_service(desk: Desk) -> None:
    complaint = desk.instance(asked_for_service(desk))

    with desk.database.reading(OFFICE.id) as work:
        (linked,) = work.instances.about(complaint.business_key or "")
    task = desk.task(linked.id, "koreksi_berkas")
    assert complaint.end_id == "e_dialihkan"
    assert desk.instance(linked.id).definition_key == SERVICE
    assert task.role == "front_office"
