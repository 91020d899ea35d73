"""What the operation `pemberitahuan` puts into people's inboxes, and when."""

from datetime import timedelta

import pytest

from engine.services import inbox
from tests.integration.services.desk import OFFICE, Desk, person
from tests.integration.services.packages import operation, then

DAY = timedelta(days=1)


def told(desk: Desk, name: str) -> list[str]:
    """The codes that a person reads now."""
    with desk.database.reading(OFFICE.id) as work:
        return [it.code for it in inbox.read(work, actor=person(name), at=desk.at).rows]


def finished(desk: Desk, **inputs: str) -> None:
    """A case that gives notice and ends."""
    desk.deploy(then(("kerja", operation("pemberitahuan", kode='"N-11"', **inputs))))
    case_id = desk.start("uji")
    desk.complete(desk.task(case_id, "isi").id, by="Sari", data={"nama": "Sarimin"})


def test_a_notice_is_there_at_once(desk: Desk) -> None:
    finished(desk, untuk='"front_office"')

    assert told(desk, "Sari") == ["N-11"]


def test_a_notice_that_is_put_off_comes_when_the_case_is_long_done(desk: Desk) -> None:
    finished(desk, untuk='"front_office"', tunda_hari="7")

    before = told(desk, "Sari")
    desk.at += 7 * DAY

    assert before == []
    assert told(desk, "Sari") == ["N-11"]


def test_several_roles_are_told_and_nobody_twice(desk: Desk) -> None:
    finished(desk, untuk='["pemohon", "front_office", "trc"]')

    assert told(desk, "Sari") == ["N-11"]
    assert told(desk, "Joko Purnomo") == ["N-11"]
    assert told(desk, "Rahayu") == []


@pytest.mark.parametrize("days", ['"seminggu"', "-1", "367", "true", "null"])
def test_a_delay_that_is_no_number_of_days_fails_the_step(desk: Desk, days: str) -> None:
    desk.deploy(
        then(
            (
                "kerja",
                operation("pemberitahuan", kode='"N-11"', untuk='"trc"', tunda_hari=days),
            )
        )
    )
    case_id = desk.start("uji")

    desk.complete(desk.task(case_id, "isi").id, by="Sari", data={"nama": "Sarimin"})

    found = desk.view(case_id).incidents[-1]
    assert (found.code, found.detail) == ("bad_input", "tunda_hari")
