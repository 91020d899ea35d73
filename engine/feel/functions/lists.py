"""Functions on lists (DMN 1.5, table 74)."""

from collections.abc import Hashable, Iterator
from functools import cmp_to_key
from itertools import chain
from typing import Any

from engine.feel.builtin import Topic
from engine.feel.comparison import ORDERS, comparable, equal, ordered
from engine.feel.errors import FeelEvaluationError
from engine.feel.limits import MAX_NESTING, Run, bounded_list
from engine.feel.values import CONTEXT, FOREIGN, LIST, RANGE, FunctionValue, kind

TOPIC = Topic()

# Not even every Python object that is none of these can stand in a set.
_COMPOUND = frozenset({LIST, CONTEXT, RANGE, FOREIGN})


@TOPIC.running("list contains", "list: list", "element: any")
def list_contains(run: Run, items: list[Any], element: Any) -> bool:
    return any(equal(item, element, run) for item in items)


@TOPIC.running("index of", "list: list", "match: any")
def index_of(run: Run, items: list[Any], match: Any) -> list[int]:
    """The positions, from 1, of all items equal to the match."""
    return [at for at, item in enumerate(items, 1) if equal(item, match, run)]


@TOPIC.plain("append", "list: list", "item: any", "items: any*")
def append(items: list[Any], *more: Any) -> list[Any]:
    return bounded_list(chain(items, more))


@TOPIC.plain("concatenate", "list: list", "lists: list*")
def concatenate(*lists: list[Any]) -> list[Any]:
    return bounded_list(chain.from_iterable(lists))


@TOPIC.running("union", "list: list", "lists: list*")
def union(run: Run, *lists: list[Any]) -> list[Any]:
    return distinct_values(run, concatenate(*lists))


@TOPIC.running("distinct values", "list: list")
def distinct_values(run: Run, items: list[Any]) -> list[Any]:
    """The items without repetitions, in the order in which they first appear."""
    seen: set[Hashable] = set()
    compound: list[Any] = []
    return [item for item in items if _is_new(item, seen, compound, run)]


def _is_new(item: Any, seen: set[Hashable], compound: list[Any], run: Run) -> bool:
    if kind(item) in _COMPOUND:
        return _is_new_compound(item, compound, run)
    key = (kind(item), comparable(item))
    known = key in seen
    seen.add(key)
    return not known


def _is_new_compound(item: Any, compound: list[Any], run: Run) -> bool:
    run.spend(len(compound))
    known = any(equal(item, other, run) for other in compound)
    compound.append(item)
    return not known


@TOPIC.running("duplicate values", "list: list")
def duplicate_values(run: Run, items: list[Any]) -> list[Any]:
    """What the list has more than once; not in the standard, but commonly known."""
    seen: set[Hashable] = set()
    compound: list[Any] = []
    repeated = [item for item in reversed(items) if not _is_new(item, seen, compound, run)]
    return distinct_values(run, repeated[::-1])


@TOPIC.running("flatten", "list: list")
def flatten(run: Run, items: list[Any]) -> list[Any]:
    """The items of the list and of all lists inside it, in one list."""
    return bounded_list(_flat(items, run, 0))


def _flat(items: Any, run: Run, depth: int) -> Iterator[Any]:
    if depth > MAX_NESTING:
        raise FeelEvaluationError("too_deep", limit=MAX_NESTING)
    for item in items:
        run.spend()
        if kind(item) == LIST:
            yield from _flat(item, run, depth + 1)
        else:
            yield item


@TOPIC.plain("reverse", "list: list")
def reverse(items: list[Any]) -> list[Any]:
    return [*reversed(items)]


@TOPIC.plain("sublist", "list: list", "start position: number", "length: number?")
def sublist(items: list[Any], position: Any, length: Any = None) -> list[Any] | None:
    """Items from a position counted from 1, or from the end when negative."""
    start = _place(items, position)
    end = None if length is None else start + max(int(length), 0)
    return [*items[start:end]]


@TOPIC.plain("remove", "list: list", "position: number")
def remove(items: list[Any], position: Any) -> list[Any]:
    """The list without the item at that position."""
    place = _place(items, position)
    return [*items[:place], *items[place + 1 :]]


@TOPIC.plain("insert before", "list: list", "position: number", "newItem: any")
def insert_before(items: list[Any], position: Any, item: Any) -> list[Any]:
    """The list with one more item, at that position."""
    place = _place(items, position)
    return bounded_list(chain(items[:place], (item,), items[place:]))


@TOPIC.plain("list replace", "list: list", "match: function", "newItem: any")
@TOPIC.plain("list replace", "list: list", "position: number|function", "newItem: any")
def list_replace(items: list[Any], which: Any, new: Any) -> list[Any]:
    """The list with another item at that position, or wherever `match(item, newItem)` is true."""
    if isinstance(which, FunctionValue):
        return [new if _matches(which, item, new) else item for item in items]
    place = _place(items, which)
    return [*items[:place], new, *items[place + 1 :]]


def _matches(match: FunctionValue, item: Any, new: Any) -> bool:
    found = match.call(item, new) if len(match.parameters) == len((item, new)) else None
    if not isinstance(found, bool):
        raise ValueError  # noqa: TRY004 - what is refused becomes null
    return found


def _place(items: list[Any], position: Any) -> int:
    """The position counted from 0. Raises ValueError if the list has none such."""
    at = int(position)
    if not at or abs(at) > len(items):
        raise ValueError
    return at - 1 if at > 0 else len(items) + at


@TOPIC.running("sort", "list: list", "precedes: function?")
def sort(run: Run, items: list[Any], precedes: FunctionValue | None = None) -> list[Any]:
    """The list in the order that `precedes(a, b)` tells, or else from small to large."""
    run.spend(len(items))
    before = precedes.call if precedes else _smaller

    def compare(left: Any, right: Any) -> int:
        return -1 if before(left, right) is True else int(before(right, left) is True)

    return sorted(items, key=cmp_to_key(compare))


def _smaller(left: Any, right: Any) -> bool | None:
    return ordered(ORDERS["<"], left, right)
