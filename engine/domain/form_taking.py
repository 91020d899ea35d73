"""First step of reading a submission: a value for every field, whether or not it will count."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.domain.errors import FieldProblem, InvalidSubmissionError
from engine.domain.form_field import Field, RowsKind, find, put
from engine.domain.form_problems import AnswerFault, UnreadableError, problem

DEEPEST = 10
MOST_VALUES = 5_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where fields stand: at the form's top, or in a row of a list.

    `prefix` begins the dotted paths of problems, `submitted` is what the browser sent for this
    place, `own` what the server has there.
    """

    prefix: str
    submitted: Mapping[str, Any]
    own: Mapping[str, Any]

    def path(self, it: Field) -> str:
        return self.prefix + it.key

    def rows(self, it: Field, *, kind: RowsKind) -> Iterator["Place"]:
        """Yield the places of a list's rows.

        The server's own rows stand beside the submitted ones only where nobody can add or remove
        any: elsewhere the same number may mean another row. Then there are as many as the server
        has, or as the form begins with.
        """
        sent, own = kind.take(find(self.submitted, it.path)), []
        if kind.fixed_rows is not None:
            own = kind.take(find(self.own, it.path))
            sent = _of_length(len(own) or kind.fixed_rows, sent)
        for index, row in enumerate(sent):
            yield Place(
                prefix=f"{self.path(it)}.{index}.",
                submitted=_record(row),
                own=_record(own[index]) if own else {},
            )


@dataclass(frozen=True, slots=True)
class Taken:
    """`values` hold None for what could not be read; `unreadable` says why, by dotted path."""

    values: dict[str, Any]
    unreadable: Mapping[str, FieldProblem]


def take(fields: Iterable[Field], *, place: Place) -> Taken:
    """Read all fields. InvalidSubmissionError if more was sent than any form could ask for."""
    refuse_too_much(place.submitted)
    taking = _Taking()
    return Taken(taking.record(fields, place), taking.unreadable)


def refuse_too_much(submitted: Mapping[str, Any]) -> None:
    """Raise InvalidSubmissionError for values nested too deeply or too many of them."""
    level: list[Any] = [submitted]
    values = 0
    for _ in range(DEEPEST):
        level = [item for it in level if isinstance(it, Mapping | list) for item in _items(it)]
        values += len(level)
        if not level or values > MOST_VALUES:
            break
    if level:
        raise InvalidSubmissionError({"": [problem(AnswerFault.TOO_MUCH)]})


@dataclass(frozen=True, slots=True)
class _Taking:
    unreadable: dict[str, FieldProblem] = field(default_factory=dict)

    def record(self, fields: Iterable[Field], place: Place) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for it in fields:
            put(values, it.path, self._value(it, place))
        return values

    def _value(self, it: Field, place: Place) -> Any:
        if it.read_only:
            return find(place.own, it.path)
        if isinstance(it.kind, RowsKind):
            return [self.record(it.kind.fields, row) for row in place.rows(it, kind=it.kind)]
        return self._answer(it, place)

    def _answer(self, it: Field, place: Place) -> Any:
        raw = find(place.submitted, it.path)
        if raw is None or raw == "":
            return None
        try:
            return it.kind.take(raw)
        except UnreadableError as error:
            self.unreadable[place.path(it)] = error.problem
            return None


def _items(container: Mapping[str, Any] | list[Any]) -> Iterable[Any]:
    return container.values() if isinstance(container, Mapping) else container


def _record(row: Any) -> Mapping[str, Any]:
    return row if isinstance(row, Mapping) else {}


def _of_length(length: int, rows: list[Any]) -> list[Any]:
    return [*rows, *[None] * length][:length]
