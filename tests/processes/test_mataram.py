"""What the procedures of Mataram promise beyond the way they go."""

from datetime import datetime
from typing import Any

import pytest

from tests.processes.case import NOW, Case

SERVICE, COMPLAINT, SURVEY = "mtr-layanan-sembako", "mtr-aduan", "com-skm"
FIRST_ROUND = ("g_klas__proses", "g_terlapor__bukan_pejabat", "g_bo__selesai")


def inputs(case: Case, topic: str) -> list[dict[str, Any]]:
    return [dict(given) for name, given in case.operations if name == topic]


def test_the_alarm_sounds_forty_office_minutes_after_the_papers_were_complete() -> None:
    case = Case(SERVICE, start_id="mulai")

    case.play_until("susun_konsep")

    # The papers were complete on a Saturday; the office opens on Monday at half past seven.
    assert datetime.fromisoformat(case.sees("susun_konsep")["mulai_layanan"]) == NOW
    assert case.timer("t_40").due_at == datetime(2026, 11, 23, 8, 10, tzinfo=NOW.tzinfo)


def test_the_alarm_tells_the_head_and_the_whole_back_office_and_leaves_the_task() -> None:
    case = Case(SERVICE, start_id="mulai")
    case.play_until("susun_konsep")

    case.fire("t_40")

    (told,) = inputs(case, "pemberitahuan")
    assert (told["kode"], told["untuk"]) == ("N-21", ["kepala_bidang", "back_office"])
    assert case.waits_for == {"susun_konsep"}


def test_only_papers_of_the_kind_are_asked_for() -> None:
    lost, blocked = Case(SERVICE, start_id="mulai"), Case(SERVICE, start_id="mulai")

    lost.complete("koreksi_berkas", ada_surat_polisi=False, ada_ktp=False)
    blocked.complete("koreksi_berkas", jenis="terblokir", ada_pengantar=False)

    assert inputs(lost, "pemberitahuan")[0]["daftar"] == [
        "Fotokopi KTP",
        "Surat keterangan hilang dari kepolisian",
    ]
    assert inputs(blocked, "pemberitahuan")[0]["daftar"] == [
        "Surat pengantar dari kelurahan",
        "Kartu Keluarga Sejahtera (KKS)",
    ]


PAPERS = ("ada_pengantar", "ada_ktp", "ada_kk", "ada_tabungan", "ada_kks", "ada_surat_polisi")
ASKED_FOR = {
    "hilang": {*PAPERS} - {"ada_kks"},
    "terblokir": {*PAPERS} - {"ada_surat_polisi"},
    "kedaluwarsa": {*PAPERS} - {"ada_surat_polisi"},
}


@pytest.mark.parametrize("kind", ASKED_FOR)
def test_papers_are_complete_when_all_of_the_kind_are_there(kind: str) -> None:
    case = Case(SERVICE, start_id="mulai")

    case.complete("koreksi_berkas", jenis=kind, **{it: it in ASKED_FOR[kind] for it in PAPERS})

    assert case.waits_for == {"registrasi"}


@pytest.mark.parametrize(
    ("kind", "paper"), [(k, it) for k, its in ASKED_FOR.items() for it in sorted(its)]
)
def test_each_paper_of_the_kind_is_missed(kind: str, paper: str) -> None:
    case = Case(SERVICE, start_id="mulai")
    given = ASKED_FOR[kind] - {paper}

    case.complete("koreksi_berkas", jenis=kind, **{it: it in given for it in PAPERS})

    (told,) = inputs(case, "pemberitahuan")
    assert len(told["daftar"]) == 1


def test_a_week_after_the_letter_the_counter_asks_whether_it_helped() -> None:
    case = Case(SERVICE, start_id="mulai")

    case.play(("g_paraf__paraf", "g_ttd__ya"))

    (letter,) = inputs(case, "surat-pdf")
    (told,) = inputs(case, "pemberitahuan")
    assert letter["isi"].startswith("Kepada Yth. Pimpinan Cabang Bank BRI\n\n")
    assert (told["kode"], told["tunda_hari"], told["nama"]) == ("N-11", 7, "Baiq Nurhayati")


def test_a_request_that_came_as_a_complaint_opens_the_service_with_what_is_known() -> None:
    case = Case(COMPLAINT)

    case.complete("catat_aduan", permohonan_layanan=True, hp_pengadu="081812341111")

    (sent,) = inputs(case, "pesan")
    assert sent["pesan"] == "permohonan_sembako"
    assert sent["data"]["nama"] == "Lalu Ahmad Sapari"
    assert sent["data"]["hp"] == "+6281812341111"


def test_only_dissatisfied_answers_are_counted() -> None:
    content, not_content = Case(COMPLAINT), Case(COMPLAINT)

    content.play((*FIRST_ROUND, "g_tanggapan__puas"))
    not_content.play((*FIRST_ROUND, "g_tanggapan__tidak_puas_pertama", "g_tanggapan__puas"))

    assert content.variables["jumlah_tidak_puas"] == 0
    assert not_content.variables["jumlah_tidak_puas"] == 1


def test_a_complaint_about_the_head_of_the_office_is_referred() -> None:
    case = Case(COMPLAINT)

    case.complete("catat_aduan", terlapor_di_tingkat="4")

    assert case.end_id == "e_dirujuk"


def test_the_survey_gives_nine_answers_and_no_name() -> None:
    case = Case(SURVEY, nomor_lacak="5271-SEMBAKO-2611-00118-8", layanan="Sembako")

    case.complete("isi_skm")

    answers = [case.variables[f"u{number}"] for number in range(1, 10)]
    assert answers == [4, 4, 4, 4, 4, 4, 4, 4, 3]
    assert "nama" not in case.variables
