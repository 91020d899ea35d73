"""Keeps the differences in the handbook in step with the table: run this file to write them."""

import json
from collections.abc import Iterator
from typing import Any

from tests.conformance.feelin.engines import CONDITION, ROOT
from tests.conformance.feelin.table import Row, Table, read_table

FILE = ROOT / "docs" / "forms-and-feelin.md"
START, END = "<!-- differences: start -->\n", "<!-- differences: end -->\n"


def updated(text: str, table: Table) -> str:
    """Return the handbook's page with the differences that the table holds."""
    before, _, rest = text.partition(START)
    _, _, after = rest.partition(END)
    return before + START + "\n" + "\n".join(_lines(table)) + "\n\n" + END + after


def _lines(table: Table) -> Iterator[str]:
    yield f"Of {len(table.rows)} expressions, {len(list(table.differing))} differ."
    for name, reason in table.reasons.items():
        yield from ("", f"**{name}**: {reason}", "", "| Expression | Server | Browser |")
        yield "| --- | --- | --- |"
        for row, known in table.differing:
            if known.why == name:
                yield f"| {_text(row)} | {_code(known.server)} | {_code(known.browser)} |"


def _text(row: Row) -> str:
    hides = " (hides)" if row.question.reading == CONDITION else ""
    return f"`{_escaped(row.question.text)}`{hides}"


def _code(value: Any) -> str:
    return f"`{_escaped(json.dumps(value, ensure_ascii=False))}`"


def _escaped(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    FILE.write_text(updated(FILE.read_text(encoding="utf-8"), read_table()), encoding="utf-8")
