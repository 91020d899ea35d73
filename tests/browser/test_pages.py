"""Every kind of page: readable for people with disabilities, on desks and phones, by day and night.

Windows fail, besides, when a page reports an error.
"""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.browser.cases import Played, play
from tests.browser.conftest import Seat
from tests.browser.desk import Desk
from tests.browser.office import Office
from tests.browser.watch import check_accessibility

SUBJECT = "Mbah Rumini"
WIDTHS = (1280, 390)
PROCEDURE = "/studio/bna-santunan-jpst"
TEXT = "/teks-pemberitahuan/warga/N-03"

Go = Callable[[Desk, Played], None]


@pytest.fixture(scope="session")
def played(playwright: Playwright, office: Office) -> Played:
    return play(playwright.request, office, subject=SUBJECT, until="berita_acara")


def _at(path: str) -> Go:
    return lambda desk, _: desk.go(path)


def _fresh_form(desk: Desk, _: Played) -> None:
    desk.start_case()


def _refused_form(desk: Desk, _: Played) -> None:
    desk.start_case()
    desk.submit()
    expect(desk.problems).to_be_visible()


def _untaken_task(desk: Desk, played: Played) -> None:
    desk.go(played.tasks["berita_acara"])
    expect(desk.page.get_by_role("button", name="Ambil dan kerjakan")).to_be_visible()
    expect(desk.page.get_by_role("form", name="Formulir tugas")).to_be_visible()


def _completed(desk: Desk, played: Played) -> None:
    desk.go(played.tasks["verifikasi_lapangan"] + "/selesai")


def _case(desk: Desk, played: Played) -> None:
    desk.go(played.case)
    expect(desk.page.get_by_text("Di sini", exact=True)).to_be_visible()


def _letter(desk: Desk, played: Played) -> None:
    desk.go(played.case)
    code = desk.page.get_by_text(re.compile(r"^[0-9A-Z]{8,}$")).first
    desk.go("/verifikasi/" + code.inner_text())


def _procedure(desk: Desk, _: Played) -> None:
    desk.go(PROCEDURE)
    expect(desk.page.get_by_role("button", name="Seluruh bagan")).to_be_visible()


def _editor(desk: Desk, _: Played) -> None:
    desk.go(PROCEDURE)
    desk.page.get_by_role("link", name="Ubah diagram").click()
    expect(desk.page.get_by_role("button", name="Periksa")).to_be_visible()


def _question(desk: Desk, _: Played) -> None:
    desk.go("/kalender")
    desk.page.get_by_role("button", name="Hitung").click()
    expect(desk.page.get_by_role("status")).to_contain_text("Jatuh tempo")


def _refused_day(desk: Desk, _: Played) -> None:
    desk.watch.expect("422")
    desk.go("/kalender/hari/baru")
    desk.page.get_by_label("Tanggal", exact=True).fill("2027-01-11")
    desk.page.get_by_label("Nama atau sebab").fill("Banjir")
    desk.page.get_by_label("Jam buka").fill("pagi saja")
    desk.page.get_by_role("button", name="Simpan").click()
    expect(desk.page.get_by_role("alert")).to_contain_text("Belum tersimpan")


def _typed_text(desk: Desk, _: Played) -> None:
    desk.go(TEXT)
    desk.page.get_by_label("Kalimat").fill("No. {nomorr} “{tgl}”" + "!" * 70)
    expect(desk.page.get_by_text("maksud Anda {nomor}?")).to_be_visible()
    expect(desk.page.get_by_text("No. … “5 Des 2026”")).to_be_visible()
    expect(desk.page.get_by_text("hanya memuat 70 karakter")).to_be_visible()


def _unknown(desk: Desk, _: Played) -> None:
    desk.watch.expect("404")
    desk.go("/tugas/019ab000-0000-7000-8000-000000000000")


def _forbidden(desk: Desk, _: Played) -> None:
    desk.watch.expect("403")
    desk.go("/studio")


def _absences(desk: Desk, _: Played) -> None:
    """Enter an absence of today unless that was done already."""
    desk.go("/cuti")
    if not desk.page.get_by_role("button", name="Akhiri").count():
        desk.page.get_by_role("link", name="Catat ketidakhadiran").click()
        first = desk.page.get_by_label("Hari pertama").input_value()
        desk.page.get_by_label("Hari terakhir").fill(first)
        desk.page.get_by_label("Pengganti").select_option(index=1)
        desk.page.get_by_role("button", name="Simpan").click()
    expect(desk.page.get_by_role("button", name="Akhiri").first).to_be_visible()


def _refused_absence(desk: Desk, _: Played) -> None:
    desk.watch.expect("422")
    desk.go("/cuti/baru")
    desk.page.get_by_label("Hari terakhir").fill("2020-01-01")
    desk.page.get_by_role("button", name="Simpan").click()
    expect(desk.page.get_by_role("alert")).to_be_visible()


PAGES: dict[str, tuple[str, Go, str]] = {
    "worklist": ("joko", _at("/tugas?tampilan=antrean"), "Yang perlu Anda kerjakan"),
    "empty worklist": ("teguh", _at("/tugas"), "Yang perlu Anda kerjakan"),
    "fresh form": ("sari", _fresh_form, "Terima surat permohonan dan periksa berkas"),
    "refused form": ("sari", _refused_form, "Terima surat permohonan dan periksa berkas"),
    "untaken task": ("joko", _untaken_task, "Susun berita acara verifikasi"),
    "completed task": ("joko", _completed, "Tugas selesai"),
    "case": ("budi", _case, SUBJECT),
    "cases": ("budi", _at("/kasus"), "Kasus di kantor Anda"),
    "no such cases": ("budi", _at("/kasus?cari=zzz"), "Kasus di kantor Anda"),
    "catalogue": ("sari", _at("/layanan"), "Layanan kantor"),
    "standard": ("sari", _at("/layanan/bna-santunan-jpst"), "Santunan"),
    "time table": ("sari", _at("/layanan/bna-santunan-jpst/waktu"), "Batas waktu dan eskalasi"),
    "refused start": ("sari", _at("/layanan/bna-aduan/waktu?mulai=x"), "Batas waktu"),
    "inbox": ("sari", _at("/kabar"), "Kabar untuk Anda"),
    "undelivered": ("ningsih", _at("/kiriman"), "Kiriman kabar"),
    "notice texts": ("ningsih", _at("/teks-pemberitahuan"), "Teks pemberitahuan"),
    "notice text": ("ningsih", _at(TEXT), "Berkas kurang"),
    "typed notice text": ("ningsih", _typed_text, "Berkas kurang"),
    "own page": ("sari", _at("/saya"), "Pengaturan saya"),
    "people": ("ningsih", _at("/orang"), "Orang"),
    "decisions": ("budi", _at("/eskalasi"), "Yang perlu Anda putuskan"),
    "absences": ("ningsih", _absences, "Cuti dan pengganti"),
    "absence form": ("ningsih", _at("/cuti/baru"), "Catat ketidakhadiran"),
    "refused absence": ("sari", _refused_absence, "Catat ketidakhadiran"),
    "calendar": ("sari", _at("/kalender?tahun=2027"), "Kalender 2027"),
    "calendar to change": ("ningsih", _at("/kalender?tahun=2026"), "Kalender 2026"),
    "calendar without a decree": ("ningsih", _at("/kalender?tahun=2029"), "Kalender 2029"),
    "answered question": ("sari", _question, "Kalender"),
    "refused question": ("sari", _at("/kalender?mulai=x&jumlah=0&satuan=x"), "Kalender"),
    "new day": ("ningsih", _at("/kalender/hari/baru"), "Tambah hari khusus"),
    "refused day": ("ningsih", _refused_day, "Tambah hari khusus"),
    "new season": ("ningsih", _at("/kalender/masa/baru"), "Tambah masa"),
    "weekly hours": ("ningsih", _at("/kalender/jam"), "Jam mingguan"),
    "studio": ("laras", _at("/studio"), "Prosedur yang diterbitkan"),
    "procedure": ("laras", _procedure, "Santunan"),
    "editor": ("laras", _editor, "Diagram versi"),
    "letter": ("joko", _letter, ""),
    "unknown page": ("sari", _unknown, "Tidak dapat dilanjutkan"),
    "forbidden page": ("sari", _forbidden, "Tidak dapat dilanjutkan"),
}


@pytest.mark.parametrize("kind", PAGES)
def test_everybody_can_read(person: Seat, played: Played, kind: str) -> None:
    login, go, heading = PAGES[kind]
    desk = person(login)

    go(desk, played)

    expect(desk.page.get_by_role("heading", level=1)).to_contain_text(heading)
    _look_from_all_sides(desk.page)


@pytest.mark.parametrize("path", ["/masuk", "/verifikasi"])
def test_visitors_can_read(window: Seat, path: str) -> None:
    visitor = window("")

    visitor.go(path)

    _look_from_all_sides(visitor.page)


def _look_from_all_sides(page: Page) -> None:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        wider = page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
        assert wider <= 0, f"{page.url} is {wider} px wider than {width}"
        page.emulate_media(color_scheme="light")
        check_accessibility(page)
        page.emulate_media(color_scheme="dark")
        check_accessibility(page)
