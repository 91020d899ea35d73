"""Who answers for whom: superiors, holders of roles, and whom to turn to on a day."""

from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID

import pytest

from engine.domain.absence import AbsenceKind
from engine.domain.errors import NotFoundError
from engine.domain.office import Office
from engine.domain.user import User
from engine.persistence.database import Database
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import staff
from tests.integration.records import a_user, an_absence, new_id

TODAY = date(2026, 3, 3)


@pytest.fixture
def work(database: Database, office: Office) -> Iterator[UnitOfWork]:
    with database.work(office.id) as work:
        yield work


def hired(
    work: UnitOfWork,
    name: str,
    *roles: str,
    above: UUID | None = None,
    is_active: bool = True,
) -> User:
    user = a_user(
        work.office_id,
        name=name,
        roles=frozenset(roles),
        superior_id=above,
        is_active=is_active,
    )
    work.users.add(user)
    return user


def ids(people: Iterable[User]) -> set[UUID]:
    return {it.id for it in people}


def away(work: UnitOfWork, user: User, deputy: User | None = None) -> None:
    work.absences.add(an_absence(user.id, deputy_id=deputy.id if deputy else None))


def test_superiors_are_nearest_first_and_closed_accounts_are_passed_over(work: UnitOfWork) -> None:
    head = hired(work, "Kadis")
    left = hired(work, "Mantan", above=head.id, is_active=False)
    sari = hired(work, "Sari", above=left.id)

    assert staff.on_day(work, TODAY).superiors(sari.id) == (head,)
    assert staff.on_day(work, TODAY).superiors(head.id) == ()


def test_nobody_has_no_superiors(work: UnitOfWork) -> None:
    with pytest.raises(NotFoundError):
        staff.on_day(work, TODAY).superiors(new_id())


def test_holders_are_the_active_people_who_act_for_a_role(work: UnitOfWork) -> None:
    tini = hired(work, "Tini", "penerima_tamu", "petugas_meja")
    sari = hired(work, "Sari", "front_office")
    hired(work, "Joko", "trc")
    hired(work, "Mantan", "front_office", is_active=False)

    assert staff.on_day(work, TODAY).holders("pengadu") == (sari, tini)
    assert staff.on_day(work, TODAY).holders("kepala_dinas") == ()


def test_deputies_take_the_place_of_the_absent(work: UnitOfWork) -> None:
    kadis, agung, budi, sari = (hired(work, it) for it in ("Kadis", "Agung", "Budi", "Sari"))
    away(work, kadis, agung)
    away(work, agung, budi)

    assert ids(staff.on_day(work, TODAY).reachable([kadis.id, sari.id])) == {budi.id, sari.id}
    assert ids(staff.on_day(work, date(2026, 3, 9)).reachable([kadis.id])) == {kadis.id}


def test_who_is_away_without_a_deputy_is_left_out_unless_nobody_would_be_left(
    work: UnitOfWork,
) -> None:
    sari, dewi = hired(work, "Sari"), hired(work, "Dewi")
    away(work, sari)

    assert ids(staff.on_day(work, TODAY).reachable([sari.id, dewi.id])) == {dewi.id}
    assert ids(staff.on_day(work, TODAY).reachable([sari.id])) == {sari.id}
    assert ids(staff.on_day(work, TODAY).reachable([])) == set()


def test_a_deputy_whose_account_was_closed_is_none(work: UnitOfWork) -> None:
    sari, dewi = hired(work, "Sari"), hired(work, "Dewi", is_active=False)
    away(work, sari, dewi)

    assert ids(staff.on_day(work, TODAY).reachable([sari.id])) == {sari.id}


def test_the_acting_holder_of_a_vacant_post_has_its_roles(work: UnitOfWork) -> None:
    head = hired(work, "Kadis", "kepala_dinas", is_active=False)
    agung = hired(work, "Agung", "sekretaris")
    work.absences.add(
        an_absence(head.id, deputy_id=agung.id, kind=AbsenceKind.VACANT, last_day=None)
    )

    actor = staff.actor(work, agung, at=an_absence(head.id).at)

    assert actor.roles == {"kepala_dinas", "sekretaris"}
    assert actor.on_record({"kepala_dinas"}).name == "Agung (Plt. Petugas loket)"
