"""The names of several words that a text may read, found while it is parsed (DMN 1.5, 10.3.1.4)."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from engine.feel.errors import FeelSyntaxError
from engine.feel.lexer import Token, tokenize

_Words = tuple[str, ...]
_Index = dict[str, dict[_Words, str]]


class KnownNames:
    """The names of the scope, and those that the text itself has defined so far.

    A name that the text defines stays known to its end: where the value goes, its entries go.
    """

    def __init__(self, names: frozenset[str]) -> None:
        self._names, self._index = names, _indexed(names)
        self._own_names: set[str] = set()
        self._own_index: _Index = {}

    def __contains__(self, name: str) -> bool:
        return name in self._names or name in self._own_names

    def add(self, name: str) -> None:
        """Make a name known that the text defines."""
        self._own_names.add(name)
        _enter(self._own_index, name)

    def longest(self, tokens: Sequence[Token], at: int) -> tuple[str, int]:
        """The longest known name that stands there, and of how many tokens it is; or nothing."""
        first = tokens[at].text
        found = {**self._index.get(first, {}), **self._own_index.get(first, {})}
        fitting = ((len(words), name) for words, name in found.items() if _stand(words, tokens, at))
        count, name = max(fitting, default=(0, ""))
        return name, count


def _stand(words: _Words, tokens: Sequence[Token], at: int) -> bool:
    return tuple(token.text for token in tokens[at : at + len(words)]) == words


@lru_cache(maxsize=256)
def _indexed(names: frozenset[str]) -> Mapping[str, Mapping[_Words, str]]:
    index: _Index = {}
    for name in names:
        _enter(index, name)
    return index


def _enter(index: _Index, name: str) -> None:
    if words := _words(name):
        index.setdefault(words[0], {})[words] = name


def _words(name: str) -> _Words:
    """The tokens of a name; none for one that no text can say."""
    try:
        return tuple(token.text for token in tokenize(name)[:-1])
    except FeelSyntaxError:
        return ()
