"""Listens to what a browser complains about, and judges pages for people with disabilities."""

from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, WebError

# WCAG 2.2, levels A and AA.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}


class Watch:
    """Remembers every error that the pages of one browser window report."""

    def __init__(self, context: BrowserContext) -> None:
        self._expected: list[str] = []
        self._heard: list[str] = []
        context.on("console", self._on_console)
        context.on("weberror", self._on_error)

    def expect(self, part: str) -> None:
        """Browsers report every refusal; name those that the test provokes."""
        self._expected.append(part)

    @property
    def complaints(self) -> list[str]:
        return [it for it in self._heard if not any(part in it for part in self._expected)]

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._heard.append(f"{message.text} ({message.location['url']})")

    def _on_error(self, error: WebError) -> None:
        self._heard.append(str(error.error))


def check_accessibility(page: Page) -> None:
    """Fail with the findings of axe-core, unless there are none."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    results = AxeResults(page.evaluate("options => axe.run(options)", OPTIONS))
    assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"


def check_words(page: Page) -> None:
    """Fail with the words that the libraries of form and diagram show untranslated."""
    missing = page.evaluate("() => [...(window.__missing ?? [])]")
    assert missing == [], page.url
