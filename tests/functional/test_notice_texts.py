"""The words of notices, as the administrator changes them."""

import pytest

from engine.domain.notice_text import Audience
from tests.functional.browser import reply
from tests.functional.office import START, Served, office_of
from tests.integration.records import a_notice

LIST, STAFF, CITIZEN = (
    "/teks-pemberitahuan",
    "/teks-pemberitahuan/petugas/N-22",
    "/teks-pemberitahuan/warga/N-03",
)


def own(office: Served, audience: Audience) -> dict[str, str]:
    with office.database.reading(office_of(office, "Banjarnegara").id) as work:
        return dict(work.notice_texts.all(audience))


@pytest.mark.parametrize("login", ["sari", "budi", "laras", "hendra"])
def test_only_the_administrator_changes_words(office: Served, login: str) -> None:
    person = office[login]

    assert person.get(LIST).status_code == 403
    assert person.get(STAFF).status_code == 403
    assert person.post(STAFF, {"isi": "Baru."}).status_code == 403
    assert person.post(f"{STAFF}/bawaan").status_code == 403
    assert person.send(f"{STAFF}/pratinjau", {"isi": ""}).status_code == 403


def test_every_code_is_listed_for_both_audiences(office: Served) -> None:
    page = office["ningsih"].get(LIST).text

    assert "Kepada warga" in page
    assert "Kepada petugas" in page
    assert page.count("N-03") >= 2
    assert "Diubah" not in page


def test_changed_words_are_in_the_list_and_in_the_inbox(office: Served) -> None:
    with office.database.work(office_of(office, "Banjarnegara").id) as work:
        sari = work.users.by_login("sari")
        assert sari is not None
        work.notices.add([a_notice(sari.id, code="N-22", facts={"tugas": "Periksa"}, at=START)])

    answer = office["ningsih"].post(STAFF, {"isi": "Segera: {tugas}!"})

    assert answer.status_code == 302
    page = office["ningsih"].get(LIST).text
    assert "Segera: {tugas}!" in page
    assert "Diubah" in page
    assert "Segera: Periksa!" in office["sari"].get("/kabar").text


def test_misspelt_facts_are_refused_and_stay_on_the_page(office: Served) -> None:
    answer = office["ningsih"].post(CITIZEN, {"isi": "No. {nomorr}."})

    assert answer.status_code == 422
    assert "maksud Anda {nomor}?" in answer.text
    assert "No. {nomorr}.</textarea>" in answer.text
    assert own(office, Audience.CITIZEN) == {}


@pytest.mark.parametrize(
    "hostile", ["{nomor.__class__}", "{0}", "{nomor!r}", "{nomor:>99999999}", "{{nomor}}", ""]
)
def test_nothing_but_facts_by_name_may_stand_in_words(office: Served, hostile: str) -> None:
    answer = office["ningsih"].post(CITIZEN, {"isi": hostile})

    assert answer.status_code == 422
    assert own(office, Audience.CITIZEN) == {}


def test_the_page_goes_back_to_the_default_words(office: Served) -> None:
    office["ningsih"].post(CITIZEN, {"isi": "No. {nomor}."})
    assert "Kembali ke teks bawaan" in office["ningsih"].get(CITIZEN).text

    office["ningsih"].post(f"{CITIZEN}/bawaan")

    assert own(office, Audience.CITIZEN) == {}
    assert "Kembali ke teks bawaan" not in office["ningsih"].get(CITIZEN).text


def test_words_that_are_the_default_are_no_words_of_the_offices_own(office: Served) -> None:
    page = office["ningsih"].get(STAFF).text
    usual = page.split("</textarea>")[0].rpartition(">")[2]

    office["ningsih"].post(STAFF, {"isi": f" {usual} "})

    assert own(office, Audience.STAFF) == {}


def test_what_is_typed_is_shown_with_sample_values(office: Served) -> None:
    shown = reply(office["ningsih"].send(f"{CITIZEN}/pratinjau", {"isi": "No. {nomor}, {nik}"}))

    assert shown["sample"] == "No. 3304-JPST-2611-00042-6, …"
    assert "karakter satu SMS" in shown["length"]
    assert shown["problems"] == [
        "Isian {nik} tidak ada untuk kabar ini. Pakai isian dari daftar di bawah saja."
    ]


def test_words_that_are_too_long_for_an_sms_are_warned_of(office: Served) -> None:
    ningsih = office["ningsih"]

    long = reply(ningsih.send(f"{CITIZEN}/pratinjau", {"isi": "a" * 161}))
    staff = reply(ningsih.send(f"{STAFF}/pratinjau", {"isi": "a" * 161}))

    other = reply(ningsih.send(f"{CITIZEN}/pratinjau", {"isi": "“" + "a" * 70}))

    assert long["warning"].startswith("Lebih dari 160 karakter")
    assert "satu SMS hanya memuat 70 karakter" in other["warning"]
    assert (staff["warning"], staff["length"]) == ("", "161 karakter dengan isian yang panjang.")
    assert ningsih.post(CITIZEN, {"isi": "a" * 161}).status_code == 302


@pytest.mark.parametrize("path", ["warga/N-22", "petugas/N-01", "semua/N-22", "warga/__class__"])
def test_words_that_nobody_is_told_have_no_page(office: Served, path: str) -> None:
    for address in (f"{LIST}/{path}", f"{LIST}/{path}/bawaan", f"{LIST}/{path}/pratinjau"):
        method = "GET" if address.endswith(path) else "POST"
        assert office["ningsih"].send(address, {}, method=method).status_code == 404


def test_odd_questions_for_a_preview_are_answered(office: Served) -> None:
    shown = reply(office["ningsih"].send(f"{CITIZEN}/pratinjau", [1]))

    assert shown["sample"] == ""
