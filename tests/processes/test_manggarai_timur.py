"""What the procedures of Manggarai Timur promise beyond the way they go."""

from datetime import datetime
from typing import Any

from tests.processes.book import FILE
from tests.processes.case import NOW, Case

MONITORING, COMPLAINT = "mtm-monitoring-pkh", "mtm-aduan"
TO_THE_FIELD = ("g_paraf__ya", "g_ttd__ya")
ON_COMPLAINT = ("g_bukti__ada", "g_disposisi__teruskan_ke_bidang", "g_solusi__ya", *TO_THE_FIELD)


def inputs(case: Case, topic: str) -> list[dict[str, Any]]:
    return [dict(given) for name, given in case.operations if name == topic]


def routine_in_the_field() -> Case:
    case = Case(MONITORING, start_id="mulai_rutin")
    case.play_until("monitoring", *TO_THE_FIELD)
    return case


def test_lists_of_cases_name_neither_the_complainant_nor_the_companion() -> None:
    case = Case(MONITORING, start_id="mulai_aduan")

    case.complete("catat_tamu", ada_bukti=True)
    first = case.variables["pokok_monitoring"]
    case.play_until("cari_solusi", *ON_COMPLAINT)

    assert first == "Pengaduan pendamping PKH"
    assert case.variables["pokok_monitoring"] == "Pengaduan: KKS/ATM ditahan, Potongan dana"
    assert routine_in_the_field().variables["pokok_monitoring"] == "Kegiatan rutin"


def test_evidence_may_come_for_three_working_days() -> None:
    case = Case(MONITORING, start_id="mulai_aduan")

    case.complete("catat_tamu", ada_bukti=False, bukti=None)

    # Written down on a Saturday: Monday, Tuesday, and Wednesday until the office closes.
    assert case.timer("t_bukti").due_at == datetime(2026, 11, 25, 16, tzinfo=NOW.tzinfo)


def test_a_complaint_without_evidence_goes_on_and_says_so() -> None:
    case = Case(MONITORING, start_id="mulai_aduan")
    case.complete("catat_tamu", ada_bukti=False, bukti=None)

    case.fire("t_bukti")

    assert case.waits_for == {"agendakan"}
    assert case.sees("agendakan")["tanpa_bukti"] is True


def test_the_order_is_numbered_and_names_the_team_but_no_companion() -> None:
    case = routine_in_the_field()

    (order,) = inputs(case, "surat-pdf")

    assert order["nomor_naskah"] == "094/1/Dinsos/2026"
    assert "- Vinsensius Ganggut (ketua tim)\n- Robertus Jemadu" in order["isi"]
    assert "tanggal 25 November 2026 sampai 26 November 2026" in order["isi"]
    assert "Petrus" not in order["isi"]


def test_the_extension_is_asked_for_after_four_of_five_days() -> None:
    case = routine_in_the_field()

    case.fire("m_perpanjang")

    # The round was opened on a Saturday: Thursday when the office closes.
    assert case.at == datetime(2026, 11, 26, 16, tzinfo=NOW.tzinfo)
    assert case.waits_for == {"monitoring", "minta_perpanjangan"}
    (told,) = inputs(case, "pemberitahuan")
    assert (told["kode"], told["untuk"]) == ("N-21", "tim_monitoring")


def test_a_later_visit_does_not_ask_for_the_extension_again() -> None:
    case = routine_in_the_field()
    case.fire("m_perpanjang")
    case.complete("minta_perpanjangan")

    case.complete("monitoring", dapat_ditemui=False)
    case.fire("m_perpanjang")

    assert case.waits_for == {"monitoring"}


def test_an_extension_that_nobody_decided_ends_with_the_case() -> None:
    case = routine_in_the_field()
    case.fire("m_perpanjang")

    case.complete("monitoring", dapat_ditemui=True)
    for step in ("klarifikasi", "buat_laporan"):
        case.complete(step)
    case.complete("terima_laporan", putusan="tidak_terbukti")

    assert case.end_id == "e_rutin"


def test_the_fourth_visit_never_comes() -> None:
    case = routine_in_the_field()

    for _ in range(3):
        case.complete("monitoring", dapat_ditemui=False)

    assert case.waits_for == {"buat_laporan"}


def test_companions_may_refuse_to_sign_with_a_reason() -> None:
    case = routine_in_the_field()
    case.complete("monitoring", dapat_ditemui=True)

    case.complete("klarifikasi", ttd=None, alasan_tanpa_ttd="Menolak.", dokumen=FILE)

    assert case.waits_for == {"buat_laporan"}


def test_a_complaint_about_a_companion_opens_the_monitoring_with_what_is_known() -> None:
    case = Case(COMPLAINT)

    case.complete("catat_aduan", terlapor_pendamping=True)

    (sent,) = inputs(case, "pesan")
    assert sent["pesan"] == "pengaduan_pendamping"
    assert sent["data"]["media"] == "surat"
    assert sent["data"]["nama_pelapor"] == "Yosef Randut"
    assert sent["data"]["nama_pendamping"] == "Petrus Contoh"
    assert case.variables["pokok_aduan"] == "Pendamping PKH"


def test_what_the_message_tells_is_what_the_monitoring_takes() -> None:
    complaint = Case(COMPLAINT)
    complaint.complete("catat_aduan", terlapor_pendamping=True)
    (sent,) = inputs(complaint, "pesan")

    case = Case(MONITORING, start_id="mulai_aduan", **sent["data"])

    seen = case.sees("catat_tamu")
    assert {name: seen[name] for name in sent["data"]} == sent["data"]


def test_a_complaint_about_the_head_of_the_office_is_referred() -> None:
    case = Case(COMPLAINT)

    case.complete("catat_aduan", terlapor_di_tingkat="4")

    assert case.end_id == "e_dirujuk"
