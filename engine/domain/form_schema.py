"""Turns a form-js schema (version 19) into fields. ValueError for a schema that makes no sense."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from engine.domain.form_choices import count_of, one_choice, some_choices, yes_no
from engine.domain.form_component import Component, Expression
from engine.domain.form_dates import date_field
from engine.domain.form_field import ComputedKind, Field, Kind, RowsKind
from engine.domain.form_files import file_picker
from engine.domain.form_numbers import number_field
from engine.domain.form_texts import text_area, text_field

SHOWN_ONLY = frozenset(
    {"text", "html", "image", "table", "spacer", "separator", "iframe", "button"}
    | {"documentPreview"}
)
MOST_ROWS = 200
DEFAULT_CLASS: Mapping[str | None, str] = {
    "nik": "A",
    "kk": "A",
    "account": "A",
    "kks": "A",
    "phone": "B",
}


def fields_of(root: Component) -> tuple[Field, ...]:
    """Return the fields of a form or of a list's rows, in order, groups taken apart.

    Two fields for one key are refused, and a field inside another's value.
    """
    fields = tuple(_fields(root.children(), hidden_if=(), base=()))
    taken: set[tuple[str, ...]] = set()
    for field in fields:
        beginnings = {field.path[:length] for length in range(1, len(field.path) + 1)}
        if beginnings & taken or any(it[: len(field.path)] == field.path for it in taken):
            raise ValueError(f"two fields are called {field.key}")
        taken.add(field.path)
    return fields


def _fields(
    components: Iterable[Component],
    *,
    hidden_if: tuple[Expression, ...],
    base: tuple[str, ...],
) -> Iterator[Field]:
    for component in components:
        hidden = (*hidden_if, *component.hidden_if)
        if component.type == "group":
            inner = component.path("path", inside=base)
            yield from _fields(component.children(), hidden_if=hidden, base=inner)
        elif component.type not in SHOWN_ONLY:
            yield _field(component, hidden_if=hidden, base=base)


def _field(
    component: Component, *, hidden_if: tuple[Expression, ...], base: tuple[str, ...]
) -> Field:
    if component.type not in KINDS:
        raise ValueError(f"unknown type of component: {component.type}")
    path, own = _path(component, base), component.own()
    lock = component.flag("readonly")
    alur_type = own.text("type")
    return Field(
        path=path,
        key=".".join(path),
        type=component.type,
        label=_label(component) or path[-1],
        kind=KINDS[component.type](component),
        required=component.rules.is_on("required", otherwise=False),
        required_if=own.expression("requiredIf"),
        read_only=lock is True or component.is_disabled,
        read_only_if=(lock,) if isinstance(lock, Expression) else (),
        hidden_if=hidden_if,
        valid_if=own.expression("validIf"),
        message=own.text("message"),
        warn_if=own.expression("warnIf"),
        warning=own.text("warning"),
        alur_type=alur_type,
        data_class=own.text("class") or DEFAULT_CLASS.get(alur_type),
    )


def _path(component: Component, base: tuple[str, ...]) -> tuple[str, ...]:
    name = "path" if component.type == "dynamiclist" else "key"
    path = component.path(name, inside=base)
    own = path[len(base) :]
    if not own or not all(own):
        raise ValueError(f"a {component.type} has no key")
    return path


def _label(component: Component) -> str | None:
    names = ("label", "dateLabel", "timeLabel")
    return next((text for name in names if (text := component.text(name))), None)


def _computed(component: Component) -> ComputedKind:
    expression = component.expression("expression")
    if expression is None:
        raise ValueError("an expression is empty")
    return ComputedKind(expression=expression)


def _rows(component: Component) -> RowsKind:
    is_fixed = not component.is_on("allowAddRemove", otherwise=True)
    at_first = _rows_at_first(component)
    kind = RowsKind(
        fields=fields_of(component),
        count=count_of(component, most=MOST_ROWS),
        fixed_rows=at_first if is_fixed else None,
    )
    if (all_rows := _fixed_rows(kind)) > MOST_ROWS:
        raise ValueError(f"{component.text('path')} has {all_rows} rows in all")
    return kind


def _rows_at_first(component: Component) -> int:
    number = component.whole_number("defaultRepetitions")
    rows = 1 if number is None else number
    if not 0 <= rows <= MOST_ROWS:
        raise ValueError(f"{component.text('path')} begins with {rows} rows")
    return rows


def _fixed_rows(kind: RowsKind) -> int:
    inner = (_fixed_rows(it.kind) for it in kind.fields if isinstance(it.kind, RowsKind))
    return (1 if kind.fixed_rows is None else kind.fixed_rows) * max(inner, default=1)


KINDS: Mapping[str, Callable[[Component], Kind]] = {
    "textfield": text_field,
    "textarea": text_area,
    "number": number_field,
    "datetime": date_field,
    "expression": _computed,
    "filepicker": file_picker,
    "checkbox": yes_no,
    "checklist": some_choices,
    "taglist": some_choices,
    "radio": one_choice,
    "select": one_choice,
    "dynamiclist": _rows,
}
