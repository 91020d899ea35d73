"""Second step: which fields are shown and open to answers, and what the computed ones come to."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from engine.domain.form_field import ComputedKind, Field, RowsKind, Scene, find, put
from engine.domain.form_taking import Place

# Conditions may hang on fields further down, so the form is gone through until nothing changes.
MOST_ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Settled:
    """`judged` are the dotted paths of the fields that are neither hidden nor read-only."""

    values: dict[str, Any]
    judged: set[str]


def settle(
    fields: Iterable[Field], *, place: Place, taken: dict[str, Any], scene: Scene
) -> Settled:
    """Return the values that stay: none for hidden fields, the server's for read-only ones.

    A condition sees the answers of hidden fields as null. Should two conditions each overturn the
    other, the last round counts.
    """
    values = taken
    for _ in range(MOST_ROUNDS):
        before, settling = values, _Settling()
        data = {**scene.context, **before}
        values = settling.record(fields, place, taken, scene.over(data))
        if values == before:
            break
    return Settled(values, settling.judged)


@dataclass(frozen=True, slots=True)
class _Settling:
    """One round."""

    judged: set[str] = field(default_factory=set)

    def record(
        self, fields: Iterable[Field], place: Place, taken: dict[str, Any], scene: Scene
    ) -> dict[str, Any]:
        """Settle the fields of one place; `scene.row` is kept up to date for those below."""
        values: dict[str, Any] = {}
        for it in fields:
            value = self._value(it, place, find(taken, it.path), scene)
            put(values, it.path, value)
            put(scene.row, it.path, value)
        return values

    def _value(self, it: Field, place: Place, taken: Any, scene: Scene) -> Any:
        if any(map(scene.meets, it.hidden_if)):
            return None
        if it.read_only or any(map(scene.meets, it.read_only_if)):
            return find(place.own, it.path)
        self.judged.add(place.path(it))
        if isinstance(it.kind, ComputedKind):
            return scene.ask(it.kind.expression)
        if isinstance(it.kind, RowsKind):
            return self._rows(it, it.kind, place, taken, scene)
        return taken

    def _rows(
        self, it: Field, kind: RowsKind, place: Place, taken: list[dict[str, Any]], scene: Scene
    ) -> list[dict[str, Any]]:
        seen = _same_rows(find(scene.row, it.path), otherwise=taken)
        rows = zip(place.rows(it, kind=kind), taken, seen, strict=True)
        return [
            self.record(kind.fields, row_place, row, scene.of_row(dict(seen_row), index=index))
            for index, (row_place, row, seen_row) in enumerate(rows)
        ]


def _same_rows(before: Any, *, otherwise: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows as the round before left them, if they were the submitted ones then too."""
    is_usable = (
        isinstance(before, list)
        and len(before) == len(otherwise)
        and all(isinstance(row, dict) for row in before)
    )
    return before if is_usable else otherwise
