"""The decision tables that a case was decided with, as its page shows them to overseers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask import Flask

from engine.bpmn.decisions import Cell, DecisionTable, Rule
from engine.domain.history import Happening, HistoryEntry
from engine.services.cases import CaseView

MOST_SHOWN = 50
EVERYTHING = "\N{EN DASH}"


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownRule:
    """A row: its cells in the order of the headings, and whether the rule held in the case."""

    number: int
    cells: tuple[str, ...]
    held: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownTable:
    """`left_out` is how many of the rules are not shown; those that held always are."""

    name: str
    headings: tuple[str, ...]
    rules: tuple[ShownRule, ...]
    left_out: int


def register(app: Flask) -> None:
    app.add_template_global(decision_tables)


def decision_tables(view: CaseView) -> list[ShownTable]:
    """Return each table once, in the order in which they were first used."""
    entries = [it for it in view.history if it.happening is Happening.DECIDED and it.name]
    used = dict.fromkeys((it.process_id or "", it.name or "") for it in entries)
    return [
        _shown(name, table, _held(entries, process_id, name))
        for process_id, name in used
        if (table := view.case.deployed.process.table(process_id, name)) is not None
    ]


def _held(entries: Sequence[HistoryEntry], process_id: str, name: str) -> frozenset[int]:
    own = (it for it in entries if (it.process_id, it.name) == (process_id, name))
    return frozenset(number for it in own for number, _ in it.facts["rules"] or ())


def _shown(name: str, table: DecisionTable, held: frozenset[int]) -> ShownTable:
    rules = [it for it in table.rules if it.number <= MOST_SHOWN or it.number in held]
    return ShownTable(
        name=name,
        headings=tuple(_headings(table)),
        rules=tuple(_rule(it, held) for it in rules),
        left_out=len(table.rules) - len(rules),
    )


def _headings(table: DecisionTable) -> Iterator[str]:
    yield from (it.label for it in table.inputs)
    yield from (it.label or it.name or "" for it in table.outputs)
    yield "Keterangan"


def _rule(rule: Rule, held: frozenset[int]) -> ShownRule:
    remark = "; ".join(filter(None, rule.annotations))
    cells = (*map(_cell, (*rule.inputs, *rule.outputs)), remark or EVERYTHING)
    return ShownRule(number=rule.number, cells=cells, held=rule.number in held)


def _cell(cell: Cell) -> str:
    return cell.text if cell.text not in {"", "-"} else EVERYTHING
