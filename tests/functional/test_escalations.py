"""What pages show of clocks and ladders, and what overseers put right there."""

import re
from datetime import timedelta

import pytest

from tests.functional.browser import Browser, links
from tests.functional.cases import ID, case_of, play, start, waiting
from tests.functional.office import Served

SUSPEND, GO_ON = rf"/kasus/{ID}/penangguhan", rf"/kasus/{ID}/kelanjutan"
ASSIGN, REASON = rf"/kasus/{ID}/tugas/{ID}/pengalihan", rf"/kasus/{ID}/eskalasi/{ID}/alasan"


def begun(office: Served) -> str:
    """A case whose papers are complete."""
    return play(office, until="cek_dtks")


def pass_time(office: Served, **length: float) -> None:
    office.clock.advance(timedelta(**length))
    office.scheduler.sweep()


def receivers(browser: Browser, case: str) -> dict[str, str]:
    """Whom a task of the case may be given to, by name."""
    found = re.findall(rf'<option value="({ID})">([^,<]+),', browser.get(case).text)
    return {name: user_id for user_id, name in found}


def test_the_case_page_tells_until_when_the_office_promised(office: Served) -> None:
    page = office["budi"].get(begun(office)).text

    assert "Waktu layanan" in page
    assert re.search(r"Sisa \d+ hari kerja", page)
    assert "Akan dieskalasi ke Rahayu" not in page
    assert re.search(r"Akan dieskalasi ke Rini Astuti, Sari Wulandari pada \d+ \w+ 2026", page)


def test_it_tells_why_the_clock_stands_still(office: Served) -> None:
    case = play(office, until="cek_dtks")
    task = waiting(office["sari"], "Mbah Kasiyem")
    answers = {"terdaftar": False, "ada_sktm": False, "sudah_program": False}
    office["sari"].hand_in(task, answers)

    page = office["budi"].get(case).text

    assert "Menunggu pemohon melampirkan SKTM" in page
    assert "Waktu layanan berhenti dihitung" in page


def test_a_late_task_is_told_in_words_and_the_history_says_who_was_told(office: Served) -> None:
    case = begun(office)
    pass_time(office, days=9)

    page = office["budi"].get(case).text

    assert re.search(r"Terlambat \d+ hari kerja", page)
    assert "Sangat terlambat: “Cek DTKS/DTSEN dan kepesertaan program”" in page
    assert "Diberi tahu: Suharto Prabowo." in page


def test_whoever_is_asked_finds_it_on_a_list_and_answers(office: Served) -> None:
    case = begun(office)
    pass_time(office, days=9)
    asked = office["kadis"].get("/eskalasi").text

    answer = office["kadis"].post(
        links(office["kadis"].get(case), REASON)[0], {"alasan": "Operator SIKS-NG berhalangan"}
    )

    assert "Mbah Kasiyem" in asked
    assert answer.status_code == 302
    assert "Operator SIKS-NG berhalangan" in office["budi"].get(case).text
    assert "Mbah Kasiyem" not in office["kadis"].get("/eskalasi").text


def test_a_supervisor_gives_a_task_to_somebody_else(office: Served) -> None:
    case = begun(office)
    path = links(office["budi"].get(case), ASSIGN)[0]
    to = receivers(office["budi"], case)["Rini Astuti"]

    office["budi"].post(path, {"kepada": to, "alasan": "Sari cuti"})

    page = office["budi"].get(case).text
    assert "mengalihkan tugas" in page
    assert "Mbah Kasiyem" in office["rini"].get("/tugas?tampilan=saya").text
    assert "Tugas baru" in office["rini"].get("/kabar").text


@pytest.mark.parametrize("login", ["sari", "joko", "hendra"])
def test_others_are_not_offered_it_and_are_refused(office: Served, login: str) -> None:
    case = begun(office)
    page = office["budi"].get(case)
    assign, suspend = links(page, ASSIGN)[0], links(page, SUSPEND)[0]
    to = receivers(office["budi"], case)["Rini Astuti"]

    assert office[login].post(assign, {"kepada": to, "alasan": "x"}).status_code == 403
    assert office[login].post(suspend, {"alasan": "x"}).status_code == 403
    assert "Tangguhkan kasus" not in office[login].get(case).text


@pytest.mark.parametrize("receiver", ["", "siapa", "00000000-0000-7000-8000-000000000000"])
def test_nobody_else_can_be_given_a_task(office: Served, receiver: str) -> None:
    path = links(office["budi"].get(begun(office)), ASSIGN)[0]

    answer = office["budi"].post(path, {"kepada": receiver, "alasan": "Sari cuti"})

    assert answer.status_code == 403


@pytest.mark.parametrize("reason", ["", "x" * 501])
def test_a_bad_reason_changes_nothing_and_is_told(office: Served, reason: str) -> None:
    case = begun(office)
    path = links(office["budi"].get(case), SUSPEND)[0]

    answer = office["budi"].post(path, {"alasan": reason})

    assert answer.location == case
    page = office["budi"].get(case).text
    assert "Alasan belum dapat diterima" in page
    assert "Ditangguhkan" not in page


def test_a_suspended_case_says_so_to_everybody_and_takes_no_answers(office: Served) -> None:
    task = start(office["sari"])
    case = case_of(office["sari"], task)
    office["budi"].post(links(office["budi"].get(case), SUSPEND)[0], {"alasan": "Menunggu putusan"})

    refused = office["sari"].hand_in(task, {})

    assert "Kasus ini ditangguhkan" in office["sari"].get(task).text
    assert "Menunggu putusan" in office["sari"].get(case).text
    assert refused.status_code == 409
    assert "ditangguhkan" in refused.get_json()["message"]
    assert case in office["budi"].get("/kasus?status=suspended").text


def test_a_case_goes_on_by_one_press(office: Served) -> None:
    case = begun(office)
    office["budi"].post(links(office["budi"].get(case), SUSPEND)[0], {"alasan": "Cuti"})

    office["budi"].post(links(office["budi"].get(case), GO_ON)[0])

    page = office["budi"].get(case).text
    assert "melanjutkan kasus ini" in page
    assert "Kasus ini ditangguhkan" not in page


def test_a_list_without_anything_to_decide_says_so(office: Served) -> None:
    assert "Tidak ada yang menunggu keputusan Anda" in office["budi"].get("/eskalasi").text
