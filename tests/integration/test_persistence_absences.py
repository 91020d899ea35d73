import sqlite3
from collections.abc import Iterator
from datetime import date

import psycopg
import pytest

from engine.domain.absence import AbsenceKind
from engine.domain.errors import ConflictError, NotFoundError
from engine.domain.office import Office
from engine.domain.user import User
from engine.persistence.database import Database
from engine.persistence.unit_of_work import UnitOfWork
from tests.integration.records import a_user, an_absence, new_id

FIRST, LAST, AFTER = date(2026, 3, 2), date(2026, 3, 4), date(2026, 3, 5)


@pytest.fixture
def work(database: Database, office: Office) -> Iterator[UnitOfWork]:
    with database.work(office.id) as work:
        yield work


def hired(work: UnitOfWork, name: str, *roles: str) -> User:
    user = a_user(work.office_id, name=name, roles=frozenset(roles))
    work.users.add(user)
    return user


def test_an_absence_comes_back_as_it_was_stored(work: UnitOfWork) -> None:
    sari, dewi = hired(work, "Sari"), hired(work, "Dewi")
    bounded = an_absence(sari.id, deputy_id=dewi.id, note="Umrah")
    vacant = an_absence(dewi.id, kind=AbsenceKind.VACANT, last_day=None)
    work.absences.add(bounded)
    work.absences.add(vacant)

    assert work.absences.get(bounded.id) == bounded
    assert work.absences.get(vacant.id) == vacant


def test_an_absence_that_is_not_there_is_not_found(work: UnitOfWork) -> None:
    with pytest.raises(NotFoundError):
        work.absences.get(new_id())


def test_one_person_has_one_absence_that_begins_on_a_day(work: UnitOfWork) -> None:
    sari = hired(work, "Sari")
    work.absences.add(an_absence(sari.id))

    with pytest.raises(ConflictError), work.savepoint():
        work.absences.add(an_absence(sari.id, last_day=FIRST))


def test_only_people_of_the_office_are_away_or_deputies(
    database: Database, office: Office, neighbour: Office
) -> None:
    with database.work(neighbour.id) as work:
        stranger = hired(work, "Orang Sebelah")
    with database.work(office.id) as work:
        sari = hired(work, "Sari")
    refused = (sqlite3.IntegrityError, psycopg.IntegrityError)

    for wrong in (an_absence(stranger.id), an_absence(sari.id, deputy_id=stranger.id)):
        with pytest.raises(refused), database.work(office.id) as work:
            work.absences.add(wrong)


def test_the_end_is_stored_and_an_absence_can_be_removed(work: UnitOfWork) -> None:
    absence = an_absence(hired(work, "Sari").id)
    work.absences.add(absence)

    work.absences.save(absence.ended(on=date(2026, 3, 3)))
    shortened = work.absences.get(absence.id)
    work.absences.remove(absence.id)

    assert shortened.last_day == FIRST
    assert work.absences.since(FIRST) == []


@pytest.mark.parametrize(
    ("day", "away"), [(date(2026, 3, 1), False), (FIRST, True), (LAST, True), (AFTER, False)]
)
def test_both_ends_of_an_absence_count(work: UnitOfWork, day: date, *, away: bool) -> None:
    absence = an_absence(hired(work, "Sari").id)
    work.absences.add(absence)

    assert work.absences.on(day) == ([absence] if away else [])


def test_a_vacancy_without_end_goes_on(work: UnitOfWork) -> None:
    post = hired(work, "Jabatan lama")
    vacant = an_absence(post.id, kind=AbsenceKind.VACANT, last_day=None)
    work.absences.add(vacant)

    assert work.absences.on(date(2036, 1, 1)) == [vacant]
    assert work.absences.of_person(post.id, since=date(2036, 1, 1)) == [vacant]


def test_what_ended_before_is_not_listed(work: UnitOfWork) -> None:
    sari, dewi = hired(work, "Sari"), hired(work, "Dewi")
    earlier = an_absence(sari.id)
    later = an_absence(dewi.id, first_day=AFTER, last_day=AFTER)
    for absence in (later, earlier):
        work.absences.add(absence)

    assert work.absences.since(LAST) == [earlier, later]
    assert work.absences.since(AFTER) == [later]
    assert work.absences.of_person(sari.id, since=LAST) == [earlier]


def test_nobody_sees_the_absences_of_another_office(
    database: Database, office: Office, neighbour: Office
) -> None:
    with database.work(office.id) as work:
        sari = hired(work, "Sari")
        absence = an_absence(sari.id)
        work.absences.add(absence)

    with database.work(neighbour.id) as work:
        with pytest.raises(NotFoundError):
            work.absences.get(absence.id)
        found = [work.absences.on(FIRST), work.absences.since(FIRST)]
        work.absences.save(absence.ended(on=LAST))
        work.absences.remove(absence.id)

    assert found == [[], []]
    with database.reading(office.id) as work:
        assert work.absences.get(absence.id) == absence
