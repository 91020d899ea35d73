"""Decision tables on pages: which rules are shown, and their cells in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Flask

from engine.bpmn.decisions import DecisionTable, Rule
from engine.domain.history import Happening, HistoryEntry
from engine.messages.cells import describe_condition, describe_result
from engine.messages.dates import listed
from engine.services.cases import CaseView

MOST_SHOWN = 50


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownTable:
    """`held` are the numbers of the rules that held, which are always among the shown `rules`.

    `left_out` is how many rules are not shown.
    """

    name: str
    table: DecisionTable
    rules: tuple[Rule, ...]
    held: frozenset[int]

    @property
    def left_out(self) -> int:
        return len(self.table.rules) - len(self.rules)


def register(app: Flask) -> None:
    app.add_template_global(decision_tables)
    app.add_template_filter(describe_condition)
    app.add_template_filter(describe_result)
    app.add_template_filter(listed)


def decision_tables(view: CaseView) -> list[ShownTable]:
    """Return each table that a case was decided with once, in the order of their first use."""
    entries = [it for it in view.history if it.happening is Happening.DECIDED and it.name]
    used = dict.fromkeys((it.process_id or "", it.name or "") for it in entries)
    return [
        shown(name, table, _held(entries, process_id, name))
        for process_id, name in used
        if (table := view.case.deployed.process.table(process_id, name)) is not None
    ]


def shown(name: str, table: DecisionTable, held: frozenset[int]) -> ShownTable:
    """Return as much of a table as a page takes."""
    rules = tuple(it for it in table.rules if it.number <= MOST_SHOWN or it.number in held)
    return ShownTable(name=name, table=table, rules=rules, held=held)


def _held(entries: Sequence[HistoryEntry], process_id: str, name: str) -> frozenset[int]:
    own = (it for it in entries if (it.process_id, it.name) == (process_id, name))
    return frozenset(number for it in own for number, _ in it.facts["rules"] or ())
