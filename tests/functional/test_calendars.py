"""The calendar: everybody looks at a year and asks when something is due, one person changes it."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

import pytest

from engine.domain.calendar_entries import CalendarEntries
from engine.domain.calendar_form import field_of
from engine.domain.office_hours import RAMADAN_HOURS, CalendarKind, DayKind
from tests.functional.browser import Browser, links
from tests.functional.office import Served, office_of

CLOSURE = {"day": "2027-01-11", "kind": "kantor", "name": "Banjir", "source": "Surat 7/2027"}
FLOOD = "/kalender/hari/2027-01-11/kantor"
MONDAY, COUNTER_MONDAY = field_of(CalendarKind.WORKING, 0), field_of(CalendarKind.COUNTER, 0)
WEEKS = {MONDAY: "08.00-12.00", COUNTER_MONDAY: "08.00-11.00"}
SEASON = {**WEEKS, "name": "Ramadan", "first": "2027-02-08", "last": "2027-03-09"}
QUESTION = "/kalender?mulai=2026-12-23T10:00&jumlah={}&satuan={}"


def entries(office: Served) -> CalendarEntries:
    with office.database.reading(office_of(office, "Banjarnegara").id) as work:
        return work.calendar.entries()


def saved(browser: Browser, path: str, fields: Mapping[str, str]) -> str:
    """Return the page to which a change leads."""
    answer = browser.post(path, fields)
    assert answer.status_code == 302, answer.text
    return browser.get(answer.headers["Location"]).text


def test_everybody_sees_this_year_with_today_and_its_holidays(office: Served) -> None:
    page = office["sari"].get("/kalender").text

    assert "Kalender 2026" in page
    assert page.count('aria-current="date"') == 1
    assert "Libur nasional: Proklamasi Kemerdekaan" in page
    assert "SKB 1497/2025" in page
    assert "Hapus" not in page
    assert "/kalender/hari" not in page


@pytest.mark.parametrize("asked", ["1999", "2101", "dua", ""])
def test_a_year_that_is_none_shows_this_one(office: Served, asked: str) -> None:
    assert "Kalender 2026" in office["sari"].get(f"/kalender?tahun={asked}").text


@pytest.mark.parametrize(("year", "others"), [(2000, [2001]), (2050, [2049, 2051]), (2100, [2099])])
def test_the_years_beside_are_a_step_away(office: Served, year: int, others: list[int]) -> None:
    page = office["sari"].get(f"/kalender?tahun={year}")

    found = links(page, r"/kalender\?tahun=\d+")
    assert found == [f"/kalender?tahun={it}" for it in others]


def test_a_year_without_a_decree_says_so(office: Served) -> None:
    page = office["sari"].get("/kalender?tahun=2028").text

    assert "Hari libur 2028 belum ditetapkan atau belum dimasukkan" in page


def test_the_menu_leads_there(office: Served) -> None:
    assert '<a class="nav-link" href="/kalender"' in office["hendra"].get("/layanan").text


@pytest.mark.parametrize("login", ["sari", "budi", "laras", "hendra"])
def test_only_the_administrator_gets_the_forms(office: Served, login: str) -> None:
    for path in ("/kalender/hari/baru", "/kalender/masa/baru", "/kalender/jam"):
        assert office[login].get(path).status_code == 403
    before = entries(office)
    assert office[login].post("/kalender/hari", CLOSURE).status_code == 403
    assert entries(office) == before


def test_who_is_not_signed_in_is_asked_to(office: Served) -> None:
    for path in ("/kalender", "/kalender/hari/baru", "/kalender/jam"):
        assert office.visitor().get(path).status_code == 302


def test_an_own_closure_is_added_changed_and_removed(office: Served) -> None:
    ningsih = office["ningsih"]

    page = saved(ningsih, "/kalender/hari", CLOSURE)
    assert "Banjir pada 11 Jan 2027 tersimpan" in page
    assert "Ketentuan kantor: tutup · Surat 7/2027" in page

    form = ningsih.get(FLOOD).text
    assert 'value="Banjir"' in form
    page = saved(ningsih, FLOOD, {**CLOSURE, "hours": "8.00-11.00"})
    assert "Ketentuan kantor: buka 08.00\N{EN DASH}11.00" in page
    assert "Buka dengan jam lain: Banjir" in page

    page = saved(ningsih, f"{FLOOD}/penghapusan", {})
    assert "dihapus dari kalender" in page
    assert ningsih.get(FLOOD).status_code == 404


def test_a_refused_day_keeps_what_was_typed_and_says_what_is_wrong(office: Served) -> None:
    before = entries(office)

    answer = office["ningsih"].post("/kalender/hari", {**CLOSURE, "hours": "pagi"})

    assert answer.status_code == 422
    for part in ("Belum tersimpan", 'value="pagi"', 'value="2027-01-11"', "belum dapat dibaca"):
        assert part in answer.text
    assert entries(office) == before


def test_a_refused_change_stays_with_its_day(office: Served) -> None:
    saved(office["ningsih"], "/kalender/hari", CLOSURE)

    answer = office["ningsih"].post(FLOOD, {**CLOSURE, "name": ""})

    assert answer.status_code == 422
    assert f'action="{FLOOD}"' in answer.text


@pytest.mark.parametrize("path", ["/kalender/hari/besok/kantor", "/kalender/hari/2027-01-11/pesta"])
def test_what_is_no_day_is_not_found(office: Served, path: str) -> None:
    assert office["ningsih"].get(path).status_code == 404
    assert office["ningsih"].post(f"{path}/penghapusan").status_code == 404


def test_a_season_is_added_changed_and_removed(office: Served) -> None:
    ningsih = office["ningsih"]
    assert 'value="08.00\N{EN DASH}12.00, 12.30' in ningsih.get("/kalender/masa/baru").text

    page = saved(ningsih, "/kalender/masa", SEASON)
    assert "Masa Ramadan tersimpan" in page
    [season] = entries(office).seasons
    path = f"/kalender/masa/{season.id}"

    assert 'value="2027-03-09"' in ningsih.get(path).text
    refused = ningsih.post(path, {**SEASON, "last": "2027-01-01"})
    assert (refused.status_code, f'action="{path}"' in refused.text) == (422, True)
    page = saved(ningsih, path, {**SEASON, "last": "2027-03-10"})
    assert "8 Feb 2027\N{EN DASH}10 Mar 2027" in page

    assert "dihapus dari kalender" in saved(ningsih, f"{path}/penghapusan", {})
    assert entries(office).seasons == ()


def test_weekly_hours_are_set_and_a_counter_beyond_them_is_warned_of(office: Served) -> None:
    ningsih = office["ningsih"]
    assert 'value="07.30\N{EN DASH}12.00, 13.00' in ningsih.get("/kalender/jam").text

    page = saved(ningsih, "/kalender/jam", {**WEEKS, COUNTER_MONDAY: "07.00-11.00"})

    assert "Jam mingguan tersimpan." in page
    assert "Loket buka di luar jam kerja kantor pada hari Senin." in page
    assert entries(office).weeks != RAMADAN_HOURS


def test_a_week_without_hours_is_refused(office: Served) -> None:
    answer = office["ningsih"].post("/kalender/jam", {})

    assert answer.status_code == 422
    assert "Isi jam paling sedikit untuk satu hari" in answer.text


def test_collective_leave_is_switched_there_and_back(office: Served) -> None:
    page = saved(office["ningsih"], "/kalender/cuti-bersama", {"closes": "0"})
    assert "Kantor sekarang tetap buka" in page
    assert "Cuti bersama, kantor tetap buka" in page

    page = saved(office["ningsih"], "/kalender/cuti-bersama", {"closes": "1"})
    assert "Cuti bersama, kantor tetap buka" not in page


def test_a_holiday_that_the_office_overrides_is_marked(office: Served) -> None:
    picket = {**CLOSURE, "day": "2026-12-25", "name": "Piket", "hours": "08.00-11.00"}
    saved(office["ningsih"], "/kalender/hari", picket)

    page = office["sari"].get("/kalender?tahun=2026").text

    assert "Libur nasional, dikalahkan oleh ketentuan lain" in page


@pytest.mark.parametrize(
    ("number", "measure", "due"),
    [
        (2, "hari_kerja", "Selasa, 29 Des 2026 pukul 16.00"),
        (6, "jam_kerja", "Senin, 28 Des 2026 pukul 08.30"),
        (60, "menit_loket", "Rabu, 23 Des 2026 pukul 11.00"),
        (1, "bulan", "Senin, 25 Jan 2027 pukul 16.00"),
    ],
)
def test_a_question_is_answered_with_its_reasons(
    office: Served, number: int, measure: str, due: str
) -> None:
    page = office["sari"].get(QUESTION.format(number, measure)).text

    assert f"Jatuh tempo <strong>{due}</strong>" in page


def test_an_answer_names_what_did_not_count(office: Served) -> None:
    page = office["sari"].get(QUESTION.format(2, "hari_kerja")).text

    assert "Tidak dihitung karena tutup: Kelahiran Yesus Kristus (Natal) (24 dan 25 Des" in page


def test_a_refused_question_says_what_is_wrong(office: Served) -> None:
    page = office["sari"].get("/kalender?mulai=besok&jumlah=0&satuan=abad").text

    assert "Tanggal atau jam ini tidak ada" in page
    assert "Terlalu kecil. Isi paling sedikit 1." in page
    assert "Jatuh tempo <strong>" not in page


def test_from_october_the_administrator_is_asked_for_the_next_decree(office: Served) -> None:
    office.clock.at = datetime(2027, 9, 30, 16, tzinfo=UTC)  # 23.00 in the office
    warning = "Hari libur 2028 belum dimasukkan"
    assert warning not in office["ningsih"].get("/layanan").text

    office.clock.at = datetime(2027, 9, 30, 18, tzinfo=UTC)  # 1 October there

    assert warning in office["ningsih"].get("/layanan").text
    assert warning not in office["sari"].get("/layanan").text
    holiday = {"day": "2028-01-01", "kind": "libur_nasional", "name": "Tahun Baru"}
    assert warning not in saved(office["ningsih"], "/kalender/hari", holiday)


def test_the_form_begins_with_what_the_link_says(office: Served) -> None:
    page = office["ningsih"].get("/kalender/hari/baru?tanggal=2028-01-01&jenis=libur_nasional").text

    assert 'value="2028-01-01"' in page
    assert 'value="libur_nasional" checked' in page
    assert (date(2028, 1, 1), DayKind.NATIONAL_HOLIDAY) not in {
        (it.day, it.kind) for it in entries(office).special_days
    }
