"""Functions that make one value of a list, or of the values given (DMN 1.5, table 76)."""

from collections import Counter
from collections.abc import Callable
from functools import reduce
from typing import Any

from engine.feel import arithmetic
from engine.feel.builtin import Topic
from engine.feel.comparison import ORDERS, Order, ordered
from engine.feel.numbers import NUMBERS, decimal_of
from engine.feel.values import NUMBER, kind

TOPIC = Topic()

_OfList = Callable[[list[Any]], Any]


def of_list_or_items(topic: Topic, name: str) -> Callable[[_OfList], _OfList]:
    """Registers a function of a list, which can also be called with the list's items."""

    def register(function: _OfList) -> _OfList:
        topic.plain(name, "list: list")(function)
        topic.plain(name, "n: any", "others: any*")(lambda *items: function([*items]))
        return function

    return register


@TOPIC.plain("count", "list: list")
def count(items: list[Any]) -> int:
    return len(items)


@of_list_or_items(TOPIC, "min")
def min_(items: list[Any]) -> Any:
    return _first(items, ORDERS["<"])


@of_list_or_items(TOPIC, "max")
def max_(items: list[Any]) -> Any:
    return _first(items, ORDERS[">"])


def _first(items: list[Any], order: Order) -> Any:
    """The item that comes before all others; null if there is none or they cannot be compared."""
    best = items[0] if items else None
    for item in items:
        before = ordered(order, item, best)
        if before is None:
            return None
        best = item if before else best
    return best


@of_list_or_items(TOPIC, "sum")
def sum_(items: list[Any]) -> Any:
    """The sum of the numbers; null for an empty list or anything else in it."""
    return reduce(arithmetic.add, _numbers(items))


@of_list_or_items(TOPIC, "product")
def product(items: list[Any]) -> Any:
    return reduce(arithmetic.multiply, _numbers(items))


@of_list_or_items(TOPIC, "mean")
def mean(items: list[Any]) -> Any:
    return arithmetic.divide(sum_(items), len(items))


@of_list_or_items(TOPIC, "median")
def median(items: list[Any]) -> Any:
    """The number in the middle when they stand in order, or the mean of the two there."""
    numbers = sorted(map(decimal_of, _numbers(items)))
    return mean([numbers[(len(numbers) - 1) // 2], numbers[len(numbers) // 2]])


@of_list_or_items(TOPIC, "mode")
def mode(items: list[Any]) -> list[Any]:
    """The numbers that appear most often, from small to large."""
    found = Counter(map(decimal_of, _numbers(items) if items else []))
    most = max(found.values(), default=0)
    return sorted(number for number, times in found.items() if times == most)


@of_list_or_items(TOPIC, "stddev")
def stddev(items: list[Any]) -> Any:
    """The standard deviation of a sample; null for less than two numbers."""
    if len(items) == 1:
        return None
    middle = mean(items)
    squares = [arithmetic.power(arithmetic.subtract(item, middle), 2) for item in items]
    return NUMBERS.sqrt(arithmetic.divide(sum_(squares), len(items) - 1))


def _numbers(items: list[Any]) -> list[Any]:
    """The items. Raises ValueError if there is none, or one that is no number."""
    if not items or any(kind(item) != NUMBER for item in items):
        raise ValueError
    return items
