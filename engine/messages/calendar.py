"""What people call the parts of a calendar."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from engine.domain.hours_text import write_spans
from engine.domain.office_hours import CalendarKind, DayKind, WeeklyHours
from engine.domain.what_if import Measure
from engine.messages.dates import WEEKDAYS

DAY_KINDS: Mapping[DayKind, str] = {
    DayKind.NATIONAL_HOLIDAY: "Libur nasional",
    DayKind.COLLECTIVE_LEAVE: "Cuti bersama",
    DayKind.OWN: "Ketentuan kantor",
}
CALENDAR_KINDS: Mapping[CalendarKind, str] = {
    CalendarKind.WORKING: "Jam kerja",
    CalendarKind.COUNTER: "Jam loket",
}
MEASURES: Mapping[Measure, str] = {
    Measure.WORKING_DAYS: "hari kerja",
    Measure.WORKING_HOURS: "jam kerja",
    Measure.COUNTER_MINUTES: "menit loket",
    Measure.MONTHS: "bulan",
}
CLOSED = "tutup"


def describe_week(week: WeeklyHours) -> Iterator[tuple[str, str]]:
    """Yield days that follow each other with the hours they share: `Senin-Kamis`, `08.00-15.00`."""
    hours = [write_spans(week.get(weekday, ())) or CLOSED for weekday in range(len(WEEKDAYS))]
    for shared, run in groupby(zip(WEEKDAYS, hours, strict=True), key=lambda it: it[1]):
        names = [name for name, _ in run]
        yield "\N{EN DASH}".join(dict.fromkeys((names[0], names[-1]))), shared
