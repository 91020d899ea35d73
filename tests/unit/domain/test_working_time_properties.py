"""What holds of working time in every calendar, from any moment, for any amount."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from engine.domain.office_hours import DayKind, Season, Spans, SpecialDay, WeeklyHours
from engine.domain.working_time import Calendar
from tests.unit.domain.calendars import WIB, WIT, WITA

FIRST, LAST = date(2026, 1, 1), date(2028, 12, 31)
MINUTES = range(24 * 60)


def _spans(minutes: set[int]) -> Spans:
    """Spans between the minutes of a day, taken in pairs."""
    clock = [time(*divmod(it, 60)) for it in sorted(minutes)]
    return tuple(zip(clock[::2], clock[1::2], strict=False))


spans = st.sets(st.sampled_from(MINUTES), max_size=6).map(_spans)
weeks = st.dictionaries(st.integers(0, 6), spans)
days = st.dates(FIRST, LAST)
zones = st.sampled_from([WIB, WITA, WIT])
moments = st.builds(datetime.combine, days, st.times(), st.one_of(zones, st.just(UTC)))
amounts = st.timedeltas(timedelta(), timedelta(hours=500))


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    return Calendar(
        zone=draw(zones),
        # Open on Mondays at least, so that no search is endless.
        hours={**draw(weeks), 0: ((time(8), time(15, 30)),)},
        seasons=tuple(draw(st.lists(_seasons(), max_size=2))),
        special_days=tuple(draw(st.lists(_special_days(), max_size=12))),
        leave_closes=draw(st.booleans()),
    )


@st.composite
def _seasons(draw: st.DrawFn) -> Season:
    first = draw(days)
    hours: WeeklyHours = draw(weeks)
    last = first + timedelta(days=draw(st.integers(0, 40)))
    return Season(name="Ramadan", first=first, last=last, hours=hours)


def _special_days() -> st.SearchStrategy[SpecialDay]:
    return st.builds(
        SpecialDay,
        day=days,
        kind=st.sampled_from(DayKind),
        name=st.just("Libur"),
        hours=st.one_of(st.just(()), spans),
    )


@given(calendars(), moments, amounts)
def test_what_was_added_is_measured(office: Calendar, start: datetime, worked: timedelta) -> None:
    due = office.add(worked, start=start)

    assert office.between(start=start, end=due) == worked
    assert office.between(start=due, end=start) == -worked


@given(calendars(), moments, amounts)
def test_what_was_subtracted_is_measured(
    office: Calendar, end: datetime, worked: timedelta
) -> None:
    start = office.subtract(worked, end=end)

    assert start <= end
    assert office.between(start=start, end=end) == worked


@given(calendars(), moments, amounts)
def test_subtracting_undoes_adding(office: Calendar, start: datetime, worked: timedelta) -> None:
    back = office.subtract(worked, end=office.add(worked, start=start))

    assert office.between(start=start, end=back) == timedelta()


@given(calendars(), moments, amounts, amounts)
def test_more_is_never_earlier(
    office: Calendar, start: datetime, one: timedelta, other: timedelta
) -> None:
    less, more = sorted((one, other))

    assert office.add(less, start=start) <= office.add(more, start=start)
    assert office.subtract(more, end=start) <= office.subtract(less, end=start)


@given(calendars(), moments, moments, amounts)
def test_who_starts_later_is_never_due_earlier(
    office: Calendar, one: datetime, other: datetime, worked: timedelta
) -> None:
    earlier, later = sorted((one, other))

    assert office.add(worked, start=earlier) <= office.add(worked, start=later)


@given(calendars(), moments, amounts)
def test_no_deadline_lies_in_closed_hours(
    office: Calendar, start: datetime, worked: timedelta
) -> None:
    due = office.add(worked, start=start)

    assert _is_within(office, due)
    assert due >= start


@given(calendars(), moments, amounts, amounts)
def test_two_amounts_are_added_one_after_another(
    office: Calendar, start: datetime, one: timedelta, other: timedelta
) -> None:
    midway = office.add(one, start=start)

    assert office.between(start=start, end=office.add(other, start=midway)) == one + other


@given(calendars(), moments, amounts)
def test_the_table_agrees_with_walking_the_days(
    office: Calendar, start: datetime, worked: timedelta
) -> None:
    assert office.add(worked, start=start) == _walked(office, start, worked)


@given(calendars(), moments)
def test_openings_and_closings_enclose_open_time(office: Calendar, at: datetime) -> None:
    opens, closes = office.next_opening(at), office.next_closing(at)

    assert at <= opens < closes
    assert office.is_open(opens)
    assert not office.between(start=at, end=opens)
    assert office.between(start=opens, end=closes) == closes - opens
    assert office.is_open(at) == (opens == at)


@given(calendars(), days, st.integers(1, 400))
def test_numbered_working_days_are_counted_back(office: Calendar, day: date, number: int) -> None:
    found = office.working_day(number, after=day)

    assert office.is_working_day(found)
    assert office.working_days(after=day, until=found) == number
    assert office.working_days(after=found, until=day) == -number


def _is_within(office: Calendar, moment: datetime) -> bool:
    """Whether a moment lies in open hours or is the closing moment itself."""
    local = moment.astimezone(office.zone)
    clock = local.time()
    return any(opens <= clock <= closes for opens, closes in office.hours_of(local.date()))


def _walked(office: Calendar, start: datetime, worked: timedelta) -> datetime:
    """The due time as a patient clerk finds it: span after span."""
    ways = _spans_from(office, start)
    opens, closes = next(ways)
    while opens + worked > closes:
        worked -= closes - opens
        opens, closes = next(ways)
    return opens + worked


def _spans_from(office: Calendar, start: datetime) -> Iterator[tuple[datetime, datetime]]:
    local = start.astimezone(office.zone)
    day = local.date()
    while True:
        for clocks in office.hours_of(day):
            opens, closes = (datetime.combine(day, it, office.zone) for it in clocks)
            if closes > local:
                yield max(opens, local), closes
        day += timedelta(days=1)
