"""Takes the pictures in docs/pictures from a demonstration office with invented cases.

Usage: python -m script.pictures. Needs a Chromium: CHROME_BIN, or one of the usual places.
"""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any
from uuid import UUID

from playwright.sync_api import Browser, Page, sync_playwright
from uuid_utils.compat import uuid7
from waitress.server import create_server

from engine import demonstration
from engine.demonstration.banjarnegara import OFFICE, PEOPLE
from engine.domain.actor import Actor
from engine.domain.task import Task
from engine.library import Library
from engine.persistence.database import Database, connect
from engine.scheduler import Scheduler, utc_now
from engine.services import instances, tasks
from engine.services.tasks import Submission
from engine.settings import Settings
from tests.processes.answers import good_answers
from tests.processes.case import UPLOADS
from webapp import create_app

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
CHROMIUMS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    str(ROOT / ".cache/chromium/chromium"),
)
PROCEDURE = "bna-santunan-jpst"
WIDTH, HIGH, LOW = 1280, 800, 560
# Long enough for every step of a case to fall on another hour.
STEP = timedelta(hours=3)
# How often the diagram is made smaller, so that the way the case came is in the picture, too.
SMALLER = 2


@dataclass(frozen=True)
class Invented:
    """A case of an invented applicant, begun some days ago and played until a task waits.

    `papers` are answers of the first form that differ from the usual good ones.
    """

    name: str
    district: str
    village: str
    days_ago: int
    waits_at: str
    papers: Mapping[str, Any] = field(default_factory=dict)


NO_CAMAT = {"diketahui_camat": False}
CASES = (
    Invented("Mbah Kasiyem", "Pagentan", "Aribaya", 9, "verifikasi_lapangan"),
    Invented("Mbah Tugiman", "Batur", "Pekasiran", 6, "cek_dtks"),
    Invented("Mbah Rumini", "Wanayasa", "Legoksayem", 2, "lengkapi_berkas", NO_CAMAT),
    Invented("Mbah Darsono", "Kalibening", "Kasinoman", 1, "telaah_manager"),
    Invented("Mbah Sutinah", "Susukan", "Berta", 1, "cek_dtks"),
    Invented("Mbah Parto", "Rakit", "Badamita", 0, "cek_dtks"),
)


def main() -> None:
    """Write both pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder, _office(Path(folder)) as (settings, database):
        password = demonstration.set_up(
            database, library=Library(ROOT), data_dir=settings.data_dir, at=utc_now()
        )
        played = [_play(database, it) for it in CASES]
        with _server(settings, database) as address, _browser() as browser:
            _worklist(browser, address, password)
            _diagram(browser, address, password, case_id=played[0])


@contextmanager
def _office(folder: Path) -> Iterator[tuple[Settings, Database]]:
    settings = Settings.from_environ({"ALUR_DATA_DIR": str(folder)}, demonstration=True)
    database = connect(settings.database_url)
    try:
        database.migrate()
        yield settings, database
    finally:
        database.close()


@contextmanager
def _server(settings: Settings, database: Database) -> Iterator[str]:
    app = create_app(settings, database=database, scheduler=_scheduler(database))
    server: Any = create_server(app, host="127.0.0.1", port=0)
    Thread(target=server.run, daemon=True).start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=_chromium())


def _chromium() -> str:
    found = filter(None, (os.environ.get("CHROME_BIN"), *map(shutil.which, CHROMIUMS)))
    path = next(found, None)
    if path is None:
        raise SystemExit("No Chromium found: install one, or set CHROME_BIN.")
    return path


def _play(database: Database, case: Invented) -> UUID:
    """Return the id of the case, its tasks done through the office's own rules."""
    at = utc_now() - timedelta(days=case.days_ago) - STEP
    starter = _holder(database, "front_office")
    with database.work(OFFICE.id) as work:
        case_id = instances.start(work, key=PROCEDURE, actor=starter, at=at).id
    while (task := _next_task(database, case_id)).element_id != case.waits_at:
        at += STEP / 10
        _complete(database, task, case, at)
        _scheduler(database, at=at).sweep()
    return case_id


def _next_task(database: Database, case_id: UUID) -> Task:
    with database.reading(OFFICE.id) as work:
        return next(it for it in work.tasks.of_instance(case_id) if it.is_open)


def _complete(database: Database, task: Task, case: Invented, at: datetime) -> None:
    data = {**good_answers(task.element_id), **_own_answers(task, case)}
    submission = Submission(key=str(uuid7()), data=data, files=UPLOADS)
    actor = _holder(database, task.role)
    with database.work(OFFICE.id) as work:
        tasks.complete(work, task_id=task.id, actor=actor, submission=submission, at=at)


def _own_answers(task: Task, case: Invented) -> dict[str, Any]:
    if task.element_id != "terima_surat":
        return {}
    where = {"kecamatan": case.district, "desa_kel": case.village}
    return {"nama": case.name, **where, **case.papers}


def _holder(database: Database, role: str) -> Actor:
    """Return the demonstration person who does the tasks of a role."""
    with database.directory() as directory:
        found = (directory.user_by_login(it.login) for it in PEOPLE if role in it.roles)
        user = next(it for it in found if it)
    return user.as_actor()


def _scheduler(database: Database, *, at: datetime | None = None) -> Scheduler:
    return Scheduler(database, clock=lambda: at or utc_now())


def _worklist(browser: Browser, address: str, password: str) -> None:
    page = _signed_in(browser, address, login="sari", password=password)
    page.goto(f"{address}/tugas?tampilan=antrean")
    page.set_viewport_size({"width": WIDTH, "height": LOW})
    page.screenshot(path=PICTURES / "worklist.png")


def _diagram(browser: Browser, address: str, password: str, *, case_id: UUID) -> None:
    page = _signed_in(browser, address, login="budi", password=password)
    page.goto(f"{address}/kasus/{case_id}")
    # A case shows its own diagram first, then those of the procedures that it called.
    diagram = page.locator(".diagram").first
    diagram.locator(".diagram-badge").wait_for()
    for _ in range(SMALLER):
        diagram.get_by_role("button", name="Perkecil").click()
    diagram.screenshot(path=PICTURES / "diagram.png")


def _signed_in(browser: Browser, address: str, *, login: str, password: str) -> Page:
    page = browser.new_context(viewport={"width": WIDTH, "height": HIGH}, locale="id-ID").new_page()
    page.goto(address)
    page.fill("[name=login]", login)
    page.fill("[name=password]", password)
    page.get_by_role("button", name="Masuk").click()
    return page


if __name__ == "__main__":
    main()
