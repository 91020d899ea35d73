import pytest

from engine.domain.contact import Contact, is_address, read_contact
from engine.domain.delivery import ChannelKind
from engine.domain.errors import InvalidSubmissionError
from tests.integration.records import a_user, new_id

MAIL, GATEWAY = ChannelKind.MAIL, ChannelKind.GATEWAY


def test_addresses_are_kept_as_they_are_used() -> None:
    found = read_contact(email=" sari@contoh.go.id ", phone="0812 3456 7890", mails=False)

    assert found == Contact(email="sari@contoh.go.id", phone="+6281234567890", mails=False)


def test_nothing_typed_is_no_address() -> None:
    assert read_contact(email="", phone=" ", mails=True) == Contact()


def test_every_mistake_is_named_at_its_question() -> None:
    with pytest.raises(InvalidSubmissionError) as refused:
        read_contact(email="sari", phone="911", mails=True)

    codes = {name: it.code for name, (it,) in refused.value.problems.items()}
    assert codes == {"email": "email", "phone": "phone"}


@pytest.mark.parametrize(
    "text",
    [
        "sari@contoh.go.id\nBcc: semua@contoh.go.id",
        "sari@contoh.go.id, budi@contoh.go.id",
        "Sari <sari@contoh.go.id>",
        "sari..w@contoh.go.id",
        ".sari@contoh.go.id",
        "sári@contoh.go.id",
        "sari@localhost",
        "s" * 64 + "@" + "a." * 100 + "id",
    ],
)
def test_what_a_mail_server_could_misread_is_no_address(text: str) -> None:
    assert not is_address(text)


def test_an_address_shows_in_no_trace() -> None:
    contact = Contact(email="sari@contoh.go.id", phone="+6281234567890")
    person = a_user(new_id(), email=contact.email, phone=contact.phone)

    assert not [it for it in ("sari@", "+62") if it in repr(contact) + repr(person)]


def test_a_person_is_reached_where_they_want_to_be() -> None:
    person = a_user(new_id(), email="sari@contoh.go.id", phone="+6281234567890")
    closed = a_user(new_id(), email="sari@contoh.go.id", is_active=False)
    quiet = a_user(new_id(), email="sari@contoh.go.id", mails=False)

    assert (person.address(MAIL), person.address(GATEWAY)) == (person.email, person.phone)
    assert (closed.address(MAIL), quiet.address(MAIL), quiet.address(GATEWAY)) == (None,) * 3
