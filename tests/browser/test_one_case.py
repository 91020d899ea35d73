"""One case of an invented applicant, from the counter to the accounts, by eight people."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.answers import (
    FAMILY_CARD,
    SUBJECT,
    application,
    nik_of,
    steps_after_the_visit,
    steps_to_the_visit,
    visit,
)
from tests.browser.conftest import Seat
from tests.browser.desk import Desk
from tests.browser.papers import a_pdf

WRONG_DAY = "Angka ke-7 sampai ke-12 NIK bukan tanggal lahir yang benar."
IMPOSSIBLE_DAY = "3304999907461008"
SERVICE = "Santunan JPST untuk lansia terlantar"
RECEIVE = "Terima surat permohonan dan periksa berkas"
VISIT = "Verifikasi dan validasi lapangan oleh TRC"


@pytest.mark.slow
def test_eight_people_take_one_case_from_the_counter_to_its_end(
    person: Seat, tmp_path: Path
) -> None:
    desks = _Desks(person)

    _an_answer_the_server_refuses_is_put_right(desks["sari"], tmp_path)
    _missing_papers_come_back(desks["sari"], tmp_path)
    for login, task, answers in steps_to_the_visit():
        desks[login].take(task, of=SUBJECT)
        desks[login].answer(answers)
    _the_letter_is_issued(desks)
    _the_team_visits(desks["joko"])
    _the_supervisor_sees_where_it_is(desks["budi"])
    for login, task, answers in steps_after_the_visit(tmp_path):
        desks[login].take(task, of=SUBJECT)
        desks[login].answer(answers)

    _the_case_has_ended(desks["mulyati"])


class _Desks(dict[str, Desk]):
    """The people who took part; each signs in once, when it is their turn."""

    def __init__(self, person: Seat) -> None:
        self._person = person

    def __missing__(self, login: str) -> Desk:
        self[login] = self._person(login)
        return self[login]


def _an_answer_the_server_refuses_is_put_right(sari: Desk, folder: Path) -> None:
    sari.watch.expect("422")
    sari.start_case()
    sari.form.fill({**application(folder), "NIK": IMPOSSIBLE_DAY})
    sari.form.fill({"Nomor Kartu Keluarga": IMPOSSIBLE_DAY})
    sari.submit()

    for sentence in (WRONG_DAY, "Nomor Kartu Keluarga tidak boleh sama dengan NIK."):
        expect(sari.problems).to_contain_text(sentence)
        expect(sari.form.area).to_contain_text(sentence)
    sari.check()
    assert sari.form.value("Nama lengkap (sesuai KTP)") == SUBJECT
    expect(sari.form.field("Unggah berkas")).to_contain_text("2 berkas dipilih")

    sari.answer({"NIK": nik_of(SUBJECT), "Nomor Kartu Keluarga": FAMILY_CARD})
    expect(sari.page.get_by_role("listitem").filter(has_text="Lengkapi berkas")).to_be_visible()


def _missing_papers_come_back(sari: Desk, folder: Path) -> None:
    sari.take("Lengkapi berkas", of=SUBJECT)
    expect(sari.page.get_by_text("Tanda tangan Camat (mengetahui)")).to_be_visible()
    sari.answer(
        {
            "Tindakan": "Lengkapi berkas",
            "Berkas yang dilengkapi": [a_pdf(folder, "surat camat.pdf")],
            "Diisi petugas atas nama pemohon": True,
        }
    )

    sari.take(RECEIVE, of=SUBJECT)
    assert sari.form.value("NIK") == nik_of(SUBJECT)
    expect(sari.form.field("Unggah berkas")).to_contain_text("Sudah ada 2 berkas.")
    sari.answer({"Diketahui Camat": True})


def _the_letter_is_issued(desks: _Desks) -> None:
    endang, kadis, joko = desks["endang"], desks["kadis"], desks["joko"]
    endang.take("Susun konsep naskah", of=SUBJECT)
    proposed = endang.form.value("Isi (templat terisi)")
    assert "- Wahyu Nugroho" in proposed
    assert SUBJECT in proposed
    endang.answer({})

    kadis.take("Tanda tangani", of=SUBJECT)
    kadis.answer(
        {
            "Keputusan penanda tangan": "Tanda tangani",
            "Cara tanda tangan": "Tanda tangan elektronik (BSrE)",
        }
    )

    joko.take(VISIT, of=SUBJECT)
    papers = joko.page.get_by_role("region", name="Berkas")
    entry = papers.get_by_role("listitem").filter(has_text="Surat tugas")
    letter = entry.get_by_role("link", name=re.compile(r"^094.*[.]pdf$"))
    content = joko.page.request.get(joko.office.address + (letter.get_attribute("href") or ""))
    words = PdfReader(BytesIO(content.body())).pages[0].extract_text()
    assert re.search(r"Nomor: 094/\d+/", words)
    assert "Wahyu Nugroho" in words


def _the_team_visits(joko: Desk) -> None:
    joko.form.fill(visit())
    expect(joko.page.get_by_text("dari 100")).to_be_visible()
    joko.answer({})


def _the_supervisor_sees_where_it_is(budi: Desk) -> None:
    page = budi.page
    budi.open("/kasus")
    page.get_by_label("Layanan", exact=True).select_option(SERVICE)
    page.get_by_label("Langkah", exact=True).select_option("Susun berita acara verifikasi")
    page.get_by_role("link", name=SUBJECT).click()

    expect(page.get_by_role("heading", level=1)).to_have_text(SUBJECT)
    diagram = page.get_by_role("region", name="Alur kasus")
    expect(diagram.get_by_text("Di sini", exact=True)).to_be_in_viewport()
    diagram.get_by_role("button", name="Seluruh bagan").click()
    diagram.get_by_role("button", name="Ke langkah sekarang").click()
    expect(diagram.get_by_text("Di sini", exact=True)).to_be_in_viewport()
    budi.check()


def _the_case_has_ended(mulyati: Desk) -> None:
    page = mulyati.page
    expect(page.get_by_text("Kasus ini selesai")).to_be_visible()
    page.get_by_role("link", name="Buka halaman kasus").click()

    expect(page.get_by_text(re.compile("^Selesai .* dipertanggungjawabkan")).first).to_be_visible()
    diagram = page.locator(".diagram").first
    expect(diagram.locator("[data-element-id=e_selesai]")).to_have_class(re.compile("is-done"))
    passed = diagram.locator("[data-element-id=g_serah__diterima]")
    expect(passed).to_have_class(re.compile("is-passed"))
    spared = diagram.locator("[data-element-id=g_serah__penerima_meninggal]")
    expect(spared).not_to_have_class(re.compile("is-passed"))
    expect(diagram.get_by_text("Di sini", exact=True)).to_have_count(0)
    mulyati.check()
