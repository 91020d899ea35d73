"""The types of what a model is given from outside."""

from collections.abc import Mapping

from engine.bpmn.decisions.definitions import INPUT, Definitions, names_of
from engine.bpmn.decisions.elements import child, is_dmn, text_in, type_ref
from engine.bpmn.decisions.item_definitions import ItemTypes
from engine.bpmn.decisions.item_types import ItemType
from engine.bpmn.xml import local_name


def input_types(definitions: Definitions, types: ItemTypes) -> Mapping[str, ItemType]:
    """Return the declared types by name.

    Many editors' tables read variables that no input declares: then the column's type counts.
    """
    columns = (
        (text_in(it), types.of(it))
        for it in definitions.root.iter("*")
        if is_dmn(it) and local_name(it) == "inputExpression" and type_ref(it)
    )
    declared = (
        (name, types.of(child(it, "variable")))
        for _, it in definitions.of_kind(INPUT)
        for name in names_of(it)
    )
    return {**dict(columns), **dict(declared)}
