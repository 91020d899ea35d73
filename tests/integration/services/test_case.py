"""A case of the real procedure, from the counter to the last receipt."""

from io import BytesIO
from uuid import UUID

import pytest
from pypdf import PdfReader

from engine.domain.document import Document, DocumentOrigin
from engine.domain.errors import NotFoundError, NotPermittedError
from engine.domain.worklist import CaseFilter, CaseQuery, CaseRow, WorklistQuery
from engine.services import cases, documents, inbox, tasks
from engine.services.cases import Progress
from tests.integration.services.desk import COMPLETION, OFFICE, Desk, person
from tests.processes.case import NOW

TO_THE_VISIT = "verifikasi_lapangan"


def ended(desk: Desk) -> UUID:
    case_id = desk.start()
    desk.play(case_id)
    return case_id


def letter(desk: Desk, case_id: UUID) -> Document:
    (found,) = (it for it in desk.view(case_id).documents if it.origin is DocumentOrigin.LETTER)
    return found


def text_of(desk: Desk, document: Document) -> str:
    with desk.database.reading(OFFICE.id) as work:
        _, content = documents.read(work, document_id=document.id, actor=person("Budi"))
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def found(desk: Desk, **asked: object) -> tuple[CaseRow, ...]:
    query = CaseQuery(at=desk.at, **asked)  # type: ignore[arg-type]  # several kinds of questions
    with desk.database.reading(OFFICE.id) as work:
        return cases.search(work, query=query).rows


def test_a_case_goes_through_eight_hands_to_its_end(desk: Desk) -> None:
    case_id = ended(desk)

    view = desk.view(case_id)
    assert view.case.instance.end_id == "e_selesai"
    assert view.open_tasks == ()
    assert {it.actor_name for it in view.history if it.happening == "task_completed"} == {
        "Sari",
        "Rahayu",
        "Suharto",
        "Endang",
        "Joko Purnomo",
        "Nurul",
        "Teguh",
        "Mulyati",
    }
    assert desk.happened(case_id)[0] == "started"
    assert desk.happened(case_id)[-1] == "ended"


def test_files_that_were_handed_in_are_kept_whole(desk: Desk) -> None:
    case_id = ended(desk)

    uploads = [it for it in desk.view(case_id).documents if it.origin is DocumentOrigin.UPLOAD]

    fields = {it.field for it in uploads}
    assert fields == {"berkas", "ttd_tim", "draf_sk", "rkb", "pakta", "foto_serah", "berkas_lpj"}
    with desk.database.reading(OFFICE.id) as work:
        assert work.documents.content(uploads[0].id) == b"%PDF-1.7 isi"


def test_a_letter_carries_letterhead_number_text_and_code(desk: Desk) -> None:
    case_id = desk.start()
    desk.play(case_id, until=TO_THE_VISIT)

    document = letter(desk, case_id)
    text = text_of(desk, document)

    assert document.file_name == "094-1-Dinsos-2026.pdf"
    for part in (
        "DINAS SOSIAL KABUPATEN LUMAJANG",
        "SURAT TUGAS",
        "Nomor: 094/1/Dinsos/2026",
        "Perihal: Verifikasi lapangan",
        "Menugaskan tim.",
        "Lumajang, 21 November 2026",
        f"Kode verifikasi: {document.verification_code}",
    ):
        assert part in text


def test_a_letters_code_leads_to_the_letter(desk: Desk) -> None:
    case_id = desk.start()
    desk.play(case_id, until=TO_THE_VISIT)
    document = letter(desk, case_id)

    with desk.database.directory() as directory:
        office_id, checked = directory.document_by_verification(document.verification_code or "")  # type: ignore[misc]  # found

    assert (office_id, checked) == (OFFICE.id, document)


def test_letters_are_numbered_one_after_the_other(desk: Desk) -> None:
    for _ in range(2):
        case_id = desk.start()
        desk.play(case_id, until=TO_THE_VISIT)

    assert letter(desk, case_id).file_name == "094-2-Dinsos-2026.pdf"


def test_people_at_the_counter_are_told_what_is_missing(desk: Desk) -> None:
    case_id = desk.start()
    desk.hand_in(case_id, "terima_surat", ada_kk=False)

    with desk.database.work(OFFICE.id) as work:
        (notice,) = inbox.read(work, actor=person("Dewi"), at=desk.at).rows
        unread = inbox.unread(work, actor=person("Dewi"), at=desk.at)
        inbox.mark_read(work, actor=person("Dewi"), at=NOW)

        assert (notice.code, unread) == ("N-03", 1)
        assert notice.facts["daftar"] == ["Fotokopi Kartu Keluarga (KK)"]
        assert notice.facts["nomor"] == desk.instance(case_id).business_key
        assert inbox.unread(work, actor=person("Dewi"), at=desk.at) == 0
        assert inbox.read(work, actor=person("Rahayu"), at=desk.at).rows == ()


def test_a_case_is_found_by_its_applicant_and_by_its_number(desk: Desk) -> None:
    case_id = desk.start()
    desk.hand_in(case_id, "terima_surat")
    number = desk.instance(case_id).business_key or ""

    assert [it.instance_id for it in found(desk, text="kasiyem")] == [case_id]
    assert [it.instance_id for it in found(desk, text=number.replace("-", ""))] == [case_id]
    assert found(desk, text="Sarimin") == ()


def test_lists_tell_where_cases_stand(desk: Desk) -> None:
    running, done = desk.start(), ended(desk)

    assert [it.instance_id for it in found(desk)] == [running]
    assert [it.instance_id for it in found(desk, step="terima_surat")] == [running]
    assert [it.instance_id for it in found(desk, filter=CaseFilter.ENDED)] == [done]


def test_a_task_is_on_the_worklist_of_its_role_only(desk: Desk) -> None:
    case_id = desk.start()

    with desk.database.reading(OFFICE.id) as work:
        query = {name: WorklistQuery(roles=person(name).roles) for name in ("Dewi", "Rahayu")}
        rows = {name: tasks.worklist(work, query=it).rows for name, it in query.items()}

    assert [it.instance_id for it in rows["Dewi"]] == [case_id]
    assert rows["Rahayu"] == ()


def test_the_page_marks_both_diagrams_of_a_called_procedure(desk: Desk) -> None:
    case_id = desk.start()
    desk.hand_in(case_id, "terima_surat", ada_kk=False)

    own, called = desk.view(case_id).progress

    assert (own.process_id, called.process_id) == ("bna_santunan_jpst", "com_lengkapi_berkas")
    assert waiting(own) == ["lengkapi"]
    assert waiting(called) == ["lengkapi_berkas"]
    assert "beritahu_kekurangan" in called.done
    assert "g_lengkap__kurang" in own.flows


def waiting(part: Progress) -> list[str]:
    return [it.element_id for it in part.waiting]


@pytest.mark.parametrize("name", ["Sari", "Dewi", "Budi"])
def test_people_with_a_part_in_a_case_see_it(desk: Desk, name: str) -> None:
    case_id = desk.start()

    assert desk.view(case_id, by=name).case.instance.id == case_id


@pytest.mark.parametrize("name", ["Rahayu", "Tamu"])
def test_people_without_a_part_in_a_case_do_not_see_it(desk: Desk, name: str) -> None:
    case_id = desk.start()

    with pytest.raises(NotPermittedError):
        desk.view(case_id, by=name)


def test_documents_are_read_only_with_a_part_in_the_case(desk: Desk) -> None:
    case_id = desk.start()
    desk.hand_in(case_id, "terima_surat")
    (document,) = desk.view(case_id).documents

    with desk.database.reading(OFFICE.id) as work:
        assert documents.read(work, document_id=document.id, actor=person("Dewi"))[0] == document
        with pytest.raises(NotPermittedError):
            documents.read(work, document_id=document.id, actor=person("Teguh"))


def test_only_people_of_the_first_task_start_a_case(desk: Desk) -> None:
    with pytest.raises(NotPermittedError):
        desk.start(by="Rahayu")

    assert found(desk) == ()


@pytest.mark.parametrize("key", [COMPLETION, "tidak-ada"])
def test_only_services_are_started(desk: Desk, key: str) -> None:
    with pytest.raises(NotFoundError):
        desk.start(key)
