"""The table of expressions that both sides read, with the differences that are known."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.conformance.feelin.engines import EXPRESSION, Question

FILE = Path(__file__).with_name("expressions.yaml")


@dataclass(frozen=True, kw_only=True)
class Difference:
    """What each side comes to, and the name of the reason."""

    server: Any
    browser: Any
    why: str


@dataclass(frozen=True, kw_only=True)
class Row:
    """One expression; `difference` is None where both sides agree."""

    about: str
    question: Question
    difference: Difference | None


@dataclass(frozen=True, kw_only=True)
class Table:
    reasons: Mapping[str, str]
    rows: tuple[Row, ...]

    @property
    def differing(self) -> Iterator[tuple[Row, Difference]]:
        return ((row, row.difference) for row in self.rows if row.difference)


def read_table() -> Table:
    written = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    rows = tuple(row for group in written["groups"] for row in _rows(group))
    return Table(reasons=written["reasons"], rows=rows)


def _rows(group: Mapping[str, Any]) -> Iterator[Row]:
    for text in group["expressions"].splitlines():
        yield _row(group, text, None)
    for known in group.get("differences", ()):
        facts = {name: value for name, value in known.items() if name != "text"}
        yield _row(group, known["text"], Difference(**facts))


def _row(group: Mapping[str, Any], text: str, difference: Difference | None) -> Row:
    reading = group.get("reading", EXPRESSION)
    question = Question(text=text, reading=reading, context=group["context"])
    return Row(about=group["about"], question=question, difference=difference)
