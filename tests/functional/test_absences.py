"""The pages on absences, and what a deputy sees of the work of whom they stand in for."""

import re
from datetime import timedelta

import pytest

from tests.functional.browser import Browser, links
from tests.functional.cases import ID, TASK, case_of, complete, play, start, waiting
from tests.functional.office import NAMES, Served, office_of

DAY = timedelta(days=1)
AKHIR, HAPUS = rf"/cuti/{ID}/akhir", rf"/cuti/{ID}/penghapusan"


def id_of(office: Served, login: str, *, place: str = "Banjarnegara") -> str:
    with office.database.reading(office_of(office, place).id) as work:
        user = work.users.by_login(login)
    assert user
    return str(user.id)


def entered(office: Served, who: str, deputy: str = "", *, by: str = "", **changed: str) -> int:
    """Send the form as it is filled in, and return the answer's status."""
    fields = {
        "orang": id_of(office, who),
        "jenis": "cuti",
        "pertama": "2026-11-21",
        "terakhir": "2026-12-03",
        "pengganti": id_of(office, deputy) if deputy else "",
        "catatan": "Pulang kampung",
    }
    return office[by or who].post("/cuti", fields | changed).status_code


def offered(page: str, name: str) -> list[str]:
    """The choices of a list, in words."""
    found = re.search(rf'<select[^>]* name="{name}".*?</select>', page, re.DOTALL)
    return re.findall(r"<option[^>]*>(.*?)</option>", found[0]) if found else []


def test_nobody_away_says_so_to_everybody(office: Served) -> None:
    for login in NAMES:
        page = office[login].get("/cuti")
        assert "Semua orang masuk hari ini" in page.text
        assert "Cuti &amp; Plh" in page.text


def test_people_enter_their_own_absence(either_office: Served) -> None:
    sari = either_office["sari"]

    form = sari.get("/cuti/baru")
    status = entered(either_office, "sari", "rini")

    assert offered(form.text, "orang") == []
    assert offered(form.text, "jenis") == ["Cuti", "Sakit", "Dinas luar"]
    assert 'value="2026-11-21"' in form.text
    assert status == 302
    page = sari.get("/cuti")
    assert "Ketidakhadiran dicatat." in page.text
    assert "Pulang kampung" in page.text
    assert re.search(r"21 Nov 2026</span> sampai <span[^>]*>3 Des 2026", page.text)
    assert "Anda menggantikan Sari Wulandari (Petugas) dari 21 Nov 2026 sampai 3 Des 2026." in (
        either_office["rini"].get("/kabar").text
    )


def test_the_administrator_enters_for_everybody(office: Served) -> None:
    page = office["ningsih"].get("/cuti/baru")

    assert len(offered(page.text, "orang")) == len(NAMES)
    assert "Jabatan kosong" in offered(page.text, "jenis")
    assert entered(office, "kadis", "endang", by="ningsih", jenis="kosong", terakhir="") == 302
    assert "sampai ada pemberitahuan berikutnya" in office["sari"].get("/cuti").text


def test_others_do_not_enter_for_colleagues(office: Served) -> None:
    assert entered(office, "rini", by="sari") == 403
    assert "Semua orang masuk" in office["sari"].get("/cuti").text


def test_a_person_of_another_office_is_not_found(office: Served) -> None:
    stranger = id_of(office, "asing", place="Jember")

    assert entered(office, "sari", by="ningsih", orang=stranger) == 404
    assert entered(office, "sari", by="ningsih", pengganti=stranger) == 422


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"terakhir": "2026-11-20"}, "Tanggal terakhir lebih awal"),
        ({"terakhir": ""}, "Isi tanggal terakhir"),
        ({"terakhir": "lusa"}, "Isi hari pertama dan hari terakhir"),
        ({"pertama": ""}, "Isi hari pertama dan hari terakhir"),
        ({"jenis": "bolos"}, "Isi hari pertama dan hari terakhir"),
        ({"pengganti": "x"}, "Isi hari pertama dan hari terakhir"),
    ],
)
def test_a_refused_form_says_why_and_keeps_what_was_typed(
    office: Served, changed: dict[str, str], problem: str
) -> None:
    fields = {
        "jenis": "sakit",
        "pertama": "2026-11-22",
        "terakhir": "2026-11-23",
        "catatan": "Demam",
        **changed,
    }

    answer = office["sari"].post("/cuti", fields)

    assert answer.status_code == 422
    assert problem in answer.text
    assert "Demam</textarea>" in answer.text


def test_colleagues_learn_neither_of_an_illness_nor_of_the_note(office: Served) -> None:
    entered(office, "sari", "rini", jenis="sakit")

    def shown(login: str) -> tuple[bool, bool]:
        page = office[login].get("/cuti").text
        return "Sakit" in page, "Pulang kampung" in page

    assert shown("sari") == (True, True)
    assert shown("ningsih") == (True, True)
    assert shown("rini") == (False, True)
    assert shown("joko") == (False, False)
    assert "Tidak masuk" in office["joko"].get("/cuti").text


def test_a_running_absence_is_ended_and_a_plan_removed(office: Served) -> None:
    entered(office, "sari", "rini")
    entered(office, "sari", pertama="2026-12-10", terakhir="2026-12-11")
    office.clock.advance(2 * DAY)
    sari = office["sari"]
    page = sari.get("/cuti")

    [ending], [removal] = links(page, AKHIR), links(page, HAPUS)
    ended, removed = sari.post(ending), sari.post(removal)

    assert (ended.status_code, removed.status_code) == (302, 302)
    page = sari.get("/cuti")
    assert "Semua orang masuk hari ini" in page.text
    assert "Akan tidak masuk" not in page.text
    assert "Tiga bulan terakhir" in page.text
    assert "22 Nov 2026" in page.text
    assert sari.post(ending).status_code == 409


def test_others_are_offered_no_buttons(office: Served) -> None:
    entered(office, "sari", "rini")

    assert links(office["rini"].get("/cuti"), AKHIR) == []


def standing_in(office: Served, subject: str = "Painem") -> tuple[str, Browser]:
    """Let the head take a task and go on leave; return the task's path and the deputy's browser."""
    play(office, until="lapor_kadis", subject=subject)
    task = waiting(office["kadis"], subject)
    office["kadis"].post(f"{task}/pengambilan")
    entered(office, "kadis", "endang")
    return task, office["endang"]


def test_a_deputys_worklist_shows_the_tasks_of_both_and_for_whom(either_office: Served) -> None:
    task, endang = standing_in(either_office)

    page = endang.get("/tugas?tampilan=saya")

    assert task in links(page, TASK)
    assert "Plh. untuk Suharto Prabowo" in page.text
    assert re.search(
        r"Anda <strong>Plh. Petugas</strong> \(.*\) sampai <span[^>]*>3 Des 2026", page.text
    )


def test_a_deputy_hands_it_in_and_the_history_says_as_whom(either_office: Served) -> None:
    task, endang = standing_in(either_office)

    sheet = endang.get(task)
    answer = complete(endang, task, "lapor_kadis")

    assert "Anda mengerjakan tugas ini untuk Suharto Prabowo, sebagai Plh. Petugas." in sheet.text
    assert "Lepaskan tugas" in sheet.text
    assert answer.status_code == 200
    case = case_of(endang, task)
    assert "<b>Endang Lestari (Plh. Petugas)</b> menyelesaikan tugas" in endang.get(case).text


def test_the_queue_of_the_absent_person_is_the_deputys(office: Served) -> None:
    play(office, until="lapor_kadis", subject="Painem")
    assert "Painem" not in office["endang"].get("/tugas?tampilan=antrean").text

    entered(office, "kadis", "endang")

    page = office["endang"].get("/tugas?tampilan=antrean")
    assert "Painem" in page.text
    assert "Plh. untuk Suharto Prabowo" in page.text


def test_what_a_deputy_took_is_the_absent_persons_when_they_are_back(office: Served) -> None:
    play(office, until="lapor_kadis", subject="Painem")
    entered(office, "kadis", "endang")
    task = waiting(office["endang"], "Painem")
    office["endang"].post(f"{task}/pengambilan")

    office.clock.advance(13 * DAY)

    assert task in links(office["kadis"].get("/tugas?tampilan=saya"), TASK)
    assert task not in links(office["endang"].get("/tugas?tampilan=saya"), TASK)
    assert office["endang"].get(task).status_code == 403


def test_the_absent_person_still_works_on_it(office: Served) -> None:
    task, _ = standing_in(office)

    assert complete(office["kadis"], task, "lapor_kadis").status_code == 200


def test_a_deputy_sees_what_the_absent_person_oversees(office: Served) -> None:
    case = case_of(office["sari"], start(office["sari"]))
    assert office["laras"].get("/tugas").text.count("Antrean peran saya") == 1
    assert office["laras"].get(case).status_code == 403

    entered(office, "kadis", "laras")

    assert office["laras"].get(case).status_code == 200
    page = office["laras"].get("/kasus")
    assert "Kasus di kantor Anda" in page.text
    assert 'href="/tugas"' in page.text


def test_the_work_of_analysts_and_administrators_is_not_lent(office: Served) -> None:
    entered(office, "ningsih", "sari")
    entered(office, "laras", "sari")

    assert office["sari"].get("/orang").status_code == 403
    assert office["sari"].get("/studio").status_code == 403


def test_the_administrator_sees_who_is_away(office: Served) -> None:
    entered(office, "kadis", "endang", jenis="dinas_luar")
    entered(office, "endang")

    page = office["ningsih"].get("/orang").text

    assert "Dinas luar sampai" in page
    assert "juga tidak masuk, tanpa pengganti lain" in office["ningsih"].get("/cuti").text


def test_a_deputy_of_a_deputy_is_named(office: Served) -> None:
    entered(office, "kadis", "endang")
    entered(office, "endang", "joko")

    assert "diteruskan kepada Joko Purnomo" in office["sari"].get("/cuti").text
    assert "diganti Joko Purnomo" in office["ningsih"].get("/orang").text
    assert "Plh. Petugas" in office["joko"].get("/tugas").text


def test_an_acting_holder_of_a_vacant_post_is_told_that_no_end_is_known(office: Served) -> None:
    entered(office, "kadis", "endang", by="ningsih", jenis="kosong", terakhir="")

    page = office["endang"].get("/tugas").text

    assert "<strong>Plt. Petugas</strong> (menggantikan Suharto Prabowo) sampai ada" in page
