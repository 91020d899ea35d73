"""Microseconds for one deadline: days, months and years ahead, with holidays and Ramadan."""

import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from statistics import median
from zoneinfo import ZoneInfo

from engine.domain.durations import Duration, due_at
from engine.domain.office_hours import CalendarKind
from engine.domain.snapshot import Target
from engine.domain.working_time import OfficeCalendars, office_calendars
from engine.holidays import decreed_days

ROUNDS = 9
PER_ROUND = 5_000
LIMIT = 50.0
WIB = ZoneInfo("Asia/Jakarta")
START = datetime(2026, 11, 23, 10, tzinfo=WIB)
STARTS = [START + timedelta(minutes=7 * number) for number in range(PER_ROUND)]
RAMADAN = (date(2027, 2, 8), date(2027, 3, 9))
AHEAD = {"1 hk": 1, "14 hk": 14, "60 hk": 60, "10 years": 2_500}


def main() -> None:
    slowest = max([*_targets(_calendars()), _promise(_calendars())])
    print(f"a calendar's first deadline       {_first():8.1f} us  (it counts the year)")
    print(f"deadline {slowest:.1f} us, limit {LIMIT:.0f}")


def _calendars() -> OfficeCalendars:
    return office_calendars(WIB, special_days=decreed_days(), ramadans=[RAMADAN])


def _targets(calendars: OfficeCalendars) -> list[float]:
    working = calendars[CalendarKind.WORKING]
    found = []
    for name, amount in AHEAD.items():
        target = Target(amount=amount, unit="hk")
        found.append(_cost(partial(working.due_at, target)))
        print(f"due time {name:25}{found[-1]:8.1f} us")
    return found


def _promise(calendars: OfficeCalendars) -> float:
    months = Duration(months=3)
    found = _cost(lambda start: due_at(months, start=start, calendars=calendars))
    print(f"promise 3 months                  {found:8.1f} us")
    return found


def _cost(deadline: Callable[[datetime], datetime]) -> float:
    """The microseconds of CPU of one deadline, once the years are counted."""
    for start in STARTS:
        deadline(start)
    return median(_round(deadline) for _ in range(ROUNDS))


def _round(deadline: Callable[[datetime], datetime]) -> float:
    began = time.process_time()
    for start in STARTS:
        deadline(start)
    return (time.process_time() - began) / PER_ROUND * 1e6


def _first() -> float:
    target = Target(amount=1, unit="hk")
    costs = []
    for _ in range(ROUNDS):
        began = time.process_time()
        _calendars()[CalendarKind.WORKING].due_at(target, START)
        costs.append((time.process_time() - began) * 1e6)
    return median(costs)


if __name__ == "__main__":
    main()
