"""Complaints of Banjarnegara: who answers, what the team hands back, what a nameless one gets."""

import pytest

from engine.domain.errors import InvalidSubmissionError
from tests.processes.books.bna_aduan import CALL
from tests.processes.books.com_tim_pengaduan import COMPLAINT, STATEMENT
from tests.processes.case import Case

COMPLAINTS, TEAM = "bna-aduan", "com-tim-pengaduan"


def test_the_official_whom_the_desk_names_answers_at_once() -> None:
    case = Case(COMPLAINTS)

    case.complete("catat_awal", **CALL, pejabat_di_tempat=True, pejabat_penerima="kepala_dinas")

    assert case.task("jawab_langsung").role == "kepala_dinas"


def test_a_nameless_complaint_is_a_request_for_information() -> None:
    case = Case(COMPLAINTS)
    case.complete("catat_awal", anonim=True)

    with pytest.raises(InvalidSubmissionError):
        case.complete(
            "verifikasi_agenda", klasifikasi="berkadar_pengawasan", tanpa_jawaban_pribadi=True
        )


def test_the_division_has_twelve_working_days() -> None:
    case = Case(COMPLAINTS)

    case.play_until("selesaikan_bidang")

    # Saturday 21 November and 12 working days, none of them a holiday.
    assert case.timer("t_bidang").due_at.isoformat().startswith("2026-12-08")


def test_dissatisfied_replies_are_counted() -> None:
    case = Case(COMPLAINTS)
    case.play_until("tunggu_tanggapan")

    case.complete("tunggu_tanggapan", tanggapan="tidak_puas")

    assert case.sees("verifikasi_agenda")["jumlah_tidak_puas"] == 1


def test_the_result_of_the_team_is_the_proposed_answer_and_nothing_else_leaks() -> None:
    case = Case(COMPLAINTS)

    case.play_until("sampaikan_hasil", "g_berat__berat_tim")

    seen = case.sees("sampaikan_hasil")
    assert seen["isi_jawaban"] == seen["hasil_tertulis"]
    assert seen["hasil_tertulis"].startswith("Kesimpulan: terbukti.")
    assert seen["rekomendasi"] == ["pembinaan", "ganti_hak_kpm"]
    assert seen.keys().isdisjoint({"ketua", "keterangan", "notulen", "batas_aduan"})


def test_the_caller_names_the_roles_of_the_team() -> None:
    case = Case(TEAM, **{**COMPLAINT, "peran_ketua": "kepala_bidang"})
    founder = case.task("bentuk_tim").role

    case.complete("bentuk_tim")

    assert (founder, case.task("rapat_tim").role) == ("kepala_dinas", "kepala_bidang")


@pytest.mark.parametrize(
    "wrong", [{"ketua": "Eko Prasetyo"}, {"anggota": ["Eko Prasetyo", "Dwi Santoso"]}]
)
def test_the_accused_is_not_in_the_team(wrong: dict[str, object]) -> None:
    case = Case(TEAM, **{**COMPLAINT, "terlapor": "Pak Eko Prasetyo"})
    apart = {"anggota": ["Dwi Santoso", "Rini Astuti"]}

    with pytest.raises(InvalidSubmissionError):
        case.complete("bentuk_tim", **{**apart, **wrong})


def test_the_accused_is_heard_or_it_is_said_why_not() -> None:
    case = Case(TEAM, **COMPLAINT)
    case.play_until("investigasi")
    witness = [{**STATEMENT, "peran": "saksi"}]

    with pytest.raises(InvalidSubmissionError):
        case.complete("investigasi", keterangan=witness)
    case.complete(
        "investigasi", keterangan=witness, alasan_tanpa_klarifikasi="Tidak memenuhi panggilan."
    )

    assert case.waits_for == {"rumuskan_hasil"}
