"""Cuts the text of an expression into tokens (DMN 1.5, 10.3.1)."""

import re
from dataclasses import dataclass
from typing import NoReturn

from engine.feel.errors import FeelSyntaxError

RESERVED = frozenset(
    {"and", "or", "if", "then", "else", "for", "in", "return", "some", "every", "satisfies"}
    | {"between", "instance", "function", "true", "false", "null"}
)

_TOKEN = re.compile(
    r"""
    (?P<space>\s+|//[^\n]*|/\*.*?\*/)
    |(?P<number>(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)
    |(?P<string>"(?:[^"\\\n]|\\.)*")
    |(?P<name>[^\W\d]\w*|\?)
    |(?P<symbol>\*\*|\.\.|<=|>=|!=|[-+*/=<>()\[\]{},:.@])
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """`kind` is number, string, name, symbol or end; `symbol` is set for symbols and keywords."""

    kind: str
    text: str
    offset: int
    symbol: str = ""

    @property
    def is_word(self) -> bool:
        """Whether it may be part of a name that has several words."""
        return self.kind == "name"


def tokenize(text: str) -> list[Token]:
    """The tokens of the text, without spaces and comments, closed by an end token."""
    tokens, offset = [], 0
    while offset < len(text):
        found = _TOKEN.match(text, offset)
        if found is None:
            _refuse(text, offset)
        if found.lastgroup != "space":
            tokens.append(_token(text, found))
        offset = found.end()
    return [*tokens, Token("end", "", offset, "end")]


def syntax_error(text: str, offset: int, code: str, /, **facts: object) -> FeelSyntaxError:
    """The error with the line and column of that place in the text."""
    line = text.count("\n", 0, offset) + 1
    column = offset - text.rfind("\n", 0, offset)
    return FeelSyntaxError(code, line=line, column=column, **facts)


def _token(text: str, found: re.Match[str]) -> Token:
    kind, word = found.lastgroup or "", found[0]
    if word.startswith("__"):
        raise syntax_error(text, found.start(), "reserved_name", name=word)
    symbol = word if kind == "symbol" or word in RESERVED else ""
    return Token(kind, word, found.start(), symbol)


def _refuse(text: str, offset: int) -> NoReturn:
    if text[offset] == '"':
        raise syntax_error(text, offset, "unterminated_string")
    raise syntax_error(text, offset, "unexpected_character", character=text[offset])
