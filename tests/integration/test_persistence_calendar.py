"""What an office enters of its calendar is read back as it was, and seen by who asks afterwards."""

from contextlib import closing, suppress
from datetime import date, time
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.domain.calendar_entries import CalendarEntries, OfficeSeason, key_of
from engine.domain.errors import ConflictError, NotFoundError
from engine.domain.office import Office
from engine.domain.office_hours import (
    RAMADAN_HOURS,
    USUAL_HOURS,
    CalendarKind,
    DayKind,
    Spans,
    SpecialDay,
)
from engine.persistence.calendar import MOST_KEPT, KeptCalendars
from engine.persistence.database import Database, connect
from engine.services import calendars
from tests.integration.records import Mishap, new_id

SATURDAY = {**USUAL_HOURS[CalendarKind.WORKING], 5: ((time(8), time(11)),)}
FLOOD = SpecialDay(day=date(2027, 1, 4), kind=DayKind.OWN, name="Banjir", source="Surat 1/2027")
MONDAY = FLOOD.day


def a_season(**changes: object) -> OfficeSeason:
    facts: dict[str, object] = {
        "id": new_id(),
        "name": "Ramadan",
        "first": date(2027, 2, 8),
        "last": date(2027, 3, 9),
        "hours": RAMADAN_HOURS,
    }
    return OfficeSeason(**facts | changes)  # type: ignore[arg-type]


def entries(database: Database, office_id: UUID) -> CalendarEntries:
    with database.reading(office_id) as work:
        return work.calendar.entries()


def is_open(database: Database, office_id: UUID) -> bool:
    """Tell whether the office opens on the day of the flood."""
    with database.reading(office_id) as work:
        return calendars.of_office(work).is_working_day(MONDAY)


def test_an_office_that_entered_nothing_has_the_usual_weeks(
    database: Database, office: Office
) -> None:
    assert entries(database, office.id) == CalendarEntries(zone=office.zone)


def test_everything_is_read_back_as_it_was(database: Database, office: Office) -> None:
    season = a_season()

    with database.work(office.id) as work:
        work.calendar.add_days([FLOOD])
        work.calendar.add_season(season)
        work.calendar.set_week(CalendarKind.WORKING, SATURDAY)
        work.calendar.set_leave_closes(closes=False)

    assert entries(database, office.id) == CalendarEntries(
        zone=office.zone,
        revision=1,
        leave_closes=False,
        special_days=(FLOOD,),
        seasons=(season,),
        weeks={**USUAL_HOURS, CalendarKind.WORKING: SATURDAY},
    )


def spans(times: list[time]) -> Spans:
    ordered = sorted(times)
    return tuple(zip(ordered[::2], ordered[1::2], strict=False))


hours = st.lists(st.times(), unique=True, max_size=20).map(spans)
special_days = st.lists(
    st.builds(
        SpecialDay,
        day=st.dates(date(2000, 1, 1), date(2100, 12, 31)),
        kind=st.sampled_from(DayKind),
        name=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")),
        hours=hours,
    ),
    unique_by=key_of,
    max_size=20,
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(days=special_days, week=st.dictionaries(st.integers(0, 6), hours))
def test_whatever_days_and_weeks_there_are_they_are_read_back(
    database: Database, office: Office, days: list[SpecialDay], week: dict[int, Spans]
) -> None:
    with suppress(Mishap), database.work(office.id) as work:
        work.calendar.add_days(days)
        work.calendar.set_week(CalendarKind.COUNTER, week)
        found = work.calendar.entries()
        raise Mishap

    assert found.special_days == tuple(sorted(days, key=key_of))
    assert found.weeks[CalendarKind.COUNTER] == week


def test_seasons_are_in_the_order_of_the_year(database: Database, office: Office) -> None:
    late, early = a_season(), a_season(first=date(2026, 2, 19), last=date(2026, 3, 20))

    with database.work(office.id) as work:
        work.calendar.add_season(late)
        work.calendar.add_season(early)

    assert entries(database, office.id).seasons == (early, late)


def test_what_was_removed_is_gone(database: Database, office: Office) -> None:
    season = a_season()
    with database.work(office.id) as work:
        work.calendar.add_days([FLOOD])
        work.calendar.add_season(season)

    with database.work(office.id) as work:
        work.calendar.remove_day(key_of(FLOOD))
        work.calendar.remove_season(season.id)

    found = entries(database, office.id)
    assert (found.special_days, found.seasons) == ((), ())


def test_a_week_is_set_in_place_of_the_one_before(database: Database, office: Office) -> None:
    for week in (SATURDAY, {0: ((time(9), time(10)),)}):
        with database.work(office.id) as work:
            work.calendar.set_week(CalendarKind.WORKING, week)

    assert entries(database, office.id).weeks[CalendarKind.WORKING] == week


def test_two_days_of_one_date_and_kind_are_a_conflict(database: Database, office: Office) -> None:
    with pytest.raises(ConflictError), database.work(office.id) as work:
        work.calendar.add_days([FLOOD, FLOOD])


def test_nobody_sees_or_removes_what_the_neighbour_entered(
    database: Database, office: Office, neighbour: Office
) -> None:
    season = a_season()
    with database.work(office.id) as work:
        work.calendar.add_days([FLOOD])
        work.calendar.add_season(season)
        work.calendar.set_week(CalendarKind.WORKING, SATURDAY)
        work.calendar.set_leave_closes(closes=False)
    before = entries(database, office.id)

    with pytest.raises(NotFoundError), database.work(neighbour.id) as work:
        work.calendar.remove_day(key_of(FLOOD))
    with pytest.raises(NotFoundError), database.work(neighbour.id) as work:
        work.calendar.remove_season(season.id)

    assert entries(database, neighbour.id) == CalendarEntries(zone=neighbour.zone)
    assert entries(database, office.id) == before


def test_a_change_is_seen_at_once_and_calendars_are_kept_until_then(
    database: Database, office: Office
) -> None:
    assert is_open(database, office.id)
    with database.reading(office.id) as work:
        kept = calendars.both(work)
        assert calendars.both(work) is kept

    with database.work(office.id) as work:
        work.calendar.add_days([FLOOD])
        assert not calendars.of_office(work).is_working_day(MONDAY)

    assert not is_open(database, office.id)


def test_a_change_that_is_rolled_back_is_seen_by_nobody(database: Database, office: Office) -> None:
    with suppress(Mishap), database.work(office.id) as work:
        work.calendar.add_days([FLOOD])
        work.calendar.set_leave_closes(closes=False)
        assert not work.office().leave_closes
        calendars.both(work)
        raise Mishap

    with database.work(office.id) as work:
        work.calendar.set_leave_closes(closes=True)

    assert is_open(database, office.id)
    with database.reading(office.id) as work:
        assert work.office().leave_closes


def test_another_process_sees_a_change_within_a_minute(
    url: str, database: Database, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(connect(url)) as other:
        assert is_open(other, office.id)
        with database.work(office.id) as work:
            work.calendar.add_days([FLOOD])
        assert is_open(other, office.id)

        monkeypatch.setattr("engine.persistence.offices.REMEMBERED_SECONDS", 0)

        assert not is_open(other, office.id)


def test_who_began_before_a_change_does_not_bring_the_old_calendar_back(
    database: Database, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    with database.reading(office.id) as work:
        work.calendar.entries()
        _change_elsewhere(database, office.id)
        monkeypatch.setattr("engine.persistence.offices.REMEMBERED_SECONDS", 0)
        calendars.both(work)
    monkeypatch.undo()

    assert not is_open(database, office.id)


def _change_elsewhere(database: Database, office_id: UUID) -> None:
    """A test may open a second unit of work inside another where no writer waits for a writer."""
    with database.work(office_id) as work:
        work.calendar.add_days([FLOOD])


def test_no_more_calendars_are_kept_than_they_may() -> None:
    kept = KeptCalendars()
    ids = [new_id() for _ in range(MOST_KEPT + 1)]

    for office_id in ids:
        kept.put(office_id, CalendarEntries(zone="Asia/Jakarta"))

    assert kept.get(ids[0], revision=0) is None
    assert kept.get(ids[-1], revision=0) is not None


def test_an_older_calendar_does_not_take_the_place_of_a_newer_one() -> None:
    kept, office_id = KeptCalendars(), new_id()
    newer = kept.put(office_id, CalendarEntries(zone="Asia/Jakarta", revision=2))

    kept.put(office_id, CalendarEntries(zone="Asia/Jakarta", revision=1))

    assert kept.get(office_id, revision=1) is newer
    assert kept.get(office_id, revision=3) is None
