"""What people decide for themselves: where notices reach them."""

from engine.domain.user import User
from tests.functional.office import Served, office_of


def person(office: Served, login: str) -> User:
    with office.database.reading(office_of(office, "Banjarnegara").id) as work:
        found = work.users.by_login(login)
    assert found is not None
    return found


def test_people_say_where_they_are_reached(either_office: Served) -> None:
    sari = either_office["sari"]

    answer = sari.post("/saya", {"email": "sari@contoh.go.id", "phone": "0812 3456 7890"})

    assert answer.status_code == 302
    found = person(either_office, "sari")
    assert (found.email, found.phone) == ("sari@contoh.go.id", "+6281234567890")
    assert found.mails is False
    page = sari.get("/saya").text
    assert 'value="sari@contoh.go.id"' in page
    assert "Pengaturan Anda disimpan." in page
    assert person(either_office, "rini").email is None


def test_letters_are_wanted_until_somebody_says_otherwise(office: Served) -> None:
    assert 'name="mails" checked' in office["sari"].get("/saya").text

    office["sari"].post("/saya", {"email": "", "phone": "", "mails": "on"})

    assert person(office, "sari").mails is True


def test_mistakes_stand_beside_what_was_typed(office: Served) -> None:
    answer = office["sari"].post("/saya", {"email": "sari@", "phone": "911"})

    assert answer.status_code == 422
    assert "Alamat surel belum benar" in answer.text
    assert "Nomor HP belum benar" in answer.text
    assert 'value="sari@"' in answer.text
    assert person(office, "sari").email is None


def test_people_are_told_that_no_letters_are_sent_yet(office: Served) -> None:
    assert "belum mengirim surel" in office["sari"].get("/saya").text


def test_letters_lead_to_pages_that_are_there(office: Served) -> None:
    addresses = {rule.rule for rule in office.app.url_map.iter_rules()}

    assert {"/kabar", "/saya", "/kasus/<uuid:instance_id>"} <= addresses
