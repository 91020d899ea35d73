"""One person of the office at a browser window."""

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from tests.browser.form import Answers, Form
from tests.browser.office import Office
from tests.browser.watch import Watch, check_accessibility, check_words

RELOADS, PAUSE_MS = 30, 500


@dataclass(frozen=True)
class Desk:
    page: Page
    office: Office
    login: str
    watch: Watch

    @property
    def form(self) -> Form:
        return Form(self.page.get_by_role("form", name="Formulir tugas"))

    def sign_in(self) -> None:
        self.open("/masuk")
        self.page.get_by_label("Nama masuk").fill(self.login)
        self.page.get_by_label("Kata sandi").fill(self.office.password)
        self.page.get_by_role("button", name="Masuk").click()
        expect(self.page.get_by_role("banner")).to_be_visible()
        self.check()

    def sign_out(self) -> None:
        self.page.get_by_role("banner").get_by_role("button").filter(visible=True).last.click()
        self.page.get_by_role("button", name="Keluar").click()
        expect(self.page.get_by_label("Nama masuk")).to_be_visible()

    def open(self, path: str) -> None:
        """Go to a page of the office, and judge it."""
        self.go(path)
        self.check()

    def go(self, path: str) -> None:
        self.page.goto(self.office.address + path)

    def check(self) -> None:
        """Judge the page as it is now."""
        check_accessibility(self.page)
        check_words(self.page)

    def start_case(self, service: str = "", *, by: str = "Mulai permohonan") -> None:
        """Begin a case of a service by one of its buttons; its first form opens."""
        self.open("/layanan")
        offer = self.page.get_by_role("region").filter(has_text=service)
        offer.get_by_role("button", name=by, exact=True).click()
        self._wait_for_form()

    def take(self, task: str, *, of: str) -> None:
        """Take a task of a case from the queue as soon as it is there; its form opens."""
        self.open("/tugas?tampilan=antrean")
        row = self._awaited(self.page.get_by_role("row").filter(has_text=of), task)
        row.get_by_role("button", name=f"Ambil {task}").click()
        self._wait_for_form()
        self.arrive(task)

    def answer(self, answers: Answers) -> None:
        """Fill in the open form and hand it in."""
        self.form.fill(answers)
        self.submit()
        self.arrive("Tugas selesai")

    def submit(self) -> None:
        self.page.get_by_role("button", name="Selesaikan tugas").click()

    def arrive(self, heading: str) -> None:
        """Wait for the page with this heading, and judge it."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(heading)
        self.check()

    @property
    def problems(self) -> Locator:
        """The list of problems above the form."""
        return self.page.get_by_role("alert").filter(has=self.page.get_by_role("list"))

    def _wait_for_form(self) -> None:
        expect(self.page.get_by_role("form", name="Formulir tugas")).to_be_visible()
        self.check()

    def _awaited(self, rows: Locator, task: str) -> Locator:
        row = rows.filter(has_text=re.compile(re.escape(task)))
        for _ in range(RELOADS):
            if row.count():
                break
            self.page.wait_for_timeout(PAUSE_MS)
            self.page.reload()
        expect(row).to_have_count(1)
        return row
