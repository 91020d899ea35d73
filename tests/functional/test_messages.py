"""What pages show of messages between cases: who waits, what was kept, which cases belong."""

import re
from collections.abc import Mapping

import pytest

from engine.services import definitions
from engine.services.definitions import ReadPackage
from tests.functional.browser import Browser, links
from tests.functional.cases import CASE, ID, TASK, case_of, start
from tests.functional.office import START, Served, office_of
from tests.integration.services.packages import (
    complaints,
    interrupted_by,
    sending,
    waiting_for,
)

NEWS, BEGINNING = "uang_cair", "laporan_masuk"
NOTE, RESEND, DISCARD = (
    rf"/kasus/{ID}/kabar/{ID}",
    rf"/pesan/{ID}/pengiriman",
    rf"/pesan/{ID}/pengabaian",
)


@pytest.fixture
def talking(office: Served) -> Served:
    """The office with procedures that wait for, send, and begin with messages."""
    packages = {
        "tunggu": waiting_for(NEWS, key="tahun"),
        "batal": interrupted_by(NEWS),
        "kabar": sending(NEWS, kunci="tahun"),
        "aduan": complaints(message=BEGINNING),
    }
    with office.database.work(office_of(office, "Banjarnegara").id) as work:
        for key, files in packages.items():
            definitions.deploy(work, key=key, read=_reader(files), by="Laras", at=START)
    return office


def _reader(files: Mapping[str, str]) -> ReadPackage:
    return lambda _key: files


def played(office: Served, key: str, **answers: str) -> str:
    """Start a case, hand in its only task, and return the path of the case."""
    task = start(office["sari"], key)
    case = case_of(office["sari"], task)
    assert office["sari"].hand_in(task, answers).status_code == 200
    office.scheduler.sweep()
    return case


def number_of(browser: Browser, case: str) -> str:
    found = re.search(r"\d{4}-[A-Z]+-\d{4}-\d{5}-\d", browser.get(case).text)
    assert found
    return found[0]


def forms(browser: Browser, page: str, action: str) -> list[str]:
    return re.findall(rf'action="({action})"', browser.get(page).text)


def test_the_page_of_a_case_tells_what_it_waits_for(talking: Served) -> None:
    case = played(talking, "tunggu", tahun="2026")

    page = talking["budi"].get(case).text

    assert "Menunggu: Tunggu kabar \N{EN DASH} 2026" in page
    assert "Sampai ada kabar" in page
    assert "<strong>Menunggu: Tunggu kabar" in page


def test_what_may_interrupt_a_step_is_not_where_the_case_is(talking: Served) -> None:
    case = played(talking, "batal", tahun="2026")

    page = talking["budi"].get(case).text

    assert "Bila terjadi: Dibatalkan" in page
    assert "Menunggu: Dibatalkan" not in page
    assert '"id": "lagi"' in page
    assert '"id": "batalkan"' not in page


def test_people_of_the_lane_note_what_happened_and_the_case_goes_on(talking: Served) -> None:
    case = played(talking, "tunggu", tahun="2026")

    talking["sari"].post(forms(talking["sari"], case, NOTE)[0])

    page = talking["budi"].get(case).text
    assert "mencatat bahwa “Tunggu kabar” sudah terjadi" in page
    assert "Sampai ada kabar" not in page


def test_an_auditor_notes_nothing(talking: Served) -> None:
    case = played(talking, "tunggu", tahun="2026")
    (note,) = forms(talking["sari"], case, NOTE)

    assert forms(talking["hendra"], case, NOTE) == []
    assert talking["hendra"].post(note).status_code == 403


def test_a_kept_message_is_shown_until_it_finds_its_case(talking: Served) -> None:
    played(talking, "kabar", tahun="2026")
    before = talking["budi"].get("/pesan").text

    played(talking, "tunggu", tahun="2026")

    assert NEWS.replace("_", " ").capitalize() in before
    assert "Tidak ada kasus yang menunggunya." in before
    assert "Tidak ada pesan tertahan" in talking["budi"].get("/pesan").text


def test_supervisors_find_kept_messages_beside_the_cases(talking: Served) -> None:
    played(talking, "kabar", tahun="2026")

    assert 'href="/pesan"' in talking["budi"].get("/kasus").text
    assert 'href="/pesan"' not in talking["hendra"].get("/kasus").text


def test_a_message_that_still_finds_nobody_says_so(talking: Served) -> None:
    played(talking, "kabar", tahun="2026")

    talking["budi"].post(forms(talking["budi"], "/pesan", RESEND)[0])

    assert "masih belum menemukan kasusnya" in talking["budi"].get("/pesan").text


def test_a_message_is_sent_again_to_the_case_that_was_left(talking: Served) -> None:
    first, second = (played(talking, "tunggu", tahun="2026") for _ in range(2))
    played(talking, "kabar", tahun="2026")
    talking["budi"].post(forms(talking["budi"], first, NOTE)[0])

    answer = talking["budi"].post(forms(talking["budi"], "/pesan", RESEND)[0])

    assert answer.location == second


def test_a_message_is_given_up(talking: Served) -> None:
    played(talking, "kabar", tahun="2026")

    talking["budi"].post(forms(talking["budi"], "/pesan", DISCARD)[0])

    assert "Tidak ada pesan tertahan" in talking["budi"].get("/pesan").text


def test_the_counter_does_not_see_kept_messages(talking: Served) -> None:
    assert talking["sari"].get("/pesan").status_code == 403


def test_a_complaint_and_its_case_show_each_other(talking: Served) -> None:
    case = played(talking, "tunggu", tahun="2026")
    number = number_of(talking["budi"], case)

    complaint = played(talking, "aduan", no_permohonan=number)

    assert complaint in links(talking["budi"].get(case), CASE)
    assert case in links(talking["budi"].get(complaint), CASE)


def test_only_overseers_learn_of_complaints_about_a_case(talking: Served) -> None:
    case = played(talking, "tunggu", tahun="2026")

    complaint = played(talking, "aduan", no_permohonan=number_of(talking["budi"], case))

    assert complaint not in links(talking["sari"].get(case), CASE)


def test_a_number_that_is_no_case_of_the_office_is_marked(talking: Served) -> None:
    complaint = played(talking, "aduan", no_permohonan="3304-UJI-2611-00099-6")

    assert "tidak ada di kantor ini" in talking["budi"].get(complaint).text


def test_a_case_that_a_message_began_says_so(talking: Served) -> None:
    office_id = office_of(talking, "Banjarnegara").id
    with talking.database.work(office_id) as work:
        definitions.deploy(
            work, key="kabar", read=lambda _: sending(BEGINNING), by="Laras", at=START
        )

    sender = played(talking, "kabar", tahun="2026")

    (task,) = links(talking["sari"].get("/tugas?tampilan=antrean"), TASK)
    started = case_of(talking["sari"], task)
    assert "Sistem membuka kasus ini karena sebuah pesan." in talking["budi"].get(started).text
    assert number_of(talking["budi"], started) in talking["budi"].get(sender).text
