"""Turns SQLAlchemy statements into text for the driver, once each, and values there and back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Dialect

Statement = sa.Select[Any] | sa.CompoundSelect[Any] | sa.Insert | sa.Update | sa.Delete
Record = dict[str, Any]
Coder = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Prepared:
    """The text of a statement, its places in order, and its result columns, each with its coder.

    `constants` are values that belong to the statement itself.
    """

    text: str
    places: tuple[tuple[str, Coder | None], ...]
    columns: tuple[tuple[str, Coder | None], ...]
    constants: Record

    def encode(self, values: Mapping[str, Any]) -> tuple[Any, ...]:
        """Return the values in the order of the text, as the driver wants them."""
        given = {**self.constants, **values}
        return tuple(
            [given[name] if encode is None else encode(given[name]) for name, encode in self.places]
        )

    def decode(self, row: Sequence[Any]) -> Record:
        """Return a result row by column name, with values of the domain."""
        return {
            name: value if decode is None else decode(value)
            for (name, decode), value in zip(self.columns, row, strict=True)
        }


class Statements:
    """Every statement that was used so far with one kind of database."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._prepared: dict[Statement, Prepared] = {}

    def prepared(self, statement: Statement) -> Prepared:
        found = self._prepared.get(statement)
        if found is None:
            found = self._prepared[statement] = _prepare(statement, self._dialect)
        return found


def _prepare(statement: Statement, dialect: Dialect) -> Prepared:
    compiled = statement.compile(dialect=dialect)
    binds = {name: compiled.binds[name] for name in compiled.positiontup or ()}
    return Prepared(
        text=str(compiled),
        places=tuple(
            (name, binds[name].type.dialect_impl(dialect).bind_processor(dialect))
            for name in compiled.positiontup or ()
        ),
        columns=tuple(
            (str(column.key), column.type.dialect_impl(dialect).result_processor(dialect, None))
            for column in statement.exported_columns
        ),
        constants={name: bind.value for name, bind in binds.items() if not bind.required},
    )
