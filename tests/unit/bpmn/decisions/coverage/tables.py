"""Decision tables written as rows of texts."""

from collections.abc import Sequence

from engine.bpmn.decisions.coverage import Finding, Kind, check_table
from engine.bpmn.decisions.table import Cell, DecisionTable, HitPolicy, Input, Output, Rule


def column(text: str, type_name: str | None = None, allowed: str | None = None) -> Input:
    return Input(id=f"in_{text}", label=text, text=text, type_name=type_name, allowed=allowed)


def table(
    inputs: Sequence[Input],
    *rows: str,
    policy: HitPolicy = HitPolicy.UNIQUE,
    output: Output | None = None,
) -> DecisionTable:
    """Each row holds its cells and its result, divided by `|`."""
    return DecisionTable(
        id="tabel",
        hit_policy=policy,
        inputs=tuple(inputs),
        outputs=(output or Output(id="out", name="hasil", label="Hasil"),),
        rules=tuple(_rule(number, row.split("|")) for number, row in enumerate(rows, 1)),
    )


def _rule(number: int, cells: Sequence[str]) -> Rule:
    *inputs, result = map(str.strip, cells)
    return Rule(
        id=f"aturan{number}",
        number=number,
        inputs=tuple(
            Cell(text=text, id=f"sel{number}_{place}", line=number * 10 + place)
            for place, text in enumerate(inputs, 1)
        ),
        outputs=(Cell(text=result),),
        line=number * 10,
    )


def found(checked: DecisionTable, kind: Kind) -> list[Finding]:
    return [it for it in check_table(checked) if it.kind is kind]
