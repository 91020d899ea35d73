"""One short case of each office, by its own people from its first form to its end."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Seat
from tests.browser.courses import OFFICES, Course
from tests.browser.desk import Desk

WIDTHS = {"desk": 1280, "phone": 390}
SEATS = [(it, "desk") for it in OFFICES] + [("Banjarnegara", "phone")]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "seat"), SEATS)
def test_a_short_case_reaches_its_end(person: Seat, tmp_path: Path, name: str, seat: str) -> None:
    course = OFFICES[name](tmp_path)

    desk = _seated(person, course.by, seat)
    desk.start_case(course.service, by=course.start)
    desk.arrive(course.first)
    desk.answer(course.application)
    for login, task, answers in course.steps:
        desk = _seated(person, login, seat)
        desk.take(task, of=course.subject)
        desk.answer(answers)

    _the_case_has_ended(desk, course)


def _seated(person: Seat, login: str, seat: str) -> Desk:
    desk = person(login)
    desk.page.set_viewport_size({"width": WIDTHS[seat], "height": 900})
    return desk


def _the_case_has_ended(desk: Desk, course: Course) -> None:
    page = desk.page
    expect(page.get_by_text("Kasus ini selesai:")).to_contain_text(f": {course.ending}.")
    page.get_by_role("link", name="Buka halaman kasus").click()

    desk.arrive(course.subject)
    expect(page.get_by_text(re.compile("^Kasus selesai pada"))).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="Sekarang:")).to_have_count(0)
    wider = page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
    assert wider <= 0, f"{page.url} is {wider} px too wide"
