"""Fills in what a table's columns leave to the model: their types' base, and their values."""

from collections.abc import Mapping
from dataclasses import replace

from engine.bpmn.decisions.item_definitions import BUILT_IN, ItemTypes
from engine.bpmn.decisions.item_types import ANY, Room
from engine.bpmn.decisions.table import DecisionTable, Input, Output


def with_types(table: DecisionTable, types: ItemTypes, inputs: Mapping[str, str]) -> DecisionTable:
    """Return the table with the types that FEEL knows, and the allowed values that types bring.

    `inputs` are the types that the model declares for its inputs, by name.
    """
    return replace(
        table,
        inputs=tuple(_input(it, types, inputs) for it in table.inputs),
        outputs=tuple(_output(it, types) for it in table.outputs),
    )


def _input(column: Input, types: ItemTypes, inputs: Mapping[str, str]) -> Input:
    declared = inputs.get(column.text)
    named = column.type_name or declared
    allowed = column.allowed or types.allowed_text(named) or types.allowed_text(declared)
    return replace(column, type_name=_kind(named, types), allowed=allowed)


def _output(column: Output, types: ItemTypes) -> Output:
    name = column.type_name
    return replace(
        column,
        type_name=_kind(name, types),
        allowed=column.allowed or types.allowed_text(name),
    )


def _kind(name: str | None, types: ItemTypes) -> str | None:
    """What the model itself defines becomes the kind of its values; other names stay."""
    if name in BUILT_IN:
        return name
    found = types.named(name)
    return None if found is ANY else found.feel(Room()).kind
