"""Brings cases of the office forward, through its pages."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from werkzeug.test import TestResponse

from tests.functional.browser import Browser, Files, links
from tests.functional.office import GATE, JPST, Served
from tests.processes.answers import good_answers
from tests.processes.case import UPLOADS

ID = "[0-9a-f-]{36}"
TASK, CASE = f"/tugas/{ID}", f"/kasus/{ID}"

STEPS = (
    ("sari", "terima_surat"),
    ("sari", "cek_dtks"),
    ("rahayu", "telaah_manager"),
    ("kadis", "lapor_kadis"),
    ("endang", "susun_konsep"),
    ("kadis", "tanda_tangan"),
    ("joko", "verifikasi_lapangan"),
)


def start(browser: Browser, key: str = JPST) -> str:
    """Start a case and return the path of its first task."""
    answer = browser.post(f"/layanan/{key}/kasus")
    assert answer.status_code == 302
    return str(answer.location)


def complete(browser: Browser, task: str, element: str, **changed: Any) -> TestResponse:
    """Hand in good answers to a task, with some changed."""
    answers = {**good_answers(element), **changed}
    return browser.hand_in(task, answers, files_of(answers), key=str(uuid4()))


def files_of(answers: Mapping[str, Any]) -> Files:
    return {it: UPLOADS[it] for it in answers.values() if isinstance(it, str) and it in UPLOADS}


def case_of(browser: Browser, task: str) -> str:
    return links(browser.get(task), CASE)[0]


def waiting(browser: Browser, subject: str) -> str:
    """Return the path of the free task that a case has for a person."""
    return links(browser.get(f"/tugas?tampilan=antrean&cari={subject}"), TASK)[0]


def play(office: Served, *, until: str, subject: str = "Mbah Kasiyem") -> str:
    """Start a case, answer its tasks until one waits, and return the path of the case."""
    task = start(office["sari"])
    case = case_of(office["sari"], task)
    for login, element in STEPS:
        if element == until:
            return case
        own = {"nama": subject} if element == "terima_surat" else {}
        path = task if own else waiting(office[login], subject)
        assert complete(office[login], path, element, **own).status_code == 200
        office.scheduler.sweep()
    raise AssertionError(until)


def fail(office: Served) -> str:
    """Start a case whose next step fails, hand in its first task, and return the case's path."""
    task = start(office["sari"], GATE)
    case = case_of(office["sari"], task)
    assert office["sari"].hand_in(task, {"nama": "Tukirah"}).status_code == 200
    return case
