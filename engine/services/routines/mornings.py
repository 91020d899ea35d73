"""The time of day at which an office's routines run."""

from datetime import UTC, date, datetime, time, timedelta

from engine.domain.working_time import Calendar

MORNING = time(7, 30)
DAY = timedelta(days=1)


def morning_of(calendar: Calendar, day: date) -> datetime:
    return datetime.combine(day, MORNING, tzinfo=calendar.zone).astimezone(UTC)


def next_morning(calendar: Calendar, *, after: datetime) -> datetime:
    """Return the first morning that is later than `after`."""
    today = calendar.local_date(after)
    this = morning_of(calendar, today)
    return this if this > after else morning_of(calendar, today + DAY)


def next_working_morning(calendar: Calendar, *, after: datetime) -> datetime:
    """Return the first morning of a working day that is later than `after`."""
    found = next_morning(calendar, after=after)
    day = calendar.local_date(found)
    return morning_of(calendar, calendar.working_day(1, after=day - DAY))
