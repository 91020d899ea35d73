"""Entering, ending and removing absences, what deputies may do meanwhile, and races."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from engine.domain.absence import Absence, AbsenceKind
from engine.domain.actor import Actor
from engine.domain.errors import (
    AbsenceBegunError,
    AbsenceNotRunningError,
    AbsenceOverlapsError,
    NotFoundError,
    NotPermittedError,
    SelfAppointedError,
    UnsuitableDeputyError,
    WorkflowError,
)
from engine.domain.office import Office
from engine.domain.user import User
from engine.messages.notices import describe_notice
from engine.persistence.database import Database
from engine.services import absences, inbox, roster, staff
from engine.services.absences import Announcement
from engine.services.roster import Roster
from tests.integration.records import a_user, an_office
from tests.integration.services.test_races import at_once

MORNING = datetime(2026, 12, 1, 1, tzinfo=UTC)
DAY = timedelta(days=1)
FIRST, LAST = date(2026, 12, 1), date(2026, 12, 3)


@dataclass
class House:
    """An office with its people by login; `at` is the time of everything that happens."""

    database: Database
    office: Office
    people: dict[str, User]
    at: datetime = MORNING

    def actor(self, login: str) -> Actor:
        with self.database.reading(self.office.id) as work:
            return staff.actor(work, self.people[login], at=self.at)

    def enter(self, who: str, *, by: str | None = None, **facts: Any) -> Absence:
        with self.database.work(self.office.id) as work:
            return absences.enter(
                work,
                announced=self.announced(who, **facts),
                actor=self.people[by or who].as_actor(),
                at=self.at,
            )

    def announced(self, who: str, *, deputy: str | None = None, **changed: Any) -> Announcement:
        facts: dict[str, Any] = {
            "first_day": FIRST,
            "last_day": LAST,
            "kind": AbsenceKind.LEAVE,
            "deputy_id": self.people[deputy].id if deputy else None,
        }
        return Announcement(user_id=self.people[who].id, **facts | changed)

    def end(self, absence: Absence, *, by: str) -> None:
        with self.database.work(self.office.id) as work:
            absences.end(work, absence_id=absence.id, actor=self.actor(by), at=self.at)

    def remove(self, absence: Absence, *, by: str) -> None:
        with self.database.work(self.office.id) as work:
            absences.remove(work, absence_id=absence.id, actor=self.actor(by), at=self.at)

    def roster(self, login: str) -> Roster:
        with self.database.reading(self.office.id) as work:
            return roster.of_office(work, actor=self.actor(login), at=self.at)

    def stored(self) -> list[Absence]:
        with self.database.reading(self.office.id) as work:
            return work.absences.since(date(2000, 1, 1))

    def told(self, login: str) -> list[str]:
        with self.database.reading(self.office.id) as work:
            actor = self.people[login].as_actor()
            found = inbox.read(work, actor=actor, at=self.at)
        return [describe_notice(it.code, it.facts) for it in found.rows]


def peopled(database: Database, office: Office) -> House:
    """Kadis stands above Agung, Agung above Budi, Budi above Sari; Ningsih keeps the accounts."""
    house = House(database, office, {})
    above: UUID | None = None
    for login, role in (
        ("kadis", "kepala_dinas"),
        ("agung", "sekretaris"),
        ("budi", "supervisor"),
        ("sari", "front_office"),
    ):
        house.people[login] = a_user(
            office.id,
            login=login,
            name=login.capitalize(),
            position=role.replace("_", " ").title(),
            roles=frozenset({role}),
            superior_id=above,
        )
        above = house.people[login].id
    house.people["ningsih"] = a_user(
        office.id, login="ningsih", name="Ningsih", roles=frozenset({"admin_kantor"})
    )
    with database.work(office.id) as work:
        for person in house.people.values():
            work.users.add(person)
    return house


@pytest.fixture
def house(database: Database, office: Office) -> House:
    return peopled(database, office)


def test_people_enter_their_own_absence_and_the_deputy_is_told(house: House) -> None:
    entered = house.enter("kadis", deputy="agung", note="Umrah")

    assert house.stored() == [entered]
    assert entered.entered_by == "Kadis"
    assert house.told("agung") == [
        "Anda menggantikan Kadis (Kepala Dinas) dari 1 Des 2026 sampai 3 Des 2026."
    ]


def test_a_deputy_of_a_vacant_post_is_told_that_no_end_is_known(house: House) -> None:
    house.enter("kadis", by="ningsih", deputy="agung", last_day=None, kind=AbsenceKind.VACANT)

    (sentence,) = house.told("agung")
    assert sentence.endswith("mulai 1 Des 2026 sampai ada pemberitahuan berikutnya.")


def test_without_a_deputy_nobody_is_told(house: House) -> None:
    house.enter("sari", by="budi")

    assert [house.told(login) for login in house.people] == [[]] * 5


@pytest.mark.parametrize("login", ["budi", "agung", "kadis", "ningsih"])
def test_superiors_and_the_administrator_enter_those_of_others(house: House, login: str) -> None:
    house.enter("sari", by=login, deputy="budi" if login != "budi" else None)

    assert house.stored()[0].entered_by == login.capitalize()


@pytest.mark.parametrize(("who", "login"), [("budi", "sari"), ("kadis", "agung")])
def test_nobody_else_does(house: House, who: str, login: str) -> None:
    with pytest.raises(NotPermittedError):
        house.enter(who, by=login)

    assert house.stored() == []


@pytest.mark.parametrize("deputy", ["sari", "lama", "asing"])
def test_a_deputy_is_another_active_person_of_the_office(
    house: House, neighbour: Office, deputy: str
) -> None:
    house.people["asing"] = a_user(neighbour.id, login="asing")
    house.people["lama"] = a_user(house.office.id, login="lama", is_active=False)
    with house.database.work(house.office.id) as work:
        work.users.add(house.people["lama"])

    with pytest.raises(UnsuitableDeputyError):
        house.enter("sari", deputy=deputy)


def test_the_administrator_does_not_appoint_themselves(house: House) -> None:
    with pytest.raises(SelfAppointedError):
        house.enter("kadis", by="ningsih", deputy="ningsih")

    house.enter("kadis", deputy="ningsih")
    house.enter("sari", by="budi", deputy="budi")


def test_people_of_another_office_are_not_found(house: House, neighbour: Office) -> None:
    house.people["asing"] = a_user(neighbour.id, login="asing")

    with pytest.raises(NotFoundError):
        house.enter("asing", by="ningsih")


def test_who_is_away_already_is_not_away_twice(house: House) -> None:
    house.enter("sari")

    with pytest.raises(AbsenceOverlapsError):
        house.enter("sari", by="budi", first_day=LAST, last_day=date(2026, 12, 9))


@pytest.mark.parametrize("_", range(4))
def test_of_two_entered_at_once_for_one_person_one_stands(house: House, _: int) -> None:
    refusals = at_once(
        lambda: house.enter("sari"),
        lambda: house.enter("sari", by="budi", first_day=date(2026, 12, 2)),
    )

    (refusal,) = filter(None, refusals)
    assert isinstance(refusal, AbsenceOverlapsError)
    assert len(house.stored()) == 1


def test_who_is_back_early_ends_it(house: House) -> None:
    absence = house.enter("kadis", deputy="agung")
    house.at += 2 * DAY

    house.end(absence, by="kadis")

    assert house.stored()[0].last_day == date(2026, 12, 2)
    assert house.actor("agung").principals == ()


def test_a_plan_is_removed_and_a_running_absence_is_not(house: House) -> None:
    running = house.enter("sari")
    plan = house.enter("sari", first_day=date(2026, 12, 8), last_day=date(2026, 12, 9))

    house.remove(plan, by="budi")

    assert house.stored() == [running]
    with pytest.raises(AbsenceBegunError):
        house.remove(running, by="budi")


def test_what_is_over_is_not_ended(house: House) -> None:
    absence = house.enter("sari")
    house.at += 3 * DAY

    with pytest.raises(AbsenceNotRunningError):
        house.end(absence, by="budi")


Change = Callable[[House, Absence], None]


@pytest.mark.parametrize(
    "change", [lambda house, it: house.end(it, by="sari"), lambda h, it: h.remove(it, by="sari")]
)
def test_others_neither_end_nor_remove_it(house: House, change: Change) -> None:
    absence = house.enter("kadis", deputy="sari")

    with pytest.raises(NotPermittedError):
        change(house, absence)


@pytest.mark.parametrize("change", [House.end, House.remove])
def test_nobody_reaches_the_absences_of_another_office(
    house: House, neighbour: Office, change: Callable[..., None]
) -> None:
    absence = house.enter("sari")
    next_door = peopled_next_door(house.database, neighbour)

    with pytest.raises(NotFoundError):
        change(next_door, absence, by="boss")


def peopled_next_door(database: Database, office: Office) -> House:
    boss = a_user(office.id, login="boss", roles=frozenset({"admin_kantor"}))
    with database.work(office.id) as work:
        work.users.add(boss)
    return House(database, office, {"boss": boss})


def test_the_roster_tells_who_is_away_was_and_will_be(house: House) -> None:
    house.enter("sari")
    house.enter("sari", first_day=date(2026, 12, 8), last_day=date(2026, 12, 8))
    house.enter("budi", first_day=date(2026, 12, 4), last_day=date(2026, 12, 6))
    house.at += 4 * DAY

    found = house.roster("kadis")

    assert [it.person.name for it in found.current] == ["Budi"]
    assert [it.absence.first_day.day for it in found.coming] == [8]
    assert [it.person.name for it in found.past] == ["Sari"]


def test_what_is_long_past_is_not_listed(house: House) -> None:
    house.enter("sari")
    house.at += 100 * DAY

    assert house.roster("sari") == Roster(current=(), coming=(), past=())


def test_the_roster_says_who_stands_in_today(house: House) -> None:
    house.enter("kadis", deputy="agung")
    house.enter("agung", deputy="budi")
    house.enter("budi")

    lines = {it.person.login: it for it in house.roster("kadis").current}

    assert {login: it.deputy and it.deputy.login for login, it in lines.items()} == {
        "kadis": "agung",
        "agung": "budi",
        "budi": None,
    }
    assert [it.acting for it in lines.values()] == [None] * 3


def test_the_kind_and_the_note_are_for_the_person_and_those_above(house: House) -> None:
    house.enter("budi", deputy="sari", note="Operasi")
    house.people["tamu"] = a_user(house.office.id, login="tamu")

    lines = {login: house.roster(login).current[0] for login in house.people}

    readers = {"kadis", "agung", "budi", "ningsih"}
    assert {login for login, it in lines.items() if it.may_change} == readers
    assert {login for login, it in lines.items() if it.may_read_note} == readers | {"sari"}


def test_everybody_chooses_among_those_for_whom_they_may(house: House) -> None:
    with house.database.reading(house.office.id) as work:
        offered = {
            it: roster.choices(work, actor=house.people[it].as_actor()) for it in house.people
        }

    chosen = {login: [it.login for it in found.people] for login, found in offered.items()}
    assert chosen["sari"] == ["sari"]
    assert chosen["agung"] == ["agung", "budi", "sari"]
    assert len(chosen["ningsih"]) == len(offered["sari"].deputies) == 5


@pytest.mark.parametrize(
    ("zone", "begins"),
    [
        ("Asia/Jakarta", datetime(2026, 11, 30, 17, tzinfo=UTC)),
        ("Asia/Makassar", datetime(2026, 11, 30, 16, tzinfo=UTC)),
    ],
)
def test_an_absence_begins_and_ends_at_the_offices_midnight(
    database: Database, zone: str, begins: datetime
) -> None:
    office = replace(an_office("Dinas Sosial Kota Mataram"), zone=zone)
    with database.directory() as directory:
        directory.add_office(office)
    house = peopled(database, office)
    house.enter("kadis", deputy="agung")

    def stands_in(at: datetime) -> bool:
        house.at = at
        return bool(house.actor("agung").principals)

    second = timedelta(seconds=1)
    assert [stands_in(begins - second), stands_in(begins)] == [False, True]
    assert [stands_in(begins + 3 * DAY - second), stands_in(begins + 3 * DAY)] == [True, False]


def test_a_refusal_changes_nothing(house: House) -> None:
    with pytest.raises(WorkflowError):
        house.enter("sari", last_day=None)

    assert house.stored() == []
