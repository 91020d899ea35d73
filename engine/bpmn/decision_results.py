"""What a decision came to, in the shapes that `camunda:mapDecisionResult` knows."""

from collections.abc import Callable, Mapping
from typing import Any

from engine.bpmn.decisions import DecisionTable, HitPolicy

Row = Mapping[str, Any]
DEFAULT = "resultList"
_SEVERAL = frozenset({HitPolicy.COLLECT, HitPolicy.RULE_ORDER, HitPolicy.OUTPUT_ORDER})


class MisfitError(Exception):
    """The result has more rows or columns than its mapping takes; `reason` says which."""

    def __init__(self, reason: str, /, **facts: Any) -> None:
        super().__init__(reason, facts)
        self.reason, self.facts = reason, facts


def rows(table: DecisionTable | None, name: str, value: Any) -> list[Row]:
    """Return the results by output, one row for each rule that counts.

    A decision without a table has one row with one entry, under its own `name`.
    """
    if table is None:
        return [{name: value}]
    return [_row(table, name, it) for it in _results(table, value)]


def _results(table: DecisionTable, value: Any) -> list[Any]:
    if table.hit_policy in _SEVERAL and table.aggregation is None and isinstance(value, list):
        return value
    return [] if value is None else [value]


def _row(table: DecisionTable, name: str, result: Any) -> Row:
    if len(table.outputs) > 1 and isinstance(result, Mapping):
        return result
    return {table.outputs[0].name or name: result}


def mapped(found: list[Row], *, mapping: str) -> Any:
    """Return the rows in the shape of the mapping; raises MisfitError."""
    return MAPPINGS[mapping](found)


def _single_result(found: list[Row]) -> Row | None:
    if len(found) > 1:
        raise MisfitError("several_results", count=len(found))
    return found[0] if found else None


def _single_entry(found: list[Row]) -> Any:
    row = _single_result(found)
    return None if row is None else _entry(row)


def _collected_entries(found: list[Row]) -> list[Any]:
    return [_entry(it) for it in found]


def _result_list(found: list[Row]) -> list[Row]:
    return found


def _entry(row: Row) -> Any:
    if len(row) > 1:
        raise MisfitError("several_outputs", outputs=", ".join(row))
    return next(iter(row.values()))


MAPPINGS: Mapping[str, Callable[[list[Row]], Any]] = {
    "singleEntry": _single_entry,
    "singleResult": _single_result,
    "collectEntries": _collected_entries,
    DEFAULT: _result_list,
}
