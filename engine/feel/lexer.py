"""Cuts the text of an expression into tokens (DMN 1.5, 10.3.1)."""

import re
from dataclasses import dataclass
from typing import NoReturn

from engine.feel.errors import FeelSyntaxError, place

RESERVED = frozenset(
    {"and", "or", "if", "then", "else", "for", "in", "return", "some", "every", "satisfies"}
    | {"between", "instance", "function", "true", "false", "null"}
)

# Rules 28 and 29 of the grammar; letters of all scripts, and pictures beyond them. The space of one
# of these scripts is no letter.
_START = (
    "[A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u167f\u1681-\u1fff\u200c-\u200d"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff]"
)
_PART = _START[:-1] + "0-9\u00b7\u0300-\u036f\u203f-\u2040]"
# What may stand between the parts of a name that is known already (rule 30).
NAME_SYMBOLS = frozenset({".", "/", "-", "'", "\u2019", "+", "*", "**"})

_TOKEN = re.compile(
    rf"""
    (?P<space>\s+|//[^\n]*|/\*.*?\*/)
    |(?P<number>(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)
    |(?P<string>"(?:[^"\\\n]|\\.)*")
    |(?P<name>{_START}{_PART}*|\?)
    |(?P<symbol>\*\*|\.\.|<=|>=|!=|[-+*/=<>()\[\]{{}},:.@'\u2019])
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
    def end(self) -> int:
        return self.offset + len(self.text)

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
    line, column = place(text, offset)
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
