"""Signing in."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest

from engine.domain.errors import ConflictError, UnknownSuperiorError, WeakPasswordError
from engine.domain.user import User
from engine.services import users
from tests.integration.records import a_user, an_office, new_id
from tests.integration.services.desk import OFFICE, Desk

PASSWORD = "kuda nil bersepeda"


def created(
    desk: Desk, login: str = "Rini", password: str = PASSWORD, superior: str | None = None
) -> User:
    with desk.database.work(OFFICE.id) as work:
        return users.create(
            work,
            login=login,
            name="Rini",
            position="Petugas",
            roles=frozenset({"front_office"}),
            password=password,
            unit="Loket",
            superior_login=superior,
        )


def signed_in(desk: Desk, login: str, password: str) -> User | None:
    with desk.database.directory() as directory:
        return users.sign_in(directory, login=login, password=password)


def test_the_right_password_signs_in_however_the_login_is_written(desk: Desk) -> None:
    user = created(desk)

    assert signed_in(desk, " RINI ", PASSWORD) == user
    assert PASSWORD not in user.password_hash


@pytest.mark.parametrize(("login", "password"), [("rini", PASSWORD + "!"), ("siti", PASSWORD)])
def test_a_wrong_login_or_password_signs_nobody_in(desk: Desk, login: str, password: str) -> None:
    created(desk)

    assert signed_in(desk, login, password) is None


def test_a_closed_account_signs_nobody_in(desk: Desk) -> None:
    active = created(desk)
    closed = replace(active, id=new_id(), login="lama", is_active=False)
    store(desk, closed)

    assert signed_in(desk, "lama", PASSWORD) is None


def test_a_broken_password_hash_signs_nobody_in(desk: Desk) -> None:
    store(desk, a_user(OFFICE.id, login="rusak", password_hash="$argon2id$v=19$x"))

    assert signed_in(desk, "rusak", PASSWORD) is None


def test_a_short_password_is_refused(desk: Desk) -> None:
    with pytest.raises(WeakPasswordError) as refused:
        created(desk, password="123456789")

    assert refused.value.minimum == 10
    assert signed_in(desk, "rini", "123456789") is None


def test_a_login_is_given_once(desk: Desk) -> None:
    created(desk)

    with pytest.raises(ConflictError):
        created(desk, login="rini ")


def test_a_person_has_a_unit_and_a_superior_of_the_office(desk: Desk) -> None:
    head = created(desk, "wati")

    rini = created(desk, superior=" WATI ")

    with desk.database.reading(OFFICE.id) as work:
        kept = work.users.get(rini.id)
    assert (kept.unit, kept.superior_id) == ("Loket", head.id)
    assert head.superior_id is None


@pytest.mark.parametrize("superior", ["siapa", "asing", "rini"])
def test_only_somebody_of_the_same_office_is_a_superior(desk: Desk, superior: str) -> None:
    neighbour = a_user(add_neighbour(desk), login="asing")
    with desk.database.work(neighbour.office_id) as work:
        work.users.add(neighbour)

    with pytest.raises(UnknownSuperiorError) as refused:
        created(desk, superior=superior)

    assert refused.value.login == superior
    assert signed_in(desk, "rini", PASSWORD) is None


def add_neighbour(desk: Desk) -> UUID:
    office = an_office("Dinas Sosial Kabupaten Jember")
    with desk.database.directory() as directory:
        directory.add_office(office)
    return office.id


@pytest.mark.parametrize(
    ("change", "stays"),
    [
        (lambda user: user, True),
        (lambda user: replace(user, session_version=2), False),
        (lambda user: replace(user, is_active=False), False),
    ],
)
def test_a_session_lasts_until_it_is_ended_or_the_account_closed(
    desk: Desk, change: Callable[[User], User], *, stays: bool
) -> None:
    user = change(a_user(OFFICE.id))
    store(desk, user)

    with desk.database.directory() as directory:
        found = users.signed_in(directory, user_id=user.id, session_version=1)

    assert (found == user) is stays


def test_a_session_of_nobody_is_none(desk: Desk) -> None:
    with desk.database.directory() as directory:
        assert users.signed_in(directory, user_id=new_id(), session_version=1) is None


def store(desk: Desk, user: User) -> None:
    with desk.database.work(OFFICE.id) as work:
        work.users.add(user)
