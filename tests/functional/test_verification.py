import re

from tests.functional.cases import play
from tests.functional.office import Served


def _code(office: Served) -> str:
    case = play(office, until="verifikasi_lapangan")
    found = re.search(r'href="/verifikasi/(\w{12})"', office["sari"].get(case).text)
    assert found
    return found[1]


def test_anybody_can_check_a_letter(either_office: Served) -> None:
    code = _code(either_office)

    answer = either_office.visitor().get(f"/verifikasi/{code}")

    assert answer.status_code == 200
    for fact in ("Surat ditemukan", "Surat tugas", "21 Nov 2026", "Dinas Sosial Banjarnegara"):
        assert fact in answer.text
    assert re.search(r"\d+-1-Dinsos-2026", answer.text)
    assert "Kasiyem" not in answer.text


def test_a_code_may_be_typed_as_people_type(office: Served) -> None:
    code = _code(office)

    asked = office.visitor().get(f"/verifikasi?kode=+{code[:4].lower()}-{code[4:]}")

    assert asked.location == f"/verifikasi/{code}"


def test_an_unknown_code_is_said_to_be_unknown(office: Served) -> None:
    answer = office.visitor().get("/verifikasi/ABCDEFGHJKLM")

    assert answer.status_code == 404
    assert "Surat tidak ditemukan" in answer.text


def test_the_page_asks_for_a_code(office: Served) -> None:
    assert 'name="kode"' in office.visitor().get("/verifikasi").text
    assert 'name="kode"' in office.visitor().get("/verifikasi?kode=---").text


def test_codes_cannot_be_guessed_on_and_on(office: Served) -> None:
    answers = [office.visitor().get(f"/verifikasi/KODE{it}").status_code for it in range(21)]

    assert answers == [404] * 20 + [429]
