"""Timers by a clock that is moved: on odd dates, and back."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from tests.integration.services.desk import Desk
from tests.integration.services.packages import then, timer
from tests.processes.case import NOW

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("begun", "due_at"),
    [
        (datetime(2028, 2, 28, 3, tzinfo=UTC), datetime(2028, 2, 29, 3, tzinfo=UTC)),
        (datetime(2028, 2, 29, 3, tzinfo=UTC), datetime(2028, 3, 1, 3, tzinfo=UTC)),
        (datetime(2026, 12, 31, 17, tzinfo=UTC), datetime(2027, 1, 1, 17, tzinfo=UTC)),
    ],
)
def test_a_day_later_is_the_next_date_also_at_the_end_of_february_and_of_the_year(
    desk: Desk, begun: datetime, due_at: datetime
) -> None:
    case_id = a_day_later(desk, begun)
    desk.at = due_at - timedelta(microseconds=1)
    assert desk.sweep() == 0

    desk.at = due_at
    assert desk.sweep() == 1

    assert desk.happened(case_id)[-2:] == ["timer_fired", "ended"]


def test_a_clock_that_is_set_back_fires_nothing_early_and_nothing_twice(desk: Desk) -> None:
    first = a_day_later(desk, NOW)
    later = a_day_later(desk, NOW + timedelta(hours=1))
    desk.at = NOW + DAY
    assert desk.sweep() == 1

    desk.at = NOW
    assert desk.sweep() == 0
    desk.at = NOW + DAY + timedelta(minutes=59)
    assert desk.sweep() == 0
    desk.at = NOW + DAY + timedelta(hours=1)
    assert desk.sweep() == 1

    for case_id in (first, later):
        assert desk.happened(case_id).count("timer_fired") == 1


def a_day_later(desk: Desk, begun: datetime) -> UUID:
    """A case that waits for a day from then on."""
    desk.at = begun
    desk.deploy(then(("tunggu", timer())))
    case_id = desk.start("uji")
    desk.complete(desk.task(case_id, "isi").id, by="Sari", data={"nama": "Sarimin"})
    return case_id
