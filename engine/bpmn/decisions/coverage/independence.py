"""Whether the columns of a table can take their values independently of each other."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from engine.feel import FeelError, parse
from engine.feel.syntax import Name, Node, Path, children

# What has several words can only be read by those who know that it is a name.
_NAME = re.compile(r"[^\W\d]\w*(?: \w+)*")
# The names of one path: `pemohon.usia` is ("pemohon", "usia").
_Names = tuple[str, ...]


def are_independent(texts: Sequence[str]) -> bool:
    """Whether no two of these expressions read the same variable, or one and a part of it."""
    names = frozenset(filter(_NAME.fullmatch, texts))
    read = [_paths_of(text, names) for text in texts]
    return not any(_share(one, other) for one, other in combinations(read, 2))


def _paths_of(text: str, names: frozenset[str]) -> frozenset[_Names]:
    """The paths that an expression reads; what cannot be read might be any."""
    try:
        return frozenset(_paths(parse(text, names=names).root))
    except FeelError:
        return frozenset({()})


def _paths(node: Node) -> Iterator[_Names]:
    names = _names(node)
    if names:
        yield names
        return
    for child in children(node):
        yield from _paths(child)


def _names(node: Node) -> _Names:
    """The names of a path, from the variable on; none for any other node."""
    if isinstance(node, Name):
        return (node.name,)
    before = _names(node.owner) if isinstance(node, Path) else ()
    return (*before, node.name) if isinstance(node, Path) and before else ()


def _share(one: frozenset[_Names], other: frozenset[_Names]) -> bool:
    return any(a[: len(b)] == b[: len(a)] for a in one for b in other)
