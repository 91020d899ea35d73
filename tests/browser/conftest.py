"""A real server and a real browser; every test here drives both."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    Error,
    Playwright,
    StorageState,
    ViewportSize,
    expect,
    sync_playwright,
)

from tests.browser.desk import Desk
from tests.browser.office import Office, running_office
from tests.browser.watch import Watch

CHROMIUMS = ("/usr/bin/chromium", "/usr/bin/google-chrome")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WINDOW: ViewportSize = {"width": 1280, "height": 900}

Seat = Callable[..., Desk]

# Several browsers and servers may share few cores.
PATIENCE_MS = 20_000
expect.set_options(timeout=PATIENCE_MS)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with running_office(tmp_path_factory.mktemp("office")) as office:
        yield office


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    try:
        browser = playwright.chromium.launch(executable_path=_chromium(), args=FLAGS)
    except Error as error:
        without_browser = pytest.skip if os.environ.get("FAST") else pytest.fail
        without_browser(f"No browser: set CHROME_BIN, or run with FAST=1.\n{error.message}")
    yield browser
    browser.close()


@pytest.fixture
def window(browser: Browser, office: Office) -> Iterator[Seat]:
    """Open windows in which nobody is signed in yet; none of their pages may report an error."""
    desks: list[Desk] = []

    def open_window(login: str, **options: Any) -> Desk:
        # Without motion, colours are never judged halfway between two of them.
        context = browser.new_context(
            locale="id-ID", viewport=WINDOW, reduced_motion="reduce", **options
        )
        desks.append(Desk(context.new_page(), office, login, Watch(context)))
        return desks[-1]

    yield open_window

    for desk in desks:
        desk.page.context.close()
    assert [it.watch.complaints for it in desks if it.watch.complaints] == []


@pytest.fixture(scope="session")
def sessions() -> dict[tuple[str, str], StorageState]:
    """The cookies of those who signed in before, by the address and the person."""
    return {}


@pytest.fixture
def person(window: Seat, office: Office, sessions: dict[tuple[str, str], StorageState]) -> Seat:
    """Seat people of the office, each at an own window, signed in."""

    def seat(login: str, **options: Any) -> Desk:
        key = office.address, login
        if key in sessions:
            return window(login, storage_state=sessions[key], **options)
        desk = window(login, **options)
        desk.sign_in()
        sessions[key] = desk.page.context.storage_state()
        return desk

    return seat


def _chromium() -> str | None:
    """Return where a browser is; None lets Playwright look for its own."""
    named = os.environ.get("CHROME_BIN")
    return named or next((it for it in CHROMIUMS if shutil.which(it)), None)
