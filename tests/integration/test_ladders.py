"""Every step of the ten procedures climbs its ladder at the stated hours, to the stated people."""

from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from uuid_utils.compat import uuid7

from engine.demonstration import OFFICES
from engine.demonstration.invented import DemonstrationOffice
from engine.domain import deadline
from engine.domain.bundle import process_id_of
from engine.domain.ladder import LEVELS, RUNGS, Told
from engine.domain.office_hours import CalendarKind
from engine.domain.snapshot import Snapshot, WaitingTask
from engine.domain.task import Task
from engine.domain.user import User
from engine.domain.working_time import OfficeCalendars, office_calendars
from engine.persistence.database import Database, connect
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import staff
from engine.services.deadlines import Deadlines
from engine.services.recipients import Recipients
from engine.services.time_plan import TimePlan
from tests.processes.books import BOOKS
from tests.processes.case import NOW, Case, package
from tests.processes.ladders import IN_MINUTES, LADDERS

# A Monday, before anybody works and before any holiday.
BEGUN = datetime(2026, 11, 23, 0, 0, tzinfo=UTC)
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


@dataclass(frozen=True)
class Step:
    key: str
    element_id: str
    amounts: tuple[timedelta, ...]
    above: tuple[str, ...]


def steps() -> Iterator[Step]:
    for key, text in LADDERS.items():
        unit = MINUTE if key in IN_MINUTES else HOUR
        for line in text.split("\n"):
            if words := line.split():
                amounts = tuple(float(it) * unit for it in words[1:5])
                yield Step(key, words[0], amounts, tuple(words[5:]))


class Watched(Case):
    """A case that remembers every task that was ever opened."""

    def __init__(self, key: str, **given: Any) -> None:
        self.opened: list[WaitingTask] = []
        super().__init__(key, **given)

    def _note(self, snapshot: Snapshot) -> None:
        self.opened += snapshot.opened_tasks
        super()._note(snapshot)


@cache
def opened(key: str) -> Mapping[str, WaitingTask]:
    """The tasks that the stories of a package open, also by the calls around them."""
    found: dict[str, WaitingTask] = {}
    for story in BOOKS[key].stories.values():
        case = Watched(key, start_id=story.start_id, **story.variables)
        case.play(story.choices)
        for it in case.opened:
            for _, element_id in ((it.process_id, it.element_id), *it.callers):
                found.setdefault(element_id, it)
    return found


@cache
def plan(key: str) -> TimePlan:
    bundle, _, facts = package(key)
    return TimePlan(facts, bundle.process_id)


def office_of(key: str) -> DemonstrationOffice:
    return next(it for it in OFFICES if key.startswith(it.prefix))


@cache
def calendars(zone: str) -> OfficeCalendars:
    return office_calendars(ZoneInfo(zone))


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    folder: Path = tmp_path_factory.mktemp("ladders")
    with closing(connect(f"sqlite:///{folder / 'alur.db'}")) as database:
        database.migrate()
        with database.directory() as directory:
            for it in OFFICES:
                directory.add_office(it.office)
        for it in OFFICES:
            with database.work(it.office.id) as work:
                hire(work, it)
        yield database


def hire(work: UnitOfWork, offered: DemonstrationOffice) -> None:
    ids = {person.login: uuid7() for person in offered.people}
    for person in offered.people:
        work.users.add(
            User(
                id=ids[person.login],
                office_id=work.office_id,
                login=person.login,
                name=person.name,
                position=person.position,
                roles=frozenset(person.roles),
                password_hash="",
                unit=person.unit,
                superior_id=ids[person.superior] if person.superior else None,
            )
        )


ALL = [pytest.param(it, id=f"{it.key}:{it.element_id}") for it in steps()]


def test_the_ten_procedures_are_all_there() -> None:
    assert LADDERS.keys() == {key for key in BOOKS if not key.startswith("com-")}
    assert len(ALL) == 75


@pytest.mark.parametrize("step", ALL)
def test_each_level_is_reached_at_its_hour(step: Step) -> None:
    waiting = opened(step.key)[step.element_id]
    assert waiting.target is not None
    both = calendars(office_of(step.key).office.zone)
    calendar = both[deadline.HOURS_OF[waiting.target.unit]]
    frame = deadline.of_target(waiting.target, since=BEGUN, calendars=both)

    reached = [calendar.between(start=BEGUN, end=frame.moment(level)) for level in LEVELS]

    assert reached == list(step.amounts)
    assert plan(step.key).ladder(*place(waiting)).levels == LEVELS


def place(waiting: WaitingTask) -> tuple[tuple[str, str], tuple[tuple[str, str], ...]]:
    return (waiting.process_id, waiting.element_id), waiting.callers


def test_a_new_task_wakes_the_scheduler_at_its_first_level() -> None:
    waiting = opened("bna-aduan")["catat_awal"]
    both = calendars("Asia/Jakarta")

    timing = Deadlines(plan=plan("bna-aduan"), calendars=both, clock=None, at=BEGUN).timing_of(
        waiting
    )

    assert timing is not None
    assert timing.wake_at == both[CalendarKind.WORKING].add(1.875 * HOUR, start=BEGUN)


@pytest.mark.parametrize("step", ALL)
def test_each_level_is_told_to_the_people_above(step: Step, offices: Database) -> None:
    office = office_of(step.key).office
    waiting = opened(step.key)[step.element_id]
    with offices.reading(office.id) as work:
        recipients = Recipients(
            staff=staff.on_day(work, NOW.date()),
            plan=plan(step.key).ladder(*place(waiting)),
            task=free_task(waiting),
        )
        above = {told: [it.login for it in recipients.people([told])] for told in Told}
        doing = {it.login for it in work.users.all() if waiting.role in it.as_actor().roles}

    first, second, last = (above[it] for it in (Told.FIRST, Told.SECOND, Told.LAST))
    assert [first, second, last] == [[] if it == "-" else [it] for it in step.above]
    outside = plan(step.key).ladder(*place(waiting)).party == "lembaga"
    assert set(above[Told.HOLDER]) == (set(first) if outside else doing)
    assert RUNGS[150].told == (Told.LAST,)


def free_task(waiting: WaitingTask) -> Task:
    return Task(
        id=waiting.token_id,
        instance_id=uuid7(),
        process_id=waiting.process_id,
        element_id=waiting.element_id,
        name=waiting.name,
        role=waiting.role,
        form_id=None,
        created_at=BEGUN,
        callers=waiting.callers,
    )


def test_whoever_diagrams_escalate_to_works_in_the_office() -> None:
    for key in LADDERS:
        _, _, facts = package(key)
        lanes = facts[process_id_of(key)].lane_properties.values()
        named = {it.strip() for lane in lanes for it in lane.get("alur:escalateTo", "").split(",")}
        roles = {role for person in office_of(key).people for role in person.roles}
        assert named - {"", "-", "atasan1", "atasan2"} <= roles, key
