"""What was answered in a case, grouped by form, with identity numbers masked."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from engine.bpmn import runtime
from engine.domain.form import Form
from engine.domain.form_choices import choice_labels
from engine.domain.form_field import find
from engine.domain.form_shown import ShownField
from engine.domain.snapshot import Variables
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import form_lists
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


def of_case(work: UnitOfWork, found: Case, *, withheld: Container[str]) -> tuple[AnswerGroup, ...]:
    """Return the answered forms of the case's own procedure, in the diagram's order.

    Answers of the `withheld` classes are named, but not told.
    """
    values = runtime.case_variables(found.deployed.process, state=found.instance.state)
    return tuple(_groups(work, found, values, withheld))


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


def _groups(
    work: UnitOfWork, found: Case, values: Variables, withheld: Container[str]
) -> Iterator[AnswerGroup]:
    process_id = found.deployed.bundle.process_id
    for element in found.deployed.facts[process_id].elements.values():
        form = found.deployed.form(process_id, element.form_id)
        answered = [it for it in form.fields() if _is_answered(find(values, it.path), it)]
        if answered:
            lists = form_lists.for_form(work, form)
            lines = tuple(_line(it, values, withheld, lists) for it in answered)
            yield AnswerGroup(title=form.title or element.name, lines=lines)


def _is_answered(value: Any, field: ShownField) -> bool:
    return value is not None and value != [] and field.type != FILES


def _line(
    field: ShownField,
    values: Variables,
    withheld: Container[str],
    lists: Mapping[str, Sequence[Mapping[str, str]]],
) -> AnswerLine:
    is_withheld = field.data_class is not None and field.data_class in withheld
    choices = lists.get(field.list_name or "", ())
    labelled = replace(field, labels={**field.labels, **choice_labels(choices)})
    shown = None if is_withheld else labelled.shown(find(values, field.path), withheld=withheld)
    return AnswerLine(label=field.label, value=shown, kind=field.type, is_withheld=is_withheld)
