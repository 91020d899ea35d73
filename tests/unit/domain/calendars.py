"""Calendars and moments that the tests of working time share."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from engine.domain.office_hours import DayKind, Spans, SpecialDay
from engine.domain.working_time import office_calendars

WIB, WITA, WIT = (ZoneInfo(f"Asia/{town}") for town in ("Jakarta", "Makassar", "Jayapura"))
MORNING: Spans = ((time(8), time(11)),)


def local(text: str, zone: ZoneInfo = WIB) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def special(
    day: str, kind: DayKind = DayKind.OWN, *, name: str = "Pindahan", hours: Spans = ()
) -> SpecialDay:
    return SpecialDay(day=date.fromisoformat(day), kind=kind, name=name, hours=hours)


CHRISTMAS_LEAVE = special("2026-12-24", DayKind.COLLECTIVE_LEAVE, name="Cuti Natal")
CHRISTMAS = special("2026-12-25", DayKind.NATIONAL_HOLIDAY, name="Natal")
NEW_YEAR = special("2027-01-01", DayKind.NATIONAL_HOLIDAY, name="Tahun Baru")
HALF_DAY = special("2026-12-31", name="Tutup buku", hours=MORNING)
RAMADAN = (date(2027, 2, 8), date(2027, 3, 9))
CALENDARS = office_calendars(
    WIB, special_days=(CHRISTMAS_LEAVE, CHRISTMAS, NEW_YEAR, HALF_DAY), ramadans=[RAMADAN]
)
