"""Tasks of a called procedure share the time of the call, and nothing is told of it twice."""

from datetime import datetime, timedelta
from uuid import UUID

from tests.integration.services.desk import Desk
from tests.integration.services.test_clocks import MONDAY, complete_file
from tests.integration.services.test_escalations import climbed, told

# The letter that sends out the team: two working days for draft, signature and number.
LATER = timedelta(days=2)


def letter(desk: Desk) -> tuple[UUID, datetime | None]:
    case_id = complete_file(desk)
    desk.play(case_id, until="susun_konsep")
    return case_id, desk.task(case_id, "susun_konsep").due_at


def test_the_next_task_has_what_is_left_of_the_time(desk: Desk) -> None:
    case_id, due_at = letter(desk)
    desk.at += timedelta(hours=3)

    desk.hand_in(case_id, "susun_konsep")

    signature = desk.task(case_id, "tanda_tangan")
    assert due_at == MONDAY + LATER
    assert signature.due_at == due_at
    assert signature.began_at == MONDAY


def test_levels_that_are_past_when_a_task_is_opened_are_not_told_again(desk: Desk) -> None:
    case_id, _ = letter(desk)
    desk.at = MONDAY + timedelta(days=1, hours=6)
    desk.sweep()
    before = told(desk)

    desk.hand_in(case_id, "susun_konsep")
    desk.sweep()

    assert desk.task(case_id, "tanda_tangan").level == 80
    assert told(desk) == before
    assert {it.element_id for it in climbed(desk, case_id)} == {"susun_konsep"}


def test_a_task_of_a_call_that_is_far_too_late_already_tells_nobody(desk: Desk) -> None:
    case_id, _ = letter(desk)
    desk.at = MONDAY + timedelta(days=14)
    desk.sweep()

    desk.hand_in(case_id, "susun_konsep")

    signature = desk.task(case_id, "tanda_tangan")
    assert (signature.level, signature.wake_at) == (150, None)
