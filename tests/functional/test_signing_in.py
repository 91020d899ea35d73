import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest

from engine.services import passwords
from tests.functional.browser import JSON, reply
from tests.functional.office import PASSWORD, Served, office_of
from tests.integration.records import a_user

WRONG = "Nama masuk atau kata sandi tidak cocok."
ENDED = "Sesi Anda berakhir."


def test_sari_signs_in_and_lands_on_her_tasks(either_office: Served) -> None:
    sari = either_office.visitor()

    answer = sari.sign_in(" SARI ", PASSWORD)

    assert answer.status_code == 302
    assert sari.get("/").location == "/tugas"


@pytest.mark.parametrize(("login", "page"), [("budi", "/kasus"), ("laras", "/studio")])
def test_others_land_on_what_they_have_to_do(office: Served, login: str, page: str) -> None:
    assert office[login].get("/").location == page


def test_the_administrator_lands_on_the_list_of_people(office: Served) -> None:
    assert office["ningsih"].get("/").location == "/orang"


def test_who_is_signed_in_need_not_sign_in_again(office: Served) -> None:
    assert office["sari"].get("/masuk?lanjut=/kabar").location == "/kabar"


@pytest.mark.parametrize(("login", "password"), [("sari", "bukan ini, maaf"), ("siapa", PASSWORD)])
def test_a_wrong_name_and_a_wrong_password_read_the_same(
    office: Served, login: str, password: str
) -> None:
    answer = office.visitor().sign_in(login, password)

    assert answer.status_code == 422
    assert WRONG in answer.text


def test_the_name_stays_in_the_field_after_a_wrong_password(office: Served) -> None:
    assert 'value="sari"' in office.visitor().sign_in("sari", "bukan ini, maaf").text


def test_a_long_name_does_not_escape_the_limit(office: Served) -> None:
    for ending in range(8):
        office.visitor().sign_in(f"{'s' * 100}{ending}", "bukan ini, maaf")

    assert office.visitor().sign_in("s" * 100, PASSWORD).status_code == 429


def test_a_ninth_wrong_password_must_wait(office: Served) -> None:
    for _ in range(8):
        office.visitor().sign_in("sari", "bukan ini, maaf")

    answer = office.visitor().sign_in("sari", PASSWORD)

    assert answer.status_code == 429
    assert "Terlalu banyak percobaan" in answer.text


def test_others_may_sign_in_while_one_name_must_wait(office: Served) -> None:
    for _ in range(8):
        office.visitor().sign_in("sari", "bukan ini, maaf")

    assert office.visitor().sign_in("rini", PASSWORD).status_code == 302


def test_right_passwords_are_never_too_many(office: Served) -> None:
    answers = [office.visitor().sign_in("sari", PASSWORD).status_code for _ in range(9)]

    assert set(answers) == {302}


def test_signing_out_ends_the_session(office: Served) -> None:
    sari = office["sari"]

    answer = sari.post("/keluar")

    assert answer.location == "/masuk"
    assert sari.get("/tugas").location == "/masuk?lanjut=/tugas"


def test_the_page_that_was_asked_for_comes_after_signing_in(office: Served) -> None:
    visitor = office.visitor()
    asked = visitor.get("/tugas?tampilan=antrean&cari=Painem").location

    answer = visitor.sign_in("sari", PASSWORD, next_page="/tugas?tampilan=antrean&cari=Painem")

    assert asked == "/masuk?lanjut=/tugas?tampilan%3Dantrean%26cari%3DPainem"
    assert answer.location == "/tugas?tampilan=antrean&cari=Painem"


@pytest.mark.parametrize(
    "address",
    [
        "https://jahat.example/",
        "//jahat.example/",
        "/\\jahat.example/",
        "\\\\jahat.example",
        "/\t/jahat.example",
        "/\n/jahat.example",
        " //jahat.example",
        "javascript:alert(1)",
        "tugas",
    ],
)
def test_signing_in_never_leads_to_another_site(office: Served, address: str) -> None:
    answer = office.visitor().sign_in("sari", PASSWORD, next_page=address)

    assert answer.location == "/"


def test_a_script_that_is_not_signed_in_gets_a_sentence(office: Served) -> None:
    answer = office.visitor().get("/kabar/jumlah", Accept=JSON)

    assert answer.status_code == 401
    assert reply(answer)["message"].startswith(ENDED)


def test_signing_in_inside_the_page_gives_a_new_token(office: Served) -> None:
    visitor = office.visitor()
    visitor.read_token("/masuk")

    answer = visitor.send_form("/masuk", {"login": "sari", "password": PASSWORD})

    visitor.token = reply(answer)["csrf"]
    assert visitor.post("/kabar/dibaca").location == "/kabar"


def test_a_wrong_password_inside_the_page_gives_a_sentence(office: Served) -> None:
    visitor = office.visitor()
    visitor.read_token("/masuk")

    answer = visitor.send_form("/masuk", {"login": "sari"})

    assert answer.status_code == 422
    assert reply(answer) == {"message": WRONG}


def test_a_session_that_was_ended_elsewhere_counts_as_none(office: Served) -> None:
    sari = office["sari"]

    _change(office, "UPDATE account SET session_version = session_version + 1")

    assert sari.get("/tugas").status_code == 302
    answer = sari.post("/kabar/dibaca")
    assert answer.status_code == 401
    assert ENDED in answer.text


def test_a_closed_account_cannot_sign_in(office: Served) -> None:
    _change(office, "UPDATE account SET is_active = false")

    assert office.visitor().sign_in("sari", PASSWORD).status_code == 422


def test_demonstration_people_cannot_sign_in_to_a_real_office(office: Served) -> None:
    office_id = office_of(office, "Banjarnegara").id
    hashed = passwords.hash_password(PASSWORD)
    with office.database.work(office_id) as work:
        work.users.add(
            a_user(office_id, login="rekaan", password_hash=hashed, is_demonstration=True)
        )

    assert office.visitor().sign_in("rekaan", PASSWORD).status_code == 403


def test_a_form_without_its_token_is_refused(office: Served) -> None:
    answer = office["sari"].client.post("/kabar/dibaca")

    assert answer.status_code == 401
    assert ENDED in answer.text


def test_a_script_without_its_token_is_refused(office: Served) -> None:
    answer = office["sari"].client.post("/kabar/dibaca", headers={"Accept": JSON})

    assert answer.status_code == 401
    assert reply(answer)["message"].startswith(ENDED)


def test_sessions_last_a_working_day(office: Served) -> None:
    assert office.app.permanent_session_lifetime == timedelta(hours=10)


def _change(office: Served, statement: str) -> None:
    """Do what an administrator would do at the database."""
    with closing(sqlite3.connect(office.folder / "alur.db")) as connection, connection:
        connection.execute(statement)
