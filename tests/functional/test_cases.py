import re
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from uuid_utils.compat import uuid7

from engine.domain.incident import Attempt
from tests.functional.browser import links, reply
from tests.functional.cases import CASE, case_of, complete, fail, play, start, waiting
from tests.functional.office import GATE, JPST, STRANGER, Served, office_of


def test_supervisors_see_all_cases_of_the_office(either_office: Served) -> None:
    case = play(either_office, until="cek_dtks", subject="Painem")

    page = either_office["budi"].get("/kasus")

    assert links(page, CASE) == [case]
    assert "Painem" in page.text
    assert "Cek DTKS/DTSEN" in page.text


def test_workers_see_the_cases_of_their_roles(office: Served) -> None:
    case = play(office, until="cek_dtks")

    assert links(office["sari"].get("/kasus"), CASE) == [case]
    assert links(office["rahayu"].get("/kasus"), CASE) == []


@pytest.mark.parametrize("login", ["laras", "ningsih"])
def test_who_has_no_part_in_cases_gets_no_list(office: Served, login: str) -> None:
    assert office[login].get("/kasus").status_code == 403


def test_late_cases_come_first_for_who_can_help(office: Served) -> None:
    case = play(office, until="cek_dtks")
    office.clock.advance(timedelta(days=9))
    fresh = case_of(office["sari"], start(office["sari"]))

    assert links(office["budi"].get("/kasus"), CASE) == [case]
    assert links(office["hendra"].get("/kasus"), CASE) == [fresh, case]


def test_stuck_cases_come_before_late_ones(office: Served) -> None:
    play(office, until="cek_dtks")
    office.clock.advance(timedelta(days=9))
    case = fail(office)

    page = office["budi"].get("/kasus")

    assert links(page, CASE) == [case]
    assert re.search(r'aria-current="page"\s+href="/kasus\?status=stuck"', page.text)


def test_ended_cases_have_a_list_of_their_own(office: Served) -> None:
    task = start(office["sari"], GATE)
    case = case_of(office["sari"], task)
    office["sari"].hand_in(task, {"nama": "batal"})

    page = office["budi"].get("/kasus?status=ended")

    assert links(page, CASE) == [case]
    assert "Selesai 21 Nov 2026 10.00" in page.text


def test_cases_are_narrowed_by_service_and_step(office: Served) -> None:
    start(office["sari"], GATE)
    case = play(office, until="telaah_manager")
    other = case_of(office["sari"], start(office["sari"]))

    by_service = links(office["budi"].get(f"/kasus?status=running&layanan={JPST}"), CASE)
    by_step = office["budi"].get(f"/kasus?status=running&layanan={JPST}&langkah=telaah_manager")

    assert by_service == [other, case]
    assert links(by_step, CASE) == [case]
    assert '<option value="telaah_manager" selected>' in by_step.text


def test_cases_are_found_by_a_part_of_the_name(office: Served) -> None:
    case = play(office, until="cek_dtks", subject="Raden Mas Haryo Kusumo")
    start(office["sari"])

    assert links(office["budi"].get("/kasus?status=running&cari=kusumo"), CASE) == [case]


def test_no_case_that_fits_offers_to_drop_the_filters(office: Served) -> None:
    page = office["budi"].get("/kasus?status=ended&cari=Painem")

    assert "Tidak ada kasus" in page.text
    assert "Hapus saringan" in page.text


def test_an_unknown_filter_is_none(office: Served) -> None:
    case = case_of(office["sari"], start(office["sari"]))

    page = office["budi"].get("/kasus?status=entah&layanan=entah&setelah=entah")

    assert page.status_code == 200
    assert links(office["budi"].get("/kasus?status=entah"), CASE) == [case]


def test_the_case_page_tells_what_happened(office: Served) -> None:
    case = play(office, until="verifikasi_lapangan")

    page = office["budi"].get(case)

    for sentence in (
        "<b>Sari Wulandari</b> membuka kasus ini.",
        "<b>Sari Wulandari</b> menyelesaikan tugas “Terima surat permohonan dan periksa berkas”.",
        "Sistem membuat surat sebagai PDF dan menyimpannya di berkas kasus.",
        "Sekarang: Verifikasi dan validasi lapangan oleh TRC",
        "Bagian alur: Penerbitan Naskah Dinas",
        "Surat tugas",
    ):
        assert sentence in page.text
    assert re.search(r"[0-9]{4}99\*{6}[0-9]{4}", page.text)
    assert not re.search(r"[0-9]{4}99410746[0-9]{4}", page.text)


def test_health_and_money_are_not_on_the_case_page(office: Served) -> None:
    case = play(office, until="verifikasi_lapangan")
    complete(office["joko"], waiting(office["joko"], "Kasiyem"), "verifikasi_lapangan")

    page = office["budi"].get(case)

    assert "Hanya untuk petugas yang menangani" in page.text
    assert "sebagian dibantu" not in page.text.lower()


def test_claims_and_releases_are_told(office: Served) -> None:
    task = start(office["sari"])
    office["sari"].post(f"{task}/pelepasan")

    page = office["sari"].get(case_of(office["sari"], task))

    assert "mengambil tugas “Terima surat permohonan dan periksa berkas”." in page.text
    assert "mengembalikan tugas “Terima surat permohonan" in page.text


def test_the_page_says_what_happens_if_a_task_is_not_done_in_time(office: Served) -> None:
    task = start(office["sari"])
    case = case_of(office["sari"], task)
    complete(office["sari"], task, "terima_surat", diketahui_camat=False)

    page = office["budi"].get(case).text

    assert "Bila belum selesai: Batas melengkapi habis" in page


def test_a_timer_is_told(office: Served) -> None:
    task = start(office["sari"])
    case = case_of(office["sari"], task)
    complete(office["sari"], task, "terima_surat", diketahui_camat=False)
    office.clock.advance(timedelta(days=8))
    office.scheduler.sweep()

    assert "Waktunya tiba untuk “Pengingat 50% batas”" in office["budi"].get(case).text


def test_the_end_of_a_case_is_told(office: Served) -> None:
    task = start(office["sari"])
    case = case_of(office["sari"], task)
    complete(office["sari"], task, "terima_surat", diketahui_camat=False)
    complete(
        office["sari"],
        waiting(office["sari"], "Kasiyem"),
        "lengkapi_berkas",
        tindakan_pemohon="cabut",
    )
    office.scheduler.sweep()

    page = office["budi"].get(case)

    assert "Kasus ini selesai dengan hasil <b>Dibatalkan" in page.text
    assert "Kasus selesai pada 21 Nov 2026 10.00 WIB." in page.text


def test_who_has_no_part_in_a_case_may_not_open_it(office: Served) -> None:
    case = play(office, until="cek_dtks")

    for login in ("rahayu", "laras", "ningsih"):
        assert office[login].get(case).status_code == 403


def test_the_auditor_reads_and_changes_nothing(office: Served) -> None:
    case = fail(office)

    page = office["hendra"].get(case)

    assert "Kasus ini terkendala" in page.text
    assert "Coba lagi" not in page.text
    [retry] = links(office["budi"].get(case), f'{case}/kendala/[^"]+')
    assert office["hendra"].post(retry).status_code == 403


def test_the_diagram_of_a_case_is_the_one_it_runs_on(office: Served) -> None:
    case = play(office, until="cek_dtks")

    answer = office["budi"].get(f"{case}/diagram/bna_santunan_jpst.bpmn")

    assert answer.content_type == "application/xml; charset=utf-8"
    assert b'id="cek_dtks"' in answer.data
    assert office["budi"].get(f"{case}/diagram/tidak_ada.bpmn").status_code == 404


def test_a_failed_step_keeps_the_answer_and_tells_who_sent_it(either_office: Served) -> None:
    task = start(either_office["sari"], GATE)

    answer = either_office["sari"].hand_in(task, {"nama": "Tukirah"})

    assert answer.status_code == 200
    assert "Jawaban Anda tersimpan" in either_office["sari"].get(reply(answer)["next"]).text
    assert "langkah sesudahnya terkendala" in either_office["sari"].get(task).text


def test_a_step_that_fails_again_says_so(office: Served) -> None:
    case = fail(office)
    [retry] = links(office["budi"].get(case), f'{case}/kendala/[^"]+')

    assert office["budi"].post(retry).location == case
    assert "masih terkendala: tidak ada cabang yang cocok" in office["budi"].get(case).text


def test_a_step_that_succeeds_lets_the_case_go_on(either_office: Served) -> None:
    case = fail(either_office)
    [retry] = links(either_office["budi"].get(case), f'{case}/kendala/[^"]+')
    either_office.clock.advance(timedelta(days=30))

    either_office["budi"].post(retry)

    page = either_office["budi"].get(case)
    assert "berhasil dijalankan; kasus ini berlanjut" in page.text
    assert "<b>Budi Hartono</b> menjalankan lagi langkah" in page.text
    assert "Kasus ini terkendala</strong>" not in page.text


def test_an_operation_that_was_given_up_is_only_queued_again(office: Served) -> None:
    case = UUID(fail(office)[-36:])
    incident = _give_up_operation(office, case)

    office["budi"].post(f"/kasus/{case}/kendala/{incident}/percobaan")

    page = office["budi"].get(f"/kasus/{case}")
    assert "Pekerjaan yang terkendala dimasukkan lagi ke antrean" in page.text
    assert "berhasil dijalankan" not in page.text


def test_a_stranger_sees_nothing_of_the_office(either_office: Served) -> None:
    case = play(either_office, until="cek_dtks", subject="Painem")
    stuck = fail(either_office)
    task = waiting(either_office["sari"], "Painem")
    [document] = links(either_office["sari"].get(case), '/dokumen/[^"]+')
    [retry] = links(either_office["budi"].get(stuck), f'{stuck}/kendala/[^"]+')
    version = links(
        either_office["laras"].get(f"/studio/{JPST}"), r"/studio/[\w-]+/versi/[0-9a-f-]{36}"
    )[0]
    stranger = either_office[STRANGER]

    pages = [
        case,
        f"{case}/diagram/bna_santunan_jpst.bpmn",
        task,
        f"{task}/selesai",
        document,
        f"/layanan/{JPST}",
        f"/studio/{JPST}",
        version,
        f"{version}/diagram.bpmn",
    ]
    changes = [
        f"{task}/pengambilan",
        f"{task}/pelepasan",
        f"{task}/penyelesaian",
        retry,
        f"/layanan/{JPST}/kasus",
    ]

    assert {it: stranger.get(it).status_code for it in pages} == dict.fromkeys(pages, 404)
    assert {it: stranger.post(it).status_code for it in changes} == dict.fromkeys(changes, 404)
    assert stranger.send(f"{task}/draf", {"data": {}}, method="PUT").status_code == 404
    assert "Painem" not in stranger.get("/kasus?status=running").text
    assert "Painem" not in stranger.get("/tugas?tampilan=antrean").text
    assert "Sari" not in stranger.get("/orang").text


def _give_up_operation(served: Served, case: UUID) -> UUID:
    office = office_of(served, "Banjarnegara")
    with served.database.work(office.id) as work:
        [failed] = work.incidents.of_instance(case)
        given_up = replace(failed, id=uuid7(), attempt=Attempt.DO_OPERATION, token_id=uuid7())
        work.incidents.add(given_up)
    return given_up.id
