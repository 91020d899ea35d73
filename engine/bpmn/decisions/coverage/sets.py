"""Sets of rules and of places, as integers with a bit for each member."""

from collections.abc import Iterator

# From the first member to before the second number.
Run = tuple[int, int]


def bits(run: Run) -> int:
    """The set of a run."""
    start, end = run
    return (1 << end) - (1 << start)


def members(numbers: int) -> Iterator[int]:
    """The members of a set, from the smallest."""
    while numbers:
        lowest = numbers & -numbers
        yield lowest.bit_length() - 1
        numbers ^= lowest
