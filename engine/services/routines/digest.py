"""Every working morning: superiors learn how much waits with the people below them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, time
from uuid import UUID

from engine.domain.digest import TaskCounts, total
from engine.domain.permissions import LEADER, SUPERVISOR
from engine.domain.routine import Routine
from engine.domain.user import User
from engine.domain.working_time import Calendar
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import calendars, notices
from engine.services.routines.mornings import DAY, morning_of, next_working_morning

CODE = "N-23"
# They see all cases, and are told of all tasks.
OVERSEERS = frozenset({SUPERVISOR, LEADER})
Below = Mapping[UUID | None, list[User]]


def next_at(work: UnitOfWork, *, after: datetime) -> datetime:
    return next_working_morning(calendars.of_office(work), after=after)


def run(work: UnitOfWork, routine: Routine, at: datetime) -> None:
    """Tell the superiors; nobody is told when nothing waits, or when the office does not open."""
    del routine
    calendar = calendars.of_office(work)
    if not calendar.is_working_day(calendar.local_date(at)):
        return
    counts = _counts(work, calendar, at)
    people = [it for it in work.users.all() if it.is_active]
    below = _below(people)
    for person in people:
        if below[person.id] or person.roles & OVERSEERS:
            _tell(work, person, total(_of(person, counts, below)), calendar, at)


def _counts(work: UnitOfWork, calendar: Calendar, at: datetime) -> Mapping[str, TaskCounts]:
    today = calendar.local_date(at)
    midnight = datetime.combine(today + DAY, time(), tzinfo=calendar.zone).astimezone(UTC)
    return work.tasks.counts(at=at, until=midnight, since=_last_morning(calendar, at))


def _last_morning(calendar: Calendar, at: datetime) -> datetime:
    """Return the morning of the working day before that of `at`."""
    midnight = datetime.combine(calendar.local_date(at), time(), tzinfo=calendar.zone)
    return morning_of(calendar, calendar.local_date(calendar.last_closing(midnight)))


def _below(people: Iterable[User]) -> Below:
    found = defaultdict(list)
    for person in people:
        found[person.superior_id].append(person)
    return found


def _of(person: User, counts: Mapping[str, TaskCounts], below: Below) -> Iterable[TaskCounts]:
    if person.roles & OVERSEERS:
        return counts.values()
    return [it for role, it in counts.items() if role in _roles(person, below)]


def _roles(person: User, below: Below) -> frozenset[str]:
    """Return the roles of a person and of everybody below, however far."""
    found = {person.id: person}
    waiting = [person]
    while waiting:
        new = [it for it in below[waiting.pop().id] if it.id not in found]
        found |= {it.id: it for it in new}
        waiting += new
    return frozenset[str]().union(*(it.as_actor().roles for it in found.values()))


def _tell(
    work: UnitOfWork, person: User, counts: TaskCounts, calendar: Calendar, at: datetime
) -> None:
    if counts:
        notices.tell(
            work,
            to=[person.id],
            code=CODE,
            fact=f"digest:{calendar.local_date(at)}",
            at=at,
            facts={
                "n_terlambat": counts.late,
                "n_hari_ini": counts.today,
                "n_baru": counts.new,
            },
        )
