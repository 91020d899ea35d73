"""The names of several words that a text may read, found while it is parsed (DMN 1.5, 10.3.1.4)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from operator import itemgetter

from engine.feel.errors import FeelSyntaxError
from engine.feel.lexer import Token, tokenize

_Words = tuple[str, ...]


class _Index:
    """Names by their words, and how many words there are in those that begin with the same one."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._names: dict[_Words, str] = {}
        self._lengths: defaultdict[str, set[int]] = defaultdict(set)
        for name in names:
            self.enter(name)

    def enter(self, name: str) -> None:
        if words := _words(name):
            self._names[words] = name
            self._lengths[words[0]].add(len(words))

    def standing(self, tokens: Sequence[Token], at: int) -> Iterator[tuple[int, str]]:
        """The names that stand there, each with the number of its words."""
        for count in self._lengths.get(tokens[at].text, ()):
            words = tuple(token.text for token in tokens[at : at + count])
            if words in self._names:
                yield count, self._names[words]


class KnownNames:
    """The names of the scope, and those that the text itself has defined so far.

    A name that the text defines stays known to its end: where the value goes, its entries go.
    """

    def __init__(self, *scope: frozenset[str]) -> None:
        self._own_names: set[str] = set()
        self._own_index = _Index()
        self._names = (self._own_names, *scope)
        self._indexes = (self._own_index, *map(_indexed, scope))

    def __contains__(self, name: str) -> bool:
        return any(name in names for names in self._names)

    def add(self, name: str) -> None:
        """Make a name known that the text defines."""
        self._own_names.add(name)
        self._own_index.enter(name)

    def longest(self, tokens: Sequence[Token], at: int) -> tuple[str, int]:
        """The longest known name that stands there, and of how many tokens it is; or nothing."""
        standing = (found for index in self._indexes for found in index.standing(tokens, at))
        count, name = max(standing, key=itemgetter(0), default=(0, ""))
        return name, count


@lru_cache(maxsize=256)
def _indexed(names: frozenset[str]) -> _Index:
    return _Index(names)


def _words(name: str) -> _Words:
    """The tokens of a name; none for one that no text can say."""
    try:
        return tuple(token.text for token in tokenize(name)[:-1])
    except FeelSyntaxError:
        return ()
