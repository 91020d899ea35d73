"""What an office has entered of its calendar, and the calendars that were read lately."""

from collections import OrderedDict
from collections.abc import Iterable
from threading import Lock
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from engine.domain.calendar_entries import CalendarEntries, DayKey, OfficeSeason
from engine.domain.errors import NotFoundError
from engine.domain.office_hours import USUAL_HOURS, CalendarKind, SpecialDay, WeeklyHours
from engine.domain.working_time import OfficeCalendars
from engine.persistence import hours, tables
from engine.persistence.binds import OFFICE, given, in_office, own, without_office
from engine.persistence.statements import Record
from engine.persistence.transaction import Transaction

MOST_KEPT = 100  # offices

_office = tables.office.c
_day = tables.special_day.c
_season = tables.season.c
_week = tables.weekly_hours.c
_KEY = given(_day.day, _day.kind)

_OF_OFFICE = sa.select(_office.zone, _office.calendar_revision, _office.leave_closes).where(
    _office.id == OFFICE
)
_TOUCH = (
    sa.update(tables.office)
    .where(_office.id == OFFICE)
    .values(calendar_revision=_office.calendar_revision + sa.literal_column("1"))
)
_SET_LEAVE = (
    sa.update(tables.office).where(_office.id == OFFICE).values(given(_office.leave_closes))
)

_DAYS = (
    sa.select(*without_office(tables.special_day))
    .where(in_office(tables.special_day))
    .order_by(_day.day, _day.kind)
)
_ADD_DAY = sa.insert(tables.special_day)
_REMOVE_DAY = sa.delete(tables.special_day).where(
    in_office(tables.special_day), _day.day == _KEY["day"], _day.kind == _KEY["kind"]
)

_SEASONS = (
    sa.select(*without_office(tables.season))
    .where(in_office(tables.season))
    .order_by(_season.first)
)
_ADD_SEASON = sa.insert(tables.season)
_REMOVE_SEASON = sa.delete(tables.season).where(own(tables.season))

_WEEKS = sa.select(*without_office(tables.weekly_hours)).where(in_office(tables.weekly_hours))
_insert_week = insert(tables.weekly_hours)
_SET_WEEK = _insert_week.on_conflict_do_update(
    index_elements=[_week.office_id, _week.kind],
    set_={"hours": _insert_week.excluded["hours"]},
)


class KeptCalendars:
    """The calendars that one process read lately: every step of every case asks for its office's.

    The newest of each office is kept. A calendar counts each year once, so it must be kept.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[UUID, tuple[int, OfficeCalendars]] = OrderedDict()

    def get(self, office_id: UUID, *, revision: int) -> OfficeCalendars | None:
        """Return the calendars of that revision or a later one, None when they are not here."""
        with self._lock:
            known, calendars = self._kept.get(office_id, (-1, None))
            return calendars if known >= revision else None

    def put(self, office_id: UUID, entries: CalendarEntries) -> OfficeCalendars:
        """Keep the calendars of an office and return them."""
        calendars = entries.calendars()
        with self._lock:
            known, _ = self._kept.get(office_id, (-1, None))
            if known <= entries.revision:
                self._kept[office_id] = entries.revision, calendars
                self._kept.move_to_end(office_id)
            if len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return calendars


class OfficeCalendar:
    """Every change counts as one of the office's `calendar_revision`, once in a transaction."""

    def __init__(self, transaction: Transaction, *, office_id: UUID, kept: KeptCalendars) -> None:
        self._transaction = transaction
        self._office_id = office_id
        self._kept = kept
        self.has_changed = False

    def both(self, *, revision: int) -> OfficeCalendars:
        """Return both calendars, of that revision or a later one."""
        if self.has_changed:  # what may be rolled back yet is nothing for others
            return self.entries().calendars()
        found = self._kept.get(self._office_id, revision=revision)
        return found or self._kept.put(self._office_id, self.entries())

    def entries(self) -> CalendarEntries:
        """Return everything that the office has entered, or raise NotFoundError."""
        # The revision is read first: what somebody else commits meanwhile is newer than it says.
        office = self._transaction.one(_OF_OFFICE)
        return CalendarEntries(
            zone=office["zone"],
            revision=office["calendar_revision"],
            leave_closes=office["leave_closes"],
            special_days=tuple(map(_special_day, self._transaction.rows(_DAYS))),
            seasons=tuple(map(_office_season, self._transaction.rows(_SEASONS))),
            weeks={**USUAL_HOURS, **dict(map(_weekly, self._transaction.rows(_WEEKS)))},
        )

    def touch(self) -> None:
        """Count a change, and wait until nobody else is about one."""
        if not self.has_changed:
            self._transaction.run(_TOUCH)
            self.has_changed = True

    def add_days(self, days: Iterable[SpecialDay]) -> None:
        """Store special days; ConflictError when a day of the same date and kind is there."""
        self.touch()
        self._transaction.run_all(_ADD_DAY, map(_day_row, days))

    def remove_day(self, key: DayKey) -> None:
        """Remove a special day, or raise NotFoundError."""
        self.touch()
        day, kind = key
        _require(self._transaction.run(_REMOVE_DAY, day=day, kind=kind))

    def add_season(self, season: OfficeSeason) -> None:
        self.touch()
        fields = {name: getattr(season, name) for name in OfficeSeason.__slots__}
        self._transaction.run(_ADD_SEASON, **{**fields, "hours": hours.write_weeks(season.hours)})

    def remove_season(self, season_id: UUID) -> None:
        """Remove a season, or raise NotFoundError."""
        self.touch()
        _require(self._transaction.run(_REMOVE_SEASON, key_id=season_id))

    def set_week(self, kind: CalendarKind, week: WeeklyHours) -> None:
        self.touch()
        self._transaction.run(_SET_WEEK, kind=kind, hours=hours.write_week(week))

    def set_leave_closes(self, *, closes: bool) -> None:
        self.touch()
        self._transaction.run(_SET_LEAVE, leave_closes=closes)


def _require(changed: int) -> None:
    if not changed:
        raise NotFoundError


def _day_row(day: SpecialDay) -> dict[str, Any]:
    fields = {name: getattr(day, name) for name in SpecialDay.__slots__}
    return {**fields, "hours": hours.write_spans(day.hours)}


def _special_day(row: Record) -> SpecialDay:
    return SpecialDay(**{**row, "hours": hours.read_spans(row["hours"])})


def _office_season(row: Record) -> OfficeSeason:
    return OfficeSeason(**{**row, "hours": hours.read_weeks(row["hours"])})


def _weekly(row: Record) -> tuple[CalendarKind, WeeklyHours]:
    return row["kind"], hours.read_week(row["hours"])
