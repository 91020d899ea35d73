"""What a form may say gives the same on the server as in the browser, but for what is declared."""

from collections.abc import Iterator

import pytest

from engine.bpmn.checks.browser_readings import ONLY_ON_SERVER
from engine.feel import BUILTINS
from tests.conformance.feelin import document
from tests.conformance.feelin.engines import UNKNOWN, Question, browser, same, server
from tests.conformance.feelin.table import Row, Table, read_table

LEAST_EXPRESSIONS = 300


@pytest.fixture(scope="module")
def table() -> Table:
    return read_table()


def test_both_sides_differ_exactly_where_the_table_says_so(table: Table) -> None:
    asked = [row.question for row in table.rows]

    wrong = [
        line
        for row, found in zip(table.rows, browser(asked), strict=True)
        for line in _wrong(row, found)
    ]

    assert wrong == [], "\n" + "\n".join(wrong)


def test_the_table_is_long_and_asks_nothing_twice(table: Table) -> None:
    asked = [(row.about, row.question.text) for row in table.rows]

    assert len(asked) == len(set(asked)) >= LEAST_EXPRESSIONS


def test_every_difference_has_a_reason_and_every_reason_a_difference(table: Table) -> None:
    assert {known.why for _, known in table.differing} == set(table.reasons)


def test_the_handbook_tells_the_same_differences(table: Table) -> None:
    told = document.FILE.read_text(encoding="utf-8")

    assert document.updated(told, table) == told, f"Run: python -m {document.__name__}"


def test_the_check_of_forms_knows_which_functions_the_browser_lacks() -> None:
    names = sorted({*BUILTINS.by_name, *ONLY_ON_SERVER})
    asked = [Question(text=it, reading=UNKNOWN, context={}) for it in names]

    lacking = {name for name, is_unknown in zip(names, browser(asked), strict=True) if is_unknown}

    assert lacking == ONLY_ON_SERVER


def _wrong(row: Row, in_browser: object) -> Iterator[str]:
    """Yield what is not as the table has it."""
    on_server, known = server(row.question), row.difference
    if known is None and not same(on_server, in_browser):
        yield f"{row.about}: {row.question.text}: {on_server!r} here, {in_browser!r} in the browser"
    if known and not (same(on_server, known.server) and same(in_browser, known.browser)):
        yield (
            f"{row.about}: {row.question.text}: {on_server!r} here, {in_browser!r} in the browser;"
            f" the table has {known.server!r} and {known.browser!r}"
        )
    if known and same(known.server, known.browser):
        yield f"{row.about}: {row.question.text}: no difference"
