"""The analyst changes a procedure in the browser; running cases stay on the version they began."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Dialog, Locator, Page, Playwright, expect

from tests.browser.cases import play
from tests.browser.conftest import Seat
from tests.browser.desk import Desk
from tests.browser.office import Office, running_office

PROCEDURE = "/studio/bna-santunan-jpst"
RECEIVE, RENAMED = "Terima surat permohonan dan periksa berkas", "Terima surat di loket"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An office of these tests' own, because they change its procedures."""
    with running_office(tmp_path_factory.mktemp("office")) as office:
        yield office


@pytest.mark.slow
def test_the_next_case_starts_on_what_the_analyst_saved(
    person: Seat, office: Office, playwright: Playwright
) -> None:
    laras, sari = person("laras"), person("sari")
    running = play(playwright.request, office, subject="Mbah Lama", until="terima_surat")
    _open_editor(laras)
    field = _open_name(laras.page)

    field.fill(RENAMED)
    _check(laras, "Tidak ada masalah.")
    _break_and_repair(laras)
    _save(laras, note="Nama langkah pertama lebih pendek")

    expect(laras.page.get_by_role("row").filter(has_text="Versi 2")).to_contain_text("Terbaru")
    expect(laras.page.get_by_role("row").filter(has_text="Versi 1")).to_contain_text("1")
    sari.start_case()
    expect(sari.page.get_by_role("heading", level=1)).to_have_text(RENAMED)
    sari.open("/tugas?tampilan=saya")
    expect(sari.page.get_by_role("link", name=RENAMED, exact=True)).to_be_visible()
    sari.open(running.tasks["terima_surat"])
    expect(sari.page.get_by_role("heading", level=1)).to_have_text(RECEIVE)


def test_a_change_is_not_left_without_asking(person: Seat) -> None:
    laras = person("laras")
    _open_editor(laras)
    _open_name(laras.page).fill("Belum disimpan")
    expect(laras.page.get_by_text("Ada perubahan yang belum disimpan")).to_be_visible()
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    laras.page.on("dialog", stay)
    laras.page.get_by_role("link", name="Layanan").click()

    assert asked == ["beforeunload"]
    expect(laras.page.get_by_text("Ada perubahan yang belum disimpan")).to_be_visible()


def test_a_ladder_with_an_unknown_level_is_refused_beside_its_field(person: Seat) -> None:
    laras = person("laras")
    _open_editor(laras)
    laras.page.locator("[data-element-id=terima_surat]").click()
    panel = laras.page.get_by_role("region", name="Sifat langkah terpilih")

    panel.get_by_label("Tingkat eskalasi").fill("60")

    expect(panel.get_by_text("Pilih dari 50, 80, 100, dan 150")).to_be_visible()


def _open_editor(laras: Desk) -> None:
    laras.open(PROCEDURE)
    laras.page.get_by_role("link", name="Ubah diagram").click()
    expect(laras.page.get_by_role("toolbar", name="Alat proses")).to_be_visible()


def _open_name(page: Page) -> Locator:
    """Choose the first task in the drawing and return the field for its name."""
    page.locator("[data-element-id=terima_surat]").click()
    panel = page.get_by_role("region", name="Sifat langkah terpilih")
    panel.get_by_text("Umum", exact=True).click()
    return panel.get_by_role("textbox", name="Nama", exact=True)


def _check(laras: Desk, outcome: str) -> None:
    laras.page.get_by_role("button", name="Periksa", exact=True).click()
    expect(laras.page.get_by_role("status").filter(has_text=outcome)).to_be_visible()
    laras.check()


def _break_and_repair(laras: Desk) -> None:
    page = laras.page
    laras.watch.expect("422")
    form = page.get_by_label("Formulir", exact=True)
    form.select_option("—")
    _press_in_the_middle(page.locator("[data-element-id=mulai__gabung_terima_surat]"))
    page.keyboard.press("Delete")

    _check(laras, "kesalahan")
    problems = page.get_by_role("region", name="Hasil pemeriksaan")
    mistakes = problems.get_by_role("listitem").filter(has_text="Kesalahan")
    expect(mistakes.filter(has_text="belum memiliki formulir")).to_have_count(1)
    expect(mistakes.filter(has_text="(mulai)")).not_to_have_count(0)
    page.get_by_role("button", name="Simpan sebagai versi baru").click()
    page.get_by_role("dialog").get_by_role("button", name="Simpan").click()
    expect(page.get_by_role("status").filter(has_text="kesalahan")).to_be_visible()

    page.get_by_role("button", name="Batalkan").click()
    mistakes.get_by_role("button").filter(has_text="belum memiliki formulir").click()
    form.select_option("Penerimaan surat permohonan")
    _check(laras, "Tidak ada masalah.")
    expect(problems).to_be_hidden()


def _press_in_the_middle(line: Locator) -> None:
    """Press on a line; a straight one has no width that the usual way of pressing wants to see."""
    box = line.bounding_box()
    assert box
    line.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def _save(laras: Desk, *, note: str) -> None:
    laras.page.get_by_role("button", name="Simpan sebagai versi baru").click()
    dialog = laras.page.get_by_role("dialog", name="Simpan sebagai versi baru")
    dialog.get_by_label("Apa yang berubah?").fill(note)
    dialog.get_by_role("button", name="Simpan").click()
    expect(laras.page.get_by_text(note)).to_be_visible()
    expect(laras.page).to_have_url(re.compile(f"{PROCEDURE}$"))
