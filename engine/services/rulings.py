"""What was decided in a case, as its history keeps it: not too much, and no personal data."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from uuid_utils.compat import uuid7

from engine.domain.discreet_rulings import Secrets, discreet
from engine.domain.form_shown import PARTIES_CLASS, WITHHELD_CLASS, ShownField
from engine.domain.history import Happening, HistoryEntry
from engine.domain.masking import MASKS
from engine.domain.ruling import Ruling
from engine.services.case import Case

# A step may be repeated for each item of a list; nobody reads a thousand lines.
MOST_TOLD = 50
UNTOLD_CLASSES = frozenset({WITHHELD_CLASS, PARTIES_CLASS})
NAME_TYPE = "name"


def entries(case: Case, rulings: tuple[Ruling, ...], *, at: datetime) -> list[HistoryEntry]:
    """Return one entry for each ruling, the first of them when there are many."""
    if not rulings:
        return []
    told = [_entry(case, it, at) for it in discreet(rulings[:MOST_TOLD], _secrets(case))]
    left_out = len(rulings) - len(told)
    return [*told, _left_out(case, left_out, at)] if left_out else told


def _entry(case: Case, ruling: Ruling, at: datetime) -> HistoryEntry:
    return HistoryEntry(
        id=uuid7(),
        instance_id=case.instance.id,
        at=at,
        happening=Happening.DECIDED,
        process_id=ruling.process_id,
        element_id=ruling.element_id,
        name=ruling.name,
        facts={
            "inputs": [[it.label, it.value] for it in ruling.looks],
            "rules": ruling.rules and [[it.number, it.remark] for it in ruling.rules],
            "more_rules": ruling.more_rules,
            "results": [dict(it) for it in ruling.results],
            "is_table": ruling.is_table,
        },
    )


def _left_out(case: Case, number: int, at: datetime) -> HistoryEntry:
    return HistoryEntry(
        id=uuid7(),
        instance_id=case.instance.id,
        at=at,
        happening=Happening.DECIDED,
        facts={"left_out": number},
    )


def _secrets(case: Case) -> Secrets:
    """Return the variables with personal data that any form of the case asks for.

    A history is kept for years: of whatever has a class only masked numbers are told.
    """
    return {
        name: kind
        for process_id, facts in case.deployed.facts.items()
        for element in facts.elements.values()
        for name, kind in _of(case.deployed.form(process_id, element.form_id).fields())
    }


def _of(fields: Iterable[ShownField], around: str = "") -> Iterator[tuple[str, str | None]]:
    for field in fields:
        name = f"{around}{field.key}"
        if field.alur_type in MASKS and field.data_class not in UNTOLD_CLASSES:
            yield name, field.alur_type
        elif field.data_class is not None or field.alur_type == NAME_TYPE:
            yield name, None
        yield from _of(field.columns, f"{name}.")
