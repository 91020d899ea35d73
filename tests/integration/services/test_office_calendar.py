"""The administrator changes the office's calendar; everybody's due times follow."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from engine.domain.actor import Actor
from engine.domain.calendar_entries import CalendarEntries, key_of
from engine.domain.calendar_form import field_of
from engine.domain.errors import InvalidSubmissionError, NotFoundError, NotPermittedError
from engine.domain.hours_text import write_spans
from engine.domain.office_hours import RAMADAN_HOURS, USUAL_HOURS, CalendarKind, DayKind
from engine.holidays import decreed_days
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import calendars, office_calendar, what_if
from engine.services.calendars import of_office
from tests.integration.records import new_id
from tests.integration.services.desk import OFFICE, Desk, person

CLOSURE = {"day": "2027-01-11", "kind": "kantor", "name": "Banjir"}
FLOOD = (date(2027, 1, 11), DayKind.OWN)
WEEKS = {
    field_of(kind, weekday): write_spans(spans)
    for kind, week in RAMADAN_HOURS.items()
    for weekday, spans in week.items()
}
SEASON = {**WEEKS, "name": "Ramadan", "first": "2027-02-08", "last": "2027-03-09"}
NOBODY = UUID(int=0)

Change = Callable[[UnitOfWork, Actor, datetime], Any]
CHANGES: dict[str, Change] = {
    "add_day": lambda work, who, at: office_calendar.add_day(work, given=CLOSURE, actor=who, at=at),
    "change_day": lambda work, who, at: office_calendar.change_day(
        work, key=FLOOD, given=CLOSURE, actor=who, at=at
    ),
    "remove_day": lambda work, who, at: office_calendar.remove_day(
        work, key=FLOOD, actor=who, at=at
    ),
    "add_season": lambda work, who, at: office_calendar.add_season(
        work, given=SEASON, actor=who, at=at
    ),
    "change_season": lambda work, who, at: office_calendar.change_season(
        work, season_id=NOBODY, given=SEASON, actor=who, at=at
    ),
    "remove_season": lambda work, who, at: office_calendar.remove_season(
        work, season_id=NOBODY, actor=who, at=at
    ),
    "set_weeks": lambda work, who, at: office_calendar.set_weeks(
        work, given=WEEKS, actor=who, at=at
    ),
    "set_leave_closes": lambda work, who, at: office_calendar.set_leave_closes(
        work, closes=False, actor=who, at=at
    ),
}


@contextmanager
def writing(desk: Desk) -> Iterator[UnitOfWork]:
    with desk.database.work(OFFICE.id) as work:
        yield work


def change(desk: Desk, name: str, *, by: str = "Ningsih") -> Any:
    with writing(desk) as work:
        return CHANGES[name](work, person(by), desk.at)


def entries(desk: Desk) -> CalendarEntries:
    with desk.database.reading(OFFICE.id) as work:
        return work.calendar.entries()


def load(desk: Desk) -> None:
    with writing(desk) as work:
        office_calendar.load_decreed(work, at=desk.at)


@pytest.mark.parametrize("name", CHANGES)
def test_only_the_administrator_changes_the_calendar(desk: Desk, name: str) -> None:
    before = entries(desk)

    for who in ("Sari", "Budi", "Tamu"):
        with pytest.raises(NotPermittedError):
            change(desk, name, by=who)

    assert entries(desk) == before


@pytest.mark.parametrize("name", CHANGES)
def test_every_change_is_counted_and_ends_in_one_place(
    desk: Desk, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _enter_what_is_changed(desk, name)
    before = entries(desk).revision
    told: list[datetime] = []
    monkeypatch.setattr(office_calendar, "_changed", lambda _, at: told.append(at))

    change(desk, name)

    assert entries(desk).revision == before + 1
    assert told == [desk.at]


def _enter_what_is_changed(desk: Desk, name: str) -> None:
    with writing(desk) as work:
        if name != "add_day":
            office_calendar._add_day(work, CLOSURE)  # noqa: SLF001 -- with ids that the changes know
        if name != "add_season":
            office_calendar._add_season(work, NOBODY, SEASON)  # noqa: SLF001 -- the same


def test_an_own_closure_puts_off_what_is_due(desk: Desk) -> None:
    desk.at = datetime(2027, 1, 8, 8, tzinfo=UTC)  # Friday afternoon

    change(desk, "add_day")

    due_at = desk.task(desk.start(), "terima_surat").due_at
    assert due_at is not None
    assert due_at.date() == date(2027, 1, 12)


def test_a_day_is_changed_to_another_date_and_kind(desk: Desk) -> None:
    change(desk, "add_day")
    moved = {**CLOSURE, "day": "2027-01-05", "name": "Banjir susulan"}

    with writing(desk) as work:
        office_calendar.change_day(
            work, key=FLOOD, given=moved, actor=person("Ningsih"), at=desk.at
        )

    with desk.database.reading(OFFICE.id) as work:
        found = office_calendar.get_day(work, key=(date(2027, 1, 5), DayKind.OWN))
        assert found.name == "Banjir susulan"
        with pytest.raises(NotFoundError):
            office_calendar.get_day(work, key=FLOOD)


def test_one_date_has_one_day_of_each_kind(desk: Desk) -> None:
    change(desk, "add_day")

    with pytest.raises(InvalidSubmissionError) as refused:
        change(desk, "add_day")

    assert [it.code for it in refused.value.problems["day"]] == ["day_taken"]


def test_a_refused_change_leaves_everything_as_it_was(desk: Desk) -> None:
    change(desk, "add_day")
    before = entries(desk)

    with pytest.raises(InvalidSubmissionError), writing(desk) as work:
        office_calendar.change_day(work, key=FLOOD, given={}, actor=person("Ningsih"), at=desk.at)

    assert entries(desk) == before


@pytest.mark.parametrize("name", ["change_day", "remove_day", "change_season", "remove_season"])
def test_what_is_not_there_cannot_be_changed(desk: Desk, name: str) -> None:
    with pytest.raises(NotFoundError):
        change(desk, name)


def test_a_season_is_changed_and_keeps_its_place(desk: Desk) -> None:
    season = change(desk, "add_season")
    longer = {**SEASON, "last": "2027-03-10"}

    with writing(desk) as work:
        office_calendar.change_season(
            work, season_id=season.id, given=longer, actor=person("Ningsih"), at=desk.at
        )

    with desk.database.reading(OFFICE.id) as work:
        found = office_calendar.get_season(work, season_id=season.id)
        assert found.last == date(2027, 3, 10)
        with pytest.raises(NotFoundError):
            office_calendar.get_season(work, season_id=new_id())


def test_weeks_are_set_for_both_calendars(desk: Desk) -> None:
    beyond = change(desk, "set_weeks")

    assert entries(desk).weeks == RAMADAN_HOURS
    assert beyond == ()


def test_a_counter_open_beyond_the_office_is_told_but_kept(desk: Desk) -> None:
    late = {**WEEKS, field_of(CalendarKind.COUNTER, 4): "08.00-17.00"}

    with writing(desk) as work:
        beyond = office_calendar.set_weeks(work, given=late, actor=person("Ningsih"), at=desk.at)

    assert beyond == (4,)
    assert entries(desk).weeks[CalendarKind.COUNTER] != USUAL_HOURS[CalendarKind.COUNTER]


def test_an_office_may_open_on_collective_leave(desk: Desk) -> None:
    change(desk, "set_leave_closes")

    with desk.database.reading(OFFICE.id) as work:
        assert of_office(work).is_working_day(date(2026, 12, 24))
        assert not of_office(work).is_working_day(date(2026, 12, 25))


def test_everybody_sees_the_year(desk: Desk) -> None:
    change(desk, "add_day")

    with desk.database.reading(OFFICE.id) as work:
        year = office_calendar.read_year(work, year=2027)

    assert year.has_decree
    assert FLOOD in [key_of(it.entry) for it in year.days]


def test_the_decreed_days_are_there_and_loading_them_again_changes_nothing(desk: Desk) -> None:
    before = entries(desk)
    assert set(before.special_days) == set(decreed_days())

    load(desk)

    assert entries(desk) == before


def test_what_the_office_removed_of_a_decree_stays_removed(desk: Desk) -> None:
    with writing(desk) as work:
        for it in decreed_days():
            if it.day.year == 2026 or it.kind is DayKind.COLLECTIVE_LEAVE:
                work.calendar.remove_day(key_of(it))
    before = entries(desk)

    load(desk)

    assert entries(desk) == before


def test_a_year_that_the_office_entered_itself_is_left_alone(database_only: Desk) -> None:
    with writing(database_only) as work:
        own = next(it for it in decreed_days() if it.day.year == 2026)
        work.calendar.add_days([own])

    load(database_only)

    found = entries(database_only).special_days
    assert [it for it in found if it.day.year == 2026] == [own]
    assert {it.day.year for it in found} == {2026, 2027}


def test_a_leave_that_the_office_entered_before_the_decree_stays(database_only: Desk) -> None:
    own = {"day": "2026-12-24", "kind": "cuti_bersama", "name": "Cuti kami"}
    with writing(database_only) as work:
        office_calendar._add_day(work, own)  # noqa: SLF001 -- before anybody has an account

    load(database_only)

    found = {key_of(it): it.name for it in entries(database_only).special_days}
    assert found[date(2026, 12, 24), DayKind.COLLECTIVE_LEAVE] == "Cuti kami"
    assert len(found) == len(decreed_days())


def test_a_question_is_answered_by_the_offices_calendar(desk: Desk) -> None:
    change(desk, "add_day")
    typed = {"start": "2027-01-08T10:00", "number": "1", "measure": "hari_kerja"}

    with desk.database.reading(OFFICE.id) as work:
        question, found = what_if.ask(work, given=typed)
        assert calendars.both(work)[CalendarKind.WORKING].local_date(found.due) == date(2027, 1, 12)

    assert question.number == 1
    assert [it.name for it in found.closed] == ["Banjir"]
