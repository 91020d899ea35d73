"""Patterns as XPath and XML Schema write them, put into the dialect of the package `regex`.

The dialects agree on little more than groups and quantifiers, and `regex` knows much that XPath
does not: what looks around, names groups, or does not give back is refused here.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

import regex

from engine.feel.errors import FeelEvaluationError
from engine.feel.patterns.classes import read_class, read_escape
from engine.feel.patterns.cursor import Cursor

MAX_WRITTEN_OUT = 2_000

_QUANTIFIER = re.compile(r"(?:[*+?]|\{([0-9]{1,5})(?:,(?:[0-9]{1,5})?)?\})\??")
_REFERENCE = re.compile(r"\\([1-9][0-9]*)")
_NOT_ATOMS = frozenset("*+?{}]")


class _Piece(NamedTuple):
    """A part of the translation; `size` is its length when counted repeats are written out."""

    text: str
    size: int = 1


def translated(pattern: str, flags: str) -> str:
    """The pattern for `regex`. Raises FeelEvaluationError if it is invalid or too large."""
    found = _Translation(_without_spaces(pattern) if "x" in flags else pattern, flags).whole()
    # `regex` unfolds counted repeats while it compiles, which no time limit covers.
    if found.size > MAX_WRITTEN_OUT:
        raise FeelEvaluationError("pattern_too_costly")
    return found.text


def _without_spaces(pattern: str) -> str:
    """The pattern without its spaces, even after a backslash; those inside classes are meant."""
    kept, depth = [], 0
    for sign in re.findall(r"\\[ \t\n\r]*.|.", pattern, re.DOTALL):
        depth += (sign == "[") - (sign == "]")
        kept.append(sign if depth > 0 else re.sub(r"[ \t\n\r]", "", sign))
    return "".join(kept)


class _Translation(Cursor):
    def __init__(self, pattern: str, flags: str) -> None:
        super().__init__(pattern)
        self._flags, self._opened = flags, 0
        self._closed: set[int] = set()

    def whole(self) -> _Piece:
        found = self._alternatives()
        if self.next:
            raise self.invalid()
        return found

    def _alternatives(self) -> _Piece:
        branches = [self._sequence()]
        while self.takes("|"):
            branches.append(self._sequence())
        return _joined("|", branches)

    def _sequence(self) -> _Piece:
        pieces = []
        while self.next not in ("", "|", ")"):
            pieces.append(self._quantified(self._atom()))
        return _joined("", pieces)

    def _quantified(self, atom: _Piece) -> _Piece:
        found = _QUANTIFIER.match(self.pattern, self.at)
        if found is None:
            return atom
        self.at = found.end()
        return _Piece(atom.text + found[0], atom.size * max(int(found[1] or 1), 1))

    def _atom(self) -> _Piece:
        special = _SPECIAL.get(self.next)
        if special:
            return special(self)
        if self.next in _NOT_ATOMS:
            raise self.invalid()
        return _Piece(regex.escape(self.take()))

    def group(self) -> _Piece:
        self.enter()
        number = 0 if self.takes("(?:") else self._open()
        inner = self._alternatives()
        self.expect(")")
        self._closed.add(number)
        self.leave()
        return _Piece(f"({'' if number else '?:'}{inner.text})", inner.size)

    def _open(self) -> int:
        self.expect("(")
        self._opened += 1
        return self._opened

    def escape(self) -> _Piece:
        digits = _REFERENCE.match(self.pattern, self.at)
        return self._reference(digits[1]) if digits else _Piece(read_escape(self))

    def _reference(self, digits: str) -> _Piece:
        """What a group before has matched, if it has; it takes as many digits as make a group."""
        numbers = (int(digits[:end]) for end in range(len(digits), 0, -1))
        number = next((it for it in numbers if it in self._closed), None)
        if number is None:
            raise self.invalid()
        self.expect(f"\\{number}")
        return _Piece(f"(?({number})\\{number}|)")

    def char_class(self) -> _Piece:
        return _Piece(read_class(self))

    def start(self) -> _Piece:
        self.expect("^")
        return _Piece(r"(?:\A|(?<=\n)(?!\Z))" if "m" in self._flags else r"(?:\A)")

    def end(self) -> _Piece:
        # The `$` of `regex` also stands before a last line break, the standard's does not.
        self.expect("$")
        return _Piece(r"(?:\Z|(?=\n))" if "m" in self._flags else r"(?:\Z)")

    def any_character(self) -> _Piece:
        self.expect(".")
        return _Piece("(?s:.)" if "s" in self._flags else r"[^\n\r]")


def _joined(separator: str, pieces: Iterable[_Piece]) -> _Piece:
    texts, sizes = zip(*pieces, strict=True) if pieces else ((), ())
    return _Piece(separator.join(texts), sum(sizes))


_SPECIAL: Mapping[str, Callable[[_Translation], _Piece]] = {
    "(": _Translation.group,
    "[": _Translation.char_class,
    "\\": _Translation.escape,
    "^": _Translation.start,
    "$": _Translation.end,
    ".": _Translation.any_character,
}
