"""What was answered in a case, grouped by form, with identity numbers masked."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from engine.bpmn import runtime
from engine.domain.form import Form
from engine.domain.form_field import find
from engine.domain.form_shown import ShownField
from engine.domain.snapshot import Variables
from engine.services.case import Case

# Files are listed as documents, under their names.
FILES = "filepicker"


@dataclass(frozen=True, kw_only=True, slots=True)
class AnswerLine:
    """`is_withheld` marks data that this page does not show at all."""

    label: str
    value: Any
    kind: str
    is_withheld: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class AnswerGroup:
    title: str
    lines: tuple[AnswerLine, ...]


def of_case(found: Case, *, withheld: Container[str]) -> tuple[AnswerGroup, ...]:
    """Return the answered forms of the case's own procedure, in the diagram's order.

    Answers of the `withheld` classes are named, but not told.
    """
    values = runtime.case_variables(found.deployed.process, state=found.instance.state)
    return tuple(_groups(found, values, withheld))


def labels(found: Case) -> dict[str, str]:
    """Return the label of every field that any form of the case has, by key."""
    return {
        field.key: field.label
        for process_id, facts in found.deployed.facts.items()
        for element in facts.elements.values()
        for field in found.deployed.form(process_id, element.form_id).fields()
    }


def fields_of_classes(found: Case, *, classes: Container[str]) -> frozenset[str]:
    """Return the names of the fields of these classes, of all forms and of lists in them."""
    return frozenset(
        name
        for process_id, facts in found.deployed.facts.items()
        for element in facts.elements.values()
        for name, field in _named(found.deployed.form(process_id, element.form_id).fields())
        if field.data_class is not None and field.data_class in classes
    )


def names_of(form: Form) -> frozenset[str]:
    """Return the names of all fields of a form and of lists in it, as documents note them."""
    return frozenset(name for name, _ in _named(form.fields()))


def _named(fields: Iterable[ShownField]) -> Iterator[tuple[str, ShownField]]:
    for field in fields:
        yield field.path[-1], field
        yield from _named(field.columns)


def _groups(found: Case, values: Variables, withheld: Container[str]) -> Iterator[AnswerGroup]:
    process_id = found.deployed.bundle.process_id
    for element in found.deployed.facts[process_id].elements.values():
        form = found.deployed.form(process_id, element.form_id)
        if lines := tuple(_lines(form, values, withheld)):
            yield AnswerGroup(title=form.title or element.name, lines=lines)


def _lines(form: Form, values: Variables, withheld: Container[str]) -> Iterator[AnswerLine]:
    for field in form.fields():
        value = find(values, field.path)
        if value is None or value == [] or field.type == FILES:
            continue
        is_withheld = field.data_class is not None and field.data_class in withheld
        shown = None if is_withheld else field.shown(value, withheld=withheld)
        yield AnswerLine(label=field.label, value=shown, kind=field.type, is_withheld=is_withheld)
