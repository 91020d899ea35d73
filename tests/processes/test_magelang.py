"""The round of visits in Magelang, and complaints that climb its four tiers."""

from itertools import pairwise
from typing import Any

import pytest

from engine.domain.errors import InvalidSubmissionError
from engine.services.expressions import evaluator
from engine.services.prefill import proposals
from tests.processes.book import FILE
from tests.processes.books.mgl_pantau_bpnt import (
    FORCED_PACKAGE,
    OFFICERS,
    PLACES,
    REPORT,
    visit,
)
from tests.processes.case import NOW, ROOT, Case

ROUND, COMPLAINTS = "mgl-pantau-bpnt", "mgl-aduan-berjenjang"
TWO: list[Any] = [visit(0), visit(1)]


def visiting(*rows: Any) -> Case:
    """A round whose officers have all said yes."""
    case = Case(ROUND)
    case.play_until("susun_jadwal")
    case.complete("susun_jadwal", jadwal=list(rows))
    case.play_until("k_konfirmasi")
    for _ in rows:
        case.complete("k_konfirmasi")
    return case


def arrived(*rows: Any) -> Case:
    """The same, on the days of the visits."""
    case = visiting(*rows)
    for _ in rows:
        case.fire("k_tunggu")
    return case


def test_the_letter_of_assignment_names_every_officer_and_place() -> None:
    case = Case(ROUND)
    case.play_until("susun_jadwal")
    case.complete("susun_jadwal", jadwal=TWO)
    form = (ROOT / "forms" / "com-terbit-surat" / "f_surat.form").read_text(encoding="utf-8")

    proposed = proposals(form, known=case.sees("susun_konsep"), evaluate=evaluator(NOW))

    lines = [f"- {it['petugas']}: {it['lokasi']}, {it['tgl_kunjungan']}" for it in TWO]
    assert proposed["isi"].startswith("\n".join(["Menugaskan:", *lines]))


def test_visits_begin_when_the_office_opens_on_their_day() -> None:
    case = visiting(visit(0))

    assert case.timer("k_tunggu").due_at.isoformat() == "2026-12-01T00:30:00+00:00"


def test_a_postponement_is_told_by_round_place_and_day() -> None:
    case = visiting(*TWO)

    keys = [it.key for it in case.messages if it.element_id == "m_ditunda"]

    assert keys == [f"Tahap IV 2026/{place}/2026-12-01" for place in PLACES[:2]]


def test_a_cancellation_is_told_by_the_round_from_the_schedule_on() -> None:
    case = Case(ROUND)
    case.play_until("susun_jadwal")

    assert [(it.element_id, it.key) for it in case.messages] == [
        ("m_batal_jadwal", "Tahap IV 2026")
    ]


def test_a_cancellation_withdraws_all_visits() -> None:
    case = visiting(*TWO)

    case.deliver("m_batal", alasan_batal="Digabung ke tahap berikutnya.")

    assert case.waits_for == {"catat_batal"}
    assert (case.timers, case.messages) == ([], [])
    assert case.sees("catat_batal")["alasan_batal"] == "Digabung ke tahap berikutnya."


def test_another_officer_takes_over_the_place_and_the_day() -> None:
    case = Case(ROUND)
    case.play_until("k_konfirmasi")

    case.complete("k_konfirmasi", konfirmasi="tolak")
    case.complete("k_ganti_petugas", petugas_baru=OFFICERS[2], tgl_baru=None)

    seen = case.sees("k_konfirmasi")
    assert seen["kunjungan_ini"] == {**visit(0), "petugas": OFFICERS[2]}
    assert (seen["petugas_baru"], seen["tgl_baru"]) == (None, None)


def test_a_postponement_is_proved_and_dated() -> None:
    case = visiting(visit(0))
    case.deliver("m_ditunda", tgl_baru="2026-12-07")

    for missing in ({"tgl_baru": None}, {"bukti_tunda": None}):
        with pytest.raises(InvalidSubmissionError):
            case.complete("k_ganti_petugas", **missing)
    case.complete("k_ganti_petugas", petugas_baru=None, bukti_tunda=FILE)

    assert case.sees("k_konfirmasi")["kunjungan_ini"]["tgl_kunjungan"] == "2026-12-07"


def test_the_report_of_the_round_holds_every_visit_in_the_order_of_the_schedule() -> None:
    case = arrived(*TWO)
    case.complete("k_isi_monitoring", kpm_hadir=60)
    case.complete("k_isi_monitoring", **FORCED_PACKAGE)
    case.complete("k_periksa")
    case.complete("k_periksa")
    case.complete("k_tindak_lanjut")

    reports = case.sees("rekap_laporan")["laporan_kunjungan"]

    assert [it["lokasi"] for it in reports] == list(PLACES[:2])
    assert [it["kpm_hadir"] for it in reports] == [60, 68]
    assert [len(it["temuan"]) for it in reports] == [0, 1]
    assert [len(it["aduan"]) for it in reports] == [0, 1]


def test_what_a_visit_writes_stays_in_it() -> None:
    case = arrived(visit(0))

    case.play_until("rekap_laporan")

    assert case.sees("rekap_laporan").keys().isdisjoint({"sampel_kpm", "kunjungan_ini", "gps"})


@pytest.mark.parametrize(
    ("known", "opened"), [(None, 1), ("3371-ADU-2611-00015-0", 0)], ids=["new", "known"]
)
def test_a_finding_opens_a_complaint_unless_there_is_one(known: str | None, opened: int) -> None:
    case = arrived(visit(0))
    case.complete("k_isi_monitoring", **FORCED_PACKAGE)
    case.complete("k_periksa")
    (row,) = case_rows(case)

    case.complete("k_tindak_lanjut", tindak_lanjut=[{**row, "nomor_aduan": known}])

    sent = [inputs for topic, inputs in case.operations if topic == "pesan"]
    assert [it["pesan"] for it in sent] == ["aduan_masuk"] * opened
    assert [it["data"]["jenis_aduan"] for it in sent] == ["barang_mutu_harga"] * opened


def case_rows(case: Case) -> list[dict[str, Any]]:
    """Return what the follow-up of a case's findings would be."""
    return [
        {
            "temuan": it["jenis"],
            "pihak_dihubungi": "Pengelola",
            "uraian": it["uraian"],
            "hasil": "dibuat_aduan",
            "tanggal": "2026-11-21",
        }
        for it in case.sees("k_tindak_lanjut")["daftar_temuan"]
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        {"tgl_kunjungan": "2026-11-29"},
        {"tgl_kunjungan": "2026-12-19"},
        {"tgl_kunjungan": "2026-12-05"},
        {"target_sampel": 4},
        {"petugas": "Orang Lain"},
    ],
    ids=["early", "late", "weekend", "few", "stranger"],
)
def test_a_schedule_keeps_the_rules(wrong: dict[str, Any]) -> None:
    case = Case(ROUND)
    case.play_until("susun_jadwal")

    with pytest.raises(InvalidSubmissionError):
        case.complete("susun_jadwal", jadwal=[{**visit(0), **wrong}])


def test_an_officer_visits_three_places_a_day_at_most() -> None:
    case = Case(ROUND)
    case.play_until("susun_jadwal")
    rows = [{**visit(0), "lokasi": place} for place in PLACES[:4]]

    with pytest.raises(InvalidSubmissionError):
        case.complete("susun_jadwal", jadwal=rows)
    case.complete("susun_jadwal", jadwal=rows[:3])

    assert "susun_konsep" in case.waits_for


@pytest.mark.parametrize(
    "wrong",
    [
        {"kpm_hadir": 76},
        {"transaksi_gagal": 69},
        {"t_harga": "tidak"},
        {"sampel_kpm": REPORT["sampel_kpm"][:4]},
        {"sampel_kpm": []},
        {"temuan": True},
        {"alasan_tanpa_ttd": None},
        {"kesimpulan": "Baik."},
    ],
    ids=["more came", "more failed", "no note", "few", "none", "untold", "unsigned", "short"],
)
def test_the_report_of_a_visit_is_complete(wrong: dict[str, Any]) -> None:
    case = arrived(visit(0))

    with pytest.raises(InvalidSubmissionError):
        case.complete("k_isi_monitoring", **wrong)


def test_nobody_came_so_nobody_is_asked() -> None:
    case = arrived(visit(0))

    case.complete("k_isi_monitoring", kpm_hadir=0, sampel_kpm=[])

    assert case.waits_for == {"k_periksa"}


def test_each_tier_reads_what_those_below_did() -> None:
    case = Case(COMPLAINTS)
    case.play_until("tangani_3", "g_1__tidak_bisa_tingkat_2", "g_2__tidak_bisa_tingkat_3")

    before = case.sees("tangani_3")["penanganan_sebelumnya"]

    assert [(it["tingkat"], it["hasil"]) for it in before] == [(1, "tidak_bisa"), (2, "tidak_bisa")]


def test_the_answer_of_the_tier_is_proposed_to_the_complainant() -> None:
    case = Case(COMPLAINTS)

    case.complete("catat_aduan")
    case.complete("tangani_1", jawaban="Uangnya sudah dikembalikan kepada Anda.")

    assert case.sees("jawab")["isi_jawaban"] == "Uangnya sudah dikembalikan kepada Anda."


@pytest.mark.parametrize(
    ("tier", "date"), [(1, "2026-11-25"), (2, "2026-11-27"), (3, "2026-11-27")]
)
def test_a_silent_tier_loses_the_complaint_at_half_again_its_target(tier: int, date: str) -> None:
    case = Case(COMPLAINTS)
    accused = {1: "tidak_ada", 2: "1", 3: "2"}[tier]

    case.complete("catat_aduan", terlapor_di_tingkat=accused)

    # Saturday 21 November; 3 working days, or 4.5 of them.
    assert case.timer(f"t_{tier}").due_at.date().isoformat() == date


def test_a_complaint_about_the_head_of_office_goes_elsewhere() -> None:
    case = Case(COMPLAINTS)

    case.complete("catat_aduan", terlapor_di_tingkat="4")

    assert case.waits_for == {"rujuk"}


def test_the_list_of_cases_shows_what_the_complaint_is_about() -> None:
    case = Case(COMPLAINTS)

    case.complete("catat_aduan")

    assert case.variables["pokok_aduan"] == "Potongan atau pungutan"


def test_a_complaint_climbs_one_tier_at_a_time() -> None:
    case = Case(COMPLAINTS)
    case.play_until("tangani_1")
    tiers = []
    for step in ("tangani_1", "tangani_2", "tangani_3"):
        case.complete(step)
        case.complete("jawab")
        case.complete("tunggu_tanggapan", tanggapan="tidak_puas")
        tiers.append(case.sees(min(case.waits_for))["tingkat_sekarang"])

    assert case.waits_for == {"tangani_4"}
    assert all(after - before == 1 for before, after in pairwise(tiers))
