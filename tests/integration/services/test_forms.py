"""What a task's page offers and a case's page shows: proposals, kept files, masked answers."""

from typing import Any
from uuid import UUID

import pytest

from engine.bpmn import runtime
from engine.domain.errors import InvalidSubmissionError
from engine.domain.upload import Upload
from engine.services import case, expressions, prefill, tasks
from engine.services.answers import AnswerLine
from engine.services.tasks import Sheet
from tests.integration.services.desk import OFFICE, Desk, person
from tests.integration.services.packages import asking
from tests.processes.answers import APPLICANT, FILE, PHOTO
from tests.processes.case import NOW
from tests.unit.bpmn.packages import field

NEW_FILE = {FILE: [Upload(name="baru.pdf", content_type="application/pdf", content=b"%PDF-2 x")]}


def sheet(desk: Desk, case_id: UUID, element_id: str, *, by: str) -> Sheet:
    task_id = desk.task(case_id, element_id).id
    with desk.database.reading(OFFICE.id) as work:
        return tasks.open_sheet(work, task_id=task_id, actor=person(by), at=desk.at)


def asked_again(desk: Desk) -> UUID:
    """A case that is back at the counter, with everything from the first time."""
    case_id = desk.start()
    desk.hand_in(case_id, "terima_surat", ada_kk=False)
    desk.hand_in(case_id, "lengkapi_berkas")
    return case_id


def uploaded(desk: Desk, case_id: UUID, field: str) -> list[str]:
    return [str(it.id) for it in desk.view(case_id).documents if it.field == field]


def stored_berkas(desk: Desk, case_id: UUID) -> Any:
    """What the case itself holds, whatever a page shows of it."""
    with desk.database.reading(OFFICE.id) as work:
        found = case.get(work, case_id)
    token_id = desk.task(case_id, "cek_dtks").id
    process, state = found.deployed.process, found.instance.state
    return runtime.variables(process, state=state, token_id=token_id)["berkas"]


def line(desk: Desk, case_id: UUID, label: str) -> AnswerLine:
    view = desk.view(case_id)
    return next(it for group in view.answers for it in group.lines if it.label == label)


def test_a_form_that_is_filled_in_again_shows_what_is_there(desk: Desk) -> None:
    case_id = asked_again(desk)

    found = sheet(desk, case_id, "terima_surat", by="Sari")

    assert found.values["nama"] == "Mbah Kasiyem"
    assert found.kept == {"berkas": uploaded(desk, case_id, "berkas")}
    assert "berkas" not in found.values


def test_files_need_not_be_handed_in_again(desk: Desk) -> None:
    case_id = asked_again(desk)
    before = uploaded(desk, case_id, "berkas")

    answers = {key: value for key, value in APPLICANT.items() if key != "berkas"}
    task_id = desk.task(case_id, "terima_surat").id
    desk.complete(task_id, by="Sari", data=answers, files={})

    assert uploaded(desk, case_id, "berkas") == before
    assert stored_berkas(desk, case_id) == before


def test_a_new_file_takes_the_place_of_the_kept_one(desk: Desk) -> None:
    case_id = asked_again(desk)

    task_id = desk.task(case_id, "terima_surat").id
    desk.complete(task_id, by="Sari", data=APPLICANT, files=NEW_FILE)

    _, second = uploaded(desk, case_id, "berkas")
    assert stored_berkas(desk, case_id) == [second]


def test_nobody_can_claim_that_a_file_was_kept(desk: Desk) -> None:
    case_id = desk.start()

    with pytest.raises(InvalidSubmissionError) as refused:
        desk.hand_in(case_id, "terima_surat", berkas="files::tersimpan:berkas")

    assert set(refused.value.problems) == {"berkas"}


def test_a_letter_is_proposed_from_the_case(desk: Desk) -> None:
    case_id = desk.start()
    desk.play(case_id, until="susun_konsep")

    values = sheet(desk, case_id, "susun_konsep", by="Endang").values

    assert values["perihal"] == "Verifikasi dan validasi lapangan permohonan Bansos JPST"
    assert values["isi"].startswith("Dasar: surat permohonan nomor 470/12/XI/2026.")
    assert "- Joko Purnomo\n- Wahyu Nugroho" in values["isi"]


def test_the_list_of_recipients_is_proposed_with_the_case_number(desk: Desk) -> None:
    case_id = desk.start()
    desk.play(case_id, until="susun_usulan_sk")

    (recipient,) = sheet(desk, case_id, "susun_usulan_sk", by="Endang").values["penerima"]

    assert recipient["nomor_lacak"] == desk.instance(case_id).business_key
    assert (recipient["nama"], recipient["nominal"]) == ("Mbah Kasiyem", 1_500_000)


def test_the_sum_to_hand_over_is_proposed(desk: Desk) -> None:
    case_id = desk.start()
    desk.play(case_id, until="serahkan")

    assert sheet(desk, case_id, "serahkan", by="Mulyati").values["nominal"] == 1_500_000


def test_proposals_are_for_fields_without_a_value_and_never_fail() -> None:
    schema = """{"components": [
        {"key": "a", "properties": {"alur:prefill": "=1"}},
        {"key": "b", "properties": {"alur:prefill": "=2"}},
        {"key": "c", "properties": {"alur:prefill": "=rusak"}},
        {"key": "d", "properties": {"alur:prefill": "=null"}},
        {"properties": {"alur:prefill": "=3"}},
        {"type": "group", "components": [{"key": "e", "properties": {"alur:prefill": "4"}}]},
        {"type": "dynamiclist", "path": "f", "components": [
            {"key": "g", "properties": {"alur:prefill": "=5"}}]}
    ]}"""

    found = prefill.proposals(schema, known={"a": False}, evaluate=evaluate)

    assert found == {"b": 2, "e": 4}


def test_decisions_are_asked_anew() -> None:
    schema = """{"components": [
        {"key": "catatan"},
        {"type": "group", "components": [
            {"key": "putusan", "properties": {"alur:fresh": "true", "alur:prefill": "=1"}}]}
    ]}"""

    assert prefill.fresh(schema) == {"putusan"}


def test_what_another_tier_decided_is_not_chosen_already(desk: Desk) -> None:
    desk.deploy(asking(field("nama", properties={"alur:fresh": "true"})), key="uji")
    case_id = desk.start("uji")
    desk.complete(desk.task(case_id, "isi").id, by="Sari", data={"nama": "Sarimin"})

    assert sheet(desk, case_id, "lagi", by="Sari").values == {}


def evaluate(text: str, _: object) -> Any:
    if text == "rusak":
        raise ValueError(text)
    return None if text == "null" else int(text)


def test_an_expression_that_cannot_be_evaluated_is_a_value_error() -> None:
    evaluate = expressions.evaluator(NOW)

    assert evaluate("a + 1", {"a": 2}) == 3
    assert evaluate("tidak_dikenal", {}) is None
    with pytest.raises(ValueError, match=r"."):
        evaluate("1 +", {})


def test_identity_numbers_are_masked(desk: Desk) -> None:
    case_id = desk.start()
    desk.hand_in(case_id, "terima_surat", nik=APPLICANT["nik"])

    assert line(desk, case_id, "NIK").value == "330499******1008"
    assert line(desk, case_id, "Nomor Kartu Keluarga").value == "330499******2007"
    assert line(desk, case_id, "Nama lengkap (sesuai KTP)").value == "Mbah Kasiyem"


def test_identity_numbers_in_lists_are_masked(desk: Desk) -> None:
    case_id = desk.start()
    desk.play(case_id, until="cek_anggaran")

    (recipient,) = line(desk, case_id, "Daftar penerima").value

    assert recipient["NIK"] == "330499******1008"


def test_choices_are_shown_by_their_labels(desk: Desk) -> None:
    case_id = desk.start()
    desk.hand_in(case_id, "terima_surat")

    assert line(desk, case_id, "Jenis kelamin").value == "Perempuan"


def test_health_and_income_are_withheld(desk: Desk) -> None:
    case_id = desk.start()
    desk.play(case_id, until="berita_acara")

    withheld = [it for group in desk.view(case_id).answers for it in group.lines if it.is_withheld]

    assert "Penghasilan" in " ".join(it.label for it in withheld)
    assert {it.value for it in withheld} == {None}


def test_files_are_listed_as_documents_only(desk: Desk) -> None:
    case_id = desk.start()
    desk.hand_in(case_id, "terima_surat")

    view = desk.view(case_id)

    assert "filepicker" not in {it.kind for group in view.answers for it in group.lines}
    assert view.labels["berkas"] == "Unggah berkas"


def test_a_new_case_has_no_answers(desk: Desk) -> None:
    assert desk.view(desk.start()).answers == ()


def test_lists_come_from_the_office(desk: Desk) -> None:
    case_id = desk.start()

    counter = sheet(desk, case_id, "terima_surat", by="Sari")
    desk.play(case_id, until="lapor_kadis")
    head = sheet(desk, case_id, "lapor_kadis", by="Suharto")

    assert [it["value"] for it in counter.values["kantor_kecamatan"]] == list(OFFICE.districts)
    assert [it["label"] for it in head.values["petugas_trc"]] == ["Joko Purnomo", "Wahyu Nugroho"]
    assert "petugas_trc" not in counter.values


def test_files_in_the_rows_of_a_list_are_kept_in_their_rows(desk: Desk) -> None:
    rows = {"type": "dynamiclist", "path": "bukti", "label": "Bukti", "isRepeating": True}
    photo = {"type": "filepicker", "key": "foto", "label": "Foto"}
    desk.deploy(asking({**rows, "components": [photo]}))
    case_id = desk.start("uji")

    task_id = desk.task(case_id, "isi").id
    desk.complete(task_id, by="Sari", data={"bukti": [{"foto": FILE}, {"foto": PHOTO}]})

    first, second = (row["foto"] for row in values_at(desk, case_id, "lagi")["bukti"])
    assert [*first, *second] == uploaded(desk, case_id, "foto")


def values_at(desk: Desk, case_id: UUID, element_id: str) -> Any:
    return sheet(desk, case_id, element_id, by="Sari").values
