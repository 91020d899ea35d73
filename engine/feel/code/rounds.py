"""The rounds of loops and quantifiers; every round counts as work."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from engine.feel.limits import WORK_PER_STEP
from engine.feel.numbers import whole
from engine.feel.scope import Code, Scope
from engine.feel.syntax import Node, Source, walk
from engine.feel.values import DATE, LIST, NULL, Range, kind
from engine.feel.wide import day_numbered, ordinal

Rounds = Callable[[Scope], Iterator[Scope]]
Write = Callable[[Node], Code]


class NothingToIterateError(Exception):
    """A loop's source is null, or a row without whole ends."""


def cost(body: Node) -> int:
    """The steps that one evaluation of this code counts for."""
    return 1 + sum(1 for _ in walk(body)) // WORK_PER_STEP


def rounds_of(sources: tuple[Source, ...], write: Write, price: int) -> Rounds:
    """One scope per round: for each value of the first source, all rounds of the others."""
    if not sources:
        return _last_round(price)
    source, inner_rounds = sources[0], rounds_of(sources[1:], write, price)
    values = _values(source, write)

    def rounds(scope: Scope) -> Iterator[Scope]:
        for value in values(scope):
            scope.run.spend()
            yield from inner_rounds(scope.inside({source.name: value}))

    return rounds


def _last_round(price: int) -> Rounds:
    def rounds(scope: Scope) -> Iterator[Scope]:
        scope.run.spend(price)
        yield scope

    return rounds


def _values(source: Source, write: Write) -> Callable[[Scope], Iterable[Any]]:
    items = write(source.items)
    if source.end is None:
        return lambda scope: _iterated(items(scope))
    end = write(source.end)
    return lambda scope: _row(items(scope), end(scope))


def _iterated(value: Any) -> Iterable[Any]:
    if isinstance(value, Range):
        return _row(
            value.start,
            value.end,
            skip_first=not value.start_included,
            skip_last=not value.end_included,
        )
    if value is None:
        raise NothingToIterateError
    items: Iterable[Any] = items_of(value)
    return items


def items_of(value: Any) -> Any:
    """The list itself, or the single value as a list; nothing for null."""
    of_kind = kind(value)
    if of_kind == LIST:
        return value
    return [] if of_kind == NULL else [value]


def _row(
    start: Any, end: Any, *, skip_first: bool = False, skip_last: bool = False
) -> Iterable[Any]:
    """All whole numbers or all days from start to end, upwards or downwards, made as needed."""
    days = kind(start) == kind(end) == DATE
    first, last = map(ordinal if days else whole, (start, end))
    if first is None or last is None:
        raise NothingToIterateError
    step = 1 if first <= last else -1
    row = range(first, last + step, step)[skip_first : -1 if skip_last else None]
    return map(day_numbered, row) if days else row
