"""What a person typed survives everything that may come between typing and handing in."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, Request, expect

from engine.scheduler import utc_now
from tests.browser.answers import application
from tests.browser.cases import play
from tests.browser.conftest import Seat
from tests.browser.desk import Desk
from tests.browser.office import Office

VISIT = "Verifikasi dan validasi lapangan oleh TRC"
NOT_THERE = {
    "Pemohon ditemui": "Tidak",
    "Pemohon meninggal": "Tidak",
}
REDRAWN_MS = 200


def test_after_the_session_ended_the_answer_is_sent_and_nothing_is_lost(
    person: Seat, tmp_path: Path
) -> None:
    sari = person("sari")
    sari.watch.expect("401")
    sari.start_case()
    sari.form.fill({**application(tmp_path, subject="Mbah Sesi"), "Diketahui Camat": True})
    expect(sari.page.get_by_text("Draf tersimpan")).to_be_visible()

    sari.page.context.clear_cookies()
    sari.submit()
    dialog = sari.page.get_by_role("dialog", name="Sesi Anda berakhir")
    dialog.get_by_label("Nama masuk").fill("sari")
    dialog.get_by_label("Kata sandi").fill(sari.office.password)
    sari.check()
    dialog.get_by_role("button", name="Masuk").click()

    sari.arrive("Tugas selesai")
    sari.page.get_by_role("link", name="Buka halaman kasus").click()
    expect(sari.page.get_by_role("heading", level=1)).to_have_text("Mbah Sesi")
    expect(sari.page.get_by_role("link", name="surat permohonan.pdf")).to_be_visible()
    expect(sari.page.get_by_text("RT 02 RW 05")).to_be_visible()


def test_a_wrong_password_in_the_dialog_can_be_put_right(person: Seat) -> None:
    sari = person("sari")
    sari.watch.expect("401")
    sari.watch.expect("422")
    sari.start_case()
    sari.form.fill({"Nama lengkap (sesuai KTP)": "Mbah Sandi"})

    sari.page.context.clear_cookies()
    sari.page.get_by_role("button", name="Masuk lagi").click()
    dialog = sari.page.get_by_role("dialog", name="Sesi Anda berakhir")
    dialog.get_by_label("Nama masuk").fill("sari")
    dialog.get_by_label("Kata sandi").fill("bukan ini")
    dialog.get_by_role("button", name="Masuk").click()
    expect(dialog.get_by_role("alert")).to_contain_text("tidak cocok")
    dialog.get_by_label("Kata sandi").fill(sari.office.password)
    dialog.get_by_role("button", name="Masuk").click()

    expect(sari.page.get_by_text("Draf tersimpan")).to_be_visible()
    assert sari.form.value("Nama lengkap (sesuai KTP)") == "Mbah Sandi"


def test_the_draft_is_there_after_signing_out_and_in_again(person: Seat) -> None:
    sari = person("sari")
    sari.start_case()
    task = sari.page.url
    sari.form.fill({"Nama lengkap (sesuai KTP)": "Mbah Draf", "Jenis kelamin": "Perempuan"})
    sari.form.fill({"Kecamatan": "Batur", "Tanggal lahir": "02/03/1950"})
    expect(sari.page.get_by_text("Draf tersimpan")).to_be_visible()

    sari.sign_out()
    sari.sign_in()
    sari.page.goto(task)

    expect(sari.form.field("Nama lengkap (sesuai KTP)")).to_be_visible()
    assert sari.form.value("Nama lengkap (sesuai KTP)") == "Mbah Draf"
    assert sari.form.value("Kecamatan") == "Batur"
    assert sari.form.value("Tanggal lahir") == "2/3/1950"
    assert sari.form.chosen("Jenis kelamin") == "Perempuan"


def test_what_is_typed_while_a_formula_redraws_the_form_stays(person: Seat, tmp_path: Path) -> None:
    sari = person("sari")
    sari.page.clock.install()
    sari.start_case()
    answers = {**application(tmp_path, subject="Mbah Cepat"), "Diketahui Camat": True}
    typed = {key: answers.pop(key) for key in ("Alamat (jalan, RT/RW)", "Desa/Kelurahan", "NIK")}
    sari.form.fill(answers)

    # While the clock stands still, the age that follows from the birthday is not drawn yet.
    sari.page.clock.pause_at(utc_now() + timedelta(minutes=1))
    for year, label in zip((1936, 1941, 1946), typed, strict=True):
        sari.form.fill({"Tanggal lahir": f"01/07/{year}", label: typed[label]})
        sari.page.clock.run_for(REDRAWN_MS)

    expect(sari.form.area.get_by_text("dihitung dari tanggal lahir")).to_be_visible()
    assert {label: sari.form.value(label) for label in typed} == typed
    sari.page.clock.resume()
    sari.submit()
    sari.arrive("Tugas selesai")
    sari.page.get_by_role("link", name="Buka halaman kasus").click()
    for answer in ("RT 02 RW 05", "Aribaya"):
        expect(sari.page.get_by_text(answer)).to_be_visible()


def test_what_was_typed_last_is_in_the_draft_of_a_page_that_is_left(person: Seat) -> None:
    sari = person("sari")
    sari.start_case()
    task = sari.page.url
    sari.page.on("dialog", lambda it: it.accept())
    sari.form.fill({"Nama lengkap (sesuai KTP)": "Mbah Pergi"})

    sari.open("/tugas")
    sari.page.goto(task)

    expect(sari.form.field("Nama lengkap (sesuai KTP)")).to_be_visible()
    assert sari.form.value("Nama lengkap (sesuai KTP)") == "Mbah Pergi"


def test_without_a_network_the_answer_waits_on_the_page(person: Seat, tmp_path: Path) -> None:
    sari = person("sari")
    sari.watch.expect("net::ERR_INTERNET_DISCONNECTED")
    sari.start_case()
    sari.page.context.set_offline(True)
    sari.form.fill({**application(tmp_path, subject="Mbah Luring"), "Diketahui Camat": True})
    sari.submit()
    expect(sari.page.get_by_role("alert").filter(has_text="tidak ada jaringan")).to_be_visible()
    assert sari.form.value("Nama lengkap (sesuai KTP)") == "Mbah Luring"

    sari.page.context.set_offline(False)
    sari.submit()

    sari.arrive("Tugas selesai")


def test_pressing_twice_hands_in_once(person: Seat, tmp_path: Path) -> None:
    sari = person("sari")
    sari.start_case()
    sari.form.fill({**application(tmp_path, subject="Mbah Ganda"), "Diketahui Camat": True})
    sent = _answers_sent(sari.page)

    sari.page.get_by_role("button", name="Selesaikan tugas").dblclick()

    sari.arrive("Tugas selesai")
    sari.open("/tugas?tampilan=antrean&cari=Mbah+Ganda")
    expect(sari.page.get_by_role("button", name=re.compile("^Ambil "))).to_have_count(1)
    assert len(sent) == 1


@pytest.mark.slow
def test_whoever_lost_a_task_reads_who_has_it_and_that_it_is_done(
    person: Seat, office: Office, playwright: Playwright
) -> None:
    play(playwright.request, office, subject="Mbah Rebutan", until="verifikasi_lapangan")
    joko, wahyu = person("joko"), person("wahyu")
    joko.watch.expect("409")
    joko.take(VISIT, of="Mbah Rebutan")
    joko.form.fill(NOT_THERE)
    _give_back_in_another_window(joko)
    wahyu.take(VISIT, of="Mbah Rebutan")

    joko.submit()
    refusal = joko.page.get_by_role("dialog", name="Tugas tidak dapat diselesaikan")
    expect(refusal).to_contain_text("Wahyu Nugroho")
    joko.check()
    refusal.get_by_role("button", name="Tetap di halaman ini").click()
    assert joko.form.chosen("Pemohon ditemui") == "Tidak"

    wahyu.answer(NOT_THERE)
    joko.submit()
    expect(refusal).to_contain_text("sudah dikerjakan orang lain")
    refusal.get_by_role("button", name="Kembali ke daftar tugas").click()
    joko.arrive("Yang perlu Anda kerjakan")


def _answers_sent(page: Page) -> list[Request]:
    sent: list[Request] = []
    page.on("request", lambda it: sent.append(it) if it.url.endswith("/penyelesaian") else None)
    return sent


def _give_back_in_another_window(desk: Desk) -> None:
    other = desk.page.context.new_page()
    other.goto(desk.page.url)
    other.get_by_role("button", name="Lepaskan tugas").click()
    other.get_by_role("dialog").get_by_role("button", name="Lepaskan").click()
    expect(other.get_by_role("heading", level=1)).not_to_have_text(VISIT)
    other.close()
