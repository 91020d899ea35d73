"""How answers are shown to others: names of fields and of choices, numbers of people masked."""

from collections.abc import Container, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from engine.domain.form_choices import OneChoiceKind, SomeChoicesKind, choice_key
from engine.domain.form_field import Field, Kind, RowsKind, find
from engine.domain.masking import mask

# Health, disability, income and the like: in no list, export or notice.
WITHHELD_CLASS = "C"
# Complainants, those they accuse, and the evidence: for those who handle the case.
PARTIES_CLASS = "D"


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownField:
    """`key` is the dotted path from the form, or from the row for one of a list's `columns`.

    `type` is form-js's, `alur_type` and `data_class` (A-F) ours. `labels` are those of choices that
    are written in the form, by `choice_key`; those of the server's lists are in `list_name`.
    """

    key: str
    path: tuple[str, ...]
    label: str
    type: str
    alur_type: str | None
    data_class: str | None
    labels: Mapping[Hashable, str]
    list_name: str | None
    columns: tuple["ShownField", ...]

    def shown(self, value: Any, *, withheld: Container[str]) -> Any:
        """Return the value with labels for choices and numbers of people masked.

        Rows come as mappings from labels to shown values, without columns of `withheld` classes.
        """
        if isinstance(value, list):
            return [self._shown_item(it, withheld) for it in value]
        return self._shown_one(value)

    def _shown_item(self, item: Any, withheld: Container[str]) -> Any:
        return self._shown_row(item, withheld) if self.columns else self._shown_one(item)

    def _shown_one(self, value: Any) -> Any:
        return mask(self.labels.get(choice_key(value), value), self.alur_type)

    def _shown_row(self, row: Any, withheld: Container[str]) -> dict[str, Any]:
        return {
            column.label: column.shown(find(row, column.path), withheld=withheld)
            for column in self.columns
            if column.data_class is None or column.data_class not in withheld
        }


def shown_fields(fields: Iterable[Field]) -> Iterator[ShownField]:
    """Yield all fields in order, hidden ones too: what was asked is known by the answers."""
    for it in fields:
        columns = it.kind.fields if isinstance(it.kind, RowsKind) else ()
        yield ShownField(
            key=it.key,
            path=it.path,
            label=it.label,
            type=it.type,
            alur_type=it.alur_type,
            data_class=it.data_class,
            labels=_labels(it.kind),
            list_name=_list_name(it.kind),
            columns=tuple(shown_fields(columns)),
        )


def list_names(fields: Iterable[Field]) -> Iterator[str]:
    """Yield the names of the server's lists that the choices of these fields come from."""
    for it in fields:
        if name := _list_name(it.kind):
            yield name
        elif isinstance(it.kind, RowsKind):
            yield from list_names(it.kind.fields)


def _labels(kind: Kind) -> Mapping[Hashable, str]:
    if isinstance(kind, OneChoiceKind | SomeChoicesKind):
        return kind.choices.fixed or {}
    return {}


def _list_name(kind: Kind) -> str | None:
    if isinstance(kind, OneChoiceKind | SomeChoicesKind) and kind.choices.list_name:
        return ".".join(kind.choices.list_name)
    return None
