"""What a model says of its decisions and services, as it is written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.bpmn.decisions.columns import with_types
from engine.bpmn.decisions.definitions import DECISION, INPUT, SERVICE, Definitions, names_of
from engine.bpmn.decisions.elements import child, is_dmn, name_of, text_in, type_ref
from engine.bpmn.decisions.findings import Findings
from engine.bpmn.decisions.item_definitions import ItemTypes
from engine.bpmn.decisions.table import DecisionTable
from engine.bpmn.decisions.table_reader import read_table
from engine.bpmn.xml import Element, local_name, text_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """A decision; without a table, its logic is another expression, or none.

    `names` are all by which others read it, `text` are the texts of its logic, one below another.
    """

    id: str
    name: str
    question: str
    table: DecisionTable | None
    names: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Service:
    """A decision service, and the ids of the decisions that it gives out."""

    id: str
    name: str
    outputs: tuple[str, ...]


def decisions_of(definitions: Definitions, types: ItemTypes) -> Mapping[str, Decision]:
    """Return the decisions by id; the columns of their tables have the types that FEEL knows."""
    inputs = {
        name: written
        for _, it in definitions.of_kind(INPUT)
        for name in names_of(it)
        if (written := type_ref(child(it, "variable")))
    }
    return {
        its_id: _decision(its_id, it, _table(it, types, inputs))
        for its_id, it in definitions.of_kind(DECISION)
    }


def services_of(definitions: Definitions) -> Mapping[str, Service]:
    """Return the decision services by id."""
    return {
        its_id: Service(
            id=its_id,
            name=name_of(element) or its_id,
            outputs=tuple(it.id for it in definitions.references(element, "outputDecision")),
        )
        for its_id, element in definitions.of_kind(SERVICE)
    }


def _table(element: Element, types: ItemTypes, inputs: Mapping[str, str]) -> DecisionTable | None:
    table = child(element, "decisionTable")
    return None if table is None else with_types(read_table(table, Findings("")), types, inputs)


def _decision(its_id: str, element: Element, table: DecisionTable | None) -> Decision:
    return Decision(
        id=its_id,
        name=name_of(element) or its_id,
        question=text_in(element, "question"),
        table=table,
        names=names_of(element),
        text="\n".join(_texts(element)),
    )


def _texts(element: Element) -> Iterator[str]:
    found = (it for it in element.iter("*") if is_dmn(it) and local_name(it) == "text")
    return (text_of(it) for it in found)
