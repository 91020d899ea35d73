"""What formulas in diagrams may call beyond FEEL itself: working time by the office's calendar."""

from datetime import date, datetime, time
from typing import Any

from engine.domain.snapshot import Target
from engine.domain.working_time import UNITS, Calendar
from engine.feel import BUILTINS, Run, Topic

MOST_DAYS = 2_500  # about ten years, beyond any promise
_START = "mulai: date|date and time|string"
_AMOUNT = "n: number"
_TOPIC = Topic()


@_TOPIC.running("tambah_hari_kerja", _START, _AMOUNT)
def add_working_days(run: Run, start: Any, amount: Any) -> datetime:
    return _later(run, start, amount, "hk")


@_TOPIC.running("tambah_jam_kerja", _START, _AMOUNT)
def add_working_hours(run: Run, start: Any, amount: Any) -> datetime:
    return _later(run, start, amount, "jam")


def _later(run: Run, start: Any, amount: Any, unit: str) -> datetime:
    """The moment in the office's zone; raises ValueError or OverflowError where there is none."""
    if not isinstance(start, str | date):
        raise ValueError(start)  # noqa: TRY004 - FEEL has dates beyond Python's, calendars have not
    calendar: Calendar = run.host
    days = UNITS[unit] * float(amount) / UNITS["hk"]
    if not 0 <= days <= MOST_DAYS:
        raise ValueError(amount)
    run.spend(int(days))
    target = Target(amount=float(amount), unit=unit)
    return calendar.due_at(target, _moment(start, calendar)).astimezone(calendar.zone)


def _moment(start: str | date, calendar: Calendar) -> datetime:
    day = datetime.fromisoformat(start) if isinstance(start, str) else start
    moment = day if isinstance(day, datetime) else datetime.combine(day, time())
    return moment if moment.tzinfo else moment.replace(tzinfo=calendar.zone)


FUNCTIONS = BUILTINS.plus(*_TOPIC.builtins)
