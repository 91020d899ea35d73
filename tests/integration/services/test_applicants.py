"""One person has at most one running case of a service."""

import pytest

from engine.domain.errors import InvalidSubmissionError
from tests.integration.services.desk import Desk

NIK = "3304994107461008"


def number_of(desk: Desk, case_id: object) -> str | None:
    return desk.view(case_id).case.instance.business_key  # type: ignore[arg-type]


def test_a_second_application_learns_the_number_of_the_first(desk: Desk) -> None:
    first, second = desk.start(), desk.start()
    desk.hand_in(first, "terima_surat", nik=NIK)

    with pytest.raises(InvalidSubmissionError) as refusal:
        desk.hand_in(second, "terima_surat", nik=NIK)

    (problem,) = refusal.value.problems["nik"]
    assert (problem.code, problem.facts["number"]) == ("case_exists", number_of(desk, first))
    assert desk.waits_for(second) == {"terima_surat"}


def test_the_same_case_may_say_the_number_again(desk: Desk) -> None:
    case_id = desk.start()
    desk.hand_in(case_id, "terima_surat", nik=NIK, ada_kk=False)
    desk.hand_in(case_id, "lengkapi_berkas")

    desk.hand_in(case_id, "terima_surat", nik=NIK)

    assert desk.waits_for(case_id) == {"cek_dtks"}


def test_a_person_may_apply_again_after_the_case_ended(desk: Desk) -> None:
    first, second = desk.start(), desk.start()
    desk.hand_in(first, "terima_surat", nik=NIK, ada_kk=False)
    desk.hand_in(first, "lengkapi_berkas", tindakan_pemohon="cabut")

    desk.hand_in(second, "terima_surat", nik=NIK)

    assert desk.waits_for(second) == {"cek_dtks"}


def test_a_doubt_of_the_form_is_in_the_history(desk: Desk) -> None:
    case_id = desk.start()

    desk.hand_in(case_id, "terima_surat", tgl_surat_desa="2026-01-05")

    completed = [it for it in desk.view(case_id).history if it.happening == "task_completed"]
    assert completed[0].facts["warnings"] == [
        "Surat sudah lebih dari 6 bulan. Pastikan keadaan pemohon masih sama."
    ]


def test_a_diagram_counts_in_days_of_the_office(desk: Desk) -> None:
    case_id = desk.start()
    desk.play(case_id, "g_anggaran__tidak", until="putus_anggaran")
    # In Jakarta the year has begun; in Greenwich it has not.
    desk.at = desk.at.replace(month=12, day=31, hour=20)

    desk.hand_in(case_id, "putus_anggaran", perkiraan_tgl="2027-02-01")

    with desk.database.directory() as directory:
        due = directory.next_due()
    assert due is not None
    assert due.isoformat() == "2027-12-31T16:59:59+00:00"
