"""Fills in a form the way a person does: by what is written beside the fields."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, expect

Answers = Mapping[str, Any]
KIND = re.compile(
    r"fjs-form-field-(textfield|textarea|number|datetime|select|radio|checkbox|checklist|taglist"
    r"|filepicker|dynamiclist)\b"
)


@dataclass(frozen=True)
class Form:
    """The fields in an area of the page. Of fields with the same label, `nth` tells which."""

    area: Locator
    nth: int = 0

    def fill(self, answers: Answers) -> None:
        """Give answers by label: text, True or False, options, files, or rows of answers."""
        for label, answer in answers.items():
            field = self.field(label)
            found = KIND.search(field.get_attribute("class") or "")
            assert found, label
            WAYS[found[1]](field, answer)

    def field(self, label: str) -> Locator:
        """Return the frame of the field: label, input, description and problem."""
        exactly = re.compile(rf"^\s*{re.escape(label)}\s*[*]?\s*$")
        words = self.area.page.locator(".fjs-label-content", has_text=exactly)
        fields = self.area.locator(".fjs-form-field:not(.fjs-form-field-group)")
        innermost = fields.filter(has=words).filter(visible=True)
        return innermost.nth(self.nth)

    def value(self, label: str) -> str:
        """Return what stands in a field for text."""
        return self.field(label).locator("input, textarea").first.input_value()

    def chosen(self, label: str) -> str:
        """Return the option that is marked."""
        marked = self.area.page.locator("input:checked")
        return self.field(label).locator(".fjs-inline-label").filter(has=marked).inner_text()


def _type(field: Locator, answer: str) -> None:
    field.locator("input, textarea").first.fill(answer)


def _date(field: Locator, answer: str) -> None:
    box = field.get_by_role("textbox").first
    box.fill(answer)
    box.press("Enter")
    box.press("Escape")
    # What was understood is written back without leading zeros.
    expect(box).to_have_value("/".join(it.lstrip("0") for it in answer.split("/")))


def _choose(field: Locator, option: str) -> None:
    field.locator(".fjs-input-group").click()
    field.locator(".fjs-dropdownlist-item").get_by_text(option, exact=True).click()


def _mark(field: Locator, option: str) -> None:
    field.get_by_label(option, exact=True).check()


def _tick(field: Locator, answer: bool) -> None:  # noqa: FBT001 -- an answer, not a mode
    field.get_by_role("checkbox").set_checked(answer)


def _tick_each(field: Locator, options: Sequence[str]) -> None:
    for option in options:
        _mark(field, option)


def _tag_each(field: Locator, options: Sequence[str]) -> None:
    for option in options:
        field.get_by_role("textbox").fill(option)
        field.locator(".fjs-dropdownlist-item").get_by_text(option, exact=True).click()


def _pick(field: Locator, files: Sequence[Path]) -> None:
    with field.page.expect_file_chooser() as chooser:
        field.get_by_role("button", name="Pilih berkas").click()
    chooser.value.set_files(files)


def _fill_rows(field: Locator, rows: Sequence[Answers]) -> None:
    for number, answers in enumerate(rows):
        if number and not Form(field, number).field(next(iter(answers))).count():
            field.get_by_role("button", name="Tambah baris").click()
        Form(field, number).fill(answers)


WAYS: Mapping[str, Callable[[Locator, Any], None]] = {
    "textfield": _type,
    "textarea": _type,
    "number": _type,
    "datetime": _date,
    "select": _choose,
    "radio": _mark,
    "checkbox": _tick,
    "checklist": _tick_each,
    "taglist": _tag_each,
    "filepicker": _pick,
    "dynamiclist": _fill_rows,
}
